"""What templates and style sheets rely on is there, and nothing that the content security policy would refuse."""

import re
from pathlib import Path

import pytest

TOP = Path(__file__).resolve().parents[2]
ASSETS, TEMPLATES = TOP / "assets", TOP / "templates"
PAGES = sorted(TEMPLATES.rglob("*.html"))
SHEETS = (ASSETS / "css" / "order.txt").read_text().split()


def named(page: Path) -> str:
    return page.relative_to(TEMPLATES).as_posix()


@pytest.mark.parametrize("page", PAGES, ids=named)
def test_a_page_brings_no_style_and_no_script_of_its_own(page: Path) -> None:
    text = page.read_text()

    assert not re.search(r"""\sstyle=|<style|\son[a-z]+=["']|javascript:""", text)
    assert not re.search(r"<script(?![^>]*\ssrc=)", text)


@pytest.mark.parametrize("page", PAGES, ids=named)
def test_every_icon_on_a_page_is_drawn_in_the_sprite(page: Path) -> None:
    there = set(re.findall(r'<symbol id="([a-z0-9-]+)"', (ASSETS / "icons.svg").read_text()))

    asked = set(re.findall(r'\bicon\("([a-z0-9-]+)"', page.read_text()))
    asked |= set(re.findall(r'symbol="([a-z0-9-]+)"', page.read_text()))

    assert asked <= there


@pytest.mark.parametrize("page", PAGES, ids=named)
def test_every_file_that_a_page_asks_for_is_there(page: Path) -> None:
    asked = set(re.findall(r'\basset\("([^"]+)"\)', page.read_text())) - {"app.css"}

    assert [name for name in asked if not (ASSETS / name).is_file()] == []


def test_every_style_sheet_has_its_place_in_the_order() -> None:
    assert sorted(SHEETS) == sorted(sheet.name for sheet in (ASSETS / "css").glob("*.css"))


@pytest.mark.parametrize("sheet", SHEETS)
def test_a_style_sheet_is_whole_and_loads_nothing_from_elsewhere(sheet: str) -> None:
    text = re.sub(r"/\*.*?\*/", "", (ASSETS / "css" / sheet).read_text(), flags=re.DOTALL)
    loaded = re.findall(r'url\("(?!data:)([^"]+)"\)', text)

    assert text.count("{") == text.count("}")
    assert [name for name in loaded if not (ASSETS / name).is_file()] == []


def test_every_height_that_a_card_can_have_has_its_class() -> None:
    heights = {int(rows) for rows in re.findall(r"\.tall-(\d+)\b", (ASSETS / "css" / "tall.css").read_text())}

    assert heights == set(range(18, 149))


def test_every_vendored_library_is_named_with_its_licence() -> None:
    listed = (ASSETS / "vendor" / "README.md").read_text().lower()

    for library in (folder for folder in (ASSETS / "vendor").iterdir() if folder.is_dir()):
        name, version = library.name.rsplit("-", 1)
        assert name in listed
        assert version in listed
        assert (library / "LICENSE").read_text().strip()


@pytest.mark.parametrize("module", sorted((ASSETS / "js").glob("*.js")), ids=lambda module: module.stem)
def test_a_module_loads_nothing_but_its_neighbours(module: Path) -> None:
    loaded = re.findall(r"""^\s*import\s[^"']*["']([^"']+)["']""", module.read_text(), flags=re.MULTILINE)

    assert [name for name in loaded if not (module.parent / name).is_file()] == []
