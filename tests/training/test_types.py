"""Labels of types, and the sample they were given to."""

import gzip
import json
from collections import Counter
from pathlib import Path

import pytest

pytest.importorskip("numpy", reason="training needs the extra 'train'")

from evals.data import DEFAULT
from training.attribution.data import held_out, rows
from training.types import sample
from training.types.sample import draw, lemma, shown

LABELS = Path(sample.__file__).with_name("labels.jsonl")
TYPES = {"said", "believed", "known", "intended", "shown", "none"}
POLNEAR = DEFAULT / "polnear" / "train.jsonl.gz"
with_articles = pytest.mark.skipif(not POLNEAR.is_file(), reason=f"{POLNEAR} is not there")


def labels():
    return [json.loads(line) for line in LABELS.read_text(encoding="utf-8").splitlines()]


def identity(row):
    return (row["id"], row["annotator"], tuple(map(tuple, row["cue"])))


def test_each_label_is_a_type_and_the_other_one_differs():
    for row in labels():
        assert row["type"] in TYPES
        assert row["or"] in TYPES - {row["type"]} | {None}


def test_no_attribution_is_labelled_twice():
    seen = Counter(map(identity, labels()))

    assert max(seen.values()) == 1


@with_articles
def test_each_cue_is_one_of_its_annotator_in_an_article_that_may_be_learned_from():
    articles = {(row["id"], row["annotator"]): row for row in rows(POLNEAR)}

    for row in labels():
        article = articles[row["id"], row["annotator"]]
        assert row["cue"] in [sorted(found["cue"]) for found in article["attributions"]]
        assert all(0 <= start < end <= len(article["text"]) for start, end in row["cue"])
        assert not held_out(row["id"])


@with_articles
def test_what_is_labelled_is_what_is_drawn():
    drawn = [(one.id, one.annotator, tuple(map(tuple, one.cue))) for one in draw(POLNEAR)]

    assert drawn == list(map(identity, labels()))


@pytest.fixture
def articles(tmp_path):
    """Thirty articles in which Reyes says, and one in which she murmurs, in two frames each."""

    def article(number, verb):
        plain = f"Reyes {verb} the harbour would close. "
        quoted = f"Reyes {verb} “never”."
        second = len(plain)
        return {
            "id": f"article {number}",
            "annotator": "a",
            "text": plain + quoted,
            "attributions": [
                {
                    "id": f"E{place}",
                    "source": [[start, start + 5]],
                    "cue": [[start + 6, start + 6 + len(verb)]],
                    "content": [[start + 7 + len(verb), end]],
                }
                for place, (start, end) in enumerate(
                    [(0, second - 2), (second, second + len(quoted) - 1)]
                )
            ]
            + [{"id": "E9", "source": [[0, 5]], "cue": [], "content": [[0, 5]]}],
        }

    path = tmp_path / "train.jsonl.gz"
    with gzip.open(path, "wt", encoding="utf-8") as lines:
        for number in range(30):
            lines.write(json.dumps(article(number, "said")) + "\n")
        lines.write(json.dumps(article(99, "murmured")) + "\n")
    return path


def test_a_draw_takes_few_of_one_lemma_in_turns_among_frames(articles):
    drawn = [one for one in draw(articles) if lemma(one) == "say"]

    quoted = sum(one.text[one.content[0][0]] == "“" for one in drawn)
    assert len(drawn) == sample.MOST
    assert quoted == sample.MOST // 2


def test_a_draw_is_the_same_each_time_and_leaves_out_what_calibration_keeps(articles):
    first = draw(articles)

    assert first == draw(articles)
    assert any(held_out(f"article {number}") for number in range(30))
    assert not any(held_out(one.id) for one in first)


def test_an_attribution_is_shown_with_its_marks(articles):
    lines = {shown(one) for one in draw(articles)}

    assert "{Reyes} [said] <the harbour would close. Reyes said “never”." in lines
