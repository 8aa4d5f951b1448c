import re

import pytest

TEXT_ON = [
    *((ink, paper) for paper in ("paper", "wash") for ink in ("ink", "ink-2", "accent", "alarm")),
    *((ink, ground) for ground in ("ground-1", "ground-2", "ground-3") for ink in ("ink", "hit")),
]


def tokens(stylesheet, scheme):
    found = re.findall(r":root \{(.*?)\}", stylesheet, re.DOTALL)
    sheet = found[0] if scheme == "light" else found[1]
    return dict(re.findall(r"--([\w-]+): (#[0-9a-f]{6});", sheet))


def luminance(colour):
    parts = [int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5)]
    linear = [p / 12.92 if p <= 0.04045 else ((p + 0.055) / 1.055) ** 2.4 for p in parts]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def contrast(one, other):
    high, low = sorted((luminance(one), luminance(other)), reverse=True)
    return (high + 0.05) / (low + 0.05)


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize(("ink", "paper"), TEXT_ON)
def test_text_can_be_read_on_every_ground(stylesheet, scheme, ink, paper):
    """4.5 : 1 is WCAG 2.2, level AA, for text of any size."""
    colours = tokens(stylesheet, scheme)

    assert contrast(colours[ink], colours[paper]) >= 4.5


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_edges_of_controls_can_be_seen(stylesheet, scheme):
    """3 : 1 is WCAG 2.2, level AA, for what is no text."""
    colours = tokens(stylesheet, scheme)

    assert contrast(colours["edge"], colours["paper"]) >= 3


def test_the_stylesheet_asks_for_nothing_from_outside(stylesheet):
    assert "url(" not in stylesheet
    assert "@import" not in stylesheet


def test_there_are_three_sizes_and_two_weights(stylesheet):
    sizes = set(re.findall(r"--(?:large|text|small): [\d.]+rem", stylesheet))
    weights = set(re.findall(r"(?:font: |font-weight: )(\d{3})", stylesheet))

    assert len(sizes) == 3
    assert weights == {"400", "600"}
    assert not re.findall(r"font-size: [\d.]", stylesheet)
