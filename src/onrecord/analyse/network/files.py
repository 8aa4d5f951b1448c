"""Networks as files of other programs: GEXF 1.3 with dates, and GraphML."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from pathlib import Path
from xml.etree import ElementTree

from onrecord.analyse.network.model import Edge, Node

GEXF, VIZ = "http://gexf.net/1.3", "http://gexf.net/1.3/viz"
GRAPHML = "http://graphml.graphdrawing.org/xmlns"
_SPREAD = 1_000.0  # places of a GEXF file run to this
# what XML 1.0 cannot hold, escaped or not
_NO_XML = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
_NODE_KEYS = {"kind": "string"}
_EDGE_KEYS = {
    "relation": "string",
    "both_ways": "boolean",  # readers refuse a graph of directed and undirected edges
    "documents": "integer",
    "first": "string",
    "last": "string",
    "since": "string",
    "until": "string",
}

Tag = ElementTree.Element


def write_gexf(
    path: Path, nodes: Sequence[Node], edges: Sequence[Edge], caption: Iterable[str]
) -> None:
    """Write a GEXF file; an edge starts and ends on the days that it holds or was told on."""
    ElementTree.register_namespace("", GEXF)
    ElementTree.register_namespace("viz", VIZ)
    root = Tag(f"{{{GEXF}}}gexf", {"version": "1.3"})
    meta = _under(root, GEXF, "meta")
    _under(meta, GEXF, "creator").text = "OnRecord"
    _under(meta, GEXF, "description").text = _plain(" ".join(caption))
    told = {"mode": "dynamic", "defaultedgetype": "directed", "timeformat": "date"}
    graph = _under(root, GEXF, "graph", **told)
    for which, keys in (("node", _NODE_KEYS), ("edge", _EDGE_KEYS)):
        held = _under(graph, GEXF, "attributes", **{"class": which, "mode": "static"})
        for key, kind in keys.items():
            _under(held, GEXF, "attribute", id=f"{which} {key}", title=key, type=kind)
    listed = _under(graph, GEXF, "nodes")
    for node in nodes:
        one = _under(listed, GEXF, "node", id=node.id, label=_plain(node.name))
        _values(one, "node", {"kind": node.kind})
        place = {"x": f"{node.x * _SPREAD:.2f}", "y": f"{node.y * _SPREAD:.2f}", "z": "0.0"}
        _under(one, VIZ, "position", **place)
    _gexf_edges(_under(graph, GEXF, "edges"), nodes, edges)
    _save(path, root)


def _gexf_edges(listed: Tag, nodes: Sequence[Node], edges: Sequence[Edge]) -> None:
    ids = {one.who: one.id for one in nodes}
    for edge in edges:
        told = {
            "id": edge.id,
            "source": ids[edge.one],
            "target": ids[edge.other],
            "kind": edge.kind,
            "label": edge.kind,
            "weight": f"{float(edge.weight)}",
        }
        days = {"start": edge.start, "end": edge.end}
        told |= {key: day for key, day in days.items() if day}
        _values(_under(listed, GEXF, "edge", **told), "edge", _told(edge))


def _values(under: Tag, which: str, values: dict[str, str]) -> None:
    held = _under(under, GEXF, "attvalues")
    for key, value in values.items():
        _under(held, GEXF, "attvalue", **{"for": f"{which} {key}", "value": _plain(value)})


def write_graphml(
    path: Path, nodes: Sequence[Node], edges: Sequence[Edge], caption: Iterable[str]
) -> None:
    """Write a GraphML file with the same values."""
    ElementTree.register_namespace("", GRAPHML)
    root = Tag(f"{{{GRAPHML}}}graphml")
    keys = {
        "node": {"name": "string", **_NODE_KEYS, "x": "double", "y": "double"},
        "edge": {"kind": "string", "weight": "int", **_EDGE_KEYS, "documents": "int"},
    }
    for which, held in keys.items():
        for key, kind in held.items():
            told = {"id": f"{which}_{key}", "for": which, "attr.name": key, "attr.type": kind}
            _under(root, GRAPHML, "key", **told)
    graph = _under(root, GRAPHML, "graph", id="network", edgedefault="directed")
    _under(graph, GRAPHML, "desc").text = _plain(" ".join(caption))
    ids = {one.who: one.id for one in nodes}
    for node in nodes:
        one = _under(graph, GRAPHML, "node", id=node.id)
        place = {"x": f"{node.x:.4f}", "y": f"{node.y:.4f}"}
        _data(one, "node", {"name": node.name, "kind": node.kind, **place})
    for edge in edges:
        ends = {"source": ids[edge.one], "target": ids[edge.other]}
        one = _under(graph, GRAPHML, "edge", id=edge.id, **ends)
        _data(one, "edge", {"kind": edge.kind, "weight": f"{edge.weight}", **_told(edge)})
    _save(path, root)


def _data(under: Tag, which: str, values: dict[str, str]) -> None:
    for key, value in values.items():
        _under(under, GRAPHML, "data", key=f"{which}_{key}").text = _plain(value)


def _told(edge: Edge) -> dict[str, str]:
    values = {
        "relation": edge.relation.value,
        "both_ways": "false" if edge.directed else "true",
        "documents": f"{edge.documents}",
        "first": edge.first,
        "last": edge.last,
        "since": edge.since,
        "until": edge.until,
    }
    return {key: value for key, value in values.items() if value}


def _under(parent: Tag, namespace: str, name: str, **values: str) -> Tag:
    return ElementTree.SubElement(parent, f"{{{namespace}}}{name}", values)


def _plain(text: str) -> str:
    return _NO_XML.sub("�", text)


def _save(path: Path, root: Tag) -> None:
    ElementTree.indent(root)
    ElementTree.ElementTree(root).write(path, encoding="utf-8", xml_declaration=True)
