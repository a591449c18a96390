"""What is made of a picture: renditions, an animation, a placeholder, a palette, a fingerprint."""

import re
from base64 import b64decode
from io import BytesIO

import pytest
from PIL import Image, ImageDraw

from showcase.imaging.renditions import ladder
from tests.imaging.drawing import as_bytes, close, moving, photograph, scene


def widths(result):
    return [one.width for one in result.renditions if not one.animated]


@pytest.mark.parametrize(
    ("size", "expected"),
    [
        ((4000, 3000), [1600, 736, 472, 236]),
        ((3000, 4000), [1600, 736, 472, 236]),
        ((1920, 1080), [1920, 736, 472, 236]),
        ((2001, 1500), [1600, 736, 472, 236]),
        ((1000, 700), [1000, 736, 472, 236]),
        ((590, 400), [590, 236]),
        ((500, 400), [500, 236]),
        ((236, 236), [236]),
        ((100, 4000), [100]),
        ((1, 1), [1]),
        ((20_000, 2_000), [4800, 1600, 736, 472, 236]),
        ((30_000, 1), [4800, 1600, 736, 472, 236]),
        ((1, 30_000), [1]),
        ((800, 25_000), [505, 236]),
    ],
)
def test_renditions_fit_the_screens_that_they_are_for(size, expected):
    sizes = ladder(size)

    assert [width for width, _ in sizes] == expected
    assert all(width <= size[0] and 1 <= height <= min(size[1], 16383) for width, height in sizes)
    assert all(width * height <= 8_000_000 for width, height in sizes)


@pytest.mark.parametrize("size", [(1, 1), (1, 20_000), (20_000, 1), (3, 17_000), (6000, 500)])
def test_a_picture_of_any_shape_is_shown(size, processed):
    result = processed(as_bytes(photograph(*size), "PNG"))

    assert (result.width, result.height) == size
    for one in result.renditions:
        with Image.open(one.path) as picture:
            picture.load()
            assert picture.size == (one.width, one.height)
            assert one.path.stat().st_size == one.bytes
    assert sum(share for _, share in result.palette) == pytest.approx(1)
    assert len(result.placeholder) < 300


def test_renditions_look_like_the_picture(processed):
    result = processed(as_bytes(photograph(2400, 1600), "JPEG", quality=95))

    tiny = photograph(2400, 1600).resize((12, 8), Image.Resampling.BOX)
    for one in result.renditions:
        with Image.open(one.path) as picture:
            seen = picture.convert("RGB").resize((12, 8), Image.Resampling.BOX)
        pairs = zip(seen.get_flattened_data(), tiny.get_flattened_data(), strict=True)
        assert all(close(a, b, 12) for a, b in pairs)


def test_renditions_say_nothing_of_where_and_by_whom(processed):
    exif = Image.Exif()
    exif[0x010F] = "Secret Camera"
    exif.get_ifd(0x8825)[2] = (48.0, 51.0, 29.6)
    content = as_bytes(
        photograph(900, 600), "JPEG", exif=exif, comment=b"mika@example.org", xmp=b"<x>Secret</x>"
    )
    assert b"Secret" in content

    result = processed(content)

    for one in result.renditions:
        with Image.open(one.path) as picture:
            assert not picture.getexif()
            assert {"exif", "xmp", "icc_profile", "comment"}.isdisjoint(picture.info)
        assert b"Secret" not in one.path.read_bytes()
        assert b"EXIF" not in one.path.read_bytes()


@pytest.mark.parametrize("kind", ["GIF", "WEBP", "PNG", "AVIF"])
def test_what_moves_still_moves_and_has_a_still(kind, processed):
    options = {"loop": 0} if kind != "AVIF" else {}

    result = processed(moving(kind, 6, **options))

    assert result.frames == 6
    assert widths(result) == [64]
    animated = result.renditions[-1]
    assert animated.animated
    with Image.open(animated.path) as picture:
        assert (picture.n_frames, picture.size) == (6, (64, 48))
        picture.seek(1)
        picture.load()
        assert picture.info["duration"] == 80


def test_a_long_animation_is_short_and_small(processed):
    frames = [Image.new("L", (640, 400), 255 - number) for number in range(250)]

    result = processed(as_bytes(frames[0], "GIF", save_all=True, append_images=frames[1:], duration=100))

    animated = result.renditions[-1]
    assert animated.width == 472
    with Image.open(animated.path) as picture:
        assert picture.n_frames <= 72
        seconds = 0
        for number in range(picture.n_frames):
            picture.seek(number)
            picture.load()
            seconds += picture.info["duration"] / 1000
    assert 14 < seconds < 16


def test_an_animation_keeps_what_one_sees_through(processed):
    frames = []
    for number in range(4):
        frame = Image.new("RGBA", (60, 60), (0, 0, 0, 0))
        ImageDraw.Draw(frame).ellipse((number * 10, 10, number * 10 + 25, 40), (200, 30, 30, 255))
        frames.append(frame)

    result = processed(
        as_bytes(frames[0], "GIF", save_all=True, append_images=frames[1:], duration=100, disposal=2)
    )

    assert result.has_alpha
    with Image.open(result.renditions[-1].path) as picture:
        picture.seek(2)
        assert picture.convert("RGBA").getpixel((2, 2))[3] == 0


def test_a_placeholder_is_a_tiny_picture_in_its_address(processed):
    result = processed(as_bytes(scene(900, 600), "PNG"))

    start, _, data = result.placeholder.partition(",")
    assert start == "data:image/webp;base64"
    assert len(result.placeholder) < 300
    with Image.open(BytesIO(b64decode(data))) as tiny:
        assert tiny.size == (16, 11)
        assert close(tiny.convert("RGB").getpixel((2, 2)), (200, 30, 30), 40)


@pytest.mark.parametrize("seed", range(5))
def test_the_placeholder_of_pure_noise_is_small_too(seed, processed):
    noise = Image.effect_noise((64, 64), 200)
    colourful = Image.merge("RGB", [noise, noise.rotate(90), noise.rotate(180)])

    assert len(processed(as_bytes(colourful, "PNG")).placeholder) < 300


def test_nothing_shows_through_a_see_through_picture(processed):
    picture = Image.new("RGBA", (300, 300), (0, 0, 0, 0))
    picture.paste((200, 30, 30, 255), (100, 100, 200, 200))

    _, _, data = processed(as_bytes(picture, "PNG")).placeholder.partition(",")

    with Image.open(BytesIO(b64decode(data))) as tiny:
        assert tiny.convert("RGBA").getextrema()[3] == (0, 0)


def test_the_palette_of_a_poster_is_its_inks(processed):
    poster = Image.new("RGB", (800, 1000), (250, 240, 220))
    draw = ImageDraw.Draw(poster)
    draw.rectangle((0, 0, 800, 300), (12, 40, 90))
    draw.rectangle((100, 500, 300, 700), (230, 60, 20))

    palette = dict(processed(as_bytes(poster, "PNG")).palette)

    assert palette["#faf0dc"] == pytest.approx(0.65, abs=0.02)
    assert palette["#0c285a"] == pytest.approx(0.30, abs=0.02)
    assert palette["#e63c14"] == pytest.approx(0.05, abs=0.02)


def test_a_palette_is_five_colours_at_most_and_whole(processed):
    palette = processed(as_bytes(photograph(900, 600), "JPEG")).palette

    assert len(palette) == 5
    assert all(re.fullmatch("#[0-9a-f]{6}", colour) for colour, _ in palette)
    shares = [share for _, share in palette]
    assert sum(shares) == pytest.approx(1)
    assert shares == sorted(shares, reverse=True)


def test_one_colour_is_a_palette_too(processed):
    assert processed(as_bytes(Image.new("RGB", (50, 50), (1, 2, 3)), "PNG")).palette == (("#010203", 1.0),)


def test_the_same_picture_looks_the_same_in_another_format_and_size(processed):
    picture = photograph(1800, 1200)

    one = processed(as_bytes(picture, "JPEG", quality=92))
    other = processed(as_bytes(picture.resize((600, 400)), "WEBP", quality=80))

    bits = int.from_bytes(one.fingerprint.hashes[:8], "little") ^ int.from_bytes(
        other.fingerprint.hashes[:8], "little"
    )
    assert bits.bit_count() <= 4
    assert len(one.fingerprint.hashes) == 64
    assert len(one.fingerprint.grey) == 1024


def test_two_hands_do_the_same_work(tmp_path):
    from showcase.imaging.process import process  # noqa: PLC0415

    path = tmp_path / "upload"
    path.write_bytes(as_bytes(photograph(1800, 1200), "JPEG"))
    results = []
    for hands in (1, 2):
        folder = tmp_path / str(hands)
        folder.mkdir()
        results.append(process(path, folder, hands=hands))

    one, two = results
    assert [each.path.read_bytes() for each in one.renditions] == [
        each.path.read_bytes() for each in two.renditions
    ]
    assert (one.placeholder, one.palette, one.fingerprint) == (two.placeholder, two.palette, two.fingerprint)
