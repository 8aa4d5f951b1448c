"""Work grows with the length of a text and no faster, whatever it is made of."""

import sys

import pytest

from onrecord.resolve import resolve
from onrecord.resolve.coref import discourse
from tests.resolve.build import joined

SAID = "[s1|Reyes] [c1|said] [t1|that it was lost]. "
PERSONS = ["Reyes", "REYES", "Ana Reyes", "Luis Reyes", "He Lin"]
FORMS = {
    "one paragraph": SAID,
    "many paragraphs": SAID + "\n\n",
    "pronouns": SAID + "[s2|He] [c2|said] [t2|“I did, [s3|he] [c3|said] [t3|no]”]. ",
    "no stops": "[s1|she] [c1|said] [t1|it was lost on Friday] and ",
    "officials": "[s1|An official] [c1|spoke]. [s2|The official] [c2|said] [t2|no]. ",
    "senators": "[s1|The senator] [c1|said] [t1|no]. ",
    "bodies": "[s1|The water ministry] [c1|spoke]. [s2|The court] [c2|said] [t2|no]. ",
    "papers": "Harbour Courier. [s1|The paper] [c1|said] [t1|no]. ",
    "people": "[s1|Senator Ana Voss{n}] [c1|said] [t1|no]. [s2|The senator] [c2|said] [t2|yes]. ",
    "namesakes": "Ana Reyes met Luis Reyes. [s1|Reyes] [c1|said] [t1|no]. ",
    "family He": "He Lin came. It was lost, [s1|He] [c1|said]. ",
    "marks": "“[s1|He] [c1|said]” — ",
    "turns": "[s1|MS. REYES][c1|:] [t1|[s2|I] [c2|said] [t2|no]. He left.]\n\n",
    "questions": "[s1|Q][c1|:] [t1|Did [s2|I] [c2|say] [t2|so]?]\n\n",
}


def steps(work, *given):
    """Count the instructions of Python that some work takes."""
    count = 0

    def see(frame, event, _argument):
        nonlocal count
        frame.f_trace_opcodes, frame.f_trace_lines = True, False
        count += event == "opcode"
        return see

    before = sys.gettrace()
    sys.settrace(see)
    try:
        work(*given)
    finally:
        sys.settrace(before)
    return count


@pytest.mark.parametrize("form", FORMS)
def test_twice_the_text_is_at_most_a_little_more_than_twice_the_work(form, monkeypatch):
    monkeypatch.setattr(discourse, "_LATELY", 20)  # a bound that short texts would not reach
    counts = []
    for times in (60, 120):
        endings = [chr(97 + number % 26) + chr(97 + number // 26) for number in range(times)]
        markups = [FORMS[form].replace("{n}", ending) for ending in endings]
        persons = [*PERSONS, *(f"Ana Voss{ending}" for ending in endings)]
        given = joined(markups, person=persons, publisher=["Harbour Courier"])
        counts.append(steps(resolve, *given))

    assert counts[1] <= 2.3 * counts[0]
