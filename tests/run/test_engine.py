"""What made a row: the version, the model and its weights."""

from onrecord.config import FAST_MODEL_FOLDER, MODEL_FOLDER, Settings
from onrecord.run.engine import engine


def test_the_fast_model_is_named_as_such():
    plain, fast = Settings(batch=4), Settings(batch=4).faster()

    assert "fast weights" in engine(fast)
    assert "fast" not in engine(plain)
    assert (plain.model_folder, fast.model_folder) == (MODEL_FOLDER, FAST_MODEL_FOLDER)
    assert fast.batch == 4


def test_other_weights_are_another_engine(tmp_path):
    (tmp_path / "one").mkdir()
    (tmp_path / "two").mkdir()
    (tmp_path / "two" / "encoder.onnx").write_bytes(b"other")

    names = [engine(Settings(model_folder=tmp_path / name)) for name in ("one", "two")]

    assert names[0] != names[1]
