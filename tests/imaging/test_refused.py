"""What cannot be shown is refused with its reason: nothing else comes out, and nothing is shown black."""

import pickle
import random
import struct
import zlib
from dataclasses import replace

import pytest
from PIL import Image

from showcase.imaging.errors import Reason, Unshowable
from showcase.imaging.limits import DEFAULT
from tests.imaging.drawing import KINDS, as_bytes, moving, photograph, scene


def refusal(processed, content, **options):
    with pytest.raises(Unshowable) as refused:
        processed(content, **options)
    return refused.value


@pytest.mark.parametrize("tenth", range(10))
@pytest.mark.parametrize("kind", KINDS)
def test_a_truncated_picture_is_refused(kind, tenth, processed):
    content = KINDS[kind](photograph())

    reason = refusal(processed, content[: len(content) * tenth // 10]).reason

    assert reason is (Reason.UNREADABLE if tenth else Reason.EMPTY)


@pytest.mark.parametrize("tenth", range(1, 10))
@pytest.mark.parametrize("content", [moving("GIF"), moving("WEBP")], ids=["gif", "webp"])
def test_a_truncated_animation_is_refused(content, tenth, processed):
    assert refusal(processed, content[: len(content) * tenth // 10]).reason is Reason.UNREADABLE


@pytest.mark.parametrize("progressive", [False, True])
def test_a_large_photo_that_lacks_its_end_is_refused(progressive, processed):
    content = as_bytes(photograph(3600, 2400), "JPEG", progressive=progressive)

    assert refusal(processed, content[: len(content) - 5000]).reason is Reason.UNREADABLE


def test_a_png_whose_data_is_broken_is_not_shown_black(processed):
    content = bytearray(as_bytes(photograph(), "PNG"))
    content[len(content) // 2] ^= 0xFF

    assert refusal(processed, bytes(content)).reason is Reason.UNREADABLE


@pytest.mark.parametrize(
    "content",
    [
        b"%!PS-Adobe-3.0 EPSF-3.0\n%%BoundingBox: 0 0 9 9\nshowpage",
        b"<svg xmlns='http://www.w3.org/2000/svg' width='9' height='9'/>",
        b'/* XPM */\nstatic char *x[] = {"1 1 1 1", "a c #000000", "a"};',
        b"SIMPLE  =                    T".ljust(2880),
        b"%PDF-1.7\n1 0 obj",
        b"<!doctype html><title>A picture</title>",
        b"\0" * 500,
    ],
)
def test_another_kind_named_as_a_photo_is_refused(content, processed):
    assert refusal(processed, content, name="photo.jpg").reason is Reason.NOT_A_KIND


def test_an_empty_file_is_refused(processed):
    assert refusal(processed, b"", name="photo.jpg").reason is Reason.EMPTY


def test_a_photo_named_as_something_else_is_shown(processed):
    assert processed(KINDS["jpeg"](scene()), name="report.pdf").format.name == "jpeg"


def test_the_limit_that_was_broken_is_said(processed):
    content = as_bytes(scene(), "PNG")
    told = [
        refusal(processed, content, limits=replace(DEFAULT, bytes_of={"png": 99})),
        refusal(processed, content, limits=replace(DEFAULT, pixels_of={"png": 1000})),
        refusal(processed, content, limits=replace(DEFAULT, side=300)),
        refusal(processed, moving("GIF", 6), limits=replace(DEFAULT, frames=5)),
        refusal(processed, moving("WEBP", 6), limits=replace(DEFAULT, frame_pixels=64 * 48 * 4)),
    ]

    assert [(one.reason, one.limit, one.seen) for one in told] == [
        (Reason.TOO_MANY_BYTES, 99, len(content)),
        (Reason.TOO_MANY_PIXELS, 1000, 64000),
        (Reason.TOO_LONG_A_SIDE, 300, 320),
        (Reason.TOO_MANY_FRAMES, 5, 6),
        (Reason.TOO_MANY_FRAMES, 4, 6),
    ]
    assert str(told[0]) == f"too many bytes ({len(content)}, at most 99)"


def test_a_picture_at_its_limits_is_shown(processed):
    exactly = replace(DEFAULT, pixels_of={"png": 64000}, side=320, frames=1)

    assert processed(as_bytes(scene(), "PNG"), limits=exactly).width == 320


def test_a_refusal_travels_between_processes():
    refused = pickle.loads(pickle.dumps(Unshowable(Reason.TOO_MANY_PIXELS, limit=10, seen=11)))

    assert (refused.reason, refused.limit, refused.seen) == (Reason.TOO_MANY_PIXELS, 10, 11)


def test_a_tiny_gif_with_a_huge_canvas_is_refused(processed):
    content = (
        b"GIF89a" + struct.pack("<HHBBB", 13_000, 13_000, 0x80, 0, 0) + b"\0\0\0\xff\xff\xff"
        b"," + struct.pack("<HHHHB", 0, 0, 1, 1, 0) + b"\x02\x02\x44\x01\x00;"
    )
    assert len(content) < 50

    assert refusal(processed, content).seen == 169_000_000


def test_a_later_frame_cannot_enlarge_a_gif_beyond_the_limits(processed):
    content = moving("GIF", 2, (40, 40))[:-1]
    content += b"," + struct.pack("<HHHHB", 0, 0, 20_000, 20_000, 0) + b"\x02\x02\x44\x01\x00;"

    assert refusal(processed, content).reason in (Reason.TOO_MANY_PIXELS, Reason.UNREADABLE)


def test_a_webp_is_measured_before_its_decoder_takes_the_memory(processed):
    still = bytearray(as_bytes(scene(), "WEBP"))
    still[26:30] = struct.pack("<HH", 16383, 16383)
    lossless = bytearray(as_bytes(scene(), "WEBP", lossless=True))
    lossless[21:25] = struct.pack("<I", 16382 | 16382 << 14)
    half = scene().convert("RGBA")
    half.putalpha(Image.linear_gradient("L").resize(half.size))
    extended = bytearray(as_bytes(half, "WEBP"))
    extended[24:30] = b"\xfe\x3f\0" * 2

    for content in (still, lossless, extended):
        told = refusal(processed, bytes(content))
        assert (told.reason, told.seen) == (Reason.TOO_MANY_PIXELS, 16383 * 16383)


def chunk(name: bytes, data: bytes) -> bytes:
    return struct.pack(">I", len(data)) + name + data + struct.pack(">I", zlib.crc32(name + data))


def png(width, height, *extra):
    rows = zlib.compress(bytes(max(1, min(width, 100))) * 10)
    header = struct.pack(">IIBBBBB", width, height, 8, 0, 0, 0, 0)
    return b"\x89PNG\r\n\x1a\n" + b"".join(
        [chunk(b"IHDR", header), *extra, chunk(b"IDAT", rows), chunk(b"IEND", b"")]
    )


@pytest.mark.parametrize("size", [(9400, 9400), (20_000, 20_000), (2**31 - 1, 2**31 - 1), (40_000, 1)])
def test_a_png_that_says_it_is_huge_is_refused_before_it_is_decoded(size, processed):
    assert refusal(processed, png(*size)).reason in (Reason.TOO_MANY_PIXELS, Reason.TOO_LONG_A_SIDE)


@pytest.mark.parametrize("name", [b"iCCP", b"zTXt", b"iTXt"])
def test_a_png_that_unpacks_into_much_text_is_refused_or_shown_without(name, processed):
    bomb = zlib.compress(bytes(200_000_000), 9)
    start = {b"iCCP": b"x\0\0", b"zTXt": b"x\0\0", b"iTXt": b"x\0\x01\0\0\0"}[name]
    content = as_bytes(scene(), "PNG")
    content = content[:33] + chunk(name, start + bomb) + content[33:]

    try:
        assert processed(content).width == 320
    except Unshowable as refused:
        assert refused.reason is Reason.UNREADABLE


def test_a_photo_of_many_scans_costs_no_more_than_its_pixels_allow(processed):
    content = as_bytes(photograph(), "JPEG", progressive=True)
    assert refusal(processed, content, limits=replace(DEFAULT, progressive_pixels=60_000)).seen == 64_000


def test_a_page_of_a_tiff_that_leads_to_itself_is_read_once(processed):
    content = bytearray(as_bytes(scene(), "TIFF"))
    start = struct.unpack_from("<I", content, 4)[0]
    entries = struct.unpack_from("<H", content, start)[0]
    struct.pack_into("<I", content, start + 2 + 12 * entries, start)

    assert processed(bytes(content)).frames == 1


def test_pillows_own_switches_stay_as_they_were(processed):
    from PIL import ImageFile  # noqa: PLC0415

    before = Image.MAX_IMAGE_PIXELS, ImageFile.LOAD_TRUNCATED_IMAGES

    processed(as_bytes(scene(), "PNG"))

    after = Image.MAX_IMAGE_PIXELS, ImageFile.LOAD_TRUNCATED_IMAGES
    assert after == before


def mutations(content: bytes, number: int) -> bytes:
    """One of many ways to break these bytes, always the same one for a number."""
    chance = random.Random(number)
    broken = bytearray(content)
    for _ in range(chance.choice([1, 1, 3, 20])):
        # Headers matter more than data.
        limit = len(broken) if chance.random() < 0.4 else min(300, len(broken))
        broken[chance.randrange(limit)] = chance.choice([0, 1, 0x7F, 0x80, 0xFF, chance.randrange(256)])
    if chance.random() < 0.2:
        start = chance.randrange(len(broken))
        del broken[start : start + chance.randrange(40)]
    return bytes(broken)


@pytest.mark.parametrize("kind", [*KINDS, "moving gif", "moving webp", "see-through png", "progressive jpeg"])
async def test_broken_bytes_are_shown_or_refused_and_nothing_else(kind, children, tmp_path):
    special = {
        "moving gif": lambda: moving("GIF", 3, (40, 30)),
        "moving webp": lambda: moving("WEBP", 3, (40, 30)),
        "see-through png": lambda: as_bytes(photograph(60, 40).convert("RGBA"), "PNG"),
        "progressive jpeg": lambda: as_bytes(photograph(60, 40), "JPEG", progressive=True),
    }
    content = special[kind]() if kind in special else KINDS[kind](photograph(60, 40))
    refused = 0
    for number in range(60):
        path = tmp_path / "upload"
        path.write_bytes(mutations(content, number))
        try:
            result = await children.process(path, tmp_path)
            assert result.width >= 1
        except Unshowable as reason:
            refused += 1
            assert reason.reason is not Reason.CRASHED
    assert refused
