"""The house: imports look at their own floor's folder or down, and never in a circle."""

import ast
from graphlib import CycleError, TopologicalSorter
from pathlib import Path

import pytest

HOUSE = Path(__file__).parent.parent

FLOORS = {
    "showcase.foundation": 0,
    "showcase.imaging": 0,
    "showcase.outside": 0,
    "storage": 0,
    "showcase.models": 1,
    "showcase.queries": 2,
    "showcase.actions": 3,
    "showcase.web": 4,
    "showcase.jobs": 4,
    "showcase.pages": 5,
    "showcase.api": 5,
    "showcase.demo": 5,
    "showcase.app": 6,
    "showcase.commands": 7,
    "showcase.cli": 8,
    "showcase.__main__": 9,
}


def modules() -> dict[str, Path]:
    files = [*(HOUSE / "showcase").rglob("*.py"), *(HOUSE / "storage").rglob("*.py")]
    return {
        ".".join(file.relative_to(HOUSE).with_suffix("").parts).removesuffix(".__init__"): file
        for file in files
    }


MODULES = modules()


def room(module: str) -> str:
    """The folder, or the file on the roof, that a module stands in."""
    return next(
        (
            name
            for name in sorted(FLOORS, key=len, reverse=True)
            if module == name or module.startswith(name + ".")
        ),
        "",
    )


def imported(module: str) -> set[str]:
    """Modules of ours that a module imports, wherever in it."""
    found: set[str] = set()
    package = module if MODULES[module].name == "__init__.py" else module.rpartition(".")[0]
    for node in ast.walk(ast.parse(MODULES[module].read_text())):
        if isinstance(node, ast.Import):
            found |= {alias.name for alias in node.names}
        elif isinstance(node, ast.ImportFrom):
            above = package.split(".")[: len(package.split(".")) - node.level + 1] if node.level else []
            base = ".".join([*above, *([node.module] if node.module else [])])
            found |= {f"{base}.{alias.name}" for alias in node.names} | {base}
    longest = {name for name in found if name in MODULES}
    return {name for name in longest if name != module and not module.startswith(name + ".")}


def test_every_module_has_a_floor():
    homeless = [module for module in MODULES if module not in ("showcase",) and not room(module)]

    assert homeless == []


@pytest.mark.parametrize("module", sorted(MODULES))
def test_imports_point_down(module):
    for other in imported(module):
        if other == "showcase":
            continue
        same_room = room(other) == room(module)
        assert same_room or FLOORS[room(other)] < FLOORS[room(module)], (
            f"{module} looks up, or across, to {other}"
        )


def test_no_files_form_a_circle():
    sorter = TopologicalSorter({module: imported(module) for module in MODULES})

    try:
        order = list(sorter.static_order())
    except CycleError as circle:
        pytest.fail(" → ".join(circle.args[1]))

    assert len(order) >= len(MODULES)


def test_no_folders_form_a_circle():
    rooms: dict[str, set[str]] = {}
    for module in MODULES:
        if room(module):
            rooms.setdefault(room(module), set()).update(
                room(other) for other in imported(module) if room(other) and room(other) != room(module)
            )

    order = list(TopologicalSorter(rooms).static_order())

    assert set(order) >= set(rooms)
