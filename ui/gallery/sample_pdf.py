"""A small PDF, written by hand, for the gallery's proof: a widget knows no service that would make a real one."""

from __future__ import annotations

_LINES = (
    (18, 160, "Sodium thiosulfate 25 % w/w"),
    (12, 138, "25 g in 100 g as pentahydrate. Pot of 50 g"),
    (18, 100, "Use by 31 Jan 2027"),
    (14, 76, "Batch 2026-0147"),
)


def _pdf() -> bytes:
    text = "\n".join(f"BT /F1 {size} Tf 14 {height} Td ({words}) Tj ET" for size, height, words in _LINES)
    objects = (
        "<< /Type /Catalog /Pages 2 0 R >>",
        "<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
        (
            "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 283 198] /Contents 4 0 R"
            " /Resources << /Font << /F1 << /Type /Font /Subtype /Type1 /BaseFont /Helvetica >> >> >> >>"
        ),
        f"<< /Length {len(text)} >>\nstream\n{text}\nendstream",
    )
    written = b"%PDF-1.4\n"
    places = []
    for number, content in enumerate(objects, 1):
        places.append(len(written))
        written += f"{number} 0 obj\n{content}\nendobj\n".encode()
    table = "".join(f"{place:010d} 00000 n \n" for place in places)
    end = f"xref\n0 5\n0000000000 65535 f \n{table}trailer\n<< /Size 5 /Root 1 0 R >>\nstartxref\n{len(written)}\n%%EOF"
    return written + end.encode()


SAMPLE_PDF = _pdf()
"""A label of 100 × 70 mm."""
