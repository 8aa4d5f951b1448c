"""What variants match, as the whole table of the syntax."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.analyse.codebook import one, read
from onrecord.analyse.counting.in_text import uses


@pytest.mark.parametrize(
    ("variant", "text", "found"),
    [
        ("red line", "A Red  Line; red-line. Red, line.", ["Red  Line", "red-line", "Red, line"]),
        ("red line", "redline, reds line", []),
        ("red line", "It is red.\n\nLine two.", []),
        ("red line~", "two red lines, one red line", ["red lines", "red line"]),
        ("cooperat*", "They cooperate in cooperation.", ["cooperate", "cooperation"]),
        ("community of/with a? shared future", ("a community of shared future, community with a "
         "shared future"), ["community of shared future", "community with a shared future"]),
        ("hold ... share", "We hold and gladly share.", ["hold and gladly share"]),
        ("hold ... share", "We hold. We share.", []),
        ("hold ... share", "We hold all that we ever did share.", []),
        ("hold ... share", "We hold Mr. Tan's share.", ["hold Mr. Tan's share"]),
        ("café", "Cafe, CAFÉ", ["Cafe", "CAFÉ"]),
        ("win-win/mutual gain", "win-win gain and Mutual gain", ["win-win gain", "Mutual gain"]),
        ("人类命运共同体", "构建人类命运共同体，人类命运、共同体", ["人类命运共同体"]),
        ("命运 ... 共同体", "命运的共同体。命运", ["命运的共同体"]),
        ("never never", "never never never", ["never never"]),
    ],
)  # fmt: skip
def test_a_variant_matches(variant, text, found):
    assert [use.span.text for use in uses(one(variant), text)] == found


def test_the_longest_variant_counts_and_exclusions_do_not():
    book = read(
        "formulations:\n"
        "  - name: future\n"
        "    variants: [shared future, community with a shared future]\n"
        "    except: [shared future fund]\n"
    )
    text = "A community with a shared future. The Shared Future Fund. Our shared future."

    found = uses(book, text)

    assert [(use.variant, use.span.text) for use in found] == [
        ("community with a shared future", "community with a shared future"),
        ("shared future", "shared future"),
    ]


@given(st.lists(st.sampled_from(["red", "line", "thin", "Red", "LINE"]), max_size=40))
def test_a_row_of_words_is_found_where_a_regular_expression_finds_it(words):
    text = " ".join(words)

    found = [(use.span.start, use.span.end) for use in uses(one("thin red line"), text)]

    assert found == [match.span() for match in re.finditer(r"(?i)\bthin red line\b", text)]
