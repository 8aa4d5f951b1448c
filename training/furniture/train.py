"""Cross-validate the model over sites, then train it on all pages and write its weights.

python -m training.furniture.train --data ../shared/data
"""

from __future__ import annotations

import argparse
import json
import tomllib
from collections.abc import Sequence
from pathlib import Path
from random import Random
from typing import Any

from evals.scoring.shingles import Counts, compare, mean_f1, published_f1
from onrecord.read.body.model import probabilities, save
from training.furniture.crf import train
from training.furniture.pages import WAYS, Page, load
from training.furniture.texts import Text, clean, of_pages

HERE = Path(__file__).parent
WEIGHTS = HERE.parents[1] / "src" / "onrecord" / "read" / "weights" / "body.json"


def main() -> None:
    """Parse the command line and run."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--data", type=Path, required=True, help="folder of the data sets")
    parser.add_argument("--config", type=Path, default=HERE / "config.toml")
    parser.add_argument("--weights", type=Path, default=WEIGHTS, help="where the weights go")
    parser.add_argument("--no-folds", action="store_true", help="skip the cross-validation")
    parser.add_argument("--folds-to", type=Path, help="folder for the weights of each fold")
    asked = parser.parse_args()
    config = tomllib.loads(asked.config.read_text(encoding="utf-8"))
    pages = load(asked.data / "article_extraction")
    texts = list(of_pages(pages, config, asked.data))
    without = list(clean(asked.data, config))
    if not asked.no_folds:
        cross_validate(texts, without, config, asked.folds_to)
    save(train([*_learned(texts, config), *without], config), asked.weights)
    print(f"{asked.weights}: {asked.weights.stat().st_size:,} bytes")


def folds_of(pages: Sequence[Page], count: int, seed: int) -> dict[str, int]:
    """Deal the sites out into folds: page id -> fold."""
    sites = sorted({page.site for page in pages})
    Random(seed).shuffle(sites)
    return {page.id: sites.index(page.site) % count for page in pages}


def cross_validate(
    texts: Sequence[Text], without: Sequence[Text], config: dict[str, Any], to: Path | None
) -> None:
    """Judge every page by a model that saw no page of its site; print F1 by way."""
    fold = folds_of([text.page for text in texts if text.page], config["folds"], config["seed"])
    counts: dict[str, list[Counts]] = {way: [] for way in WAYS}
    for number in range(config["folds"]):
        seen = [text for text in texts if text.page and fold[text.page.id] != number]
        weights = train([*_learned(seen, config), *without], config)
        if to:
            to.mkdir(parents=True, exist_ok=True)
            save(weights, to / f"{number}.json")
            (to / "folds.json").write_text(json.dumps(fold), encoding="utf-8")
        for text in texts:
            if text.page and fold[text.page.id] == number and text.way in WAYS:
                chance = probabilities(weights, text.numbers)
                kept = (
                    line.text
                    for line, one in zip(text.lines, chance, strict=True)
                    if one >= config["keep"]
                )
                counts[text.way].append(compare(text.page.body, "\n".join(kept)))
    for way, found in counts.items():
        print(f"{way:10} F1 {published_f1(found):.4f}, mean of pages {mean_f1(found):.4f}")


def _learned(texts: Sequence[Text], config: dict[str, Any]) -> list[Text]:
    """The texts that are trained on; other ways are only judged."""
    return [text for text in texts if text.way in config["ways"] or text.way not in WAYS]


if __name__ == "__main__":
    main()
