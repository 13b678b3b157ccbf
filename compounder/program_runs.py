"""What the program does with itself: the qualification protocol and the error drill, each with its own build."""

from __future__ import annotations

import platform
from datetime import UTC, datetime
from hashlib import sha256
from pathlib import Path
from tempfile import TemporaryDirectory

from compounder import __version__, bootstrap, shipped
from compounder.documents.calculation import calculation_pdf
from compounder.documents.drill import drill_pdf
from compounder.documents.fonts import Fonts
from compounder.documents.qualification import qualification_pdf
from compounder.domain.calculators.calculation import Calculation
from compounder.domain.drill import DrillReport
from compounder.domain.master_formulation import MasterFormulation
from compounder.domain.papers.calculation import CalculationPaper
from compounder.domain.papers.drill import DrillPaper
from compounder.domain.papers.program_run import ProgramRun
from compounder.domain.papers.qualification import CaseFile, QualificationPaper
from compounder.domain.qualification import Verdict
from compounder.exchange.formulation_file import write_formulation
from compounder.exchange.settings_file import Settings
from compounder.services.error_drill.crew import Tools
from compounder.services.error_drill.run import Report, run_drill


def build_digest() -> str:
    """The SHA-256 over the program's own files: each one's place and bytes, those that Python makes itself left out."""
    program = Path(__file__).resolve().parent
    digest = sha256()
    for folder in (program, shipped.RESOURCES):
        for path in sorted(folder.rglob("*"), key=lambda path: path.relative_to(folder).as_posix()):
            if path.is_file() and path.suffix != ".pyc":
                content = path.read_bytes()
                place = f"{folder.name}/{path.relative_to(folder).as_posix()}"
                digest.update(f"{place}\n{len(content)}\n".encode() + content)
    return digest.hexdigest()


def program_run() -> ProgramRun:
    """This program on this machine, today."""
    return ProgramRun(
        program=f"Compounder {__version__}",
        build=build_digest(),
        machine=platform.node(),
        system=f"{platform.system()} {platform.release()}, {platform.machine()}, Python {platform.python_version()}",
        run_on=datetime.now(UTC).astimezone().date(),
    )


def qualification_protocol(files: tuple[CaseFile, ...], verdicts: tuple[Verdict, ...], language: str) -> bytes:
    """The protocol of a run of worked cases by this program, on this machine, today."""
    paper = QualificationPaper(program_run(), files, verdicts)
    return qualification_pdf(paper, shipped.words(language), Fonts(shipped.RESOURCES / "fonts"))


def drill(id_or_file: str) -> DrillReport:
    """The error drill of a shipped formulation, or of a file; refused as `shipped.formulation`, and as below."""
    found = shipped.formulation(id_or_file)
    return drill_formulation(found, write_formulation(found))


def drill_formulation(
    formulation: MasterFormulation, text: str, report: Report = lambda _done, _total: None
) -> DrillReport:
    """The error drill of any formulation, against the real services on a throw-away database in a temporary folder.

    `text` is its file, as it is stored. Refused where not even a faultless batch of it can be released. `report` is
    told done and total, and may stop the drill by not returning.
    """
    with TemporaryDirectory() as folder:
        place = bootstrap.Place(str(Path(folder) / "drill.db"), Path(folder) / "state")
        bootstrap.make_database(place, Settings())
        with bootstrap.open_pharmacy(place) as pharmacy:
            tools = Tools(
                pharmacy.records, pharmacy.passwords,
                shipped.rule_book(), shipped.set_up_choices(), bootstrap.new_id,
                recovery=bootstrap.new_recovery_code(), today=datetime.now(UTC).date(),
            )  # fmt: skip
            return run_drill(tools, formulation, text, report)


def drill_page(report: DrillReport, language: str) -> bytes:
    """A drill as a page of the formulation's approval."""
    return drill_pdf(DrillPaper(program_run(), report), shipped.words(language), Fonts(shipped.RESOURCES / "fonts"))


def calculation_page(calculation: Calculation, language: str) -> bytes:
    """A calculation as a paper, with the program, its build and the day."""
    paper = CalculationPaper(program_run(), calculation)
    return calculation_pdf(paper, shipped.words(language), Fonts(shipped.RESOURCES / "fonts"))
