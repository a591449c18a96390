"""How well and how fast duplicates are found.

    python -m bench.duplicates [--quick]

Prints the look-up at three sizes, the whole check of one upload among a million pictures, and what is found
among copies and traps that it makes itself: of real pictures where they are at hand (see `SHARED` in
duplicates_pictures.py) and of drawn ones. Thresholds were tuned on the pictures of even numbers; these are
the odd ones. About three minutes on two cores, `--quick` about half of that.
"""

import random
import sys
import time
from collections import Counter, defaultdict
from collections.abc import Callable, Iterator
from concurrent.futures import ProcessPoolExecutor
from typing import NamedTuple

import numpy as np
from PIL import Image

from bench.duplicates_pictures import (
    EXACT,
    MILD,
    STRONG,
    TEMPLATES,
    hue_turned,
    photograph,
    product,
    real_pictures,
    rendition,
    version,
)
from showcase.imaging.comparison import (
    CANDIDATES_AT_MOST,
    CANDIDATES_WITHIN,
    Kind,
    Look,
    compare,
    look_from,
    worth_comparing,
)
from showcase.imaging.fingerprints import fingerprint_of
from showcase.imaging.lookup import Lookup

CHANGES = {**EXACT, **MILD, **STRONG, "other hue": hue_turned}
PROCESSES = 2
ODD = 1
USUAL_HASH = 10  # bits: what most software takes for a duplicate, to compare with


class Verdict(NamedTuple):
    source: str
    change: str
    kind: Kind | None  # None: never proposed by the look-up, or dropped at first sight
    bits: int  # between the hashes of the whole pictures


def main(*, quick: bool = False) -> None:
    some = 1 if quick else 2

    print_lookup()
    print_check_of_one_upload()
    with ProcessPoolExecutor(PROCESSES) as processes:
        originals = list(_originals(6 * some))
        verdicts = [each for found in processes.map(copies_of, originals, chunksize=4) for each in found]
        print_recall(verdicts)
        pairs = [(kind, 2 * number + ODD) for kind in TEMPLATES for number in range(12 * some)]
        print_templates(list(processes.map(other_text, pairs, chunksize=8)))
        numbers = [(kind, 2 * number + ODD) for kind in ("photo", "product") for number in range(200 * some)]
        drawn = list(processes.map(drawn_look, numbers, chunksize=16))
        real = [picture for kind in ("scene", "product", "drawing") for picture in real_pictures(kind)]
        print_false_pairs(drawn + list(processes.map(look_of, real, chunksize=16)))


def print_lookup() -> None:
    print("look-up, eight hashes each, one core")
    for count in (10_000, 100_000, 1_000_000):
        many = _lookup_of(count)
        wanted = np.random.default_rng(0).bytes(64)
        took = sorted(_seconds(many.nearest, wanted, within=CANDIDATES_WITHIN) for _ in range(40))
        held = sum(block.ids.nbytes + block.columns.nbytes for block in many._blocks) / 1e6
        print(
            f"  {count:>9,} pictures  p50 {took[20] * 1e3:6.2f} ms  p95 {took[38] * 1e3:6.2f} ms  {held:5.1f} MB"
        )


def print_check_of_one_upload() -> None:
    """A million pictures, of which 40 are proposed: three copies, five versions and strangers. Their small
    renditions are decoded; reading them from the store is not counted."""
    upload = version("poster", 1, 2)
    kept = [CHANGES[name](upload, random.Random(1)) for name in ("jpeg 60", "crop 5 %", "watermark")]
    kept += [version("poster", 1, text) for text in range(3, 8)] + [
        photograph(number) for number in range(12)
    ]
    looks = [look_of(picture) for picture in kept]
    stored = [rendition(picture) for picture in kept]
    mine = look_of(upload)
    many = _lookup_of(1_000_000)
    near = [look.fingerprint.hashes[8:] + mine.fingerprint.hashes[:8] for look in looks]
    many.add(range(2_000_020, 2_000_040), near)

    def check() -> None:
        found = many.nearest(mine.fingerprint.hashes, within=CANDIDATES_WITHIN, limit=CANDIDATES_AT_MOST)
        for candidate in found:
            which = candidate.id % 20  # whoever it is, it looks like one of these
            worth = worth_comparing(mine.fingerprint, looks[which].fingerprint)
            if worth and candidate.id > 2_000_000:
                compare(mine, look_from(stored[which], looks[which].fingerprint))

    took = sorted(_seconds(check) for _ in range(15))
    compared = sum(worth_comparing(mine.fingerprint, look.fingerprint) for look in looks)
    print(f"one upload among 1,000,000, {CANDIDATES_AT_MOST} candidates, {compared} of them compared closely")
    print(f"  p50 {took[7] * 1e3:.0f} ms  p95 {took[13] * 1e3:.0f} ms\n")


def print_recall(verdicts: list[Verdict]) -> None:
    sources = list(dict.fromkeys(each.source for each in verdicts))
    print("recall: share of copies that are called duplicates")
    print(f"  {'':12}" + "".join(f"{source:>14}" for source in sources) + f"{'all':>8}{'pHash ≤ 10':>12}")
    for change in CHANGES:
        rows = [each for each in verdicts if each.change == change]
        shares = [_duplicates([each for each in rows if each.source == source]) for source in sources]
        usual = sum(each.bits <= USUAL_HASH for each in rows) / len(rows)
        print(
            f"  {change:12}"
            + "".join(f"{share:14.2f}" for share in shares)
            + f"{_duplicates(rows):8.3f}{usual:12.3f}"
        )
    for name, group in (("exact", EXACT), ("mild", MILD), ("strong", STRONG)):
        rows = [each for each in verdicts if each.change in group]
        photographs = [each for each in rows if each.source in ("photo", "product", "scene", "real product")]
        usual = sum(each.bits <= USUAL_HASH for each in rows) / len(rows)
        print(
            f"  {name:6} recall {_duplicates(rows):.3f} of {len(rows)} "
            f"(photographs and products {_duplicates(photographs):.3f}; pHash ≤ 10 {usual:.3f})"
        )
    hues = Counter(each.kind for each in verdicts if each.change == "other hue")
    print(f"  other hue: {hues[Kind.COLOUR_VARIANT] / hues.total():.2f} colour variant\n")


def print_templates(verdicts: list[Verdict]) -> None:
    print("same template, other words or numbers: share of pairs that are called duplicates")
    by_kind = defaultdict(list)
    for each in verdicts:
        by_kind[each.source].append(each)
    for kind, rows in by_kind.items():
        versions = sum(each.kind is Kind.VERSION for each in rows) / len(rows)
        usual = sum(each.bits <= USUAL_HASH for each in rows) / len(rows)
        print(f"  {kind:14} {_duplicates(rows):5.3f}  version {versions:.2f}  (pHash ≤ 10: {usual:.2f})")
    usual = sum(each.bits <= USUAL_HASH for each in verdicts) / len(verdicts)
    print(f"  {'all':14} {_duplicates(verdicts):5.3f} of {len(verdicts)}  (pHash ≤ 10: {usual:.2f})\n")


def print_false_pairs(looks: list[Look]) -> None:
    """No two of these are the same picture."""
    many = Lookup()
    many.add(range(1, len(looks) + 1), [look.fingerprint.hashes for look in looks])
    seen: Counter[str] = Counter()
    for number, look in enumerate(looks, start=1):
        for candidate in many.nearest(look.fingerprint.hashes, within=CANDIDATES_WITHIN):
            if candidate.id <= number:
                continue
            other = looks[candidate.id - 1]
            seen["proposed by hash"] += 1
            seen["pHash ≤ 10"] += _bits(look, other) <= USUAL_HASH
            if worth_comparing(look.fingerprint, other.fingerprint):
                seen["compared closely"] += 1
                seen[compare(look, other).kind] += 1
    pairs = len(looks) * (len(looks) - 1) / 2
    print(f"strangers: {len(looks):,} photographs, products and drawings, {pairs / 1e6:.2f} million pairs")
    for name in ("proposed by hash", "compared closely", *Kind, "pHash ≤ 10"):
        print(f"  {name:18} {seen[name]:6}  {seen[name] / pairs * 1e6:8.2f} per million")


def look_of(picture: Image.Image) -> Look:
    small = picture.copy()
    small.thumbnail((512, 512))
    return look_from(rendition(picture), fingerprint_of(small))


def drawn_look(which: tuple[str, int]) -> Look:
    kind, number = which
    return look_of(photograph(number) if kind == "photo" else product(number))


def copies_of(original: tuple[str, int, Image.Image]) -> list[Verdict]:
    source, number, picture = original
    look = look_of(picture)
    return [
        _verdict(source, name, look, look_of(change(picture, random.Random(number))))
        for name, change in CHANGES.items()
    ]


def other_text(which: tuple[str, int]) -> Verdict:
    kind, look = which
    one, other = (look_of(version(kind, look, text)) for text in (look + 1_000, look + 3_000))
    return _verdict(kind, "other text", one, other)


def _originals(each: int) -> Iterator[tuple[str, int, Image.Image]]:
    for number in range(each):
        yield "photo", number, photograph(2 * number + ODD)
        yield "product", number, product(2 * number + ODD)
    for kind in ("scene", "product", "drawing"):
        pictures = list(real_pictures(kind))[ODD::2]
        random.Random(0).shuffle(pictures)
        name = kind if kind == "scene" else f"real {kind}"
        yield from ((name, number, picture) for number, picture in enumerate(pictures[: each * 3 // 2]))
    for kind in TEMPLATES:
        if kind != "one sum":
            for number in range(max(2, each // 4)):
                yield kind, number, version(kind, 2 * number + ODD, 2 * number + ODD)


def _verdict(source: str, change: str, one: Look, other: Look) -> Verdict:
    pair = Lookup()
    pair.add([1], [one.fingerprint.hashes])
    proposed = pair.nearest(other.fingerprint.hashes, within=CANDIDATES_WITHIN)
    worth = proposed and worth_comparing(one.fingerprint, other.fingerprint)
    return Verdict(source, change, compare(one, other).kind if worth else None, _bits(one, other))


def _bits(one: Look, other: Look) -> int:
    whole, other_whole = (int.from_bytes(look.fingerprint.hashes[:8], "little") for look in (one, other))
    return (whole ^ other_whole).bit_count()


def _duplicates(verdicts: list[Verdict]) -> float:
    return sum(each.kind is not None and each.kind.is_duplicate for each in verdicts) / max(1, len(verdicts))


def _lookup_of(count: int) -> Lookup:
    many, noise = Lookup(), np.random.default_rng(count)
    for start in range(0, count, 50_000):
        size = min(50_000, count - start)
        raw = noise.bytes(64 * size)
        many.add(np.arange(start + 1, start + size + 1), [raw[at : at + 64] for at in range(0, len(raw), 64)])
    return many


def _seconds(work: Callable[..., object], *arguments: object, **options: object) -> float:
    begun = time.perf_counter()
    work(*arguments, **options)
    return time.perf_counter() - begun


if __name__ == "__main__":
    main(quick="--quick" in sys.argv)
