"""Every finding and every refusal of the store has its sentence, in both languages."""

from __future__ import annotations

import ast
import tomllib
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

ROOT = Path(__file__).parent.parent.parent


def said() -> Iterator[tuple[str, str, str]]:
    """Each `Refusal("code", "variant")` and `Finding.of("check", "variant")` of the store's sources."""
    for path in (ROOT / "compounder" / "store").rglob("*.py"):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Call):
                name = ast.unparse(node.func)
                kind = {"Refusal": "refusal", "Finding.of": "finding"}.get(name)
                if kind is not None:
                    code, variant = node.args[:2]
                    assert isinstance(code, ast.Constant)
                    assert isinstance(variant, ast.Constant)
                    yield kind, str(code.value), str(variant.value)


@pytest.mark.parametrize("language", ["en", "fr"])
def test_everything_said_has_its_sentence(language: str) -> None:
    """No refusal or finding reaches a person as a bare key."""
    words: dict[str, Any] = tomllib.loads((ROOT / f"resources/words/{language}.toml").read_text(encoding="utf-8"))
    missing = [place for place in said() if place[2] not in words[place[0]].get(place[1], {})]
    assert missing == []
