"""Made cases of origins: documents of a few invented papers, with how many origins they have.

Each kind of case is put together of reports, and each report is drawn from a bank of wordings. The
halves share neither topics, papers nor wordings, so that the half that nobody looks at tells how
rules do on what they were not made for. `python -m evals.inputs.origin_cases` writes
`evals/gold/origins.jsonl`; a change here changes what is measured.
"""

from __future__ import annotations

import json
import random
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

from evals.inputs.origin_topics import Topic, topics

GOLD = Path(__file__).parents[1] / "gold" / "origins.jsonl"
EACH = 3  # cases of each kind in each half
_DAYS = "Monday Tuesday Wednesday Thursday Friday Saturday Sunday".split()
_TO = {"de": "dem Blatt {0}", "fr": "au journal {0}", "es": "al diario {0}"}


@dataclass(frozen=True, slots=True, kw_only=True)
class World:
    """The papers of one half: how they call themselves, and how others call them."""

    papers: tuple[tuple[str, str, str], ...]  # name, in a sentence, in short in its own pages
    agency: tuple[str, str, str]  # name, in a sentence, initials
    foreign: dict[str, str]  # language -> paper
    city: str
    hall: str


_WORLDS = {
    "look": World(
        papers=(
            ("Ostrel Chronicle", "the Ostrel Chronicle", "the Chronicle"),
            ("The Lantern", "The Lantern", "The Lantern"),
            ("Brackwater Gazette", "the Brackwater Gazette", "the Gazette"),
            ("Radio Ostrel", "Radio Ostrel", "Radio Ostrel"),
            ("Southern Star", "the Southern Star", "the Star"),
            ("Corvo Weekly", "Corvo Weekly", "the Weekly"),
        ),
        agency=("Varnian Press Agency", "the Varnian Press Agency", "VPA"),
        foreign={
            "de": "Kelmarer Tageblatt",
            "fr": "Le Courrier de Kelmar",
            "es": "El Diario de Kelmar",
        },
        city="Ostrel",
        hall="the Chamber of Deputies",
    ),
    "kept": World(
        papers=(
            ("Hadlow Examiner", "the Hadlow Examiner", "the Examiner"),
            ("The Compass", "The Compass", "The Compass"),
            ("Northshore Dispatch", "the Northshore Dispatch", "the Dispatch"),
            ("Averil Radio", "Averil Radio", "Averil Radio"),
            ("Port Averil Messenger", "the Port Averil Messenger", "the Messenger"),
            ("Upland Times", "the Upland Times", "the Times"),
        ),
        agency=("Quill News Service", "Quill News Service", "QNS"),
        foreign={
            "de": "Dorriner Nachrichten",
            "fr": "La Gazette de Dorrin",
            "es": "El Correo de Dorrin",
        },
        city="Averil",
        hall="the National Council",
    ),
}

# {L}, {l}: a lead, with a capital or without; {t}: behind "that"; {who}, {last}, {he}, {He};
# {own}: how the paper calls itself; {p}: whom it cites; {u}: somebody unnamed; {day}: when it was.
_BANKS: dict[str, dict[str, tuple[str, ...]]] = {
    "look": {
        "interview": (
            "{L}, {who} told {own} on {day}. “{q},” {last} said.",
            "In an interview with {own}, {who} said {t}. “{q},” {he} said.",
            "“{q}.” With these words {who} explained to {own} why {t}.",
            "{L}. “{q},” {who} said in a talk with {own} on {day}.",
            "{who} told {own} that {t}. {m}, {he} added.",
        ),
        "cites": (
            "{L}, {p} reported on {day}, quoting {who}.",
            "According to {p}, {t}. The paper quotes {who}.",
            "{L}, writes {p}. {last2} did not answer our calls.",
            "{p} reports that {t}. It names {who} as its source.",
            "{who} has told {p} that {t}.",
            "{L}, {who} told {p}.",
        ),
        "cites again": (
            "{L}, {p} reported, citing {pp}.",
            "{p}, which refers to {pp}, writes that {t}.",
            "{L}, according to a report in {p} that cites {pp}.",
        ),
        "media": (
            "{L}, several newspapers report. Nobody at the ministry would comment.",
            "Media reports say that {t}.",
            "{L}, according to press reports.",
        ),
        "told media": (
            "{L}, {who} told several newspapers.",
            "{who} has told a number of media that {t}.",
        ),
        "briefing": (
            "{who} told reporters in {city} on {day} that {t}.",
            "{L}, {who} said at a news conference on {day}. “{q},” {he} said.",
            "At a press briefing in {city} {who} announced that {t}.",
        ),
        "speech": (
            "“{q},” {who} told {hall} on {day}. {L}.",
            "{L}, {who} said in a speech to {hall}.",
            "In {hall} {who} said on {day} that {t}. “{q},” {he} said.",
        ),
        "statement": (
            "{L}, {who} said in a statement. “{q}.”",
            "{who} announced in a written statement on {day} that {t}.",
            "In a press release, {who} said {t}. “{m},” it says.",
        ),
        "release": (
            "Press release. {L}. “{q},” says {who}. “{m}.”",
            "FOR IMMEDIATE RELEASE\n\n{L}\n\n“{q},” {who} said. “{m}.”",
        ),
        "untold": (
            "{L}, {who} said. {m}, {he} added.",
            "{who} has said that {t}.",
            "{L}. {who} said the decision had not been easy.",
            "{L}, according to {who}.",
        ),
        "unnamed": (
            "{L}, {u} told {own} on condition of anonymity. “{q},” the source said.",
            "{U} told {own} that {t}. “{q},” said the source, who asked not to be named.",
            "{L}, {u} said to {own}, asking for {hs} name to be withheld.",
        ),
        "unnamed here": (
            "{L}, {u} said on {day}.",
            "{L}, according to {u}, who is not allowed to speak in public.",
            "{U} said that {t}. The person did not want to be named.",
        ),
        "cites unnamed": (
            "{L}, {p} reported late on {day}, quoting {u}.",
            "{U} has told {p} that {t}.",
            "{L}, {p} has learned from {u}.",
            "According to {p}, {t}.",
        ),
        "old": (
            "{N} years ago {who} told {hall} that {t}, and {he} has not taken it back since.",
            "An old sentence of {who} is going round: “{q},” {he} said in {year}.",
        ),
        "denial": ("A spokesman said the minister had never spoken to either newspaper.",),
    },
    "kept": {
        "interview": (
            "{who} has told {own}: {t}. “{q}.”",
            "Speaking to {own} on {day}, {who} said that {t}.",
            "{L}. {who} confirmed this to {own} in a telephone conversation. “{q},” {he} said.",
            "“{q},” {who} said in an interview with {own} that will appear in full on Sunday. {L}.",
            "{L}, {last} said when {own} visited {hm} at home. “{m},” the {role} added.",
        ),
        "cites": (
            "{L}. That is what {who} said in an interview with {p}.",
            "{p} quotes {who} as saying that {t}.",
            "As {p} reported on {day}, {t}. {who} gave the news to the paper.",
            "“{q},” {who} told {p}, adding that {t}.",
            "{L}, {who} has said, according to {p}.",
            "In remarks published by {p}, {who} said that {t}.",
        ),
        "cites again": (
            "{p} reports, with reference to {pp}, that {t}.",
            "{L}, says {p}, quoting {pp}.",
            "Citing {pp}, {p} writes that {t}.",
        ),
        "media": (
            "A number of outlets have reported that {t}. There was no comment from the capital.",
            "{L}, if one believes the newspapers.",
            "According to several media, {t}.",
        ),
        "told media": (
            "{who} said to various media outlets that {t}.",
            "In interviews with several newspapers, {who} has said that {t}.",
        ),
        "briefing": (
            "{L}, {who} told journalists on {day}.",
            "{who} met the press in {city} on {day} and said that {t}. “{m},” {he} said.",
            "Asked about it at a press conference, {who} said that {t}.",
        ),
        "speech": (
            "{who} used a speech in {hall} on {day} to announce that {t}.",
            "Addressing {hall}, {who} said: “{q}.” {L}.",
            "{L}, {who} told members of {hall} on {day}.",
        ),
        "statement": (
            "{who} issued a statement saying that {t}.",
            "“{q},” {who} was quoted as saying in a press release. {L}.",
            "{L}, according to a statement by {who} released on {day}.",
        ),
        "release": (
            "Media release: {L}. {who}: “{q}.”",
            "Statement by {who}\n\n{L}. {q}. {m}.",
        ),
        "untold": (
            "“{q},” said {who}. {L}.",
            "{L}. So said {who}, who gave no date.",
            "{who} says that {t}.",
            "{who} expects no protest: {t}, {he} said.",
        ),
        "unnamed": (
            "{own2} has learned from {u} that {t}.",
            "{L}, said {u}, who spoke to {own} but did not want to see {hs} name in print.",
            "“{q},” {u} told {own}. {L}, the source said.",
        ),
        "unnamed here": (
            "{L}, {u} said, speaking on condition of anonymity.",
            "{U}, who asked not to be identified, said that {t}.",
            "{L}, said {u}.",
        ),
        "cites unnamed": (
            "{p} writes that {t}, and gives {u} as its source.",
            "{L}, {u} told {p}.",
            "{U} was quoted by {p} as saying that {t}.",
            "{L}, {p} reports.",
        ),
        "old": (
            "Back in {year}, {who} told {hall}: “{q}.”",
            "{who} said {n} years ago that {t}. The remark is making the rounds again.",
        ),
        "denial": (
            "The department said that it could not explain where the two papers had this from.",
        ),
    },
}


class Maker:
    """Makes one case: draws papers, wordings and times."""

    def __init__(self, half: str, topic: Topic, chance: random.Random) -> None:
        """Draw the papers; the first one is the one that knows most."""
        self.world, self.topic, self.chance, self.half = _WORLDS[half], topic, chance, half
        self.papers = chance.sample(self.world.papers, len(self.world.papers))
        self.time = datetime(2041, 1, 6, 6, tzinfo=UTC) + timedelta(days=chance.randrange(300))
        self.said = self.time
        self.documents: list[dict[str, Any]] = []
        self._drawn: dict[str, list[str]] = {}
        self._lead = self._that = 0

    def add(self, bank: str, paper: int | str, *, cites: int | str = 0, behind: int = 0) -> str:
        """Add a report of a bank by a paper (its place, "agency", or a publisher's name)."""
        text = self.text(bank, paper, cites, behind)
        return self.put(text, self.name(paper))

    def put(self, text: str, publisher: str, hours: int | None = None) -> str:
        """Add a document some hours after the one before; gives its text."""
        if self.documents:
            self.time += timedelta(hours=hours or self.chance.choice((2, 3, 5, 9, 21)))
        self.documents.append(
            {
                "id": "",
                "publisher": publisher,
                "published": self.time.strftime("%Y-%m-%dT%H:%M:%SZ"),
                "text": text,
            }
        )
        return text

    def name(self, paper: int | str) -> str:
        """Give what a paper is called."""
        if paper == "agency":
            return self.world.agency[0]
        return self.papers[paper][0] if isinstance(paper, int) else paper

    def _in_text(self, paper: int | str) -> str:
        if paper == "agency":
            return self.world.agency[1]
        return self.papers[paper][1] if isinstance(paper, int) else paper

    def text(self, bank: str, paper: int | str, cites: int | str = 0, behind: int = 0) -> str:
        """Fill in a wording of a bank; no wording and no lead is drawn twice in one case."""
        left = self._drawn.setdefault(bank, [])
        if not left:
            rows = list(_BANKS[self.half][bank])
            left += self.chance.sample(rows, len(rows))
        topic = self.topic
        lead, that = topic.leads[self._lead % 4], topic.thats[self._that % 3]
        self._lead, self._that = self._lead + 1, self._that + 1
        own = self._own(paper)
        years = 9 + self.chance.randrange(3)
        words = {
            "L": lead,
            "l": lead[0].lower() + lead[1:],
            "t": that,
            "q": topic.quote,
            "m": topic.more,
            "who": f"{topic.title} {topic.name}",
            "last": topic.name.split()[-1],
            "last2": topic.name,
            "role": topic.title.split()[-1].lower(),
            "he": topic.pronoun,
            "He": topic.pronoun.capitalize(),
            "hm": "her" if topic.pronoun == "she" else "him",
            "hs": "the",
            "own": own,
            "own2": own[0].upper() + own[1:],
            "p": self._in_text(cites),
            "pp": self._in_text(behind),
            "u": topic.unnamed,
            "U": topic.unnamed[0].upper() + topic.unnamed[1:],
            "day": _DAYS[self.said.weekday()],
            "city": self.world.city,
            "hall": self.world.hall,
            "N": {9: "Nine", 10: "Ten", 11: "Eleven"}[years],
            "n": {9: "nine", 10: "ten", 11: "eleven"}[years],
            "year": str(self.time.year - years),
        }
        self.years = years
        text = left.pop().format(**words)
        return text[0].upper() + text[1:]

    def _own(self, paper: int | str) -> str:
        if paper == "agency":
            return self.world.agency[1]
        return self.papers[paper][2] if isinstance(paper, int) else "the paper"


Numbers = tuple[int, int, bool, bool]


def _interviews(make: Maker) -> Numbers:
    make.add("interview", 0)
    if make.chance.random() < 0.7:
        make.add("cites", 1, cites=0)
    make.add("interview", 2)
    if make.chance.random() < 0.4:
        make.add("interview", 3)
        return 3, 3, False, False
    return 2, 2, False, False


def _wire(make: Maker) -> Numbers:
    agency, short = make.world.agency[0], make.world.agency[2]
    city, topic = make.world.city.upper(), make.topic
    body = f"{make.text('interview', 'agency')} “{topic.more},” {topic.name} said. {topic.line}"
    make.put(f"{city} ({short}) - {body}", agency)
    make.put(f"{city} ({short}) - {body}", make.name(0))
    credit = make.chance.choice((f"By {agency}\n\n{body}", f"{body}\n\nSource: {agency}"))
    make.put(credit, make.name(1))
    if make.chance.random() < 0.6:
        make.put(f"{topic.leads[3]}\n\n{body}", make.name(2))
    return 1, 1, False, False


def _partial(make: Maker) -> Numbers:
    topic = make.topic
    make.put(f"{make.text('interview', 0)} {topic.line}", make.name(0))
    make.put(f"{make.text('untold', 1)} {topic.line}", make.name(1))
    if make.chance.random() < 0.6:
        make.put(f"{topic.line} {make.text('untold', 2)}", make.name(2))
    return 1, 1, False, False


def _chain(make: Maker) -> Numbers:
    make.add("interview", 0)
    make.add("cites", 1, cites=0)
    make.add("cites again", 2, cites=1, behind=0)
    if make.chance.random() < 0.5:
        make.add("cites", 3, cites=2)
    return 1, 1, False, False


def _ring(make: Maker) -> Numbers:
    make.add("cites", 0, cites=1)
    if make.chance.random() < 0.6:
        make.add("cites", 1, cites=0)
    else:
        make.add("cites", 1, cites=2)
        make.add("cites", 2, cites=0)
    if make.chance.random() < 0.5:
        make.put(_BANKS[make.half]["denial"][0], make.name(3))
    return 0, 1, True, False


def _ring_with_first(make: Maker) -> Numbers:
    unnamed = make.chance.random() < 0.6
    make.add("unnamed" if unnamed else "interview", 0)
    make.add("cites unnamed" if unnamed else "cites", 1, cites=0)
    make.add("cites unnamed" if unnamed else "cites", 0, cites=1)
    return 1, 1, True, unnamed


def _unnamed(make: Maker) -> Numbers:
    first: int | str = make.chance.choice((0, "agency"))
    make.add("unnamed", first)
    make.add("cites unnamed", 1, cites=first)
    make.add("cites unnamed", 2, cites=first)
    if make.chance.random() < 0.6:
        make.add("media", 3)
    return 1, 1, False, True


def _unnamed_several(make: Maker) -> Numbers:
    make.add("unnamed", 0)
    make.add("unnamed here", 1)
    make.add("cites unnamed", 2, cites=0)
    return 1, 2, False, False


def _release(make: Maker) -> Numbers:
    if make.chance.random() < 0.8:
        make.add("release", make.topic.body)
    make.add("statement", 0)
    make.add("statement", 1)
    return 1, 1, False, False


def _release_and_briefing(make: Maker) -> Numbers:
    make.add("release", make.topic.body)
    make.add("statement", 0)
    make.add("briefing", 1)
    if make.chance.random() < 0.6:
        make.add("briefing", 2)
    return 1, 2, False, False


def _transcript(make: Maker) -> Numbers:
    topic, hall = make.topic, make.world.hall.removeprefix("the ")
    office, name = topic.title.upper(), topic.name
    make.put(
        f"{hall.upper()}, SITTING OF {make.time.day} {make.time:%B %Y}\n\nTHE CHAIR: "
        f"{topic.title} {name.split()[-1]} has the floor.\n\n{office} ({name}): {topic.leads[1]}. "
        f"{topic.quote}. I say it, um, I say it plainly. {topic.more}.\n\nTHE CHAIR: Thank you.",
        hall,
    )
    make.add("speech", 0)
    make.add("speech", 1)
    return 1, 1, False, False


def _multiple(make: Maker) -> Numbers:
    make.add("interview", 0)
    make.add("interview", 1)
    make.add("told media" if make.chance.random() < 0.5 else "media", 2)
    return 2, 2, False, False


def _translation(make: Maker) -> Numbers:
    topic = make.topic
    make.put(f"{make.text('interview', 0)} “{topic.more},” {topic.pronoun} said.", make.name(0))
    paper = _TO[topic.tongue].format(make.name(0))
    make.put(topic.foreign.format(paper=paper), make.world.foreign[topic.tongue])
    if make.chance.random() < 0.6:
        make.add("cites", 1, cites=0)
    return 1, 1, False, False


def _version(make: Maker) -> Numbers:
    topic = make.topic
    text = f"{make.text('interview', 0)} “{topic.more},” {topic.name} said. {topic.line}"
    make.put(text, make.name(0))
    make.put(f"{text} The opposition called for a debate. (Updated)", make.name(0))
    make.add("cites", 1, cites=0)
    return 1, 1, False, False


def _old(make: Maker) -> Numbers:
    topic, now = make.topic, make.time
    text = make.text("old", 1)
    years = make.years
    then = now.replace(year=now.year - years)
    make.time = make.said = then
    make.add("speech", 0)
    make.time = now
    make.put(text.replace("{L}", topic.leads[0]), make.name(1))
    if make.chance.random() < 0.5:
        make.put(f"“{topic.quote},” {topic.name} said in {now.year - years}.", make.name(2))
    return 1, 1, False, False


def _untold(make: Maker) -> Numbers:
    make.add("untold", 0)
    make.add("untold", 1)
    more = make.chance.random() < 0.3
    if more:
        make.add("untold", 2)
    make.add("cites", 3, cites=0)
    return 1, 3 if more else 2, False, False


def _briefing(make: Maker) -> Numbers:
    make.add("briefing", 0)
    make.add("briefing", 1)
    make.add("cites", 2, cites=0)
    return 1, 1, False, False


def _interview_and_speech(make: Maker) -> Numbers:
    make.add("interview", 0)
    make.add("speech", 1)
    make.add("speech", 2)
    return 2, 2, False, False


KINDS: dict[str, Callable[[Maker], Numbers]] = {
    "interviews": _interviews,
    "wire copies": _wire,
    "uncredited partial copies": _partial,
    "citing chain": _chain,
    "circular": _ring,
    "circular with a first report": _ring_with_first,
    "single unnamed source": _unnamed,
    "several unnamed sources": _unnamed_several,
    "press release": _release,
    "press release and briefing": _release_and_briefing,
    "transcript in the case": _transcript,
    "multiple media": _multiple,
    "translation": _translation,
    "updated version": _version,
    "old saying": _old,
    "no source named": _untold,
    "news conference": _briefing,
    "interview and speech": _interview_and_speech,
}


def cases() -> Iterator[dict[str, Any]]:
    """Make every case, the same ones each time."""
    for half in ("look", "kept"):
        chosen = topics(half)
        for number, kind in enumerate(KINDS):
            for turn in range(EACH):
                chance = random.Random(f"{half} {kind} {turn}")  # noqa: S311 - nothing secret
                make = Maker(half, chosen[(number * EACH + turn) % len(chosen)], chance)
                least, most, circular, single = KINDS[kind](make)
                name = f"{half}-{number + 1:02}-{turn + 1}"
                for at, document in enumerate(make.documents, start=1):
                    document["id"] = f"{name}-{at}"
                yield {
                    "case": name,
                    "half": half,
                    "kind": kind,
                    "documents": make.documents,
                    "saying": {"by": make.topic.name, "what": make.topic.what},
                    "origins_least": least,
                    "origins_most": most,
                    "circular": circular,
                    "single_unnamed": single,
                }


def main() -> None:
    """Write all cases."""
    with GOLD.open("w", encoding="utf-8") as out:
        for case in cases():
            out.write(json.dumps(case, ensure_ascii=False) + "\n")


if __name__ == "__main__":
    main()
