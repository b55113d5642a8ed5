"""The theme's colours keep the contrast that WCAG 2.2 asks for at level AA: light, dark, printed.

The list of pairs is whole: no colour stands in the style sheet but those of the list, each in its
role. What a page really shows is measured in tests/pages.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

import pytest

from sitegen.render.environment import packaged_theme
from sitegen.render.heat import LEVELS

STYLE = (packaged_theme() / "assets" / "style.css").read_text("utf-8")
DOCUMENTED = Path(__file__).parents[2] / "docs" / "accessibility.md"
SCHEMES = {
    "light": r":root \{(.*?)\}",
    "dark by system": r':root:not\(\[data-theme="light"\]\) \{(.*?)\}',
    "dark by choice": r':root\[data-theme="dark"\] \{(.*?)\}',
}
# What stands on a ground as text, and what grounds there are.
INKS = ("ink", "soft", "link", "accent", "caution")
GROUNDS = ("paper", "tint", "glow")
# Lines and shapes that carry meaning: of buttons, marks, the state of a translation, the focus.
EDGES = ("edge", *INKS)
# Hairlines between things that a heading or room tells apart as well; it may be as faint as it is.
DECORATION = "rule"
# Success criteria 1.4.3 for text (no text here is large enough for less) and 1.4.11 for edges.
TEXT, EDGE = 4.5, 3.0
PAIRS = [
    *((ink, ground, TEXT) for ink in INKS for ground in GROUNDS),
    # What is pressed is turned round.
    ("paper", "ink", TEXT),
    *((edge, ground, EDGE) for edge in EDGES for ground in GROUNDS),
]
# Words for a colour that is not one of the theme's own.
NEUTRAL = {"inherit", "currentcolor", "transparent", "none", "0"}
SYSTEM = {"Canvas", "CanvasText", "LinkText", "GrayText", "Mark", "MarkText", "Highlight"}
# Properties that take a colour, by what the colour is for.
AS_TEXT = {"color", "fill", "caret-color"}
AS_GROUND = {"background", "background-color"}
AS_EDGE = re.compile(
    r"(border|outline|text-decoration|column-rule)(?!.*(radius|width|offset|collapse|spacing))"
    r"|stroke$|box-shadow$|accent-color$"
)
HEAT = "color-mix(in srgb, var(--link) calc(var(--heat) * 8%), var(--paper))"
COLOUR = re.compile(r"#[0-9a-fA-F]{3,8}\b|\b(?:rgb|hsl|hwb|lab|lch|oklab|oklch|color)a?\(")


class Rule(NamedTuple):
    """A rule of the style sheet: the @-rules around it, its selector, what it declares."""

    within: str
    selector: str
    declared: dict[str, str]


def tokens(scheme: str) -> dict[str, str]:
    found = re.search(SCHEMES[scheme], STYLE, re.DOTALL)
    assert found, scheme
    return dict(re.findall(r"--([\w-]+): (#[0-9a-f]{6});", found[1]))


def rules() -> Iterator[Rule]:
    """Yield every rule of the style sheet, with what is nested inside @-rules."""
    around: list[str] = []
    for before, sign in re.findall(
        r"([^{};]*(?:;[^{};]*)*)([{}])", re.sub(r"(?s)/\*.*?\*/", "", STYLE)
    ):
        if sign == "{":
            around.append(" ".join(before.rsplit(";", 1)[-1].split()))
            continue
        selector = around.pop()
        pairs = (one.partition(":") for one in before.split(";") if ":" in one)
        declared = {name.strip(): " ".join(value.split()) for name, _, value in pairs}
        if declared:
            yield Rule(" ".join(around), selector, declared)


def named(value: str) -> set[str]:
    """Return the tokens of colours that a value names."""
    return set(re.findall(r"var\(--([\w-]+)\)", value)) & {*EDGES, *GROUNDS, DECORATION}


def printed(scheme: str) -> dict[str, str]:
    """Return the colours on paper, where a reader's scheme still gives what print leaves alone."""
    [block] = re.findall(r":root:root \{(.*?)\}", STYLE, re.DOTALL)
    shades = dict(re.findall(r"--([\w-]+): #([0-9a-f]{3});", block))
    return tokens(scheme) | {
        name: "#" + "".join(2 * digit for digit in shade) for name, shade in shades.items()
    }


def luminance(colour: str) -> float:
    """Relative luminance as WCAG defines it."""
    channels = (int(colour[place : place + 2], 16) / 255 for place in (1, 3, 5))
    red, green, blue = (
        channel / 12.92 if channel <= 0.04045 else ((channel + 0.055) / 1.055) ** 2.4
        for channel in channels
    )
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: str, other: str) -> float:
    dark, light = sorted((luminance(one), luminance(other)))
    return (light + 0.05) / (dark + 0.05)


def mixed(one: str, other: str, share: float) -> str:
    """Mix two colours; `share` is what the first has of it."""
    parts = (
        (int(one[place : place + 2], 16), int(other[place : place + 2], 16)) for place in (1, 3, 5)
    )
    return "#" + "".join(
        f"{round(first * share + second * (1 - share)):02x}" for first, second in parts
    )


def test_contrast_is_reckoned_as_defined() -> None:
    assert contrast("#000000", "#ffffff") == pytest.approx(21)
    assert contrast("#777777", "#ffffff") == pytest.approx(4.48, abs=0.01)


@pytest.mark.parametrize("scheme", SCHEMES)
@pytest.mark.parametrize(("ink", "ground", "least"), PAIRS)
def test_colours_can_be_read(scheme: str, ink: str, ground: str, least: float) -> None:
    colours = tokens(scheme)
    assert contrast(colours[ink], colours[ground]) >= least, f"{ink} on {ground}"


@pytest.mark.parametrize("scheme", SCHEMES)
def test_the_busiest_day_of_a_calendar_can_be_read(scheme: str) -> None:
    colours = tokens(scheme)
    [step] = re.findall(r"color-mix\(in srgb, var\(--link\) calc\(var\(--heat\) \* (\d+)%\)", STYLE)
    busiest = mixed(colours["link"], colours["paper"], LEVELS * int(step) / 100)
    assert contrast(colours["ink"], busiest) >= TEXT


def test_every_level_of_a_calendar_has_its_weight() -> None:
    weights = re.findall(r"\.heat-(\d) \{ --heat: (\d); \}", STYLE)
    assert weights == [(str(level), str(level)) for level in range(1, LEVELS + 1)]


def test_both_ways_to_the_dark_have_the_same_colours() -> None:
    assert tokens("dark by system") == tokens("dark by choice")
    assert tokens("light").keys() == tokens("dark by choice").keys()


@pytest.mark.parametrize("scheme", SCHEMES)
@pytest.mark.parametrize(("ink", "ground", "least"), PAIRS)
def test_colours_can_be_read_on_paper(scheme: str, ink: str, ground: str, least: float) -> None:
    colours = printed(scheme)
    assert colours["paper"] == "#ffffff"
    assert contrast(colours[ink], colours[ground]) >= least, f"{ink} on {ground}"


def test_the_style_sheet_is_read_whole() -> None:
    every = list(rules())
    assert len(every) > 200
    assert sum(len(rule.declared) for rule in every) > 600
    # A property that a rule repeats (a size after its fallback) counts once.
    assert {rule.within for rule in every} >= {"", "@media print"}
    assert next(rule for rule in every if rule.selector == "body").declared["margin"] == "0"


def test_no_colour_stands_outside_the_tokens() -> None:
    assert set(tokens("light")) == {*EDGES, *GROUNDS, DECORATION}
    for rule in rules():
        for name, value in rule.declared.items():
            if not name.startswith("--"):
                assert not COLOUR.search(value), f"{rule.selector}: {name}: {value}"


def allowed(rule: Rule, name: str) -> set[str]:
    """Return the tokens that a property of a rule may have."""
    ground, text = rule.declared.get("background", ""), rule.declared.get("color", "")
    if name in AS_TEXT:
        turned = {"paper"} if "var(--ink)" in ground else set()
        return {*INKS, *turned, *({"edge"} if name == "fill" else ())}
    if name in AS_GROUND:
        turned = {"ink"} if "var(--paper)" in text else set()
        # A shape without words may be filled.
        return {*GROUNDS, *turned, *({"link"} if rule.declared.get("content") == '""' else ())}
    if name == "box-shadow":
        # A ring in the colour of the ground keeps room around a shape.
        return {*EDGES, *GROUNDS}
    if AS_EDGE.match(name):
        return {*EDGES, *({DECORATION} if name.startswith("border") else ())}
    return set()


def test_each_colour_stands_in_its_role() -> None:
    for rule in rules():
        words = NEUTRAL | (SYSTEM if "forced-colors" in rule.within else set())
        for name, value in rule.declared.items():
            said = f"{rule.selector}: {name}: {value}"
            if value != HEAT:
                assert named(value) <= allowed(rule, name), said
                assert name not in AS_TEXT | AS_GROUND or named(value) or value in words, said


def test_nothing_fades_text() -> None:
    faded = [
        rule.selector
        for rule in rules()
        if {"opacity", "filter", "mix-blend-mode", "fill-opacity"} & rule.declared.keys()
    ]
    assert faded == []


def test_lines_that_show_through_each_other_can_be_seen() -> None:
    [(selector, share)] = [
        (rule.selector, float(rule.declared["stroke-opacity"]))
        for rule in rules()
        if "stroke-opacity" in rule.declared
    ]
    assert selector == ".ties path"
    for scheme in SCHEMES:
        colours = tokens(scheme)
        assert contrast(mixed(colours["edge"], colours["paper"], share), colours["paper"]) >= EDGE


def test_the_focus_is_outlined_everywhere() -> None:
    [shown] = [rule for rule in rules() if rule.selector == ":focus-visible" and not rule.within]
    width, style, colour = shown.declared["outline"].split()
    assert int(width.removesuffix("px")) >= 2
    assert style == "solid"
    # Its contrast with every ground is among the pairs; the offset keeps it off what is pressed.
    assert named(colour) <= set(EDGES)
    assert named(colour)
    assert int(shown.declared["outline-offset"].removesuffix("px")) >= 2
    # The text itself takes the focus from "Skip to the text", and is no control.
    hidden = [
        rule.selector
        for rule in rules()
        if re.match(
            r"(none|0)\b", rule.declared.get("outline", rule.declared.get("outline-style", ""))
        )
    ]
    assert hidden == ["main:focus"]


def test_the_table_in_the_documentation_is_what_the_tokens_give() -> None:
    text = DOCUMENTED.read_text("utf-8")
    rows = dict(re.findall(r"(?m)^\| `(\w+)`(?: on `ink`)? \| [^|]+ \| (.+) \|$", text))
    assert set(rows) == {*EDGES, "paper"}
    schemes = (tokens("light"), tokens("dark by choice"), printed("dark by choice"))
    for name, row in rows.items():
        grounds = ("ink",) if name == "paper" else GROUNDS
        lowest = [min(contrast(one[name], one[ground]) for ground in grounds) for one in schemes]
        assert row == " | ".join(f"{ratio:.2f}" for ratio in lowest), name
