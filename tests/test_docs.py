"""What somebody who runs Showcase looks up is written down."""

import dataclasses
import re
from argparse import ArgumentParser, _SubParsersAction
from collections.abc import Iterator
from pathlib import Path

import pytest
from starlette.routing import Route

from showcase.app import routes
from showcase.cli import parser
from showcase.foundation.settings import Settings

HOUSE = Path(__file__).parent.parent
DOCS = HOUSE / "docs"


def commands(parser: ArgumentParser, before: str = "showcase") -> Iterator[tuple[str, list[str]]]:
    """Every command, with its options."""
    below = [action for action in parser._actions if isinstance(action, _SubParsersAction)]
    for action in below:
        for name, one in action.choices.items():
            yield from commands(one, f"{before} {name}")
    if not below:
        yield (
            before,
            [option for action in parser._actions for option in action.option_strings if option != "-h"],
        )


@pytest.mark.parametrize("field", [field.name for field in dataclasses.fields(Settings)])
def test_every_setting_is_in_the_docs(field):
    assert f"`SHOWCASE_{field.upper()}`" in (DOCS / "settings.md").read_text()


@pytest.mark.parametrize(("command", "options"), list(commands(parser())))
def test_every_command_is_in_the_docs(command, options):
    line = next(
        line
        for line in (DOCS / "commands.md").read_text().splitlines()
        if f"`{command} " in line or f"`{command}`" in line
    )

    assert [option for option in options if option != "--help" and option not in line] == []


@pytest.mark.parametrize(
    "path",
    sorted(
        {
            re.sub(r":\w+}", "}", route.path)
            for route in routes()
            if isinstance(route, Route) and not route.path.startswith("/api/")
        }
    ),
)
def test_every_address_is_in_the_docs(path):
    assert f"`{path}`" in (DOCS / "addresses.md").read_text()


def test_every_page_of_the_docs_leads_somewhere():
    for page in [HOUSE / "README.md", *DOCS.rglob("*.md")]:
        for link in re.findall(r"\]\((?!https?:|#)([^)#]+)", page.read_text()):
            assert (page.parent / link).exists(), f"{page.name} leads to {link}"


def test_nothing_committed_names_a_registry_or_this_machine():
    forbidden = re.compile(
        r"(files\.pythonhosted|pypi\.org|registry\.npmjs|deb\.debian)\S*|(?<![\w.])/(work|root)/"
    )
    for file in [
        *HOUSE.glob("*.lock"),
        *HOUSE.glob("bin/*"),
        *HOUSE.glob("docs/**/*.md"),
        *HOUSE.glob("*.md"),
        HOUSE / "pyproject.toml",
    ]:
        assert not forbidden.search(file.read_text()), file.name
