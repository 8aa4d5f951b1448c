"""Work grows with the length of a text and no faster, whatever it is made of."""

import sys

import pytest

from onrecord.attribute import attribute
from onrecord.attribute.voice import attributed_share, own_voice
from onrecord.model import Document
from onrecord.tag.quotations import find_quotations
from onrecord.tag.windows import lay_out
from onrecord.tag.words import find_paragraphs
from tests.attribute.build import tagged

SAID = "[source|Reyes] [cue|said] [content|it was lost]. [content|“No,”] [source|she] [cue|said]. "
FORMS = {
    "one paragraph": SAID,
    "a paragraph a line": SAID + "\n",
    "contents alone": "[content|“No.”] It rained. ",
    "pieces of one": "[content|“No”], and ",
    "turns": "Q: Why?\nMS. TESH: No.\n",
    "questions": "Q: Why?\n",
    "announced": "[source|Reyes] [cue|said]:\n- a lock\n- a key\n",
    "items": "- a lock\n",
    "colons": "[source|Reyes] [cue|said]:\n",
    "headlines": "Minister: No deal\n",
    "dashes": "— No, [source|she] [cue|said].\n",
    "marks": '"',
    "pairs of marks": "“”",
    "single marks": "‘a ",
    "hyphens": "a-\na ",
    "lines": "a\n",
    "wrapped": "The council met in the old mint by the river, since the hall was\nwet\n",
    "enumeration": "(a) a lock, (b) a key, ",
}


def calls(work, *given):
    """Count the calls, of Python and of C, that some work makes."""
    count = 0

    def see(_frame, event, _argument):
        nonlocal count
        count += event in ("call", "c_call")

    before = sys.getprofile()
    sys.setprofile(see)
    try:
        work(*given)
    finally:
        sys.setprofile(before)
    return count


def attribute_all(document, found):
    attributions = attribute(document, found)
    own_voice(document, found, attributions)
    attributed_share(document, found, attributions)


def lay_out_all(text):
    lay_out(text, find_quotations(text, find_paragraphs(text)))


@pytest.mark.parametrize("form", FORMS)
def test_twice_the_text_is_at_most_a_little_more_than_twice_the_work(form):
    counts = []
    for times in (150, 300):
        text, found = tagged("It rained.\n\n" + FORMS[form] * times)
        document = Document(name="test", text=text)
        counts.append(calls(lay_out_all, text) + calls(attribute_all, document, found))

    assert counts[1] <= 2.3 * counts[0]
