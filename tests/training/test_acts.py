import gzip
import json

import numpy as np
import pytest

from onrecord.acts import heads
from training.acts import data, pairs


def test_a_marked_sentence_gives_its_text_and_its_parties(tmp_path):
    row = {
        "sentence_id": "7",
        "marked_sentence": "<s>Norland</s> condemned <t>Velmora</t> on Friday.",
        "gold_root": "ACCUSE",
    }
    (tmp_path / "plover").mkdir()
    with gzip.open(tmp_path / "plover" / "plv_train.jsonl.gz", "wt") as file:
        file.write(json.dumps(row) + "\n")

    [example] = data.roots(tmp_path)

    assert example.text == "Norland condemned Velmora on Friday."
    assert (example.label, example.lexical) == ("ACCUSE", "ACCUSE")
    assert "stm condemn" in example.names


def test_a_deed_before_the_first_party_does_not_outdo_its_verb():
    text = "After the attack Norland thanked Velmora."
    one, other = text.index("Norland"), text.index("Velmora")
    seen = pairs.pair(text, (one, one + 7), (other, other + 7))

    assert pairs.lexical_root(seen) == "SUPPORT"
    assert [seen.zone(at) for at in (0, seen.first, seen.second)] == ["b", "m", "a"]


def test_the_kept_part_is_the_same_for_all_segments_of_one_text():
    one, other = (
        data.Example(id="text-1", text=text, names=frozenset(), label="x") for text in "ab"
    )

    assert one.kept == other.kept


def test_weights_survive_being_saved(tmp_path):
    train = pytest.importorskip("training.acts.train", reason="training needs torch")
    weights = np.zeros((64, 2))
    weights[heads.bucket("u rain", 64)] = [3.0, -3.0]
    head = train.compress(["wet", "dry"], weights, np.zeros(2))

    train.save({"sky": head}, tmp_path / "sky.npz")
    label, sure = heads.load("sky", tmp_path / "sky.npz").best({"u rain", "u today"})

    assert label == "wet"
    assert sure == pytest.approx(1 / (1 + np.exp(-6)), abs=1e-3)
