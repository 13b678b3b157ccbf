"""A formulation of two lines, one step and one control: whole, and short enough for random sequences to finish it."""

from __future__ import annotations

from compounder.shipped import RESOURCES

NAME = "machine-ointment"


def text() -> str:
    """The shipped ointment without two of its lines and with one step and one control."""
    shipped = (RESOURCES / "formulations" / "sts-ointment-25.toml").read_text("utf-8")
    head, *tables = shipped.split("\n[[")
    lines = [table for table in tables if table.startswith("line]]")]
    kept = [
        next(line for line in lines if 'ingredient = "sodium thiosulfate"' in line),
        next(line for line in lines if 'ingredient = "white petrolatum"' in line).replace("32.5 g", "75 g"),
        next(table for table in tables if table.startswith("step]]")),
        next(table for table in tables if table.startswith("control]]")),
    ]
    return "\n[[".join([head.replace("sts-ointment-25", NAME), *kept])
