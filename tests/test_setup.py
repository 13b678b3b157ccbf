"""The set-up: what is locked, what is installed, what `make setup` does and refuses, and what may not be committed."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
from importlib import metadata
from pathlib import Path

import pytest
import sqlcipher3.dbapi2

ROOT = Path(__file__).parent.parent
LOCKS = [ROOT / "packaging" / "requirements.txt", ROOT / "packaging" / "requirements-dev.txt"]

PINNED = r"^([\w-]+)(?:\[\w+\])?==(\S+)"

# Written in pieces, so that this file does not name what it forbids.
FORBIDDEN_WORDS = [
    "pypi" + ".org",
    "python" + "hosted",
    "registry." + "npmjs",
    "deb." + "debian.org",
    "security." + "debian.org",
    "/work" + "/",
    "/root" + "/",
    "/opt" + "/",
    "/farm" + "/",
    "../" + "shared/",
]
FORBIDDEN = re.compile("|".join(map(re.escape, FORBIDDEN_WORDS)) + r"|/home/\w")


def locked_requirements(lock: Path) -> list[str]:
    """Each requirement of a lock file on one line, its hashes with it, comments gone."""
    lines = [line for line in lock.read_text(encoding="utf-8").splitlines() if not line.lstrip().startswith("#")]
    return [line for line in "\n".join(lines).replace("\\\n", " ").splitlines() if line.strip()]


def canonical(name: str) -> str:
    """A distribution's name as the packaging standard compares it (PEP 503)."""
    return re.sub(r"[-_.]+", "-", name).lower()


@pytest.mark.parametrize("lock", LOCKS, ids=lambda lock: lock.name)
def test_every_locked_requirement_has_one_version_and_its_hashes(lock: Path) -> None:
    """What is installed is what was measured, byte for byte."""
    requirements = locked_requirements(lock)
    assert len(requirements) > 10
    for requirement in requirements:
        assert re.match(r"[a-z0-9-]+(\[[a-z]+\])?==[0-9][^ ]* ", requirement), requirement
        assert re.search(r"--hash=sha256:[0-9a-f]{64}( |$)", requirement), requirement


@pytest.mark.parametrize("lock", LOCKS, ids=lambda lock: lock.name)
def test_lock_was_renewed_after_its_list_changed(lock: Path) -> None:
    """Each version that the list asks for is the one that is locked; otherwise `make lock` was forgotten."""
    wanted = lock.with_suffix(".in").read_text(encoding="utf-8")
    asked = {(canonical(name), version) for name, version in re.findall(PINNED, wanted, re.MULTILINE)}
    locked = {(canonical(name), version) for name, version in re.findall(PINNED, lock.read_text(), re.MULTILINE)}
    assert asked
    assert asked <= locked


@pytest.mark.parametrize("lock", LOCKS, ids=lambda lock: lock.name)
def test_locks_name_no_address(lock: Path) -> None:
    """Where packages come from is the machine's business: an index, a mirror or a folder."""
    text = lock.read_text(encoding="utf-8")
    assert not re.search(r"://|--(extra-)?index-url|--find-links|--trusted-host", text)


def test_installed_libraries_are_the_locked_ones() -> None:
    """The environment that runs these tests is the one that the lock describes."""
    locked = "\n".join(lock.read_text(encoding="utf-8") for lock in LOCKS)
    everywhere = re.findall(PINNED + r" \\$", locked, re.MULTILINE)  # not those for another system, after a `;`
    assert len(everywhere) > 40
    for name, version in everywhere:
        assert metadata.version(name) == version, name


def test_every_library_asked_for_is_explained() -> None:
    """Each library that the program runs on stands in the SOUP list with its version (IEC 62304)."""
    soup = (ROOT / "docs" / "soup.md").read_text(encoding="utf-8")
    listed = {(canonical(name), version) for name, version in re.findall(r"^\| (\S+) \| (\S+) \|", soup, re.MULTILINE)}
    wanted = (ROOT / "packaging" / "requirements.in").read_text(encoding="utf-8")
    asked = {(canonical(name), version) for name, version in re.findall(PINNED, wanted, re.MULTILINE)}
    assert asked
    assert asked <= listed


def test_sqlite_is_past_the_wal_reset_bug() -> None:
    """SQLite 3.7.0 to 3.51.2 can corrupt a WAL database when two connections write and checkpoint at once."""
    assert sqlcipher3.dbapi2.sqlite_version_info >= (3, 51, 3)


def test_no_committed_text_names_an_index_or_a_place_on_a_machine() -> None:
    """What is committed works anywhere: no package index, no path of somebody's machine."""
    listed = subprocess.run(["git", "ls-files", "-z"], cwd=ROOT, capture_output=True, text=True, check=True).stdout
    found = []
    for name in filter(None, listed.split("\0")):
        path = ROOT / name
        if not path.is_file():
            continue  # staged for removal, or moved by a change that is still being made
        text = path.read_text(encoding="utf-8", errors="replace")
        found += [f"{name}: {line}" for line in text.splitlines() if FORBIDDEN.search(line)]
    assert found == []


FAKE_PYTHON = """#!/bin/sh
# Stands in for an interpreter: says its version, "builds" an environment, writes down what was asked of it.
echo "$0 $*" >>"$CALLS"
case $* in
    *python_version*) echo "$FAKE_VERSION" ;;
    *ensurepip*) [ -z "$FAKE_NO_VENV" ] ;;
    "-m venv"*) rm -rf .venv && mkdir -p .venv/bin && cp "$0" .venv/bin/python ;;
esac
"""


class Machine:
    """A copy of the set-up on a machine with a pretended Python, PostgreSQL and user."""

    def __init__(self, folder: Path) -> None:
        self.tree = folder / "tree"
        self.programs = folder / "programs"
        self.server = folder / "server"
        self.calls = folder / "calls"
        shutil.copytree(ROOT / "packaging", self.tree / "packaging")
        shutil.copy(ROOT / "pyproject.toml", self.tree)
        self.programs.mkdir()
        self.server.mkdir()
        self.place(self.programs / "python3", FAKE_PYTHON)
        self.place(self.programs / "id", "#!/bin/sh\necho 1000\n")
        self.place(self.programs / "apt-get", "#!/bin/sh\nexit 1\n")
        self.place(self.server / "initdb", "#!/bin/sh\n")
        self.place(self.server / "pg_dump", "#!/bin/sh\n")
        for tool in ("cat", "cp", "dirname", "env", "mkdir", "rm", "sha256sum", "sh", "tr"):
            (self.programs / tool).symlink_to(str(shutil.which(tool)))
        self.environment = {
            "PATH": str(self.programs),
            "POSTGRESQL_DIRS": str(self.server),
            "CALLS": str(self.calls),
            "FAKE_VERSION": "3.11.2",
            "FAKE_NO_VENV": "",
        }

    @staticmethod
    def place(path: Path, script: str) -> None:
        """Write a program that can be run."""
        path.write_text(script, encoding="utf-8")
        path.chmod(0o755)

    def set_up(self, **changed: str) -> subprocess.CompletedProcess[str]:
        """Run packaging/setup there and forget what was asked of Python before."""
        self.calls.write_text("", encoding="utf-8")
        return subprocess.run(
            [self.tree / "packaging" / "setup"],
            env=self.environment | changed,
            stdin=subprocess.DEVNULL,
            capture_output=True,
            text=True,
            check=False,
        )

    @property
    def installs(self) -> int:
        """How often pip was called by the last set-up."""
        return self.calls.read_text(encoding="utf-8").count("-m pip install")


@pytest.fixture
def machine(tmp_path: Path) -> Machine:
    """A machine on which everything needed is there."""
    return Machine(tmp_path)


@pytest.mark.parametrize("version", ["2.7.18", "3.10.14", "3.14.0", "3.1.1"])
def test_setup_refuses_a_python_that_was_not_tried(machine: Machine, version: str) -> None:
    """Only 3.11 to 3.13; the refusal says what was found, what is needed and what to type."""
    result = machine.set_up(FAKE_VERSION=version)
    assert result.returncode == 1
    assert f"is Python {version}; 3.11, 3.12 or 3.13 is needed" in result.stderr
    assert "make setup PYTHON=" in result.stderr
    assert not (machine.tree / ".venv").exists()


@pytest.mark.parametrize("version", ["3.11.2", "3.12.1", "3.13.0"])
def test_setup_installs_with_hashes_and_the_project_without_network(machine: Machine, version: str) -> None:
    """Libraries are checked against the lock; the project itself needs no index."""
    result = machine.set_up(FAKE_VERSION=version)
    assert result.returncode == 0, result.stderr
    libraries, project = [line for line in machine.calls.read_text().splitlines() if "-m pip install" in line]
    assert "--require-hashes --no-deps" in libraries
    assert "--no-index" in project
    assert "--editable ." in project


def test_the_lock_is_whole() -> None:
    """Installed without resolving, no library misses another: a release of tomorrow changes nothing."""
    checked = subprocess.run([sys.executable, "-m", "pip", "check"], capture_output=True, text=True, check=False)
    assert checked.returncode == 0, checked.stdout


def test_setup_does_nothing_when_nothing_changed(machine: Machine) -> None:
    """`make test` calls it each time."""
    machine.set_up()
    assert machine.installs == 2
    machine.set_up()
    assert machine.installs == 0


def test_setup_builds_again_when_the_lock_or_python_changed(machine: Machine) -> None:
    """Nobody tests against yesterday's libraries."""
    machine.set_up()
    with (machine.tree / "packaging" / "requirements-dev.txt").open("a", encoding="utf-8") as lock:
        lock.write("# renewed\n")
    machine.set_up()
    assert machine.installs == 2
    machine.set_up(FAKE_VERSION="3.12.1")
    assert machine.installs == 2


def test_setup_installs_the_project_again_when_only_its_description_changed(machine: Machine) -> None:
    """A new console script appears without the libraries being fetched again."""
    machine.set_up()
    with (machine.tree / "pyproject.toml").open("a", encoding="utf-8") as description:
        description.write("# changed\n")
    machine.set_up()
    assert machine.installs == 1


def test_setup_that_was_cut_short_is_made_again(machine: Machine) -> None:
    """Half an environment never counts as a whole one."""
    machine.set_up()
    (machine.tree / ".venv" / "made-from-lock").unlink()
    machine.set_up()
    assert machine.installs == 2


def test_setup_prints_the_line_that_an_ordinary_user_has_to_ask_for(machine: Machine) -> None:
    """Without root and sudo nothing is tried; the exact line is printed."""
    (machine.server / "initdb").unlink()
    result = machine.set_up(FAKE_NO_VENV="yes")
    assert result.returncode == 1
    line = "apt-get update && apt-get install -y --no-install-recommends python3-venv postgresql"
    assert result.stderr.splitlines()[-1].strip() == line
    assert machine.installs == 0


def test_setup_asks_for_nothing_that_is_there(machine: Machine) -> None:
    """Where only the database server is missing, only that is named."""
    (machine.server / "pg_dump").unlink()
    result = machine.set_up()
    assert result.returncode == 1
    assert result.stderr.splitlines()[-1].strip().endswith("--no-install-recommends postgresql")


def test_setup_names_the_libraries_that_the_window_lacks(machine: Machine) -> None:
    """Without them Qt cannot even be imported, drawing off the screen too; what Python cannot load is asked for."""
    asks = 'case $* in *libGL.so.1=libgl1*) printf " libgl1 libxcb-cursor0" ;; esac\n'
    machine.place(machine.programs / "python3", FAKE_PYTHON.replace("case $* in\n", asks + "case $* in\n", 1))
    result = machine.set_up()
    assert result.returncode == 1
    assert result.stderr.splitlines()[-1].strip().endswith("--no-install-recommends libgl1 libxcb-cursor0")


def test_setup_installs_what_is_missing_as_root(machine: Machine) -> None:
    """On a bare machine the package lists are fetched first, then the packages, and nothing is asked."""
    machine.place(machine.programs / "id", "#!/bin/sh\necho 0\n")
    arrives = f'[ "$1" != install ] || printf "#!/bin/sh\\n" >{machine.server}/initdb'
    chmod = f'[ "$1" != install ] || {shutil.which("chmod")} +x {machine.server}/initdb'
    machine.place(machine.programs / "apt-get", f'#!/bin/sh\necho "apt-get $*" >>"$CALLS"\n{arrives}\n{chmod}\n')
    (machine.server / "initdb").unlink()
    result = machine.set_up()
    assert result.returncode == 0, result.stderr
    asked = [line for line in machine.calls.read_text().splitlines() if line.startswith("apt-get")]
    assert asked == ["apt-get update", "apt-get install -y --no-install-recommends postgresql"]


def test_setup_says_so_when_the_packages_did_not_help(machine: Machine) -> None:
    """An interpreter from elsewhere gains nothing from Debian's python3-venv."""
    machine.place(machine.programs / "id", "#!/bin/sh\necho 0\n")
    machine.place(machine.programs / "apt-get", "#!/bin/sh\n")
    result = machine.set_up(FAKE_NO_VENV="yes")
    assert result.returncode == 1
    assert "still missing after apt-get: python3-venv" in result.stderr


@pytest.mark.parametrize("name", ["compounder", "pytest", "lint-imports"])
def test_commands_are_in_the_environment(name: str) -> None:
    """`.venv/bin/` holds the program and its checks."""
    assert os.access(Path(sys.executable).with_name(name), os.X_OK)
