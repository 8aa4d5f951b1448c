"""Weights that come from the net."""

import pytest

pytest.importorskip("torch", reason="training needs the extra 'train'")

from training.attribution.fetch import WEIGHTS, mpnet_folder


def test_weights_of_another_hash_are_refused(tmp_path):
    (tmp_path / WEIGHTS).write_bytes(b"other weights")

    with pytest.raises(ValueError, match=r"SHA-256 .* expected 78c0197b"):
        mpnet_folder(tmp_path)
