"""The colours, type, spacing and heights of the window, said once; the only module that holds a hex value.

A role is asked for by name, never by its colour: ``theme.accent``, ``theme.state(State.OK).soft``. Sizes are logical
pixels at 96 dpi. The ratios of contrast are computed in the tests (WCAG 2, relative luminance).
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum


class State(Enum):
    """What a colour of state says, always together with its icon and a word; the value names the icon."""

    OK = "ok"
    ATTENTION = "attention"
    REFUSED = "refused"
    EXPIRED = "expired"
    QUARANTINE = "quarantine"
    SIGNED = "signed"
    BUSY = "busy"
    PLAIN = "info"


@dataclass(frozen=True, slots=True)
class StateColours:
    """A state's strong colour, the text on it, its soft ground, and the text on that."""

    solid: str
    on_solid: str
    soft: str
    ink: str


@dataclass(frozen=True, slots=True)
class Roles:
    """The colour roles that are no state (window design, section 2)."""

    ground: str
    surface: str
    sunken: str
    select: str
    line: str
    border: str
    ink: str
    ink2: str
    ink3: str
    accent: str
    on_accent: str
    accent_soft: str
    accent_ink: str
    focus: str
    rail: str
    rail_on: str
    rail_ink: str
    rail_ink_on: str


@dataclass(frozen=True, slots=True)
class Theme:
    """One look: its name, its roles, and the colours of the states that have some of their own."""

    name: str
    roles: Roles
    states: dict[State, StateColours]

    def state(self, state: State) -> StateColours:
        """The colours of a state; BUSY and PLAIN are made of roles."""
        roles = self.roles
        if state is State.BUSY:
            return StateColours(roles.accent, roles.on_accent, roles.accent_soft, roles.accent_ink)
        if state is State.PLAIN:
            return StateColours(roles.border, roles.surface, roles.sunken, roles.ink2)
        return self.states[state]


PAPER = "#FFFFFF"
"""Paper is white, and its ink black, in every theme."""
PAPER_INK = "#000000"
MARK = ("#FFFFFF", "#7FD3E3")
"""The mark's dial and hand, on the rail."""

_STATED = (State.OK, State.ATTENTION, State.REFUSED, State.EXPIRED, State.QUARANTINE, State.SIGNED)


def _states(*rows: str) -> dict[State, StateColours]:
    return {state: StateColours(*row.split()) for state, row in zip(_STATED, rows, strict=True)}


LIGHT = Theme(
    "light",
    Roles(
        ground="#EDF1F3",
        surface="#FFFFFF",
        sunken="#F5F8F9",
        select="#E1EFF4",
        line="#CDD7DC",
        border="#6A7B85",
        ink="#12222B",
        ink2="#46575F",
        ink3="#5C6D76",
        accent="#0B5F75",
        on_accent="#FFFFFF",
        accent_soft="#DDEEF3",
        accent_ink="#0A4F62",
        focus="#1456D6",
        rail="#0F2F3A",
        rail_on="#1F4E5D",
        rail_ink="#CFE0E5",
        rail_ink_on="#FFFFFF",
    ),
    _states(
        "#1A7340 #FFFFFF #E2F3E8 #14592F",
        "#945700 #FFFFFF #FFF0D0 #6B4000",
        "#B42318 #FFFFFF #FDE8E5 #8C1A11",
        "#76492A #FFFFFF #F4EAE2 #61391D",
        "#6640A3 #FFFFFF #EFE8F9 #512F86",
        "#2E4EA6 #FFFFFF #E6ECFA #243E87",
    ),
)

DARK = Theme(
    "dark",
    Roles(
        ground="#0D161B",
        surface="#16242B",
        sunken="#111C22",
        select="#183742",
        line="#2D414B",
        border="#7F949F",
        ink="#EAF1F4",
        ink2="#B5C5CD",
        ink3="#95A8B1",
        accent="#5CC3DA",
        on_accent="#05222B",
        accent_soft="#153B47",
        accent_ink="#8FDBEC",
        focus="#FFD84D",
        rail="#081014",
        rail_on="#17333D",
        rail_ink="#B4C8D0",
        rail_ink_on="#FFFFFF",
    ),
    _states(
        "#5CCB8B #04210F #12341F #9CE5B8",
        "#F0B34A #2A1B00 #3B2B0C #FFD68C",
        "#FF8C80 #360703 #451C18 #FFB7AE",
        "#D8A886 #2B1606 #38281C #EDCBB2",
        "#C0A2F3 #1F0F3B #2E2247 #DAC8FB",
        "#94B3FF #0B1738 #1C2B54 #C4D5FF",
    ),
)

HIGH_CONTRAST = Theme(
    "high contrast",
    Roles(
        ground="#000000",
        surface="#000000",
        sunken="#000000",
        select="#333000",
        line="#FFFFFF",
        border="#FFFFFF",
        ink="#FFFFFF",
        ink2="#FFFFFF",
        ink3="#E6E6E6",
        accent="#FFE500",
        on_accent="#000000",
        accent_soft="#333000",
        accent_ink="#FFE500",
        focus="#00E5FF",
        rail="#000000",
        rail_on="#FFE500",
        rail_ink="#FFFFFF",
        rail_ink_on="#000000",
    ),
    _states(
        "#6DFFA0 #000000 #00290F #6DFFA0",
        "#FFE500 #000000 #332E00 #FFE500",
        "#FF9D94 #000000 #3D0A05 #FFB8B1",
        "#FFC08F #000000 #3A1C05 #FFC08F",
        "#D9BEFF #000000 #26103F #D9BEFF",
        "#A9C4FF #000000 #0A1A45 #A9C4FF",
    ),
)

THEMES = (LIGHT, DARK, HIGH_CONTRAST)


@dataclass(frozen=True, slots=True)
class TypeStyle:
    """A size of text, the height of its line, both in pixels, and its weight."""

    size: int
    line: int
    weight: int = 400
    is_code: bool = False

    def in_weight(self, weight: int) -> TypeStyle:
        """The same size in another weight: 400, 500, 600."""
        return TypeStyle(self.size, self.line, weight, self.is_code)


class Type:
    """The type styles; nothing is smaller than `SMALL`, and nothing that decides anything is set in it."""

    RESULT = TypeStyle(56, 64, 600)
    DATE = TypeStyle(40, 48, 600)
    FIGURE = TypeStyle(32, 40, 600)
    TITLE = TypeStyle(24, 32, 600)
    PAGE = TypeStyle(20, 26, 600)
    SECTION = TypeStyle(18, 26, 600)
    BODY = TypeStyle(15, 22)
    SMALL = TypeStyle(13, 18)
    CODE = TypeStyle(14, 20, 500, is_code=True)
    READOUT_STEPS = (224, 184, 152, 128, 96)
    """Sizes of the reading at the pan, largest first."""


class Space:
    """Distances between things."""

    ICON_TO_WORD = 8
    UNDER_LABEL = 4
    XS, S, M, L, XL, XXL = 4, 8, 12, 16, 24, 32
    RADIUS = 6
    CARD_RADIUS = 8
    FOCUS = 3
    CURRENT_ROW = 4


class Height:
    """How high things that are pressed, or read at a glance, are."""

    FIELD = 48
    TALL_FIELD = 56
    HERO_FIELD = 76
    PRIMARY = 52
    BENCH_PRIMARY = 60
    SECONDARY = 48
    BENCH_SECONDARY = 56
    CHIP = 40
    TABLE_ROW = 37
    TABLE_ROW_TWO_LINES = 50
    TABLE_HEAD = 34
    ACTION_BAR = 72
    BENCH_ACTION_BAR = 84
    STEP_PATH = 60
    TAG = 26
    VERDICT = 40
    NOTICE_RESERVED = 84
