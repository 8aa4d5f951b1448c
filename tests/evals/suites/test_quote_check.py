import gzip
import json

from evals.scoring.occurrences import recall
from evals.suites.quote_check import judge, source_of
from evals.suites.same_saying import half_of
from onrecord.link.utterances import Saying

TRANSCRIPT = {
    "id": "hearing",
    "title": "A hearing",
    "date": "2030-09-03",
    "turns": [
        {"speaker": "VALE", "text": "We will never sell the locks of Ondai to strangers."},
        {"speaker": "MOOR", "text": "The mayor wants to flood the valley and call it progress."},
    ],
}


def claim(**more):
    quotation = "never sell the locks of Ondai"
    given = {
        "id": "1",
        "transcript": "hearing",
        "speaker": "Ana Vale",
        "claim": f'She said: "{quotation}"',
        "quotation": quotation,
        "verdict": "verbatim",
        "also": [],
        "match": {"turn": 0, "start": 8, "end": 37},
        "more": [],
        "again": [],
        "doubtful": False,
    }
    return given | more


def write(folder, claims):
    (folder / "quote_check").mkdir()
    for name, lines in (("transcripts", [TRANSCRIPT]), ("claims", claims)):
        with gzip.open(folder / "quote_check" / f"{name}.jsonl.gz", "wt") as file:
            file.writelines(json.dumps(line) + "\n" for line in lines)


def test_turns_become_stretches_at_the_offsets_that_are_given():
    source, starts = source_of(TRANSCRIPT)

    assert [source.text[start:].split()[0] for start in starts] == ["We", "The"]
    assert [source.text[s.start : s.end] for s in source.stretches] == [
        turn["text"] for turn in TRANSCRIPT["turns"]
    ]


def test_a_claim_is_right_by_its_verdict_or_one_that_a_careful_reader_could_give(tmp_path):
    claims = [
        claim(),
        claim(verdict="altered"),
        claim(verdict="cut", also=["verbatim"]),
        claim(speaker="Bela Moor", verdict="other_speaker"),
        claim(verdict="cleaned", doubtful=True),
    ]
    write(tmp_path, claims)

    judged = judge(tmp_path, half_of("hearing"))

    assert [one.right for one in judged] == [True, False, True, True]
    assert all(one.located for one in judged)


def test_recall_counts_pairs_of_occurrences_in_one_utterance():
    def occurrence(name, text):
        return Saying(id=name, document=name, text=text, until="2030-09-03")

    words = "we will never sell the locks of Ondai to strangers"
    groups = [
        [occurrence("a", words), occurrence("b", words.upper())],
        [occurrence("c", "the valley floods in spring again"), occurrence("d", "herons nest here")],
    ]

    assert recall(groups) == (1, 2)
