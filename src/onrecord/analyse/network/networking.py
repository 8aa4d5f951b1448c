"""Network: nodes and edges around somebody, or the strongest of a case."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

from onrecord.analyse.evidence import Passages, Place
from onrecord.analyse.network.files import write_gexf, write_graphml
from onrecord.analyse.network.layout import layout
from onrecord.analyse.network.model import STEPS, Asked, Edge, Node, Relation
from onrecord.analyse.relations.tables import Actor, Relations
from onrecord.analyse.result import Result, row_id
from onrecord.analyse.table import Table
from onrecord.analyse.track.periods import written
from onrecord.document import content_id
from onrecord.errors import ExtraMissing, InputError
from onrecord.model import Act, TieKind
from onrecord.store.database import Database
from onrecord.store.dates import bounds

if TYPE_CHECKING:
    import altair
    import networkx

_QUERIES = "network"
_NODES = 300  # laid out at most
EDGES = {
    "id": "text",
    "from": "text",
    "to": "text",
    "relation": "text",
    "kind": "text",
    "directed": "flag",
    "weight": "whole",
    "documents": "whole",
    "first": "text",
    "last": "text",
    "since": "text",
    "until": "text",
    "from_id": "text",
    "to_id": "text",
}
NODES = {
    "id": "text",
    "name": "text",
    "kind": "text",
    "steps": "whole",
    "edges": "whole",
    "x": "real",
    "y": "real",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Network(Result):
    """Who does what towards whom, with direction, dates, weight and evidence."""

    asked: Asked
    people: tuple[Node, ...] = field(repr=False)
    edges: tuple[Edge, ...] = field(repr=False)
    relations: Relations = field(repr=False)
    database: Database = field(repr=False)

    def table(self) -> Table:
        """List the edges, the strongest first."""
        return Table.of(EDGES, map(self._edge, self.edges))

    def nodes(self) -> Table:
        """List the nodes with their places."""
        return Table.of(NODES, map(self._node, self.people))

    def graph(self) -> networkx.MultiDiGraph:
        """Give a networkx graph; nodes are ids, edges have the id of their row as key.

        Raises:
            ExtraMissing: the extra "network" is not installed.
        """
        try:
            import networkx  # noqa: PLC0415 - an optional extra
        except ImportError as error:
            raise ExtraMissing("graph", "network") from error
        made = networkx.MultiDiGraph(case=self.case, version=self.version)
        for row in self.nodes():
            made.add_node(row["id"], **{key: row[key] for key in ("name", "kind", "x", "y")})
        for row in self.table():
            told = {key: value for key, value in row.items() if key not in _ENDS}
            made.add_edge(row["from_id"], row["to_id"], key=row["id"], **told)
        return made

    def write(self, path: Path | str) -> None:
        """Write a .gexf (1.3, with dates) or .graphml file.

        Raises:
            InputError: another suffix.
        """
        to = Path(path)
        writers = {".gexf": write_gexf, ".graphml": write_graphml}
        if to.suffix.lower() not in writers:
            raise InputError(
                f"A network cannot be written as {to.name!r}: name a file that ends in .gexf or "
                ".graphml; --csv lists its edges."
            )
        writers[to.suffix.lower()](to, self.people, self.edges, self.caption)

    def chart(self, kind: str = "network", *, link: str | None = None) -> altair.TopLevelMixin:
        """Draw the network.

        Raises:
            ExtraMissing: the extra "charts" is not installed.
            InputError: another kind.
        """
        from onrecord.analyse.network import drawing  # noqa: PLC0415 - asks for the extra

        return drawing.draw(self, kind, link)

    def evidence(self, row: Mapping[str, Any] | str) -> Passages:
        """Give the passages behind an edge: contents of attributions, or where a tie is told.

        Raises:
            InputError: there is no such row.
        """
        wanted = row_id(row)
        edge = next((one for one in self.edges if one.id == wanted), None)
        if edge is None:
            raise InputError(f"{wanted!r} is no edge of this network: take an id from its table.")
        names = {one.who: one.name for one in self.people}
        tie = edge.relation is Relation.TIE
        ask, about = ("tied", {}) if tie else ("said", {"relation": edge.relation.value})
        asked = {"one": edge.one, "other": edge.other, "kind": edge.kind} | about
        if edge.relation in {Relation.QUOTES, Relation.CITES}:
            asked["kind"] = ""
        found = self.relations.ask(ask, _QUERIES, **_used(ask, asked))
        what = f"{names[edge.one]} {edge.kind} {names[edge.other]}"
        return Passages(self.database, [_place(each, what, edge, tie=tie) for each in found])

    def _edge(self, edge: Edge) -> dict[str, Any]:
        by = {one.who: one for one in self.people}
        return {
            "id": edge.id,
            "from": by[edge.one].name,
            "to": by[edge.other].name,
            "relation": edge.relation.value,
            "kind": edge.kind,
            "directed": edge.directed,
            "weight": edge.weight,
            "documents": edge.documents,
            "first": edge.first,
            "last": edge.last,
            "since": edge.since,
            "until": edge.until,
            "from_id": by[edge.one].id,
            "to_id": by[edge.other].id,
        }

    def _node(self, node: Node) -> dict[str, Any]:
        return {
            "id": node.id,
            "name": node.name,
            "kind": node.kind,
            "steps": node.steps,
            "edges": sum(node.who in {edge.one, edge.other} for edge in self.edges),
            "x": round(node.x, 4),
            "y": round(node.y, 4),
        }


_ENDS = frozenset({"id", "from", "to", "from_id", "to_id"})


def _used(ask: str, asked: Mapping[str, Any]) -> dict[str, Any]:
    """Give the parameters that a query has; DuckDB refuses others."""
    return {key: value for key, value in asked.items() if ask == "said" or key != "relation"}


def _place(row: Mapping[str, Any], what: str, edge: Edge, *, tie: bool) -> Place:
    return Place(
        document=row["document"],
        owner=row["attribution"],
        start=row["start"],
        end=row["end"],
        what=what,
        variant=edge.kind,
        voice="tie" if tie else "content",
        source=None,
    )


def network(relations: Relations, database: Database, case: str, asked: Asked) -> Network:
    """Show the network around somebody, or the strongest edges of the case.

    Raises:
        InputError: nobody of this name, a date, an act or a number of steps that cannot be.
    """
    _check(asked)
    start = relations.meant(database, asked.around) if asked.around else ()
    shown, steps = _edges(relations, asked, start)
    whole = replace(asked, relation=None, kind=None, since=None, until=None)
    behind = shown if whole == asked else _edges(relations, whole, start)[0]
    who = {end for row in shown for end in (row["one"], row["other"])} | {one.who for one in start}
    actors = relations.actors(who | {end for row in behind for end in (row["one"], row["other"])})
    people = _nodes(actors, who, [*behind, *shown], steps)
    edges = tuple(_made(row, actors) for row in shown)
    size = relations.ask("size", _QUERIES)[0]
    return Network(
        case=case,
        version=relations.version,
        denominator=(
            f"{len(edges):,} edges of the {size['edges']:,} in the case, which join "
            f"{size['pairs']:,} pairs."
        ),
        notes=tuple(_notes(asked, start)),
        asked=asked,
        people=people,
        edges=edges,
        relations=relations,
        database=database,
    )


def _check(asked: Asked) -> None:
    bounds(asked.since, asked.until, None)
    if not 1 <= asked.steps <= STEPS:
        raise InputError(
            f"A network goes 1 to {STEPS} steps outwards; {asked.steps} were asked for."
        )
    if asked.kind is not None and asked.kind not in {*Act, *TieKind, *Relation}:
        raise InputError(
            f"{asked.kind!r} is no kind of edge: choose an act ({', '.join(Act)}) or a tie "
            f"({', '.join(TieKind)})."
        )


def _edges(
    relations: Relations, asked: Asked, start: Sequence[Actor]
) -> tuple[list[dict[str, Any]], dict[int, int]]:
    """Give edges, and how many steps each node of them is away."""
    since, until = bounds(asked.since, asked.until, None) or (0, 0)
    values: dict[str, Any] = {
        "relation": asked.relation or "",
        "kind": asked.kind or "",
        "since": since if asked.since else 0,
        "until": until if asked.until else 0,
        "most": asked.most,
    }
    if not start:
        return relations.ask("strongest", _QUERIES, **values, unnamed=asked.unnamed), {}
    steps = {one.who: 0 for one in start}
    kept: dict[tuple[object, ...], dict[str, Any]] = {}
    for step in range(1, asked.steps + 1):
        touched = relations.ask("touching", _QUERIES, given=steps, **values, unnamed=asked.unnamed)
        for row in touched:
            if len(kept) < asked.most:
                kept.setdefault(_key(row), row)
        for row in kept.values():
            steps.setdefault(row["one"], step)
            steps.setdefault(row["other"], step)
    for row in relations.ask("between", _QUERIES, given=steps, **values):
        if len(kept) < asked.most:
            kept.setdefault(_key(row), row)
    found = sorted(kept.values(), key=lambda row: (-row["weight"], -row["documents"], *_key(row)))
    return found, steps


def _key(row: Mapping[str, Any]) -> tuple[Any, ...]:
    return tuple(row[name] for name in ("one", "other", "relation", "kind"))


def _nodes(
    actors: Mapping[int, Actor],
    who: set[int],
    rows: Sequence[Mapping[str, Any]],
    steps: Mapping[int, int],
) -> tuple[Node, ...]:
    """Place the nodes in the network without filters, so that a filter moves none of them."""
    links: dict[tuple[str, str], float] = {}
    for row in {_key(row): row for row in rows}.values():
        pair = (_id(actors[row["one"]]), _id(actors[row["other"]]))
        links[pair] = links.get(pair, 0.0) + row["weight"]
    ids = sorted({_id(one) for number, one in actors.items() if number in who} | {
        end for pair in links for end in pair
    })  # fmt: skip
    kept = ids[:_NODES] if len(ids) > _NODES else ids
    places = layout(kept, {pair: held for pair, held in links.items() if {*pair} <= {*kept}})
    nodes = []
    for number in sorted(who, key=lambda one: (steps.get(one, 0), one)):
        actor = actors[number]
        x, y = (float(value) for value in places.get(_id(actor), (0.0, 0.0)))
        nodes.append(
            Node(
                who=number,
                id=_id(actor),
                name=actor.name,
                kind=actor.kind,
                steps=steps.get(number),
                x=x,
                y=y,
            )
        )
    return tuple(nodes)


def _id(actor: Actor) -> str:
    return actor.id or f"publisher {content_id('publisher', actor.name)[:8]}"


def _made(row: Mapping[str, Any], actors: Mapping[int, Actor]) -> Edge:
    ends = (_id(actors[row["one"]]), _id(actors[row["other"]]))
    return Edge(
        id=content_id("edge", *ends, row["relation"], row["kind"])[:8],
        one=row["one"],
        other=row["other"],
        relation=Relation(row["relation"]),
        kind=row["kind"],
        weight=row["weight"],
        documents=row["documents"],
        first=written(row["first"]) if row["first"] else None,
        last=written(row["last"]) if row["last"] else None,
        since=row["since"] or None,
        until=row["until"] or None,
    )


def _notes(asked: Asked, start: Sequence[Actor]) -> list[str]:
    notes = [
        (
            "Weight: attributions of an act towards somebody, quotations inside quotations, "
            "reports that name another publisher, or times that a tie is told. What was denied to "
            "have been said, or is yet to be said, is left out."
        ),
        "First and last: days on which it was said, or put out where a text does not tell.",
    ]
    if len(start) > 1:
        notes.append(f"{asked.around} means {len(start)} of the case; all are shown.")
    if not asked.around:
        notes.append(f"The strongest {asked.most:,} edges at most.")
    if not asked.unnamed:
        notes.append("Unnamed sources are left out.")
    return notes
