"""The theme's colours keep the contrast that WCAG 2.2 asks for at level AA, light and dark."""

from __future__ import annotations

import re

import pytest

from sitegen.render.environment import packaged_theme
from sitegen.render.heat import LEVELS

STYLE = (packaged_theme() / "assets" / "style.css").read_text("utf-8")
SCHEMES = {
    "light": r":root \{(.*?)\}",
    "dark by system": r':root:not\(\[data-theme="light"\]\) \{(.*?)\}',
    "dark by choice": r':root\[data-theme="dark"\] \{(.*?)\}',
}
# Success criteria 1.4.3 for text (no text here is large enough for less) and 1.4.11 for edges
# that carry meaning: of buttons, of marks, of translations by state.
TEXT, EDGE = 4.5, 3.0
PAIRS = [
    *(
        (ink, ground, TEXT)
        for ink in ("ink", "soft", "link")
        for ground in ("paper", "tint", "glow")
    ),
    *((ink, ground, TEXT) for ink in ("accent", "caution") for ground in ("paper", "tint", "glow")),
    ("paper", "ink", TEXT),
    *((edge, ground, EDGE) for edge in ("edge", "caution") for ground in ("paper", "tint", "glow")),
]


def tokens(scheme: str) -> dict[str, str]:
    found = re.search(SCHEMES[scheme], STYLE, re.DOTALL)
    assert found, scheme
    return dict(re.findall(r"--([\w-]+): (#[0-9a-f]{6});", found[1]))


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
    share = LEVELS * int(step) / 100
    mixed = "#" + "".join(
        f"{round(int(one, 16) * share + int(other, 16) * (1 - share)):02x}"
        for one, other in (
            (colours["link"][place : place + 2], colours["paper"][place : place + 2])
            for place in (1, 3, 5)
        )
    )
    assert contrast(colours["ink"], mixed) >= TEXT


def test_every_level_of_a_calendar_has_its_weight() -> None:
    weights = re.findall(r"\.heat-(\d) \{ --heat: (\d); \}", STYLE)
    assert weights == [(str(level), str(level)) for level in range(1, LEVELS + 1)]


def test_both_ways_to_the_dark_have_the_same_colours() -> None:
    assert tokens("dark by system") == tokens("dark by choice")
    assert tokens("light").keys() == tokens("dark by choice").keys()
