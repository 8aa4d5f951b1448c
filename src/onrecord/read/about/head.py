"""What stands above the body of a plain text: title, byline, dates, publisher, sections."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from onrecord.model import Genre
from onrecord.read.about import agency, dates, genre, names, site
from onrecord.read.body import furniture
from onrecord.read.text.lines import Line

_REACH = 40  # lines from the start that may belong to the head
_BARS = re.compile(r" ?[|•·] ?| [–—/] ")
_UPDATED = re.compile(r"\b(?:updated|modified|revised|edited|last)\b", re.IGNORECASE)
_DATE_WORDS = re.compile(
    r"\b(?:first |last |originally )?(?:updated|modified|revised|published|posted|issued|created"
    r"|released?|filed|dated|date|on|at|in|as of|et|ct|pt|local time|a\.?m\.?|p\.?m\.?"
    r"|mon|tue|wed|thu|fri|sat|sun|\w{3,6}day)\b",
    re.IGNORECASE,
)
_SUMMARY = re.compile(r"(?:story )?highlights\b|key points|at a glance|in brief", re.IGNORECASE)
_OCCASION = re.compile(
    r"\b(?:briefing|remarks|conference|interview|speech|transcript|statement|address|debate|hearing"
    r"|questions?|answers?|gaggle|call|meeting|conversation|discussion|testimony|session|toast)\b",
    re.IGNORECASE,
)
_PLACE = re.compile(
    r"\b(?:room|hall|building|center|centre|house|hotel|office)(?: \d+)?$", re.IGNORECASE
)
_TIME_ALONE = re.compile(r"\d{1,2}[:.]\d\d ?(?:[ap]\.?m\.?)?(?: [A-Z]{2,4})?", re.IGNORECASE)
_CONTACT = re.compile(
    r"(?:(?:media|press|news|public) )?(?:contacts?|inquiries|enquiries)(?: \w+)?\s*:"
    r"|for (?:more|further|additional) information\b.{0,40}:",
    re.IGNORECASE,
)
_REACHED = re.compile(r"[+(]?\d[\d ()./+-]{5,24}|\S{1,64}@\S{1,64}|(?:https?://|www\.)\S+")
_BY = re.compile(r"(?:by|source:|from) ", re.IGNORECASE)
_PLACED = re.compile(r"(?P<name>\S+(?: \S+){1,2}?)(?:,| in) [A-Z][\w-]+(?: [A-Z][\w-]+)?")
_EDITED = re.compile(r"(?:edited|compiled|produced) by:? [A-Z]", re.IGNORECASE)
_SMALL = frozenset("of the and for no vol".split())
_ON = re.compile(r" (?:on|at|posted|published|updated)$", re.IGNORECASE)  # before a date
_VIA = re.compile(r"(?P<own>[A-Z][\w .&'’-]{1,50}) via (?P<other>[A-Z][\w .&'’-]{1,40})")
_MASTHEAD = re.compile(
    r"(?:the )?(?:[A-Z][\w.'’&-]* ){0,5}(?:Times|Herald|Post|News|Tribune|Journal"
    r"|Gazette|Daily|Press|Agency|Review|Monitor|Chronicle|Courier|Observer|Telegraph|Guardian"
    r"|Standard|Mail|Globe|Mirror|Independent|Wire|Weekly|Radio|Broadcasting|Today|TODAY|Bulletin|Dispatch|Ledger|Examiner|Inquirer|Register"
    r"|Sentinel|Magazine|Star|Policy|Affairs|Newswire|Echo|Argus|Beacon|Advertiser|Record|Online)"
    r"(?: Online| Service| Agency| Staff| Network| International| Weekly)?"
)
_INSTITUTION = re.compile(
    r"(?:the )?(?:press )?(?:office|ministry|department|embassy|government|chancellery|secretariat"
    r"|directorate|permanent mission|federal ministry) (?:of|for|to) ",
    re.IGNORECASE,
)
_SECTIONS = frozenset(
    """news world politics business economy culture sport sports science technology tech health
    environment climate society lifestyle travel media international national local europe asia
    africa americas americas home front-page homepage latest live video podcasts arts books law
    education security defence defense diplomacy elections election government parliament
    top-stories breaking-news breaking exclusive analysis explainer feature features interview
    interviews long-read investigation investigations special-report us uk state region regional
    world-news""".split()
)
_POSTS = re.compile(
    r"\b(?:spokes(?:man|woman|person)|minister|president|secretary|leader|chair(?:man|woman)?|ambassador|official"
    r"|senator|governor|mayor|chancellor|commissioner|general|envoy|director|judge)\b",
    re.IGNORECASE,
)


@dataclass(slots=True, kw_only=True)
class Head:
    """What the start of a text says about it; `labels` gives the lines to cut and why."""

    title: str | None = None
    publisher: str | None = None
    byline: tuple[str, ...] = ()
    agency: str | None = None
    published: str | None = None
    updated: str | None = None
    genre: Genre | None = None
    read_from: dict[str, str] = field(default_factory=dict)  # field -> the line that told it
    via: str | None = None  # an aggregator
    labels: dict[int, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True, kw_only=True)
class Known:
    """What is known before the head is read, from a record, a page or the text's shape."""

    spoken: bool = False  # a transcript or a speech, whose head names rooms and times
    title: str | None = None
    publisher: str | None = None
    byline: tuple[str, ...] = ()
    published: str | None = None
    retrieved: str | None = None
    until: int | None = None  # the line at which the parts of a live blog or a digest begin


def parse(lines: Sequence[Line], cut: Mapping[int, str], known: Known) -> Head:
    """Read the lines above the body; a line that nothing explains stays in the text."""
    head = Head(title=known.title, publisher=known.publisher)
    contacts = _contacts(lines)
    cut = {**cut, **dict.fromkeys(contacts, "contact")}
    end = _body_start(lines, cut, known)
    if end == len(lines):
        return Head()  # no body below: then this is the body
    head.labels = dict.fromkeys((i for i in contacts if i < end), "contact")
    for i in range(end):
        _read_line(lines, i, cut, known, head)
    _title(lines[:end], cut, head, known)
    if head.published is None and not known.published:
        _loosely_dated(lines[:end], cut, head)
    if not known.spoken:
        _single_name(lines[:end], cut, head)
        _caption(lines[:end], cut, head)
    return head


def _body_start(lines: Sequence[Line], cut: Mapping[int, str], known: Known) -> int:
    """The first line of prose, in the first forty; a long headline is none."""
    for i, line in enumerate(lines[:_REACH]):
        if i == known.until:
            return i
        if i in cut or same(line.text, known.title) or _is_headline(lines, i):
            continue
        turn = genre.turn(line.text) and not names.byline(line.text)
        if furniture.is_prose(line) or (turn and not _may_head(line, i, known)):
            return i
    return min(_REACH, len(lines)) if any(map(furniture.is_prose, lines)) else len(lines)


def _contacts(lines: Sequence[Line]) -> frozenset[int]:
    """The lines of the head that tell whom to ask: "Contact: Ana Reyes, 555-0100".

    Below such a label alone on its line stand a name, numbers and addresses.
    """
    found: set[int] = set()
    for i, line in enumerate(lines[:_REACH]):
        label = _CONTACT.match(line.text)
        below = i - 1 in found and not line.gap and line.words <= 8
        reached = below and (_REACHED.search(line.text) or names.person(line.text))
        if (label and line.words <= 25) or reached:
            found.add(i)
    return frozenset(found)


def _loosely_dated(lines: Sequence[Line], cut: Mapping[int, str], head: Head) -> None:
    """Read the day in a line with a place or a page beside it, where no other line tells one.

    A line that looks like furniture counts next to the others of the head alone: in a menu, a
    date is that of the visit. A day among lower-case words is one of what happened.
    """
    for i, line in enumerate(lines):
        beside = {i - 1, i + 1} & head.labels.keys()
        shown = i not in cut or beside or cut[i] == "page head"
        if i in head.labels or line.words > 14 or not shown:
            continue
        found = dates.find(line.text)
        if len(found) != 1 or len(found[0].value) < len("2031-05-03"):
            continue
        trial = Head(byline=head.byline, publisher=head.publisher)
        told = _fragments(line.text, trial) is not None
        rest = f"{line.text[: found[0].start]} {line.text[found[0].end :]}"
        words = _DATE_WORDS.sub("", rest).replace("p.", "").strip(" ,.:;()|–—-").split()
        proper = (word.strip("([,.|–—-") for word in words)
        if told or not any(word.islower() and word not in _SMALL for word in proper):
            head.published = found[0].value
            head.byline, head.publisher = trial.byline, trial.publisher
            head.labels[i] = cut[i] if cut.get(i) == "page head" else "date"
            head.read_from["published"] = line.text
            return


def _may_head(line: Line, i: int, known: Known) -> bool:
    """Whether a line with a colon is a title ("Minister: no deal") and no turn."""
    return i == 0 and not known.spoken and line.text[-1] not in '.?!”"…'


def _is_headline(lines: Sequence[Line], i: int) -> bool:
    """A long first line of one sentence, most of its words capitalised."""
    line = lines[i]
    if i > 3 or line.words > 30 or line.text.endswith((".", ".”", '."')):
        return False
    long_words = [word for word in line.text.split() if len(word) > 4]
    capitals = sum(1 for word in long_words if not word.strip("“”‘’\"'(")[:1].islower())
    return bool(long_words) and capitals >= 0.8 * len(long_words)


def same(text: str, other: str | None) -> bool:
    """Whether two titles are the same but for case, marks and spaces."""
    return other is not None and _letters(text) == _letters(other) != ""


def _letters(text: str) -> str:
    return re.sub(r"[\W_]+", "", text).lower()


def _read_line(
    lines: Sequence[Line], i: int, cut: Mapping[int, str], known: Known, head: Head
) -> None:
    line = lines[i]
    if same(line.text, known.title):
        head.labels[i] = "title"
    elif _section(lines, i, cut, head):
        head.labels[i] = "section label"
    elif i in cut or line.words > 30:
        return
    elif (_twice(lines, i) and not site.is_part(line.text)) or same(line.text, known.publisher):
        head.publisher = head.publisher or line.text
        head.labels[i] = "masthead"
    elif reason := _fragments(line.text, head, known.retrieved):
        head.labels[i] = reason
        _note(line.text, head)


def _note(text: str, head: Head) -> None:
    """Write down the line from which a field was read first."""
    for name in ("published", "updated", "byline", "publisher", "agency"):
        if getattr(head, name):
            head.read_from.setdefault(name, text)


def _section(lines: Sequence[Line], i: int, cut: Mapping[int, str], head: Head) -> bool:
    """A label such as "Comment" gives the genre, unless it is a button or one of a menu."""
    found = genre.label(lines[i].text)
    text = lines[i].text.strip(" :").lower().replace(" ", "-")
    menu = any(
        0 <= j < len(lines)
        and (cut.get(j) == "share" or lines[j].text.lower().replace(" ", "-") in _SECTIONS)
        for j in (i - 1, i + 1)
    )
    if found and not menu:
        head.genre = head.genre or found
    return found is not None or text in _SECTIONS


def _twice(lines: Sequence[Line], i: int) -> bool:
    """A logo's alternative text, then the name itself: the same short line twice."""
    text, words = lines[i].text, lines[i].words
    around = (lines[j].text for j in (i - 1, i + 1) if 0 <= j < len(lines))
    return words <= 5 and text in around and text[:1].isupper()


def _fragments(text: str, head: Head, retrieved: str | None = None) -> str | None:
    """Explain every part of a line as date, byline or publisher; None if a part is none.

    Returns:
        What the line is: "byline", "date", "byline and date", "masthead" or "read time".
    """
    via = _VIA.fullmatch(text)
    if via:
        return _aggregated(via, head)
    found = dates.find(text) or _relative(text, retrieved)
    rest, label_from, published, updated = "", 0, head.published, head.updated
    for date in found:
        words = text[label_from : date.start]
        if _UPDATED.search(words):
            updated = updated or date.value
        elif published is None:
            published = date.value
        rest, label_from = f"{rest}{words} | ", date.end
    rest += text[label_from:]
    trial = Head(byline=head.byline, publisher=head.publisher, agency=head.agency)
    parts = [part.strip(" ,.:;()-–—") for part in _BARS.split(rest)]
    said = _unsigned([part for part in parts if part], trial)
    if not (said or found) or not all(_part(part, trial, dated=bool(found)) for part in said):
        return None
    head.published, head.updated = published, updated
    head.genre = head.genre or trial.genre
    named = trial.byline != head.byline or trial.agency != head.agency
    published_by = trial.publisher is not None
    head.byline, head.publisher, head.agency = trial.byline, trial.publisher, trial.agency
    if named:
        return "byline and date" if found else "byline"
    return "date" if found else "masthead" if published_by else "read time"


def _unsigned(said: list[str], trial: Head) -> list[str]:
    """Take the publisher off a signed line: "By Ana Reyes | Staff Writer | Harbour Voice"."""
    if (
        len(said) > 2
        and names.byline(said[0])
        and names.is_post(said[-2])
        and said[-1][0].isupper()
    ):
        trial.publisher = trial.publisher or said[-1]
        return said[:-1]
    return said


def _relative(text: str, retrieved: str | None) -> tuple[dates.FoundDate, ...]:
    """A line that is nothing but "3 hours ago", where the time of retrieval is known."""
    if not retrieved or text.count(" ") > 5:
        return ()
    value = dates.relative(text, retrieved)
    return (dates.FoundDate(start=0, end=len(text), value=value),) if value else ()


def _aggregated(via: re.Match[str], head: Head) -> str | None:
    """Read "The Coast Herald via Newsdesk": the first published it, the other passed it on."""
    service = agency.named(via["own"])
    if not (service or _MASTHEAD.fullmatch(via["own"]) or _MASTHEAD.fullmatch(via["other"])):
        return None
    head.agency = head.agency or service
    head.publisher = head.publisher or (via["other"] if service else via["own"])
    head.via = head.via or (None if service else via["other"])
    return "masthead"


def _part(text: str, head: Head, *, dated: bool) -> bool:
    """Explain a part of a line, and write down what it tells."""
    text = _ON.sub("", text)
    return _credits(text, head) or _names_publisher(text, head, dated) or _says(text, head, dated)


def _credits(text: str, head: Head) -> bool:
    """Whether a part names a wire service, who wrote it, or their posts."""
    service = agency.named(_BY.sub("", text))
    if service or agency.is_general(_BY.sub("", text)):
        head.agency = head.agency or service
        return True
    found = names.byline(text) or names.signed(text) or _many(text) or _with_publisher(text)
    head.byline = tuple(dict.fromkeys(head.byline + found))
    return bool(found) or (bool(head.byline) and (names.is_post(text) or bool(_EDITED.match(text))))


def _names_publisher(text: str, head: Head, dated: bool) -> bool:
    """Whether a part is a masthead and no word of a date or a genre."""
    if dated and _says(text, Head(), dated) and not names.person(text):
        return False
    if not _MASTHEAD.fullmatch(text.title() if text.isupper() else text):
        return False
    head.publisher = head.publisher or text
    return True


def _says(text: str, head: Head, dated: bool) -> bool:
    """Whether a part is words of a date, a time to read or, beside a date, a label or a section."""
    if re.fullmatch(r"\d{1,3} min(?:ute)?s?(?: read)?", text):
        return True
    if not dated:
        return False
    if not _DATE_WORDS.sub("", text).strip(" ,.:;-–()") or _TIME_ALONE.fullmatch(text):
        return True
    if kind := genre.label(text):
        head.genre = head.genre or kind
        return True
    if name := names.person(text):
        head.byline = (*head.byline, name)
        return True
    return text.lower().removeprefix("in ").replace(" ", "-") in _SECTIONS


def _many(text: str) -> tuple[str, ...]:
    found = () if text.isupper() else names.people(text)  # capitals alone are a headline
    return found if len(found) >= 2 else ()


def _with_publisher(text: str) -> tuple[str, ...]:
    """Read "Ana Reyes, The Coast Herald"."""
    name, _, rest = text.partition(", ")
    found = names.person(name)
    return (found,) if found and _MASTHEAD.fullmatch(rest) else ()


def _title(lines: Sequence[Line], cut: Mapping[int, str], head: Head, known: Known) -> None:
    """The first line that nothing else explains, unless the title is known."""
    if head.title:
        return
    free = [
        i
        for i, line in enumerate(lines)
        if i not in cut and i not in head.labels and 3 <= line.words <= 40
    ]
    if len(free) > 1 and _INSTITUTION.match(lines[free[0]].text):
        first = free.pop(0)
        head.publisher = head.publisher or lines[first].text
        head.labels[first] = "masthead"
    for i in free:
        line = lines[i]
        if known.spoken and (not _OCCASION.search(line.text) or _PLACE.search(line.text)):
            continue
        if line.text.endswith(".") or _SUMMARY.match(line.text):
            return
        head.title = line.text.lstrip("# ")
        head.labels[i] = "title"
        return


def _single_name(lines: Sequence[Line], cut: Mapping[int, str], head: Head) -> None:
    """One name alone is a byline where the head has none and explains its neighbours."""
    for i, line in enumerate(lines):
        name = names.person(line.text)
        explained = [j in head.labels for j in (i - 1, i + 1) if 0 <= j < len(lines)]
        placed = _PLACED.fullmatch(line.text)
        if placed and not head.byline and head.labels.get(i + 1) == "date" and i - 1 in head.labels:
            name = names.person(placed["name"])
        elif i in cut or not any(explained):
            continue
        if i in head.labels or not name or head.byline:
            continue
        head.byline = (name,)
        head.labels[i] = "byline"


def _caption(lines: Sequence[Line], cut: Mapping[int, str], head: Head) -> None:
    """A post and a full name and no verb, right above the body: the caption of a portrait."""
    for i, line in enumerate(lines):
        if i in cut or i in head.labels or line.words > 12 or furniture.ends_sentence(line.text):
            continue
        name = names.person(" ".join(line.text.split(" ")[-2:]))
        rest = line.text.split(" ")[:-2]
        capitals = sum(1 for word in rest if word[:1].isupper() or _POSTS.fullmatch(word))
        if name and rest and _POSTS.search(" ".join(rest)) and capitals >= len(rest) - 2:
            head.labels[i] = "caption"
