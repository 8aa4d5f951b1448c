import hashlib
import json

import pytest

from evals.data import DEFAULT, DataMissing
from evals.scoring.judging import faults
from evals.suites import example, seeds
from evals.suites.frames import FLAGS

BODY = 'Ilse Tarn, the warden, said on Monday: "The dam holds." An official denied it.'
UNMARKED = dict.fromkeys(FLAGS, False)
RAW = f"The dam\n\n{BODY}\n\nRead more\n"


def at(text, words):
    return [text.index(words), text.index(words) + len(words)]


def written(text=BODY, **changes):
    return {
        "title": "The dam",
        "publisher": None,
        "byline": [],
        "published": "2031-03-05",
        "updated": None,
        "genre": "news",
        "text": text,
        "attributions": [
            {
                "kind": "direct",
                "source": [at(text, "Ilse Tarn, the warden,")],
                "cue": [at(text, "said")],
                "content": [at(text, '"The dam holds."')],
                "entities": ["e1"],
                "unnamed": None,
                "said": {"from": "2031-03-03", "to": "2031-03-03", "text": "on Monday"},
                **UNMARKED,
            },
            {
                "kind": "indirect",
                "source": [at(text, "An official")],
                "cue": [at(text, "denied")],
                "content": [at(text, "it.")],
                "entities": ["e2"],
                "unnamed": {"seniority": None, "institution": None, "country": None, "number": 1},
                "said": None,
                **UNMARKED,
                "denied": True,
            },
        ],
        "entities": [{"id": "e1", "name": "Ilse Tarn"}, {"id": "e2", "name": "An official"}],
    } | changes


def example_row(**changes):
    return {
        "name": "dam.txt",
        "title": "The dam",
        "publisher": None,
        "byline": [],
        "published": "2031-03-05",
        "updated": None,
        "genre": "news",
        "furniture": ["Read more"],
        "keeps": [BODY],
        "attributions": [
            {
                "passage": 'Ilse Tarn, the warden, said on Monday: "The dam holds."',
                "source": ["Ilse Tarn, the warden,"],
                "cue": ["said"],
                "content": ["The dam holds."],
                "kind": "direct",
                "entities": ["Ilse Tarn"],
                "said": {"from": "2031-03-03", "to": "2031-03-03", "precision": "day"},
            },
            {
                "passage": "An official denied it",
                "source": ["An official"],
                "cue": ["denied"],
                "content": [{"text": "i", "nth": 4}],
                "kind": "indirect",
                "entities": [],
                "unnamed": {"seniority": None, "institution": None, "country": None, "number": 2},
                "said": None,
            },
        ],
        "entities": [{"name": "Ilse Tarn", "kind": "person", "aliases": ["Tarn"]}],
    } | changes


def seed_row(raw=RAW):
    spans = {
        "source": [at(raw, "Ilse Tarn, the warden,")],
        "cue": [at(raw, "said")],
        "content": [at(raw, '"The dam holds."')],
    }
    return {
        "name": "dam.txt",
        "sha256": hashlib.sha256(raw.encode()).hexdigest(),
        "title": at(raw, "The dam"),
        "publisher": None,
        "byline": [],
        "published": None,
        "updated": None,
        "genre": "news",
        "furniture": [at(raw, "Read more")],
        "keeps": [at(raw, BODY)],
        "entities": [{"name": "Ilse Tarn", "kind": "person", "aliases": []}],
        "attributions": [
            {"kind": "direct", "entities": ["Ilse Tarn"], "thought": False, "nested": False} | spans
        ],
    }


def values(measures):
    return {one.name: one.value for one in measures}


def test_pieces_of_the_example_are_found_inside_their_passage():
    judged = example.judged(example_row(), written())

    cut = [[BODY[start:end] for start, end in one.content] for one in judged.compared.gold]
    assert cut == [["The dam holds."], ["i"]]


def test_a_flag_that_is_taken_for_another_is_missed_and_found_too_much():
    row = example_row()
    row["attributions"][1] |= UNMARKED | {"negated": True}

    measured = values(example.measures([example.judged(row, written())]))

    assert measured["flags F1"] == 0


def test_a_passage_that_the_text_lost_counts_as_missed():
    changed = BODY.replace("on Monday", "again")

    measured = values(example.measures([example.judged(example_row(), written(changed))]))

    assert measured["gold passages in the text"] == 50
    assert measured["relation recall"] < 100


def test_the_example_is_measured_field_by_field():
    measured = values(example.measures([example.judged(example_row(), written(kind="direct"))]))

    assert measured["kind right"] == 100
    assert measured["source's entity right"] == 100
    assert measured["said date right"] == 100
    assert measured["metadata right"] == 100
    assert measured["furniture gone"] == 100


def test_a_wrong_entity_date_and_number_are_seen():
    found = written()
    found["attributions"][0]["said"] = None
    found["attributions"][0]["entities"] = ["e2"]
    row = example_row()
    row["attributions"][1]["content"] = ["it"]

    measured = values(example.measures([example.judged(row, found)]))

    assert measured["relation F1"] == 100
    assert measured["source's entity right"] == 0
    assert measured["said date right"] == 0
    assert measured["unnamed fields right"] == 75


def test_faults_name_the_field_the_furniture_and_the_body():
    found = written(title=None) | {"text": "The dam.\nRead more", "attributions": []}

    named = faults([example.judged(example_row(), found)])

    assert [fault.split(":")[1].strip() for fault in named] == ["title", "left", "lost"]


def test_a_seed_is_compared_in_offsets_of_its_file():
    judged = seeds.judged(seed_row(), RAW, written())

    [gold] = judged.compared.gold
    assert judged.compared.found[0] == gold
    measured = values(seeds.measures([judged]))
    assert measured["found, right entity"] == 100
    assert measured["furniture gone"] == 100
    assert measured["attributions extracted"] == 2
    assert measured["spurious (content of none in the gold)"] == 1


def test_a_seed_found_with_another_source_is_found_but_not_right():
    found = written()
    found["attributions"][0]["source"] = [at(BODY, "An official")]

    measured = values(seeds.measures([seeds.judged(seed_row(), RAW, found)]))

    assert measured["found"] == 100
    assert measured["found, right source"] == 0
    assert measured["found, right entity"] == 0


def test_another_text_under_the_name_of_a_seed_is_refused(tmp_path, monkeypatch):
    (tmp_path / "seeds").mkdir()
    (tmp_path / "seeds" / "dam.txt").write_text(RAW + "!", encoding="utf-8")
    gold = tmp_path / "gold.jsonl"
    gold.write_text(json.dumps(seed_row()), encoding="utf-8")
    monkeypatch.setattr(seeds, "GOLD", gold)

    with pytest.raises(DataMissing, match="names and hashes"):
        seeds.judge(tmp_path)


def test_the_gold_of_the_seeds_holds_offsets_and_names_alone():
    rows = [json.loads(line) for line in seeds.GOLD.read_text(encoding="utf-8").splitlines()]

    assert len(rows) == 5
    for row in rows:
        names = {entity["name"] for entity in row["entities"]}
        for one in row["attributions"]:
            assert set(one["entities"]) <= names
            assert one["content"]
            for role in ("source", "cue", "content", "addressee"):
                assert all(0 <= start < end for start, end in one[role])
        assert all(len(name.split()) <= 10 for name in names)


@pytest.mark.data
def test_the_gold_of_the_seeds_fits_the_files():
    if not (DEFAULT / "seeds").is_dir():
        pytest.skip(f"{DEFAULT / 'seeds'} is not there")
    for line in seeds.GOLD.read_text(encoding="utf-8").splitlines():
        row = json.loads(line)
        raw = (DEFAULT / "seeds" / row["name"]).read_bytes()

        assert hashlib.sha256(raw).hexdigest() == row["sha256"]
        text = raw.decode()
        for one in row["attributions"]:
            for role in ("source", "cue", "content", "addressee"):
                for start, end in one[role]:
                    assert text[start:end] == text[start:end].strip()
