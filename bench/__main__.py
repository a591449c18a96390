"""Measures what docs/scale.md and the budgets speak of.

python -m bench [PART …] [--quick]
"""

import time
from argparse import ArgumentParser

from bench import duplicates, imaging, ingest, pages, weight

PARTS = {
    "imaging": imaging.main,
    "duplicates": duplicates.main,
    "pages": pages.main,
    "weight": weight.main,
    "ingest": ingest.main,
    "memory": ingest.memory,
}


def main() -> None:
    parser = ArgumentParser(
        prog="bin/bench", description="Measure how fast Showcase is, and how well it finds duplicates."
    )
    parser.add_argument("parts", nargs="*", metavar="PART", help=f"one of {', '.join(PARTS)}; all without")
    parser.add_argument("--quick", action="store_true", help="three minutes instead of twelve")
    options = parser.parse_args()
    if unknown := [part for part in options.parts if part not in PARTS]:
        parser.error(f"there is no part “{unknown[0]}”: there are {', '.join(PARTS)}")
    for part in options.parts or PARTS:
        began = time.perf_counter()
        PARTS[part](quick=options.quick)
        print(f"({part}: {time.perf_counter() - began:.0f} s)\n", flush=True)


if __name__ == "__main__":
    main()
