"""The sample organisation's pictures, drawn for real, and what its plans say about them."""

import io
import multiprocessing
from collections import Counter
from concurrent.futures import ProcessPoolExecutor
from functools import cache

import imagehash
import numpy as np
import pytest
from PIL import Image

from showcase.demo.drawing import KINDS, SHAPES, Drawing, draw
from showcase.demo.drawing.lettering import face, face_for
from showcase.demo.drawing.motion import FILMS, FRAMES
from showcase.demo.drawing.palettes import PALETTES
from showcase.demo.organisation import organisation

PINS = {pin.key: pin for pin in organisation().pins}
DRAWINGS = [drawing for pin in PINS.values() for drawing in pin.media]
LATIN = ("serif", "soft-serif", "condensed", "grotesque", "grotesque-bold", "mono", "brush")


@cache
def drawn(drawing: Drawing) -> bytes:
    return draw(drawing)


def seen(drawing: Drawing) -> Image.Image:
    picture = Image.open(io.BytesIO(drawn(drawing)))
    picture.load()
    return picture.convert("RGB")


def relatives(kind: str) -> list[str]:
    return [key for key, pin in PINS.items() if pin.relative and pin.relative.kind == kind]


def likeness(one: Image.Image, other: Image.Image) -> float:
    """Correlation of two pictures' small greys, -1 to 1."""
    greys = [np.asarray(picture.convert("L").resize((32, 32)), float).ravel() for picture in (one, other)]
    return float(np.corrcoef(*greys)[0, 1])


@pytest.mark.parametrize("kind", sorted(KINDS))
def test_every_motif_of_a_kind_is_a_whole_picture_of_its_size(kind):
    palettes, shapes = list(PALETTES), list(SHAPES)

    for number, motif in enumerate(KINDS[kind]):
        drawing = Drawing(
            "sample", kind, motif, palettes[number % len(palettes)], shapes[number % len(shapes)], seed=number
        )
        picture = seen(drawing)

        assert picture.size == drawing.size, motif
        assert 900 <= max(picture.size) <= 1600
        assert len(picture.quantize(64).getcolors() or ()) > 3, f"{motif} is nearly empty"


def test_every_palette_keeps_its_letters_apart_from_its_ground():
    for name, palette in PALETTES.items():
        ground, ink = (sum(one) for one in (palette.ground, palette.ink))
        assert abs(ground - ink) > 255, name


def test_the_same_drawing_gives_the_same_bytes_here_and_in_another_process():
    drawings = [DRAWINGS[0], DRAWINGS[50], next(one for one in DRAWINGS if one.kind == "motion")]
    here = [draw(drawing) for drawing in drawings]

    with ProcessPoolExecutor(1, mp_context=multiprocessing.get_context("spawn")) as pool:
        there = list(pool.map(draw, drawings))

    assert here == [draw(drawing) for drawing in drawings] == there


def test_another_seed_gives_another_picture():
    assert draw(Drawing("one", "scene", "city", "midnight", seed=1)) != draw(
        Drawing("one", "scene", "city", "midnight", seed=2)
    )


def test_an_animation_moves_and_does_not_stop():
    film = Image.open(io.BytesIO(draw(Drawing("sun", "motion", "sun", "dusk", "1:1", format="gif"))))

    assert (film.format, film.n_frames, film.info["loop"]) == ("GIF", FRAMES, 0)
    first = film.convert("RGB").tobytes()
    film.seek(FRAMES // 2)
    assert film.convert("RGB").tobytes() != first


@pytest.mark.parametrize("form", ["jpeg", "png", "webp"])
def test_a_drawing_is_what_its_name_says(form):
    drawing = Drawing("quay-poster", "poster", "low sun", "lagoon", format=form)

    assert Image.open(io.BytesIO(draw(drawing))).format == form.upper()
    assert drawing.filename == f"quay-poster.{'jpg' if form == 'jpeg' else form}"


def test_a_motif_that_nobody_draws_is_an_error():
    with pytest.raises(KeyError):
        draw(Drawing("odd", "poster", "no such motif", "lagoon"))


@pytest.mark.parametrize("key", relatives("duplicate"))
def test_a_planned_duplicate_looks_the_same(key):
    copy, original = PINS[key].media[0], PINS[PINS[key].relative.of].media[0]
    one, other = seen(copy), seen(original)

    assert imagehash.phash(one) - imagehash.phash(other) <= 12
    assert likeness(one, other) > 0.9
    assert (drawn(copy) == drawn(original)) == (not copy.copied)


@pytest.mark.parametrize("key", relatives("colour variant"))
def test_a_planned_colour_variant_has_the_same_shapes_and_other_colours(key):
    variant, original = PINS[key].media[0], PINS[PINS[key].relative.of].media[0]

    assert (variant.motif, variant.shape, variant.words, variant.seed) == (
        original.motif, original.shape, original.words, original.seed,
    )  # fmt: skip
    apart = np.asarray(seen(variant), int) - np.asarray(seen(original), int)
    assert np.abs(apart).mean() > 12


@pytest.mark.parametrize("key", relatives("version"))
def test_a_planned_version_changes_nothing_but_the_words(key):
    version, original = PINS[key].media[0], PINS[PINS[key].relative.of].media[0]

    assert version.words != original.words
    assert (version.kind, version.motif, version.shape, version.seed) == (
        original.kind, original.motif, original.shape, original.seed,
    )  # fmt: skip


def test_there_is_enough_of_everything_to_show():
    sample = organisation()
    leaves = {region.slug for region in sample.regions} - {region.parent for region in sample.regions}

    assert (len(sample.regions), len(leaves)) == (9, 6)
    assert (len(sample.teams), len(sample.campaigns), len(sample.people), len(sample.boards)) == (
        14,
        8,
        24,
        30,
    )
    assert len(sample.pins) >= 260
    assert {team.region for team in sample.teams} == leaves
    kinds = Counter(pin.relative.kind for pin in sample.pins if pin.relative)
    assert min(kinds[kind] for kind in ("duplicate", "colour variant", "version")) >= 8
    assert {drawing.kind for drawing in DRAWINGS} == {*KINDS, "motion"}
    assert {drawing.shape for drawing in DRAWINGS} == set(SHAPES)


def test_the_four_whom_the_manual_names_are_there_with_their_roles():
    people = {person.email: person for person in organisation().people}

    assert people["ada@example.org"].name == "Ada Lindqvist"
    roles = {name: people[f"{name}@example.org"].role for name in ("ada", "cora", "mika", "vera")}
    assert roles == {"ada": "admin", "cora": "curator", "mika": "member", "vera": "viewer"}


def test_every_plan_names_only_what_there_is():
    sample = organisation()
    teams, campaigns = {team.slug for team in sample.teams}, {campaign.slug for campaign in sample.campaigns}
    people, boards = (
        {person.handle: person for person in sample.people},
        {board.slug: board for board in sample.boards},
    )

    assert {person.team for person in sample.people} == teams == {board.team for board in sample.boards}
    assert {board.campaign for board in sample.boards} - {None} == campaigns
    assert {pin.board for pin in sample.pins} == set(boards)
    assert len(PINS) == len(sample.pins)
    for pin in sample.pins:
        assert people[pin.maker].role != "viewer", pin.key
        assert pin.section is None or pin.section in boards[pin.board].sections, pin.key
        assert pin.relative is None or pin.relative.of in PINS, pin.key
        assert all(
            credit.handle is None or people[credit.handle].name == credit.name for credit in pin.credits
        )
        assert 1 <= len(pin.credits) <= 3 and 1 <= len(pin.media) <= 4


def test_every_pin_says_something_of_its_own():
    stories = Counter(pin.story for pin in PINS.values())

    assert max(stories.values()) == 1
    for pin in PINS.values():
        assert len(pin.title) > 2 and len(pin.story) > 8 and pin.tags, pin.key
        for drawing in pin.media:
            assert (
                drawing.alt.endswith((".", "”."))
                and drawing.motif in {**KINDS, "motion": FILMS}[drawing.kind]
            ), pin.key


def test_no_letter_is_missing_from_the_typefaces():
    """A typeface draws a box for what it does not have."""
    for drawing in DRAWINGS:
        for line in drawing.words:
            for wanted in LATIN:
                font = face(face_for(line, wanted), 40)
                missing = bytes(font.getmask("\uffff"))
                boxes = [sign for sign in line if not sign.isspace() and bytes(font.getmask(sign)) == missing]
                assert not boxes, f"{boxes} in {wanted} of {drawing.name}"
