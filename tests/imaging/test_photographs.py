"""Real photographs, where they are."""

import asyncio
import json
from pathlib import Path

import pytest

from showcase.imaging.children import Children

PICTURES = Path(__file__).parents[3] / "shared" / "pictures"

pytestmark = pytest.mark.skipif(not PICTURES.is_dir(), reason="the folder of real photographs is not here")


async def test_every_real_photograph_is_shown(children: Children, tmp_path):
    paths = sorted(path for path in PICTURES.iterdir() if path.suffix not in {".json", ".md"})
    chosen = [path for path in paths if path.name.startswith("scene")][:8] + paths[:110:6]

    async def one(path: Path):
        folder = tmp_path / path.stem
        folder.mkdir()
        return await children.process(path, folder)

    results = await asyncio.gather(*map(one, chosen))

    assert len(chosen) > 20
    for result in results:
        assert result.renditions
        assert len(result.placeholder) < 300
        assert sum(share for _, share in result.palette) == pytest.approx(1)


async def test_a_copy_that_was_stored_upside_down_is_upright(children: Children, tmp_path):
    copies = json.loads((PICTURES / "pictures.json").read_text())["copies"]
    original = next(each["copy_of"] for each in copies if each["file"] == "copy-09.jpg")

    one = await children.process(PICTURES / original, tmp_path)
    other = await children.process(PICTURES / "copy-09.jpg", tmp_path)

    hashes = (int.from_bytes(each.fingerprint.hashes[:8], "little") for each in (one, other))
    assert (next(hashes) ^ next(hashes)).bit_count() <= 8
