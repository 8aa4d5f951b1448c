import hashlib
from collections import Counter

import pytest

from evals.data import DEFAULT
from evals.suites import reading

TEXT = "Before.\n\nMS. VALE: Otto Tarn told us that the harbour would close.\n\nQ Otto Tarn lied."
ROLES = ("source", "cue", "content", "addressee")


def span(words):
    return [TEXT.index(words), TEXT.index(words) + len(words)]


def attribution(source, cue, content, **fields):
    return {
        "source": [span(source)],
        "cue": [span(cue)],
        "content": [span(content)],
        "addressee": [],
        "kind": "indirect",
    } | fields


ROW = {
    "id": "made",
    "part": "look",
    "start": TEXT.index("MS."),
    "end": TEXT.index("\n\nQ"),
    "turns": [
        {"span": [9, TEXT.index("\n\nQ")], "who": "Vale", "said": ["2031-03-03", "2031-03-03"]}
    ],
    "attributions": [
        attribution(
            "Otto Tarn",
            "told",
            "that the harbour would close",
            n=1,
            type="said",
            who="Otto Tarn",
            act=["announce"],
            target=[None],
            said=None,
            inside=None,
            hard=False,
        )
    ],
}


def found(number, *roles, entity="t"):
    told = {"unnamed": None, "act": "state", "target": None, "said": None, "score": 0.8}
    return attribution(*roles, id=number, entities=[entity], chain=[], **told)


def written(*attributions):
    return {
        "text": TEXT,
        "segments": [{"kind": "turn", "span": ROW["turns"][0]["span"], "speaker": [9, 17]}],
        "entities": [{"id": "t", "name": "Otto Tarn"}, {"id": "v", "name": "Ms. Vale"}],
        "attributions": list(attributions),
    }


TOLD = found("1", "Otto Tarn", "told", "that the harbour would close")


def judged(*attributions):
    return reading.judged(ROW, {"text": TEXT, "title": None}, written(*attributions))


def values(*texts):
    return {one.name: one.value for one in reading.measures(texts)}


def test_rows_outside_the_part_that_was_read_and_turns_are_not_compared():
    turn = found("2", "MS. VALE", ":", "Otto Tarn told us that the harbour", entity="v")
    outside = found("3", "Before", "lied", "Otto Tarn lied")

    measured = values(judged(TOLD, turn, outside))

    assert measured["look: said: found"] == 100
    assert measured["look: spurious"] == 0
    assert measured["look: turns F1"] == measured["look: turns: speaker right"] == 100
    assert measured["look: turns: day right"] == 0


def test_a_row_is_useful_only_with_every_field_that_counts():
    measured = values(judged(TOLD))

    assert measured["look: said: who"] == measured["look: said: content"] == 100
    assert measured["look: said: act"] == measured["look: said: useful rows"] == 0
    assert measured["transcripts: said: rows in the gold"] == 1


def test_errors_say_what_was_found_and_what_was_wanted():
    shown = "\n".join(reading.show(judged(TOLD)))

    assert "~ act of 1 said: state, not ('announce',)" in shown
    assert "Otto Tarn | told | that the harbour would close" in shown
    assert "- 1 said" in "\n".join(reading.show(judged()))


def test_both_halves_have_half_of_the_articles_and_of_the_transcripts():
    rows = reading.read_rows()

    assert Counter((row["dataset"], row["part"]) for row in rows) == {
        ("wikinews", "look"): 6,
        ("wikinews", "kept"): 6,
        ("wh_briefings", "look"): 3,
        ("wh_briefings", "kept"): 3,
    }
    for dataset in ("wikinews", "wh_briefings"):
        some = [row for row in rows if row["dataset"] == dataset]
        some.sort(key=lambda row: hashlib.sha256(row["id"].encode()).hexdigest())
        assert [row["part"] for row in some] == ["look", "kept"] * (len(some) // 2)


def test_every_row_of_the_gold_is_complete_and_stands_in_the_part_that_was_read():
    for row in reading.read_rows():
        assert [one["n"] for one in row["attributions"]] == list(
            range(1, len(row["attributions"]) + 1)
        )
        numbers = {None, *(one["n"] for one in row["attributions"])}
        for one in row["attributions"]:
            pieces = [piece for role in ROLES for piece in one[role]]
            assert all(row["start"] <= start < end <= row["end"] for start, end in pieces)
            assert one["cue"], (row["id"], one["n"])
            assert one["content"] or one["hard"]
            assert one["inside"] in numbers - {one["n"]}
            assert bool(one["act"]) is (one["type"] == "said")
            assert one["type"] in {"said", "believed", "known", "intended", "shown"}


def test_the_gold_fits_the_texts_as_they_stand_in_the_data():
    if not (DEFAULT / "wikinews").is_dir() or not (DEFAULT / "wh_briefings").is_dir():
        pytest.skip(f"wikinews or wh_briefings is not in {DEFAULT}")
    for row in reading.read_rows():
        text = reading._text(DEFAULT, row)["text"]
        spans = [one["span"] for one in row["turns"]]
        spans += [piece for one in row["attributions"] for role in ROLES for piece in one[role]]
        for start, end in spans:
            assert text[start:end] == text[start:end].strip() != ""
            assert start == 0 or not (text[start - 1].isalnum() and text[start].isalnum())
            assert end == len(text) or not (text[end - 1].isalnum() and text[end].isalnum())


def test_a_text_that_is_not_the_one_that_was_read_is_refused(tmp_path):
    with pytest.raises(reading.DataMissing):
        reading._text(tmp_path, {"dataset": "wikinews", "file": "articles.jsonl.gz", "id": "x"})
