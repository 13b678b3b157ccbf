"""What proof, ladder, timeline, rows, signature and derivation promise; hostile names; the folding."""

from __future__ import annotations

from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QWidget

from tests.ui.desk import HOSTILE, REFUSAL, heard, window
from tests.ui.keys import send_key, type_text
from tests.ui.walk import reads_markup
from ui.folding import Folding
from ui.gallery.sample_pdf import SAMPLE_PDF
from ui.theme.tokens import State, Type
from ui.widgets.beyond_use_ladder import BeyondUseLadder, Rung
from ui.widgets.derivation_view import DerivationView
from ui.widgets.fact_list import Fact, FactList
from ui.widgets.lot_chooser import LotChooser, LotOffer
from ui.widgets.notice import Notice
from ui.widgets.panel import Text
from ui.widgets.pdf_preview import PdfPreview, wait_for_pages
from ui.widgets.proof_view import ProofRow, ProofView
from ui.widgets.readout import Answer
from ui.widgets.signature_panel import SignaturePanel
from ui.widgets.tag import Tag
from ui.widgets.timeline import Entry, Timeline
from ui.widgets.work_list import WorkList, WorkRow


class TestOthers:
    """Proof, ladder, timeline, rows, signature, derivation."""

    def test_a_proof_without_a_difference_agrees(self) -> None:
        """One character apart is refused; nothing read back proves nothing."""
        proof = ProofView()
        agreed = [proof.agrees]
        for read_back in ("2026-0147", "2026-0174"):
            proof.show_proof("Proof", "", b"", [ProofRow("Batch", "2026-0147", read_back)])
            agreed.append(proof.agrees)
        assert agreed == [False, True, False]

    def test_a_page_is_rendered_from_its_own_bytes_off_the_windows_thread(self, application: QApplication) -> None:
        """Paper is white and its ink black; many pages pass through one thread."""
        previews = [PdfPreview() for _ in range(6)]
        window(*previews)
        pages = [heard(preview.shown) for preview in previews]
        for preview in previews:
            preview.show_pdf(SAMPLE_PDF)
        assert wait_for_pages()
        application.processEvents()
        assert all(told and told[-1] == 1 for told in pages)
        image = previews[0]._image
        assert image is not None
        assert image.pixelColor(1, 1).name() == "#ffffff"
        assert image.pixelColor(image.width() // 2, image.height() // 2).isValid()

    def test_the_rungs_are_explained_by_f1(self) -> None:
        """Rule, edition, source are one key away; the earliest stands first."""
        ladder = BeyondUseLadder()
        rungs = [
            Rung("later", "House limit", date(2027, 2, 21), "21 Feb 2027"),
            Rung("none", "Own study", None, "none accepted"),
            Rung("first", "Lanolin", date(2027, 1, 31), "31 Jan 2027", is_binding=True),
        ]
        ladder.show_rungs(date(2026, 11, 24), rungs)
        window(ladder)
        explained = heard(ladder.explained)
        first = ladder._inside.itemAt(0)
        assert first is not None
        button = first.widget()
        assert button is not None
        button.setFocus()
        send_key(int(Qt.Key.Key_F1))
        assert explained == ["first"]
        assert button.accessibleName() == "Lanolin, 31 Jan 2027"

    def test_the_timeline_asks_for_earlier_entries(self) -> None:
        """Page by page; an entry opens its record."""
        line = Timeline()
        line.show_entries([Entry(7, "24 Nov", "11:20", "Inès", "released")], has_more=True)
        window(line)
        wanted, opened = heard(line.more_wanted), heard(line.opened)
        line._earlier.click()
        line.add_entries([Entry(6, "23 Nov", "09:00", "Alix", "planned")])
        entries = line.findChildren(QWidget, options=Qt.FindChildOption.FindChildrenRecursively)
        row = next(part for part in entries if getattr(part, "entry", None) is not None)
        row.click()  # type: ignore[attr-defined]
        assert (wanted, opened) == ([None], [7])
        assert not line._earlier.isVisible()

    def test_a_timeline_read_again_leaves_what_is_the_same(self) -> None:
        """The row in focus stays; a further entry replaces everything, and an added page does not count as the same."""
        line = Timeline()
        entry = Entry(7, "24 Nov", "11:20", "Inès", "released")
        line.show_entries([entry])

        def row() -> QWidget:
            return [part for part in line.findChildren(QWidget) if getattr(part, "entry", None) == entry][-1]

        first = row()
        line.show_entries([entry], has_more=True)
        assert row() is first
        assert line._earlier.isVisibleTo(line)
        line.add_entries([Entry(6, "23 Nov", "09:00", "Alix", "planned")])
        line.show_entries([entry])
        assert row() is not first

    def test_a_digit_opens_its_row(self) -> None:
        """And Enter the row in focus."""
        rows = WorkList()
        rows.show_rows([WorkRow("a", "First", digit="1"), WorkRow("b", "Second", digit="2")])
        window(rows)
        opened = heard(rows.opened)
        assert rows.open_digit("2")
        assert not rows.open_digit("9")
        rows.enter()
        send_key(int(Qt.Key.Key_Down))
        send_key(int(Qt.Key.Key_Return), "\r")
        assert opened == ["b", "b"]

    def test_a_wrong_password_clears_itself_alone(self) -> None:
        """The reason stays; Enter in the password signs."""
        panel = SignaturePanel(needs_reason=True, asks_login=True)
        window(panel)
        signed = heard(panel.signed)
        panel.reason_field.set_text("because")
        panel.login_field.set_text("ines")
        panel.password_field.setFocus()
        type_text("secret")
        send_key(int(Qt.Key.Key_Return), "\r")
        assert (signed, panel.password()) == ([None], "secret")
        panel.refuse(REFUSAL)
        assert (panel.reason(), panel.login(), panel.password()) == ("because", "ines", "")

    def test_a_derivation_is_copied_as_plain_text(self, application: QApplication) -> None:
        """Its title, then a row a line."""
        view = DerivationView()
        window(view)
        view.show_working("Why 5 g?", "", ())
        view.setFocus()
        send_key(int(Qt.Key.Key_C), "\x03", Qt.KeyboardModifier.ControlModifier)
        assert application.clipboard().text() == "Why 5 g?"


def test_hostile_names_are_text_in_every_widget(application: QApplication) -> None:
    """Markup, ampersands and eighty letters in a row: shown as they are, never read, never too wide."""
    facts, rows, line, lots = FactList(), WorkList(), Timeline(), LotChooser()
    facts.show_facts([Fact(HOSTILE, HOSTILE, State.OK)])
    rows.show_rows([WorkRow(1, HOSTILE, HOSTILE)])
    line.show_entries([Entry(1, "", "", HOSTILE, HOSTILE, HOSTILE)])
    lots.show_lots(HOSTILE, HOSTILE, [LotOffer(1, "L1", State.OK, "chosen", HOSTILE, HOSTILE)])
    notice, answer, text = Notice(), Answer(Type.DATE), Text(HOSTILE, wraps=True)
    notice.show_phrase(State.REFUSED, HOSTILE)
    answer.show_answer("", HOSTILE)
    held = window(facts, rows, line, lots, notice, answer, text, width=640)
    application.processEvents()
    assert held.width() == 640
    assert reads_markup(held) == []
    assert text.accessibleName() == HOSTILE
    assert Tag(State.OK, HOSTILE).textFormat() is Qt.TextFormat.PlainText


@pytest.mark.parametrize(
    ("width", "folding"),
    [
        (1920, Folding.ROOMY),
        (1600, Folding.ROOMY),
        (1280, Folding.USUAL),
        (1120, Folding.USUAL),
        (960, Folding.TIGHT),
        (800, Folding.TIGHT),
        (640, Folding.SINGLE),
        (320, Folding.SINGLE),
    ],
)
def test_one_module_decides_the_folding(width: int, folding: Folding) -> None:
    """The widths of the design, section 5."""
    assert Folding.at(width) is folding
    assert Folding.at(width).has_rail == (width >= 1120)
