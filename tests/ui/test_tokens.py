"""The colours are readable: every pair that is used has its contrast, computed from the tokens (WCAG 2)."""

from __future__ import annotations

import itertools
import re
from dataclasses import fields
from pathlib import Path

import pytest

from ui.theme.icons import ICON_NAMES, renderer
from ui.theme.tokens import LIGHT, THEMES, Roles, State, Theme

ROOT = Path(__file__).parent.parent.parent
TEXT, GRAPHIC = 4.5, 3.0
GROUNDS = ("ground", "surface", "sunken", "select", "accent_soft")


def luminance(colour: str) -> float:
    """The relative luminance of WCAG 2."""
    channels = [int(colour[place : place + 2], 16) / 255 for place in (1, 3, 5)]
    linear = [value / 12.92 if value <= 0.04045 else ((value + 0.055) / 1.055) ** 2.4 for value in channels]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def contrast(one: str, other: str) -> float:
    """Their ratio, from 1 to 21."""
    dark, light = sorted((luminance(one), luminance(other)))
    return (light + 0.05) / (dark + 0.05)


def text_pairs(theme: Theme) -> list[tuple[str, str, str]]:
    """Every ink on every ground on which it is written."""
    roles = theme.roles
    grounds = [getattr(roles, name) for name in GROUNDS]
    pairs = [("ink", roles.ink, ground) for ground in grounds]
    pairs += [("ink2", roles.ink2, ground) for ground in grounds]
    pairs += [("ink3", roles.ink3, ground) for ground in (roles.ground, roles.surface, roles.sunken)]
    pairs += [("accent_ink", roles.accent_ink, ground) for ground in grounds]
    pairs += [
        ("on_accent", roles.on_accent, roles.accent),
        ("rail_ink", roles.rail_ink, roles.rail),
        ("rail_ink_on", roles.rail_ink_on, roles.rail_on),
    ]
    for state in State:
        colours = theme.state(state)
        pairs.append((f"{state.value} ink on soft", colours.ink, colours.soft))
        pairs.append((f"{state.value} ink on surface", colours.ink, roles.surface))
        if state not in (State.PLAIN, State.BUSY):
            pairs.append((f"{state.value} on solid", colours.on_solid, colours.solid))
            pairs.append((f"ink on {state.value} soft", roles.ink, colours.soft))
    return pairs


def graphic_pairs(theme: Theme) -> list[tuple[str, str, str]]:
    """Outlines, rings and icons on their grounds."""
    roles = theme.roles
    pairs = [
        (name, getattr(roles, name), ground)
        for name, ground in itertools.product(("border", "focus", "accent"), (roles.ground, roles.surface))
    ]
    pairs += [(state.value, theme.state(state).solid, theme.state(state).soft) for state in theme.states]
    pairs += [(state.value, theme.state(state).solid, roles.surface) for state in theme.states]
    return pairs


@pytest.mark.parametrize("theme", THEMES, ids=lambda theme: theme.name)
def test_every_text_can_be_read(theme: Theme) -> None:
    """4.5 to 1 for text, in all themes."""
    weak = [(name, ratio) for name, ink, on in text_pairs(theme) if (ratio := contrast(ink, on)) < TEXT]
    assert weak == []


@pytest.mark.parametrize("theme", THEMES, ids=lambda theme: theme.name)
def test_every_outline_and_icon_can_be_seen(theme: Theme) -> None:
    """3 to 1 for graphics that mean something, in all themes."""
    weak = [(name, ratio) for name, colour, on in graphic_pairs(theme) if (ratio := contrast(colour, on)) < GRAPHIC]
    assert weak == []


def test_the_measure_is_the_one_of_the_standard() -> None:
    """Black on white is 21; the design's own figures come out."""
    assert contrast("#000000", "#FFFFFF") == pytest.approx(21)
    assert contrast(LIGHT.roles.ink, LIGHT.roles.surface) == pytest.approx(16.3, abs=0.05)
    assert contrast(LIGHT.roles.ink3, LIGHT.roles.ground) == pytest.approx(4.7, abs=0.05)


@pytest.mark.parametrize("theme", THEMES, ids=lambda theme: theme.name)
def test_every_role_is_a_colour(theme: Theme) -> None:
    """Six hexadecimal digits, nothing else."""
    names = [field.name for field in fields(Roles)]
    assert [name for name in names if not re.fullmatch("#[0-9A-F]{6}", getattr(theme.roles, name))] == []


@pytest.mark.parametrize("name", ICON_NAMES)
def test_every_icon_can_be_drawn(name: str) -> None:
    """An icon that Qt cannot read would be an empty place."""
    assert renderer(name, LIGHT.roles.ink).isValid()


def test_every_state_has_its_icon() -> None:
    """State = icon + word + ground, always all three."""
    assert {state.value for state in State} <= set(ICON_NAMES)
