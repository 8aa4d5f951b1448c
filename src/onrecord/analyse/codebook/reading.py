"""Read a codebook, and say of each mistake in it on which line it stands and how to mend it.

Every scalar is taken as it is written, so that `no`, `on` and `2030` stay words; anchors and
tags are refused, so that a file costs what it weighs.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from difflib import get_close_matches
from pathlib import Path
from typing import Any, TypeAlias

import yaml

from onrecord.analyse.codebook.model import Codebook, Formulation, Variant
from onrecord.analyse.codebook.pattern import GAP, LONGEST_GAP, Pattern, PatternError, parse
from onrecord.errors import InputError
from onrecord.store.search import fold

LARGEST = 1_000_000  # bytes
_BOOK = ("name", "version", "notes", "formulations")
_FORMULATION = ("name", "group", "notes", "gap", "language", "variants", "except")
_VARIANT = ("text", "language", "gap", "notes")

Node: TypeAlias = Any  # of the YAML library, which has no types


@dataclass(frozen=True, slots=True, kw_only=True, order=True)
class Problem:
    """A mistake of a codebook."""

    line: int  # from 1
    problem: str
    mend: str

    def __str__(self) -> str:
        """Say it in one line."""
        return f"line {self.line}: {self.problem} {self.mend}"


def read_file(path: Path) -> Codebook:
    """Read a codebook.

    Raises:
        InputError: it cannot be read; the text lists every mistake with its line.
    """
    return read(_text(path), str(path))


def read(text: str, name: str = "codebook") -> Codebook:
    """Read the text of a codebook; `name` is what messages call it.

    Raises:
        InputError: it cannot be read; the text lists every mistake with its line.
    """
    reading = _Reading()
    found = reading.book(text)
    if found is None or reading.problems:
        told = "\n".join(f"  {problem}" for problem in sorted(reading.problems))
        raise InputError(f"{name} is no codebook that can be counted by:\n{told}")
    return found


def check(source: Path | str) -> tuple[Problem, ...]:
    """List the mistakes of a codebook, a file or its text, in the order of their lines.

    Raises:
        InputError: the file cannot be opened.
    """
    reading = _Reading()
    reading.book(_text(source) if isinstance(source, Path) else source)
    return tuple(sorted(reading.problems))


def one(text: str) -> Codebook:
    """Make a codebook of one phrase, in the syntax of variants.

    Raises:
        InputError: the phrase cannot be matched.
    """
    try:
        variant = Variant(text=text, pattern=parse(text))
    except PatternError as error:
        raise InputError(f"{text!r} cannot be counted. {error}") from None
    return Codebook(name=text, formulations=(Formulation(name=text, variants=(variant,)),))


def _text(path: Path) -> str:
    try:
        with path.open("rb") as file:
            held = file.read(LARGEST + 1)
    except OSError as error:
        raise InputError(f"The codebook {path} cannot be opened: {error.strerror}.") from error
    if len(held) > LARGEST:
        raise InputError(f"The codebook {path} is over {LARGEST:,} bytes: split it.")
    try:
        return held.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise InputError(
            f"The codebook {path} is no UTF-8 (byte {error.start}): save it as UTF-8."
        ) from None


@dataclass(slots=True, kw_only=True)
class _Reading:
    """One codebook on its way, with the mistakes met so far."""

    problems: list[Problem] = field(default_factory=list)

    def book(self, text: str) -> Codebook | None:
        root = self._parsed(text)
        if root is None:
            return None
        keys = self._mapping(root, "A codebook", _BOOK)
        if keys is None:
            return None
        rows = self._list(keys.get("formulations"), root, "formulations")
        found = [(row, one) for row in rows if (one := self._formulation(row)) is not None]
        self._repeated((row, one.name) for row, one in found)
        return Codebook(
            name=self._value(keys.get("name")) or "codebook",
            version=self._value(keys.get("version")),
            notes=self._value(keys.get("notes")),
            formulations=tuple(one for _, one in found),
        )

    def _parsed(self, text: str) -> Node | None:
        try:
            for token in yaml.scan(text, Loader=yaml.SafeLoader):
                if isinstance(token, (yaml.AnchorToken, yaml.AliasToken, yaml.TagToken)):
                    line = token.start_mark.line + 1
                    self._add(line, "Anchors, aliases and tags are not read.", "Write it out.")
                    return None
            root = yaml.compose(text, Loader=yaml.SafeLoader)
        except yaml.MarkedYAMLError as error:
            mark = error.problem_mark or error.context_mark
            line = mark.line + 1 if mark else 1
            told = f"This is no YAML: {error.problem}."
            self._add(
                line,
                told,
                "Indent with spaces; put a text that holds : # ? or , in quotation marks.",
            )
            return None
        except yaml.YAMLError as error:
            self._add(1, f"This is no YAML: {error}.", "Save it as plain text.")
            return None
        except RecursionError:
            self._add(1, "It is nested far too deep.", "A codebook has four levels.")
            return None
        if root is None:
            self._add(1, "The file is empty.", "List formulations: see docs/codebook-format.md.")
        return root

    def _formulation(self, node: Node) -> Formulation | None:
        if isinstance(node, yaml.ScalarNode):
            variant = self._variant(node, GAP, None)
            if variant is None:
                return None
            return Formulation(name=variant.text, variants=(variant,))
        keys = self._mapping(node, "A formulation", _FORMULATION)
        if keys is None:
            return None
        gap = self._gap(keys.get("gap"), GAP)
        language = self._value(keys.get("language"))
        name = self._value(keys.get("name"))
        if not name:
            self._at(node, "A formulation has no name.", "Add a line: name: ...")
        rows = self._list(keys.get("variants"), node, "variants") if "variants" in keys else []
        if "variants" not in keys and name:
            rows = [keys["name"]]
        found = [(row, one) for row in rows if (one := self._variant(row, gap, language))]
        self._repeated((row, one.text) for row, one in found)
        variants = [one for _, one in found]
        return Formulation(
            name=name or "",
            variants=tuple(variants),
            exclusions=tuple(self._exclusions(keys.get("except"), gap, variants)),
            group=self._value(keys.get("group")),
            notes=self._value(keys.get("notes")),
        )

    def _variant(self, node: Node, gap: int, language: str | None) -> Variant | None:
        if isinstance(node, yaml.ScalarNode):
            pattern = self._pattern(node, gap)
            if pattern is None:
                return None
            return Variant(text=str(node.value), language=language, pattern=pattern)
        keys = self._mapping(node, "A variant", _VARIANT)
        if keys is None:
            return None
        if "text" not in keys:
            self._at(node, "A variant has no text.", "Add a line: text: ...")
            return None
        pattern = self._pattern(keys["text"], self._gap(keys.get("gap"), gap))
        told = self._value(keys.get("language")) or language
        text = self._value(keys["text"])
        return Variant(text=text or "", language=told, pattern=pattern) if pattern else None

    def _exclusions(
        self, node: Node | None, gap: int, variants: list[Variant]
    ) -> Iterator[Pattern]:
        for row in self._list(node, node, "except") if node else ():
            pattern = self._pattern(row, gap)
            if pattern is None:
                continue
            if any(variant.pattern == pattern for variant in variants):
                self._at(
                    row,
                    f"{self._value(row)!r} excludes a variant itself.",
                    "Write the longer phrase that is not meant.",
                )
            yield pattern

    def _pattern(self, node: Node, gap: int) -> Pattern | None:
        text = self._value(node)
        if text is None:
            return None
        try:
            return parse(text, gap)
        except PatternError as error:
            problem, _, mend = str(error).partition(": ")
            self._at(node, f"{problem}.", f"{mend[:1].upper()}{mend[1:]}")
            return None

    def _gap(self, node: Node | None, otherwise: int) -> int:
        text = self._value(node) if node else None
        if text is None:
            return otherwise
        if not text.isdecimal() or not 1 <= int(text) <= LONGEST_GAP:
            mend = f"Write a number of words from 1 to {LONGEST_GAP}."
            self._at(node, f"A gap of {text!r} cannot be.", mend)
            return otherwise
        return int(text)

    def _mapping(self, node: Node, what: str, known: tuple[str, ...]) -> dict[str, Node] | None:
        """Give the values of a mapping by their keys."""
        if not isinstance(node, yaml.MappingNode):
            self._at(node, f"{what} is not written as keys.", f"Write {known[0]}: ... and so on.")
            return None
        found: dict[str, Node] = {}
        for key, value in node.value:
            name = key.value if isinstance(key, yaml.ScalarNode) else ""
            if name not in known:
                near = get_close_matches(name, known, 1)
                mend = f"Did you mean {near[0]}?" if near else f"Known are: {', '.join(known)}."
                self._at(key, f"{what} has no {name!r}.", mend)
            elif name in found:
                self._at(key, f"{name!r} is told twice.", "Keep one of them.")
            else:
                found[name] = value
        return found

    def _list(self, node: Node | None, above: Node | None, key: str) -> list[Node]:
        if isinstance(node, yaml.SequenceNode) and node.value:
            return list(node.value)
        told = "is empty" if isinstance(node, yaml.SequenceNode) else "is no list"
        problem = f"There is no {key!r}." if node is None else f"{key!r} {told}."
        self._at(node or above, problem, f"Write {key}: and below it lines that begin with -.")
        return []

    def _value(self, node: Node | None) -> str | None:
        if node is None:
            return None
        if not isinstance(node, yaml.ScalarNode):
            self._at(node, "A text was expected here.", "Write one line of text.")
            return None
        return str(node.value).strip() or None

    def _repeated(self, named: Iterable[tuple[Node, str]]) -> None:
        seen: set[str] = set()
        for row, name in named:
            if name and fold(name) in seen:
                self._at(row, f"{name!r} is listed twice.", "Remove one of them.")
            seen.add(fold(name))

    def _at(self, node: Node | None, problem: str, mend: str) -> None:
        self._add(node.start_mark.line + 1 if node else 1, problem, mend)

    def _add(self, line: int, problem: str, mend: str) -> None:
        self.problems.append(Problem(line=line, problem=problem, mend=mend))
