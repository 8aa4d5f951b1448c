"""Work grows with the length of a text and no faster, whatever it is made of."""

import sys
from itertools import chain

import pytest

from onrecord.resolve import resolve
from onrecord.resolve.coref import discourse, full_names, short_names
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
    "one family": "[s1|Ana{N} Tesk] [c1|said] [t1|no]. ",
    "one family and its short name": "Ana{N} Tesk came. [s1|Tesk] [c1|said] [t1|no]. ",
    "one given name": "Lia Tesk{n} came. [s1|Lia] [c1|said] [t1|no]. ",
    "second names": "[s1|Lia {N} Tesk] [c1|said] [t1|no]. ",
    "ministries": "[s1|The {N} Ministry] [c1|said] [t1|no]. ",
    "short for ministries": "[s1|{N} Water Ministry] [c1|said] [t1|no]. The Water Ministry left. ",
    "places and their people": "Abeland{n} fell. [s1|Abeland{n}ian officials] [c1|said] [t1|no]. ",
    "questions": "[s1|Q][c1|:] [t1|Did [s2|I] [c2|say] [t2|so]?]\n\n",
}


def named(form, endings):
    """Give the names of a text by kind."""
    people = ("Ana Voss{n}", "Ana{N} Tesk", "Lia Tesk{n}", "Lia {N} Tesk")
    bodies = ("{N} Ministry", "{N} Water Ministry")
    filled = {
        name: [name.format(n=ending, N=ending.title()) for ending in endings if name in form]
        for name in (*people, *bodies, "Abeland{n}")
    }
    return {
        "person": [*PERSONS, "Tesk", "Lia", *chain.from_iterable(filled[one] for one in people)],
        "organisation": ["Water Ministry", *chain.from_iterable(filled[one] for one in bodies)],
        "place": filled["Abeland{n}"],
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
    for room, bound in ((discourse, "_LATELY"), (short_names, "MOST_NAMESAKES")):
        monkeypatch.setattr(room, bound, 20)  # which short texts would not reach
    monkeypatch.setattr(full_names, "MOST_ALIKE", 10)
    counts = []
    for times in (60, 120):
        endings = [chr(97 + number % 26) + chr(97 + number // 26) for number in range(times)]
        markups = [
            FORMS[form].replace("{n}", ending).replace("{N}", ending.title()) for ending in endings
        ]
        given = joined(markups, publisher=["Harbour Courier"], **named(FORMS[form], endings))
        counts.append(steps(resolve, *given))

    assert counts[1] <= 2.3 * counts[0]
