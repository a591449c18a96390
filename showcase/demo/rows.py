"""From rows as short as one can write them to whole pin plans."""

import zlib
from collections.abc import Mapping, Sequence
from datetime import timedelta
from random import Random

from slugify import slugify

from .drawing import Drawing
from .shapes import BoardPlan, CreditPlan, Kinship, PersonPlan, PinPlan, Relative
from .words import BESIDE, CRAFT, GUESTS, described
from .work.row import Row

NEWEST, OLDEST = 2, 24 * 290  # hours
SETTLED = 24 * 40  # hours; what repeats another picture is at least so old, so that the newest wall is varied


Work = Mapping[str, Sequence[Row]]


def planned(work: Work, boards: Sequence[BoardPlan], people: Sequence[PersonPlan]) -> tuple[PinPlan, ...]:
    """Every row as a pin, newest first."""
    origins = {
        row.key: row.kin.split(" of ")[-1] for rows in work.values() for row in rows if row.key and row.kin
    }
    pins = [
        _pin(row, number, board, people, origins)
        for board in boards
        for number, row in enumerate(work.get(board.slug, ()), start=1)
    ]
    return tuple(sorted(pins, key=lambda pin: (pin.ago, pin.key)))


def _pin(
    row: Row, number: int, board: BoardPlan, people: Sequence[PersonPlan], origins: Mapping[str, str]
) -> PinPlan:
    key = row.key or f"{board.slug}-{number}"
    chance = Random(zlib.crc32(key.encode()))
    team = [person for person in people if person.team == board.team and person.role != "viewer"]
    maker = next((person for person in people if person.handle == row.by), team[number % len(team)])
    media = _media(row, key, origins)
    return PinPlan(
        key=key,
        title=row.title,
        story=row.story,
        board=board.slug,
        maker=maker.handle,
        credits=_credits(maker, team, media[0].kind, board.team, chance),
        tags=tuple(dict.fromkeys([*row.tags.split(), media[0].kind])),
        media=media,
        ago=_ago(row, chance),
        section=row.section,
        relative=_relative(row.kin),
    )


def _ago(row: Row, chance: Random) -> timedelta:
    newest, skew = (SETTLED, 1.0) if row.kin else (NEWEST, 1.7)
    return timedelta(
        hours=newest + round((OLDEST - newest) * chance.random() ** skew), minutes=chance.randrange(60)
    )


def _media(row: Row, key: str, origins: Mapping[str, str]) -> tuple[Drawing, ...]:
    looks, words = row.look.split(" + "), row.words.split(" + ")
    original = row.kin.split(" of ")[-1] or key  # what repeats a drawing repeats its chances too
    original = origins.get(original, original)
    stem = slugify(row.title, max_length=60, word_boundary=True) or key
    drawings = []
    for index, look in enumerate(looks):
        kind, *motif, palette, shape = look.split()
        drawing = Drawing(
            name=f"{stem}-{index + 1}" if len(looks) > 1 else stem,
            kind=kind,
            motif=" ".join(motif),
            palette=palette,
            shape=shape,
            words=tuple(line.strip() for line in words[index].split("/"))
            if index < len(words) and words[index]
            else (),
            seed=row.seed or zlib.crc32(f"{original} {index}".encode()) % 9999,
            format=row.format,
            copied=row.copied,
            alt=described(kind, " ".join(motif), palette, words[index] if index < len(words) else ""),
        )
        drawings.append(drawing)
    return tuple(drawings)


def _credits(
    maker: PersonPlan, team: Sequence[PersonPlan], kind: str, slug: str, chance: Random
) -> tuple[CreditPlan, ...]:
    credits = [CreditPlan(maker.name, CRAFT[kind], maker.handle)]
    others = [person for person in team if person is not maker]
    if others and chance.random() < 0.5:
        colleague = chance.choice(others)
        credits.append(CreditPlan(colleague.name, chance.choice(BESIDE), colleague.handle))
    if chance.random() < 0.35:
        credits.append(CreditPlan(chance.choice(GUESTS[slug]), chance.choice(BESIDE)))
    return tuple(credits)


def _relative(kin: str) -> Relative | None:
    kinds: tuple[Kinship, ...] = ("duplicate", "colour variant", "version")
    for kind in kinds:
        if kin.startswith(f"{kind} of "):
            return Relative(kind, kin.removeprefix(f"{kind} of "))
    return None
