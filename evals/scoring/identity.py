"""Whether the entities that were found are those of the gold."""

from __future__ import annotations

import re
from typing import Any

ARTICLE = re.compile(r"^(?:the|a|an|some)\s+")


def same_entities(found: list[str], gold: list[dict[str, Any]], text: str) -> bool:
    """Tell whether each gold entity ({"name", "kind", "aliases"}) was named, and nobody else."""
    open_names = list(found)
    for entity in gold:
        hit = next((name for name in open_names if is_named(name, entity, text)), None)
        if hit is None:
            return False
        open_names.remove(hit)
    return not open_names


def is_named(name: str, entity: dict[str, Any], text: str) -> bool:
    """Tell whether a name is an entity's.

    A single name of a person ("Reyes") will do only where the text never gives the whole one:
    elsewhere it means that the mention was left unresolved.
    """
    canonical = entity["name"]
    names = [canonical, *entity.get("aliases", [])]
    if entity.get("kind") == "person" and canonical in text:
        names = [one for one in names if " " in one.strip() or one == canonical]
    return plain(name) in {plain(one) for one in names}


def plain(name: str) -> str:
    """Put a name into the form in which names are compared: case, marks, article, spaces."""
    bare = " ".join(name.casefold().replace("’", "'").split())
    return ARTICLE.sub("", bare).removesuffix("'s").strip(" ,.")


def names_of(attribution: dict[str, Any], written: dict[str, Any]) -> list[str]:
    """Names of the entities that a written attribution points to."""
    by_id = {entity["id"]: entity["name"] for entity in written["entities"]}
    return [by_id[one] for one in attribution["entities"]]
