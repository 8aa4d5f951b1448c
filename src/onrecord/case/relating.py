"""Ask who does what towards whom, over the whole case."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from onrecord.case.contrasts import Contrasts
from onrecord.errors import InputError
from onrecord.model import Act

if TYPE_CHECKING:
    from onrecord.analyse.network.networking import Network
    from onrecord.analyse.positions.stating import Positions
    from onrecord.analyse.publishers.letting import Publishers
    from onrecord.analyse.timeline.timelines import Offices, Timeline


class Relating(Contrasts):
    """What is asked of the tables of relations."""

    def network(  # noqa: PLR0913 - each choice is one keyword
        self,
        around: str | None = None,
        *,
        steps: int = 1,
        relation: str | None = None,
        kind: str | None = None,
        since: str | None = None,
        until: str | None = None,
        unnamed: bool = False,
        most: int = 150,
    ) -> Network:
        """Show who does what towards whom, who quotes and cites whom, and who is tied to whom.

        Args:
            around: A name, an alias or an id: the network of its neighbours. Without it, the
                strongest edges of the case.
            steps: How far outwards from there, 1 to 3.
            relation: "act", "quotes", "cites" or "tie".
            kind: An act, or a kind of tie.
            since: ISO date on or after which it was said or put out; so is `until`.
            until: See `since`.
            unnamed: Show unnamed sources, too.
            most: Edges at most, the strongest.

        Raises:
            InputError: nobody of this name, or a choice that cannot be.
        """
        from onrecord.analyse.network.model import Asked, Relation  # noqa: PLC0415 - loads numpy
        from onrecord.analyse.network.networking import network  # noqa: PLC0415

        if relation is not None and relation not in set(Relation):
            raise InputError(f"{relation!r} is no relation: choose {', '.join(Relation)}.")
        asked = Asked(
            around=around,
            steps=steps,
            relation=None if relation is None else Relation(relation),
            kind=kind,
            since=since,
            until=until,
            unnamed=unnamed,
            most=max(most, 1),
        )
        with self._database.snapshot():
            return network(self._tables().relations(), self._database, self._name(), asked)

    def timeline(
        self,
        who: str | None = None,
        *,
        topic: str | None = None,
        towards: bool = False,
        since: str | None = None,
        until: str | None = None,
        most: int = 200,
    ) -> Timeline:
        """List sayings, offices, meetings and other ties by when they were.

        Args:
            who: A name, an alias or an id.
            topic: Words of a search, in its place: sayings that hold them.
            towards: Take in what is said towards them.
            since: ISO date on or after which it was; so is `until`.
            until: See `since`.
            most: Sayings at most, those dated by their texts first.

        Raises:
            InputError: neither or both are named, nobody of this name, or a date that cannot be.
        """
        from onrecord.analyse.timeline.timelines import timeline  # noqa: PLC0415 - loads DuckDB

        if (who is None) == (topic is None):
            raise InputError("A timeline is of somebody or of a topic: name one of the two.")
        with self._database.snapshot():
            return timeline(
                self._tables().relations(),
                self._database,
                self._name(),
                who=who,
                topic=topic,
                towards=towards,
                since=since,
                until=until,
                most=max(most, 1),
            )

    def offices(
        self,
        who: str | None = None,
        *,
        title: str | None = None,
        organisation: str | None = None,
    ) -> Offices:
        """List who held which office when, by whose word, and where dates disagree.

        Args:
            who: A name, an alias or an id; without it, everybody.
            title: A part of the title: "minister".
            organisation: A part of the organisation.

        Raises:
            InputError: nobody of this name.
        """
        from onrecord.analyse.timeline.timelines import offices  # noqa: PLC0415 - loads DuckDB

        with self._database.snapshot():
            return offices(
                self._tables().relations(),
                self._database,
                self._name(),
                who=who,
                title=title,
                organisation=organisation,
            )

    def positions(
        self,
        who: str | None = None,
        *,
        issue: str | None = None,
        target: str | None = None,
        acts: Sequence[str] = (),
        since: str | None = None,
        until: str | None = None,
    ) -> Positions:
        """List what somebody demanded, promised, praised, denied, and who holds the opposite.

        Args:
            who: A name, an alias or an id; without it, anybody.
            issue: Words of a search that the content holds.
            target: A name, an alias or an id of whom it is directed at.
            acts: "demand", "promise" ...; without any, all that take a position.
            since: ISO date on or after which it was said or put out; so is `until`.
            until: See `since`.

        Raises:
            InputError: nobody of a name, an act or a date that cannot be.
        """
        from onrecord.analyse.positions.stating import positions  # noqa: PLC0415 - loads DuckDB

        for act in acts:
            if act not in set(Act):
                raise InputError(f"{act!r} is no act: choose {', '.join(Act)}.")
        with self._database.snapshot():
            return positions(
                self._tables().relations(),
                self._database,
                self._name(),
                who=who,
                issue=issue,
                target=target,
                acts=[Act(act) for act in acts],
                since=since,
                until=until,
            )

    def publishers(self, *, by: str = "publisher") -> Publishers:
        """Tell how much publishers or bylines attribute to unnamed sources, and who was first.

        Args:
            by: "publisher" or "byline".

        Raises:
            InputError: another choice.
        """
        from onrecord.analyse.publishers.letting import publishers  # noqa: PLC0415 - loads DuckDB

        with self._database.snapshot():
            relations = self._tables().relations()
            return publishers(relations, self._database, self._name(), by)
