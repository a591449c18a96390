"""Pictures come out upright and in the colours that they were made in."""

import struct

import numpy as np
import pytest
from PIL import Image, ImageCms

from showcase.imaging.opening import resized
from tests.imaging.drawing import BLUE, GREEN, KINDS, RED, WHITE, as_bytes, close, corners, photograph, scene

LYING = {  # what the EXIF standard says of where row 0 and column 0 are, undone
    2: Image.Transpose.FLIP_LEFT_RIGHT,
    3: Image.Transpose.ROTATE_180,
    4: Image.Transpose.FLIP_TOP_BOTTOM,
    5: Image.Transpose.TRANSPOSE,
    6: Image.Transpose.ROTATE_90,
    7: Image.Transpose.TRANSVERSE,
    8: Image.Transpose.ROTATE_270,
}


def largest(result):
    stills = [one for one in result.renditions if not one.animated]
    with Image.open(stills[-1].path) as picture:
        return picture.copy()


@pytest.mark.parametrize("kind", KINDS)
def test_a_picture_of_every_kind_is_shown_as_it_is(kind, processed):
    result = processed(KINDS[kind](scene()))

    assert (result.format.name, result.width, result.height, result.frames) == (kind, 320, 200, 1)
    assert all(map(close, corners(largest(result)), [RED, GREEN, BLUE, WHITE]))
    assert not result.has_alpha


@pytest.mark.parametrize("orientation", range(1, 9))
@pytest.mark.parametrize("kind", ["JPEG", "PNG", "WEBP", "TIFF", "AVIF", "MPO"])
def test_a_picture_is_upright_however_the_camera_was_held(kind, orientation, processed):
    lying = scene().transpose(LYING[orientation]) if orientation > 1 else scene()
    exif = Image.Exif()
    exif[0x0112] = orientation
    options = {"save_all": True, "append_images": [photograph()]} if kind == "MPO" else {}

    result = processed(as_bytes(lying, kind, exif=exif, **options))

    assert (result.width, result.height) == (320, 200)
    assert largest(result).size == (320, 200)
    assert all(map(close, corners(largest(result)), [RED, GREEN, BLUE, WHITE]))


def test_a_large_phone_photo_is_upright_though_it_is_decoded_smaller(processed):
    exif = Image.Exif()
    exif[0x0112] = 6

    result = processed(as_bytes(scene(4000, 3000).rotate(90, expand=True), "JPEG", exif=exif))

    assert (result.width, result.height) == (4000, 3000)
    assert [one.width for one in result.renditions] == [236, 472, 736, 1600]
    assert all(map(close, corners(largest(result)), [RED, GREEN, BLUE, WHITE]))


def test_an_orientation_before_broken_exif_still_counts(processed):
    broken = struct.pack("<HHIHxx", 0x0112, 3, 1, 6) + struct.pack("<HHII", 0x8769, 99, 1 << 31, 0xFFFFFFFF)
    exif = b"Exif\0\0II*\0" + struct.pack("<IH", 8, 2) + broken

    result = processed(as_bytes(scene(200, 320), "JPEG", exif=exif))

    assert (result.width, result.height) == (320, 200)


@pytest.mark.parametrize("orientation", [0, 9, 65535])
def test_an_orientation_that_there_is_not_turns_nothing(orientation, processed):
    exif = Image.Exif()
    exif[0x0112] = orientation

    assert processed(as_bytes(scene(), "JPEG", exif=exif)).width == 320


@pytest.mark.parametrize(
    "exif", [b"Exif\0\0", b"Exif\0\0II*\0", b"Exif\0\0MM\0*\xff\xff\xff\xff", b"\0" * 40]
)
def test_exif_that_is_no_exif_does_not_hurt(exif, processed):
    assert processed(as_bytes(scene(), "JPEG", exif=exif)).width == 320


def test_cmyk_is_shown_in_its_colours(processed):
    inks = scene().convert("CMYK")

    for kind in ("JPEG", "TIFF"):
        found = corners(largest(processed(as_bytes(inks, kind))))
        assert all(close(one, other, 40) for one, other in zip(found, [RED, GREEN, BLUE, WHITE], strict=True))


def wide_gamut() -> bytes:
    """A profile like Display P3: sRGB with red and green further out."""
    srgb = bytearray(ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes())
    columns = {
        b"rXYZ": (0.5151, 0.2412, -0.0011),
        b"gXYZ": (0.2920, 0.6922, 0.0419),
        b"bXYZ": (0.1571, 0.0666, 0.7841),
    }
    for number in range(int.from_bytes(srgb[128:132], "big")):
        name, where = (
            bytes(srgb[132 + 12 * number :][:4]),
            int.from_bytes(srgb[136 + 12 * number :][:4], "big"),
        )
        if name in columns:
            srgb[where + 8 : where + 20] = struct.pack(">3i", *(round(x * 65536) for x in columns[name]))
    return bytes(srgb)


@pytest.mark.parametrize("kind", ["JPEG", "PNG", "WEBP", "AVIF", "TIFF", "HEIF"])
def test_a_wide_gamut_photo_is_not_pale(kind, processed):
    muted = Image.new("RGB", (64, 64), (200, 60, 60))

    red, green, _ = corners(largest(processed(as_bytes(muted, kind, icc_profile=wide_gamut()))))[0]

    assert red > 210
    assert green < 52


def test_a_see_through_picture_with_a_profile_keeps_both(processed):
    muted = Image.new("RGBA", (64, 64), (200, 60, 60, 128))

    found = largest(processed(as_bytes(muted, "PNG", icc_profile=wide_gamut()))).getpixel((32, 32))

    assert found[0] > 210
    assert found[3] == 128


@pytest.mark.parametrize(
    "profile",
    [b"", b"no profile", b"\0" * 128, ImageCms.ImageCmsProfile(ImageCms.createProfile("LAB")).tobytes()],
)
@pytest.mark.parametrize("mode", ["L", "RGB", "CMYK"])
def test_a_profile_that_is_broken_or_of_another_kind_is_passed_over(profile, mode, processed):
    found = largest(processed(as_bytes(scene().convert(mode), "JPEG", icc_profile=profile)))

    assert close(corners(found)[3], WHITE)


def test_a_rgb_profile_on_a_grey_picture_is_passed_over(processed):
    profile = ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes()

    found = corners(largest(processed(as_bytes(Image.new("L", (64, 64), 120), "PNG", icc_profile=profile))))

    assert close(found[0], (120, 120, 120), 2)


@pytest.mark.parametrize("kind", ["PNG", "TIFF"])
def test_sixteen_bit_grey_is_scaled_and_not_clipped(kind, processed):
    ramp = np.linspace(0, 65535, 256 * 64).reshape(64, 256).astype(np.uint16)

    rows = np.asarray(largest(processed(as_bytes(Image.fromarray(ramp), kind))).convert("L")).mean(axis=1)

    assert rows[2] < 20
    assert 118 < rows[32] < 138
    assert rows[-3] > 235


@pytest.mark.parametrize("lightest", [1.0, 255.0, 9.5])
def test_a_picture_of_numbers_with_holes_is_shown(lightest, processed):
    ramp = np.linspace(0, lightest, 64 * 64, dtype=np.float32).reshape(64, 64)
    ramp[3, 3] = np.nan

    grey = np.asarray(largest(processed(as_bytes(Image.fromarray(ramp), "TIFF"))).convert("L"))

    assert grey[0].mean() < 20
    assert grey[-1].mean() > 235


def test_lab_is_shown_in_its_colours(processed):
    to_lab = ImageCms.buildTransform(
        ImageCms.createProfile("sRGB"), ImageCms.createProfile("LAB"), "RGB", "LAB"
    )

    found = corners(largest(processed(as_bytes(ImageCms.applyTransform(scene(), to_lab), "TIFF"))))

    assert all(close(one, other, 30) for one, other in zip(found, [RED, GREEN, BLUE, WHITE], strict=True))


@pytest.mark.parametrize("mode", ["1", "L", "LA", "P", "RGBA"])
def test_every_sort_of_png_is_shown(mode, processed):
    found = corners(largest(processed(as_bytes(scene().convert(mode), "PNG"))))

    assert close(found[3], WHITE)


@pytest.mark.parametrize(("mode", "hidden"), [("RGB", RED), ("L", 77), ("P", 0)])
def test_a_colour_that_is_declared_transparent_is(mode, hidden, processed):
    picture = scene().convert(mode) if mode != "P" else scene().quantize(8)
    if mode == "L":
        hidden = picture.getpixel((1, 1))
    if mode == "P":
        hidden = picture.getpixel((1, 1))

    result = processed(as_bytes(picture, "PNG", transparency=hidden))

    assert result.has_alpha
    assert largest(result).getpixel((40, 40))[3] == 0
    assert largest(result).getpixel((280, 180))[3] == 255


def test_alpha_that_hides_nothing_is_no_alpha(processed):
    assert not processed(as_bytes(scene().convert("RGBA"), "PNG")).has_alpha


def test_hidden_colours_do_not_change_how_a_picture_looks_to_the_machine(processed):
    shown = Image.new("RGBA", (200, 200), (0, 0, 0, 0))
    shown.paste((200, 30, 30, 255), (50, 50, 150, 150))
    other = Image.new("RGBA", (200, 200), (90, 200, 10, 0))
    other.paste((200, 30, 30, 255), (50, 50, 150, 150))

    one, two = processed(as_bytes(shown, "PNG")), processed(as_bytes(other, "PNG"))

    assert one.fingerprint == two.fingerprint
    assert one.palette == two.palette
    assert dict(one.palette)["#ffffff"] == pytest.approx(0.75, abs=0.02)


def test_a_picture_made_in_bands_has_no_seams(monkeypatch):
    picture = photograph(1300, 900).convert("RGBA")
    picture.putalpha(Image.linear_gradient("L").resize(picture.size))
    at_once = resized(picture, (700, 485))

    monkeypatch.setattr("showcase.imaging.opening._BAND_PIXELS", 50_000)
    in_bands = resized(picture, (700, 485))

    one, other = (np.asarray(each.convert("RGBa")).astype(int) for each in (at_once, in_bands))
    difference = np.abs(one - other)
    assert difference.max() <= 2
