"""How long a file takes, by kind and size, and what a child needs.

Where `vipsthumbnail` is installed, each kind that it reads is also given to it, in turn with ours, to make
the same ladder with the same quality, one size after another. All of it on one core, but the last part.
"""

import asyncio
import os
import shutil
import statistics
import subprocess
import tempfile
import time
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass
from multiprocessing import get_context
from pathlib import Path
from typing import Any

import psutil

from showcase.imaging.children import Children
from showcase.imaging.errors import Unshowable
from showcase.imaging.results import Processed

SHARED = Path(__file__).parents[2] / "shared" / "pictures"
MANY = 24
BUDGET = 1.25
MEMORY_BUDGET = 400  # MB


@dataclass(frozen=True)
class Sample:
    """A picture to be drawn: its kind for Pillow, its size in px, options, and frames."""

    name: str
    kind: str
    width: int
    height: int
    options: dict[str, Any]
    frames: int = 1
    compared: bool = True


SAMPLES = [
    Sample("jpeg 2 MP", "JPEG", 1632, 1224, {"quality": 90}),
    Sample("jpeg 12 MP", "JPEG", 4000, 3000, {"quality": 90}),
    Sample("jpeg 12 MP upright", "JPEG", 3000, 4000, {"quality": 90}),
    Sample("jpeg 24 MP", "JPEG", 6000, 4000, {"quality": 90}),
    Sample("jpeg 12 MP progressive", "JPEG", 4000, 3000, {"quality": 90, "progressive": True}),
    Sample("png 2 MP", "PNG", 1632, 1224, {"compress_level": 3}),
    Sample("png 12 MP", "PNG", 4000, 3000, {"compress_level": 3}),
    Sample("webp 12 MP", "WEBP", 4000, 3000, {"quality": 85, "method": 0}),
    Sample("heic 12 MP", "HEIF", 4000, 3000, {"quality": 70}),
    Sample("avif 12 MP", "AVIF", 4000, 3000, {"quality": 70, "speed": 10}),
    Sample("tiff 12 MP", "TIFF", 4000, 3000, {"compression": "tiff_lzw"}),
    Sample("gif 40 × 0.3 MP", "GIF", 640, 480, {"duration": 80}, frames=40, compared=False),
    Sample("webp 40 × 0.3 MP", "WEBP", 640, 480, {"duration": 80, "method": 0}, frames=40, compared=False),
    Sample("jpeg 100 MP", "JPEG", 11547, 8660, {"quality": 80}, compared=False),
    Sample("png 64 MP", "PNG", 9237, 6928, {"compress_level": 1}, compared=False),
    Sample("webp 17 MP", "WEBP", 4760, 3570, {"quality": 85, "method": 0}, compared=False),
]


def main(*, quick: bool = False) -> None:
    samples = [sample for sample in SAMPLES if sample.width * sample.height < 20_000_000 or not quick]
    real = sorted(SHARED.glob("scene-00*.jpg"))[: 2 if quick else 9]
    with tempfile.TemporaryDirectory() as place:
        folder = Path(place)
        # A process of its own paints, so that its memory is not taken for ours; it also keeps both cores.
        with ProcessPoolExecutor(1, get_context("spawn")) as aside:
            files = list(aside.map(draw, samples, [folder] * len(samples)))
            os.sched_setaffinity(0, {max(os.sched_getaffinity(0))})
            rounds = 3 if quick else 5
            asyncio.run(one_after_another(list(zip(samples, files, strict=True)), real, folder, rounds))
            aside.submit(many_files, files[1], folder).result()


def draw(sample: Sample, folder: Path) -> Path:
    """Soft shapes under fine grain and hard edges, so that files are as large as photographs."""
    import numpy as np  # noqa: PLC0415 - only the painter needs it
    import pillow_heif  # noqa: PLC0415
    from PIL import Image, ImageDraw  # noqa: PLC0415

    pillow_heif.register_heif_opener()
    frames = []
    for number in range(sample.frames):
        chance = np.random.default_rng(number)
        size = sample.width, sample.height
        coarse = Image.fromarray(chance.integers(0, 255, (9, 12, 3), dtype=np.uint8))
        fine = Image.fromarray(chance.integers(0, 255, (300, 400, 3), dtype=np.uint8))
        picture = Image.blend(coarse.resize(size, 3), fine.resize(size, 3), 0.12)
        lines = ImageDraw.Draw(picture)
        for edge in chance.integers(0, sample.width, (120, 4)):
            lines.line([int(each) for each in edge], fill=int(edge[0]) % 256, width=3)
        frames.append(picture)
    path = folder / sample.name.replace(" ", "-")
    extra = {"save_all": True, "append_images": frames[1:]} if sample.frames > 1 else {}
    frames[0].save(path, sample.kind, **sample.options, **extra)
    return path


async def one_after_another(
    files: list[tuple[Sample, Path]], real: list[Path], folder: Path, rounds: int
) -> None:
    title = f"one core, median of {rounds}"
    print(f"{title:26} {'MB':>6} {'ms':>7} {'vips ms':>8} {'ratio':>6} {'RSS MB':>8}")
    for sample, path in files:
        await _row(sample.name, path, folder, rounds, compared=sample.compared)
    for path in real:
        await _row(f"{path.stem} (real)", path, folder, rounds, compared=True)


async def _row(name: str, path: Path, folder: Path, rounds: int, *, compared: bool) -> None:
    children = Children(1)
    try:
        made = await children.process(path, folder)  # warm: a service has its children already
        ours, theirs = [], []
        for _ in range(rounds if compared else 2):
            start = time.perf_counter()
            made = await children.process(path, folder)
            ours.append(time.perf_counter() - start)
            if compared and (seconds := vips(path, made, folder)):
                theirs.append(seconds)
        peak = _peak_of_children()
    except Unshowable as refused:
        print(f"{name:26} refused: {refused}")
        return
    finally:
        children.close()
    mine = statistics.median(ours)
    line = f"{name:26} {_megabytes(path):6.1f} {mine * 1000:7.0f}"
    if theirs:
        ratio = mine / statistics.median(theirs)
        line += f" {statistics.median(theirs) * 1000:8.0f} {ratio:6.2f}{' !' if ratio > BUDGET else '  '}"
    else:
        line += " " * 17
    print(f"{line} {peak:5.0f}{' !' if peak > MEMORY_BUDGET else ''}", flush=True)


def vips(path: Path, made: Processed, folder: Path) -> float | None:
    """Seconds that vipsthumbnail takes for the same renditions; None where it is not, or cannot read this."""
    program = shutil.which("vipsthumbnail")
    if not program:
        return None
    start = time.perf_counter()
    for one in made.renditions:
        target = folder / f"vips-{one.width}.webp[Q=80,strip]"
        command = [program, str(path), "--size", f"{one.width}x{one.height}!", "-o", str(target)]
        if subprocess.run(
            command, check=False, capture_output=True, env={**os.environ, "VIPS_CONCURRENCY": "1"}
        ).returncode:
            return None
    return time.perf_counter() - start


def many_files(path: Path, folder: Path) -> None:
    """Two children against one, in turn, on many files; then one file that has both cores to itself."""
    folders = [folder / f"many-{number}" for number in range(MANY)]
    for each in folders:
        each.mkdir()
    asyncio.run(_one_and_two(path, folders))


async def _one_and_two(path: Path, folders: list[Path]) -> None:
    rates: dict[int, list[float]] = {1: [], 2: []}
    pools = {count: Children(count) for count in rates}
    for pool in pools.values():
        await _rate(pool, path, folders[:4])
    for _ in range(3):
        for count, pool in pools.items():
            rates[count].append(await _rate(pool, path, folders))
    one, two = (statistics.median(rates[count]) for count in (1, 2))
    print(f"many jpegs of 12 MP: {one:.1f} a second with one child, {two:.1f} with two: {two / one:.2f} ×")
    lone = [await _rate(pools[2], path, folders[:1]) for _ in range(8)]
    print(f"one jpeg of 12 MP, both cores to itself: {1000 / statistics.median(lone):.0f} ms", flush=True)
    for pool in pools.values():
        pool.close()


async def _rate(pool: Children, path: Path, folders: list[Path]) -> float:
    """Files a second."""
    start = time.perf_counter()
    await asyncio.gather(*(pool.process(path, folder) for folder in folders))
    return len(folders) / (time.perf_counter() - start)


def _megabytes(path: Path) -> float:
    return path.stat().st_size / 1e6


def _peak_of_children() -> float:
    """MB that the largest of our children, all forked by another process of ours, ever had resident."""
    peaks = []
    for child in (child for server in psutil.Process().children() for child in server.children()):
        status = Path(f"/proc/{child.pid}/status").read_text()
        peaks.append(int(status.split("VmHWM:")[1].split()[0]) / 1024)
    return max(peaks)


if __name__ == "__main__":
    main()
