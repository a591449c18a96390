"""What is kept of a picture to find it again."""

import random
import subprocess
import sys

import imagehash
import numpy as np
import pytest
from PIL import Image, ImageDraw, ImageOps

from showcase.imaging.fingerprints import Fingerprint, fingerprint_of, inner_box


def scene(number: int, size: tuple[int, int] = (480, 320)) -> Image.Image:
    some = random.Random(number)
    picture = Image.new("RGB", size, tuple(some.randrange(256) for _ in range(3)))
    pen = ImageDraw.Draw(picture)
    for _ in range(14):
        x, y, side = some.uniform(-40, size[0]), some.uniform(-40, size[1]), some.uniform(20, 160)
        shape = some.choice([pen.ellipse, pen.rectangle])
        shape((x, y, x + side, y + side * 0.8), fill=tuple(some.randrange(256) for _ in range(3)))
    return picture


def bits_apart(one: Fingerprint, other: Fingerprint, *, window: int = 0, of_other: int = 0) -> int:
    mine, theirs = (np.frombuffer(each.hashes, dtype="<u8") for each in (one, other))
    return int(mine[window] ^ theirs[of_other]).bit_count()


def test_it_is_eight_hashes_and_a_small_grey():
    found = fingerprint_of(scene(1))

    assert (len(found.hashes), len(found.grey), found.flat) == (64, 1024, False)


def test_bits_are_in_the_order_that_is_promised():
    picture = scene(2, (192, 192))
    expected = imagehash.phash(picture.convert("L")).hash

    whole = int.from_bytes(fingerprint_of(picture).hashes[:8], "little")

    assert [
        [bool(whole >> (8 * row + column) & 1) for column in range(8)] for row in range(8)
    ] == expected.tolist()


def test_a_smaller_copy_has_nearly_the_same_hashes():
    picture = scene(3)

    assert bits_apart(fingerprint_of(picture), fingerprint_of(picture.resize((240, 160)))) <= 2


def test_a_framed_copy_is_found_by_what_is_inside_the_frame():
    picture = scene(4)

    framed = fingerprint_of(ImageOps.expand(picture, 30, "white"))

    assert bits_apart(framed, fingerprint_of(picture), window=1) <= 4


def test_a_crop_is_found_by_a_window():
    picture = scene(5)
    corner = fingerprint_of(picture.crop((0, 0, 432, 288)))

    assert bits_apart(corner, fingerprint_of(picture), of_other=3) <= 4


def test_letterbox_bars_are_a_border_and_a_picture_without_one_is_whole():
    picture = scene(6)
    bars = np.asarray(ImageOps.pad(picture, (480, 480), color="black").convert("L"))

    left, top, right, bottom = inner_box(bars)

    assert (left, right) == (0, 480)
    assert abs(top - 80) <= 2
    assert abs(bottom - 400) <= 2


def test_a_speck_in_the_middle_does_not_make_everything_else_a_border():
    picture = Image.new("L", (200, 200), 255)
    ImageDraw.Draw(picture).rectangle((90, 90, 110, 110), fill=0)

    assert inner_box(np.asarray(picture)) == (0, 0, 200, 200)


@pytest.mark.parametrize("colour", ["white", "black", "red", (128, 128, 128)])
def test_a_plain_colour_is_flat(colour):
    assert fingerprint_of(Image.new("RGB", (300, 200), colour)).flat


@pytest.mark.parametrize("size", [(1, 1), (1, 900), (3000, 1), (7, 5), (512, 2)])
def test_odd_sizes_have_a_fingerprint_too(size):
    found = fingerprint_of(Image.new("RGB", size, "navy"))

    assert (len(found.hashes), len(found.grey)) == (64, 1024)


def test_the_same_picture_has_the_same_fingerprint_every_time():
    assert fingerprint_of(scene(7)) == fingerprint_of(scene(7))


def test_whoever_only_reads_and_compares_fingerprints_never_loads_the_hash_library():
    asked = (
        "import sys, showcase.imaging.fingerprints, showcase.imaging.lookup, showcase.imaging.comparison;"
        "print({'imagehash', 'scipy', 'pywt'} & set(sys.modules))"
    )

    answer = subprocess.run([sys.executable, "-c", asked], capture_output=True, text=True, check=True)

    assert answer.stdout.strip() == "set()"
