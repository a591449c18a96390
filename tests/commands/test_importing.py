"""A folder of files becomes pins."""

import json
from pathlib import Path

import pytest
from PIL import Image, ImageOps

from showcase.models import Credit, Duplicate, Media, Pin, PinTag, Upload, Usage
from tests.conftest import drawing, encoded

SHARED = Path(__file__).parents[3] / "shared" / "pictures"


@pytest.fixture
def folder(tmp_path):
    """Two posters, a text, and a picture that was cut off."""
    folder = tmp_path / "posters"
    (folder / "more").mkdir(parents=True)
    (folder / "low-sun.jpg").write_bytes(encoded(drawing("Low sun")))
    (folder / "more" / "high_tide.png").write_bytes(encoded(drawing("High tide", colour="#224466"), "PNG"))
    (folder / "notes.txt").write_text("not a picture")
    (folder / "torn.jpg").write_bytes(encoded(drawing("Torn"))[:4000])
    return folder


async def test_a_folder_becomes_pins_and_what_cannot_be_read_is_told(typed, folder, mika, pictures):
    done = typed("import", str(folder), "--board", "pictures", "--as", "mika@example.org")

    assert done.returncode == 1
    assert [
        line.split()[0] for line in done.stdout.splitlines() if line.startswith(("pinned", "skipped"))
    ] == ["pinned"] * 2
    assert "torn.jpg: This picture cannot be read." in done.stderr
    assert sorted(pin.title for pin in await Pin.all()) == ["High tide", "Low sun"]
    assert await Media.all().count() == 2


async def test_again_goes_on_where_it_stopped(typed, folder, mika, pictures):
    (folder / "torn.jpg").unlink()
    typed("import", str(folder / "low-sun.jpg"), "--board", "pictures", "--as", "mika@example.org")

    done = typed("import", str(folder), "--board", "pictures", "--as", "mika@example.org")

    assert done.returncode == 0
    assert [line.split()[0] for line in done.stdout.splitlines()] == ["skipped", "pinned"]
    assert await Pin.all().count() == 2


async def test_a_manifest_says_what_the_files_are(typed, folder, mika, pictures, harbour_nights):
    manifest = folder / "all.csv"
    manifest.write_text(
        "file,title,alt,tags,credits,campaign\n"
        'low-sun.jpg,The sun we all copied,A pale sun,"print, poster",Mika: design; Rui Teles: photograph,harbour-nights\n'
    )

    done = typed(
        "import", str(folder), "--board", "pictures", "--manifest", str(manifest), "--as", "mika@example.org"
    )

    pin = await Pin.get()
    assert done.returncode == 0, done.stderr
    assert (pin.title, pin.cover_alt, pin.campaign_id) == (
        "The sun we all copied",
        "A pale sun",
        harbour_nights.id,
    )
    assert [(one.name, one.did) for one in await Credit.all()] == [
        ("Mika", "design"),
        ("Rui Teles", "photograph"),
    ]
    assert await PinTag.all().count() == 2


async def test_a_board_that_is_not_there_is_named_before_anything_is_pinned(typed, folder, mika):
    done = typed("import", str(folder), "--board", "postres", "--as", "mika@example.org")

    assert done.returncode == 1
    assert "There is no board “postres”." in done.stderr
    assert await Media.all().count() == 0


async def test_a_viewer_cannot_import(typed, folder, vera, pictures):
    done = typed("import", str(folder / "low-sun.jpg"), "--board", "pictures", "--as", "vera@example.org")

    assert done.returncode == 1
    assert "To pin, ask for a member's account." in done.stderr
    assert await Pin.all().count() == 0


@pytest.mark.skipif(not SHARED.is_dir(), reason="the folder of real photographs is not here")
async def test_real_photographs_stand_upright_and_their_copies_are_found(typed, mika, pictures):
    done = typed("import", str(SHARED), "--board", "pictures", "--as", "mika@example.org")

    assert done.returncode == 0, done.stderr[-2000:]
    names = {upload.name: upload.media_id for upload in await Upload.all()}
    media = {one.id: one for one in await Media.all()}
    for file in [*SHARED.glob("*.jpg"), *SHARED.glob("*.webp"), *SHARED.glob("*.png")]:
        with Image.open(file) as picture:
            assert ImageOps.exif_transpose(picture).size == (
                media[names[file.name]].width,
                media[names[file.name]].height,
            ), file
    pairs = {(pair.one_id, pair.other_id): pair for pair in await Duplicate.all()}
    copies = json.loads((SHARED / "pictures.json").read_text())["copies"]
    expected = {_pair(names, copy) for copy in copies if copy["expected"] == "duplicate"}
    found = {key for key, pair in pairs.items() if pair.is_duplicate}
    assert len(found & expected) >= len(expected) - 2
    assert found <= {_pair(names, copy) for copy in copies}


def _pair(names: dict[str, int], copy: dict[str, str]) -> tuple[int, int]:
    one, other = sorted((names[copy["file"]], names[copy["copy_of"]]))
    return one, other


async def test_a_manifest_says_what_may_be_done_with_the_files(typed, folder, mika, pictures, iberia):
    manifest = folder / "all.csv"
    manifest.write_text(
        "file,usage,territory,licence,embargo_until,rights_until\n"
        "low-sun.jpg,territory,iberia,Photo: Rui Costa,2027-05-03,2028-05-03\n"
        "more/high_tide.png,territory,,,,\n"
        "more/high_tide.png,outside,,,soon,\n"
        "more/high_tide.png,everything,,,,\n"
        "more/high_tide.png,territory,atlantis,,,\n"
    )

    done = typed(
        "import", str(folder), "--board", "pictures", "--manifest", str(manifest), "--as", "mika@example.org"
    )

    assert done.returncode == 1
    pin = await Pin.get()
    assert (pin.usage, pin.territory_id, pin.licence) == (Usage.TERRITORY, iberia.id, "Photo: Rui Costa")
    assert (f"{pin.embargo_until:%Y-%m-%d}", f"{pin.rights_until:%Y-%m-%d}") == ("2027-05-03", "2028-05-04")
    refused = [line.partition(": ")[2] for line in done.stderr.splitlines() if line.startswith("refused")]
    assert refused == [
        "Choose the region that it may be used in.",
        "“soon” in the column “embargo_until” is not a day as in 2027-05-03.",
        "Its usage is “everything”. It is one of: internal, outside, territory.",
        "There is no region “atlantis”.",
    ]
