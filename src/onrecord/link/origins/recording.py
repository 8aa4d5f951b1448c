"""Origins in the record: read what is linked, count, and write what came of it."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import asdict

from onrecord.link.origins.accounts import Accounts
from onrecord.link.origins.counting import Counted, count
from onrecord.link.origins.erosion import erosion
from onrecord.link.origins.ground import How
from onrecord.link.origins.loading import Loading
from onrecord.link.origins.placing import Known
from onrecord.link.origins.rows import Attributed
from onrecord.link.origins.tellings import Telling, spoken
from onrecord.model import content_id
from onrecord.store import sql
from onrecord.store.database import Database

_WHOLE = 4  # words of a content that says something by itself
VERSION = "1"  # of all that is stored; another one makes it anew
_TABLES = (
    "utterance_origins",
    "account_speakers",
    "account_documents",
    "account_attributions",
    "citations",
    "accounts",
)


class Origins:
    """Statements on the origins of a record; whoever calls keeps the transaction."""

    def __init__(self, database: Database) -> None:
        """Write nothing yet."""
        self._database = database
        self._sql = sql.load("origins")

    def stale(self) -> bool:
        """Say whether another version made what is stored."""
        return bool(self._database.value(self._sql["version"]) != VERSION)

    def make(self) -> None:
        """Make the origins of all utterances, after these."""
        self.forget()
        loading = Loading(self._database)
        told, reports, copies = loading.tellings(), loading.reports(), loading.copies()
        accounts = Accounts(told)
        accounts.join(({row for row, _ in rows} for rows in reports.values()), copies)
        said = {row: number for number, rows in reports.items() for row, direct in rows if direct}
        known = Known(copies=copies, said=said)
        of_attribution: dict[int, int] = {}
        groups = sorted(accounts.groups(), key=lambda group: _id([told[at] for at in group]))
        made: dict[int, list[Telling]] = {}
        cited: Counter[int] = Counter()
        for number, group in enumerate(groups, start=1):
            members = made[number] = [told[at] for at in group]
            self._write(number, members, count(members, known))
            self._cite(number, members, cited)
            for one in members:
                of_attribution.update({a.row: number for a in one.attributions})
        self._write_utterances(reports, of_attribution, made, known)
        self._run("set_version", version=VERSION)

    def forget(self) -> None:
        """Drop all; utterances cannot be made anew before."""
        for what in _TABLES:
            self._run(f"forget_{what}")

    def _run(self, statement: str, **values: object) -> None:
        self._database.connection.execute(self._sql[statement], values)

    def _many(self, statement: str, rows: Iterable[Mapping[str, object]]) -> None:
        self._database.connection.executemany(self._sql[statement], rows)

    def _write(self, number: int, members: list[Telling], counted: Counted) -> None:
        documents = {one.document.row for one in members}
        self._run(
            "add_account",
            row=number,
            id=_id(members),
            text=_text(members),
            documents=len(documents),
            erosion=json.dumps([asdict(one) for one in erosion(members, counted)]),
            **_values(counted),
        )
        self._many("add_document", ({"account": number, "document": row} for row in documents))
        rows = {a.row for one in members for a in one.attributions}
        self._many("add_attribution", ({"account": number, "attribution": row} for row in rows))
        speakers = dict.fromkeys(who for one in members for who in sorted(one.speakers))
        self._many(
            "add_speaker",
            (
                {"account": number, "ordinal": ordinal, "speaker": who}
                for ordinal, who in enumerate(speakers)
            ),
        )

    def _cite(self, number: int, members: list[Telling], cited: Counter[int]) -> None:
        """Write who cites whom, and the document of the account that is meant."""
        for one in members:
            for ground in one.grounds:
                cites = ground.how is How.CITES
                self._run(
                    "add_citation",
                    document=one.document.row,
                    ordinal=cited[one.document.row],
                    how=ground.how,
                    named=ground.name if cites else None,
                    cited=_meant(members, one, ground.key) if cites else None,
                    start=ground.start,
                    end=ground.end,
                    account=number,
                )
                cited[one.document.row] += 1

    def _write_utterances(
        self,
        reports: Mapping[int, list[tuple[int, bool]]],
        account_of: Mapping[int, int],
        made: Mapping[int, list[Telling]],
        known: Known,
    ) -> None:
        for utterance, rows in reports.items():
            asked = {row for row, _ in rows}
            number = next((account_of[row] for row, _ in rows if row in account_of), None)
            if number is None:
                continue
            members = made[number]
            leads = any(one.leads and asked & {a.row for a in _leading(one)} for one in members)
            only = {
                one.document.row for one in members if asked & {a.row for a in one.attributions}
            }
            counted = count(members, known, None if leads else only)
            self._run(
                "add_utterance_origin",
                utterance=utterance,
                account=number,
                **_values(counted),
            )


def _meant(members: Iterable[Telling], citing: Telling, key: str | None) -> int | None:
    """Give the row of the document that a citation means: not later, else any."""
    own = citing.document
    found = [
        (one.document.published or "9999", one.document.id, one.document.row)
        for one in members
        if one.own == key and one.document.row != own.row
    ]
    before = [each for each in found if each[:2] <= (own.published or "9999", own.id)]
    return max(before)[2] if before else min(found)[2] if found else None


def _leading(one: Telling) -> tuple[Attributed, ...]:
    """Give the attributions that open a telling: the first, with those of the same words."""
    first = one.attributions[:1]
    return tuple(a for a in one.attributions if first and (a in first or a.outer))


def _values(counted: Counted) -> dict[str, object]:
    return {
        "least": counted.least,
        "most": counted.most,
        "circular": counted.circular,
        "single_unnamed": counted.single_unnamed,
        "path": json.dumps([asdict(step) for step in counted.path]),
    }


def _id(members: Iterable[Telling]) -> str:
    keys = (a.id for one in members for a in one.attributions)
    bare = (f"{one.document.id}:{one.start}" for one in members if not one.attributions)
    return content_id("account", min((*keys, *bare)))


def _text(members: Iterable[Telling]) -> str:
    """Give the content that opens the earliest telling."""
    first = min(
        (one for one in members),
        key=lambda one: (
            not one.attributions,
            one.document.published or "9999",
            one.document.id,
            one.start,
        ),
    )
    if first.attributions:
        contents = [one.content for one in (*spoken(first), *first.attributions)]
        whole = (one for one in contents if len(one.split()) >= _WHOLE)
        return next(whole, max(contents, key=len))
    return first.document.text[first.start : first.end][:300]
