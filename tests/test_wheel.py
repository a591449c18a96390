"""What is installed is what stands in the checkout."""

import zipfile
from pathlib import Path

import pytest
from hatchling.builders.wheel import WheelBuilder

HOUSE = Path(__file__).parent.parent


@pytest.fixture(scope="module")
def wheel(tmp_path_factory):
    folder = tmp_path_factory.mktemp("wheel")
    (path,) = WheelBuilder(str(HOUSE)).build(directory=str(folder), versions=["standard"])
    with zipfile.ZipFile(path) as wheel:
        return set(wheel.namelist())


@pytest.mark.parametrize("name", ["templates", "assets"])
def test_templates_and_assets_travel_inside_the_package(wheel, name):
    there = {file.relative_to(HOUSE).as_posix() for file in (HOUSE / name).rglob("*") if file.is_file()}

    assert {f"showcase/{file}" for file in there} <= wheel


def test_what_is_not_code_travels_too(wheel):
    for needed in (
        "showcase/locale/ar/LC_MESSAGES/showcase.po",
        "showcase/models/migrations/0001_initial.py",
        "storage/s3.py",
        *(f"showcase/demo/fonts/{file.name}" for file in (HOUSE / "showcase/demo/fonts").iterdir()),
    ):
        assert needed in wheel


def test_nothing_else_travels(wheel):
    assert {name.split("/")[0] for name in wheel if ".dist-info" not in name} == {"showcase", "storage"}
