"""The mean of two models."""

import pytest

torch = pytest.importorskip("torch", reason="training needs the extra 'train'")

from training.attribution.models import empty_model  # noqa: E402
from training.attribution.soup import averaged  # noqa: E402


def test_the_mean_lies_between_both_and_syntax_is_the_runs_own(tmp_path):
    torch.manual_seed(4)
    origin, run = empty_model("minilm"), empty_model("minilm")
    torch.save({"encoder": "minilm", "averaged": run.state_dict()}, tmp_path / "checkpoint.pt")

    found = averaged(origin, tmp_path, 0.25)

    expected = 0.75 * origin.roles.weight + 0.25 * run.roles.weight
    torch.testing.assert_close(found.roles.weight, expected)
    torch.testing.assert_close(found.syntax.tag.weight, run.syntax.tag.weight)
