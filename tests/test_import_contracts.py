"""Who may import whom: the contracts of pyproject.toml hold, and each is seen to bite."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path

import grimp
import pytest

ROOT = Path(__file__).parent.parent
LINT_IMPORTS = Path(sys.executable).with_name("lint-imports")

LAYERS = "the command line over the assembler, over what it assembles, over services, words and domain"
NO_WINDOW = "the library knows no window"
BARE_SERVICES = "domain and services know no database, no paper and no port"
PINT_IN_QUANTITY = "Pint is known to compounder.domain.quantity alone"
WINDOW_THROUGH_SERVICES = "the window reaches store, papers and assembler through application.py alone"
WIDGETS = "widgets and theme know no service"
SCREENS_APART = "screens do not know each other"


@dataclass(frozen=True, slots=True)
class Breach:
    """A module that the contract forbids to import what it imports."""

    contract: str
    module: str
    imported: str


BREACHES = [
    Breach(LAYERS, "compounder/domain/breach.py", "compounder.words"),
    Breach(LAYERS, "compounder/words.py", "compounder.services"),
    Breach(LAYERS, "compounder/services/breach.py", "compounder.store"),
    Breach(LAYERS, "compounder/store/breach.py", "compounder.bootstrap"),
    Breach(LAYERS, "compounder/bootstrap.py", "compounder.cli"),
    Breach(LAYERS, "compounder/shipped.py", "compounder.bootstrap"),
    Breach(LAYERS, "compounder/store/breach.py", "compounder.documents"),
    Breach(LAYERS, "compounder/documents/breach.py", "compounder.devices"),
    Breach(LAYERS, "compounder/devices/breach.py", "compounder.exchange"),
    Breach(LAYERS, "compounder/exchange/breach.py", "compounder.store"),
    *(Breach(NO_WINDOW, "compounder/cli/breach.py", window) for window in ("ui", "PySide6", "shiboken6")),
    *(
        Breach(BARE_SERVICES, f"compounder/{layer}/breach.py", library)
        for layer in ("domain", "services")
        for library in ("sqlalchemy", "alembic", "sqlcipher3", "psycopg", "reportlab", "serial")
    ),
    Breach(PINT_IN_QUANTITY, "compounder/domain/breach.py", "pint"),
    Breach(PINT_IN_QUANTITY, "compounder/cli/breach.py", "pint"),
    *(
        Breach(WINDOW_THROUGH_SERVICES, "ui/breach.py", library)
        for library in (
            "compounder.store",
            "compounder.bootstrap",
            "compounder.program_runs",
            "compounder.shipped",
            "sqlalchemy",
            "pint",
            "reportlab",
        )
    ),
    Breach(WINDOW_THROUGH_SERVICES, "ui/application.py", "compounder.store"),
    *(Breach(WIDGETS, f"ui/{part}/breach.py", "compounder.services") for part in ("widgets", "theme")),
    Breach(WIDGETS, "ui/widgets/breach.py", "ui.application"),
    Breach(SCREENS_APART, "ui/screens/one.py", "ui.screens.other"),
]


def copy_of_the_package(folder: Path) -> Path:
    """Our packages and their contracts, with a stub for each layer that has no code yet, and two screens."""
    shutil.copy(ROOT / "pyproject.toml", folder)
    for package in ("compounder", "ui"):
        shutil.copytree(ROOT / package, folder / package, ignore=shutil.ignore_patterns("__pycache__"))
    (folder / "ui" / "screens").mkdir(exist_ok=True)
    for name in ("__init__.py", "one.py", "other.py"):
        (folder / "ui" / "screens" / name).touch()
    for layer in ("cli", "store", "documents", "devices", "exchange", "services"):
        (folder / "compounder" / layer).mkdir(exist_ok=True)
        (folder / "compounder" / layer / "__init__.py").touch()
    for module in ("bootstrap", "words"):
        if not (folder / "compounder" / module).is_dir():
            (folder / f"compounder/{module}.py").touch()
    return folder


def verdict(folder: Path) -> subprocess.CompletedProcess[str]:
    """What lint-imports says of the package in this folder."""
    return subprocess.run(
        [LINT_IMPORTS, "--no-cache"],
        cwd=folder,
        env={**os.environ, "NO_COLOR": "1", "COLUMNS": "200"},
        capture_output=True,
        text=True,
        check=False,
    )


def test_every_contract_is_kept() -> None:
    """Nobody imports what the architecture forbids."""
    result = verdict(ROOT)
    assert result.returncode == 0, result.stdout + result.stderr


def test_an_unbreached_copy_passes(tmp_path: Path) -> None:
    """The copies below fail for their breach and for nothing else."""
    result = verdict(copy_of_the_package(tmp_path))
    assert result.returncode == 0, result.stdout + result.stderr


@pytest.fixture(scope="module")
def broken(tmp_path_factory: pytest.TempPathFactory) -> dict[str, str]:
    """What is said of each contract where every one of them is breached; one run judges all breaches."""
    folder = copy_of_the_package(tmp_path_factory.mktemp("breached"))
    for breach in BREACHES:
        with (folder / breached(breach)).open("a", encoding="utf-8") as source:
            source.write(f"\nimport {breach.imported}\n")
    result = verdict(folder)
    assert result.returncode == 1, result.stdout + result.stderr
    said = result.stdout.partition("Broken contracts\n")[2]
    heading = r"^([^-\s].*)\n-{10,}\n"
    parts = re.split(heading, said, flags=re.MULTILINE)[1:]
    return dict(zip(parts[::2], parts[1::2], strict=True))


def breached(breach: Breach) -> str:
    """The file of a breach: a module of its own where the program has none of that name."""
    return breach.module.replace("breach.py", f"breach_{BREACHES.index(breach)}.py")


@pytest.mark.parametrize("breach", BREACHES, ids=lambda breach: f"{breach.module} imports {breach.imported}")
def test_each_contract_bites(broken: dict[str, str], breach: Breach) -> None:
    """A forbidden import, made on purpose, breaks the contract that forbids it: it stands there with its line."""
    module = breached(breach).removesuffix(".py").replace("/", ".")
    assert f"{module} -> {breach.imported} (l." in broken[breach.contract]


def test_a_module_that_no_layer_names_is_refused(tmp_path: Path) -> None:
    """The layers are exhaustive: a `utils` beside them does not slip in."""
    (copy_of_the_package(tmp_path) / "compounder" / "utils.py").touch()
    result = verdict(tmp_path)
    assert result.returncode == 1
    assert "utils" in result.stdout


def test_domain_imports_the_standard_library_alone() -> None:
    """Domain needs nothing installed but Pint, and that in quantity.py alone."""
    graph = grimp.build_graph("compounder", include_external_packages=True, cache_dir=None)
    domain = {"compounder.domain", *graph.find_descendants("compounder.domain")}
    foreign = {
        (module, imported)
        for module in domain
        for imported in graph.find_modules_directly_imported_by(module)
        if not imported.startswith("compounder") and imported not in sys.stdlib_module_names
    }
    assert foreign == {("compounder.domain.quantity", "pint")}
