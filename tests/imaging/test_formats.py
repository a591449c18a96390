import pytest

from showcase.imaging.formats import FORMATS, HEAD_BYTES, identify
from tests.imaging.drawing import KINDS, scene


@pytest.mark.parametrize("kind", KINDS)
def test_a_picture_is_known_by_its_first_bytes(kind):
    found = identify(KINDS[kind](scene())[:HEAD_BYTES])

    assert found
    assert found.name == kind


def test_every_kind_that_is_known_is_drawn_in_these_tests():
    assert {one.name for one in FORMATS} == set(KINDS)


@pytest.mark.parametrize(
    "head",
    [
        b"",
        b"\xff\xd8",
        b"%PDF-1.7\n",
        b"%!PS-Adobe-3.0 EPSF-3.0\n",
        b"<svg xmlns='http://www.w3.org/2000/svg' onload='alert(1)'/>",
        b"<!doctype html><script>alert(1)</script>",
        b"/* XPM */\nstatic char *x[] = {",
        b"SIMPLE  =                    T / FITS",
        b"BMW is a car, and this is a text about it",
        b"RIFF\x24\x00\x00\x00WAVEfmt ",
        b"\x00\x00\x00\x18ftypmp42\x00\x00\x00\x00mp42isom",
        b"\x00\x00\x00\x00ftyp",
        b"\x00\x00\x00\x18ftyp",
        b"II*\x00\x10\x00\x00\x00CR\x02\x00",
        b"\x00\x00\x01\x00\x01\x00\x10\x10",
        b"PK\x03\x04",
    ],
)
def test_nothing_else_is_taken_for_a_picture(head):
    assert identify(head) is None


def test_a_file_says_its_kind_in_a_later_brand_too():
    heic = b"\x00\x00\x00\x18ftypmif1\x00\x00\x00\x00mif1heic"
    avif = b"\x00\x00\x00\x18ftypmif1\x00\x00\x00\x00miafavif"

    assert [identify(head).name for head in (heic, avif)] == ["heif", "avif"]
