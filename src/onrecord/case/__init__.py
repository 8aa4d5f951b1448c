"""The front door: open a case, add documents to it, ask it, explain its rows; or read without."""

from __future__ import annotations

from onrecord.case.growing import Growing
from onrecord.case.relating import Relating
from onrecord.link.report import LinkReport
from onrecord.link.versions.change import Change
from onrecord.model import Issue, Reading
from onrecord.run.adding import AddReport
from onrecord.run.extracting import extract, read
from onrecord.run.progress import Phase, Progress
from onrecord.store.across import HeldOver, Telling, TiedOver
from onrecord.store.attributions import Attributions
from onrecord.store.copies import Copies, CopyRow, ShownCopy, Stretch
from onrecord.store.decisions.decision import (
    Decision,
    EntityAnchor,
    PassageAnchor,
    UtteranceAnchor,
)
from onrecord.store.decisions.log import Conflict, DecisionRow, Decisions, ImportReport
from onrecord.store.decisions.resolving import told
from onrecord.store.documents import Documents
from onrecord.store.entities import (
    CandidateRow,
    Entities,
    JoinedRow,
    JoinStep,
    MemberRow,
    Members,
    RefusalRow,
    ShownJoined,
)
from onrecord.store.found import matched, spans
from onrecord.store.offices import offices_then
from onrecord.store.origins import AccountRow, ErodedRow, Origins, OriginsRow, OriginStep
from onrecord.store.record_json import to_json
from onrecord.store.rows import (
    AttributionRow,
    Count,
    DocumentRow,
    Facets,
    HeldOffice,
    IssueRow,
    MonthRow,
    ShownAttribution,
    ShownEntity,
    ShownTie,
    SourceRow,
    Status,
)
from onrecord.store.sheet import cell, plain
from onrecord.store.sheet import lines as sheet_lines
from onrecord.store.utterances import (
    BridgeEnd,
    BridgeRow,
    Bridges,
    DiffPiece,
    NamedChange,
    ReportDiff,
    ReportRow,
    ShownUtterance,
    UtteranceRow,
    Utterances,
)

__all__ = [
    "AccountRow",
    "AddReport",
    "AttributionRow",
    "Attributions",
    "BridgeEnd",
    "BridgeRow",
    "Bridges",
    "CandidateRow",
    "Case",
    "Change",
    "Conflict",
    "Copies",
    "CopyRow",
    "Count",
    "Decision",
    "DecisionRow",
    "Decisions",
    "DiffPiece",
    "DocumentRow",
    "Documents",
    "Entities",
    "EntityAnchor",
    "ErodedRow",
    "Facets",
    "HeldOffice",
    "HeldOver",
    "ImportReport",
    "Issue",
    "IssueRow",
    "JoinStep",
    "JoinedRow",
    "LinkReport",
    "MemberRow",
    "Members",
    "MonthRow",
    "NamedChange",
    "OriginStep",
    "Origins",
    "OriginsRow",
    "PassageAnchor",
    "Phase",
    "Progress",
    "Reading",
    "RefusalRow",
    "ReportDiff",
    "ReportRow",
    "ShownAttribution",
    "ShownCopy",
    "ShownEntity",
    "ShownJoined",
    "ShownTie",
    "ShownUtterance",
    "SourceRow",
    "Status",
    "Stretch",
    "Telling",
    "TiedOver",
    "UtteranceAnchor",
    "UtteranceRow",
    "Utterances",
    "cell",
    "extract",
    "matched",
    "offices_then",
    "plain",
    "read",
    "sheet_lines",
    "spans",
    "to_json",
    "told",
]


class Case(Growing, Relating):
    """One folder that an analyst owns; safe to ask from several threads at once."""
