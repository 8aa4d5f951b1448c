"""Dates, counts and sources in the words of the pages. Unknown is said, never left blank."""

from __future__ import annotations

import re

from onrecord.case import AttributionRow, HeldOver, NamedChange
from onrecord.model import Act, Attribution, Office, Precision, Tie, TieKind, Time, Unnamed

_MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")
_ISO = re.compile(r"(\d{4})(?:-(\d{2})(?:-(\d{2})(?:T(\d{2}:\d{2}))?)?)?")
UNDATED = "undated"
NOBODY = "No source named"


def date(value: str | None) -> str:
    """Word an ISO date of any precision: "3 Sep 2020", "Sep 2020", "2020", "undated"."""
    match = _ISO.match(value or "")
    if not match:
        return UNDATED
    year, month, day, clock = match.groups()
    words = [str(int(day))] if day else []
    if month and 1 <= int(month) <= 12:
        words.append(_MONTHS[int(month) - 1])
    words.append(year)
    return " ".join(words) + (f", {clock}" if clock and clock != "00:00" else "")


def day(value: str | None) -> str:
    """Word an ISO date without the time of day."""
    return date(value[:10] if value else None)


def said(time: Time | None) -> str:
    """Word when something was said: "3 Sep 2020", "31 Aug to 6 Sep 2020", "by 3 Sep 2020"."""
    return said_between(time.since, time.until, time.precision) if time else UNDATED


def said_between(since: str | None, until: str | None, precision: str | None) -> str:
    """Word an interval, both ends inclusive, as finely as it is known."""
    if until is None:
        return UNDATED
    if precision == Precision.BOUND or since is None:
        return f"by {date(until)}"
    if precision == Precision.MONTH and since[:7] == until[:7]:
        return date(until[:7])
    if precision == Precision.YEAR and since[:4] == until[:4]:
        return until[:4]
    return date(until) if since == until else _interval(date(since), date(until))


def between(since: str | None, until: str | None) -> str:
    """Word the days that all reports of a saying allow: "3 Sep 2020", "by 3 Sep 2020"."""
    if until is None:
        return f"from {date(since)}" if since else UNDATED
    return said_between(since, until, None)


def known(said: Time | None) -> str:
    """Word how it is known when something was said: its words, or what stands in for them."""
    if said is None:
        return "nothing says when"
    if said.evidence is not None:
        return f"from “{' '.join(said.evidence.text.split())}”"
    bound = said.precision == Precision.BOUND
    return "the published date as a bound" if bound else "from the document as a whole"


def span_of_time(since: str | None, until: str | None) -> str:
    """Word since when and until when something holds; "" where neither is said."""
    if since and until:
        return date(until) if since == until else f"{date(since)} to {date(until)}"
    if since:
        return f"from {date(since)}"
    return f"until {date(until)}" if until else ""


def _interval(since: str, until: str) -> str:
    year = until[-5:]
    return f"{since.removesuffix(year)} to {until}"


# Those that cases are likely to hold; any other is called by its code.
_LANGUAGES = dict(
    pair.split("=")
    for pair in (
        "ar=Arabic bg=Bulgarian bn=Bengali cs=Czech da=Danish de=German el=Greek en=English "
        "es=Spanish et=Estonian fa=Persian fi=Finnish fr=French he=Hebrew hi=Hindi hr=Croatian "
        "hu=Hungarian id=Indonesian it=Italian ja=Japanese ka=Georgian kk=Kazakh ko=Korean "
        "lt=Lithuanian lv=Latvian ms=Malay my=Burmese nl=Dutch no=Norwegian pl=Polish "
        "ps=Pashto pt=Portuguese ro=Romanian ru=Russian sk=Slovak sl=Slovene sq=Albanian "
        "sr=Serbian sv=Swedish sw=Swahili th=Thai tl=Tagalog tr=Turkish uk=Ukrainian ur=Urdu "
        "vi=Vietnamese zh=Chinese"
    ).split()
)


def language(code: str) -> str:
    """Name a language by its code."""
    return "Language not told" if code == "und" else _LANGUAGES.get(code, code)


def number(count: int) -> str:
    """Word a count with thin groups: 12 345."""
    return f"{count:,}".replace(",", "\u2009")


def plural(count: int, one: str, many: str | None = None) -> str:
    """Word a count of things: "1 document", "24 documents"."""
    return f"{number(count)} {one if count == 1 else many or one + 's'}"


def score(value: float) -> str:
    """Word a score: two places, never rounded up to a certainty that is not there."""
    return f"{min(value, 0.99) if value < 1 else 1:.2f}"


def frame(attribution: Attribution | AttributionRow) -> list[str]:
    """Name whatever keeps a reader from taking it that the source said so and stands by it."""
    holds = {
        "hedged": attribution.hedged,
        "negated": attribution.negated,
        "denied": attribution.denied,
        "hypothetical": attribution.hypothetical,
        "impossible": bool(attribution.impossible),
    }
    return [word for word, is_so in holds.items() if is_so]


def framed(who: str, attribution: Attribution | AttributionRow) -> str:
    """Word a source with what became of its saying: "Ana Reyes (denied)"."""
    words = frame(attribution)
    return f"{who} ({', '.join(words)})" if words else who


def attributed(share: float | None, own: int) -> str:
    """Word how much of a document is attributed; `own` sentences are in its own voice."""
    if share is None:
        return "not measured"
    percent = round(100 * share)
    if share > 0:
        percent = max(percent, 1)
    return f"{percent}% of the words; {plural(own, 'sentence')} in its own voice"


def unnamed(kind: Unnamed) -> str:
    """Word what an unnamed source lets out: "senior · administration · United States"."""
    said_of_it = [kind.seniority, kind.institution, kind.country]
    if kind.number:
        said_of_it.append("one person" if kind.number == 1 else f"{kind.number} people")
    return " · ".join(word for word in said_of_it if word) or "nothing more"


def office(held: Office | HeldOver) -> str:
    """Word an office: "former envoy, Varda (2021 to 2024)"."""
    title = held.title
    if held.status and not title.casefold().startswith(held.status):
        title = f"{title}-{held.status}" if held.status == "elect" else f"{held.status} {title}"
    name = ", ".join(part for part in (title, held.organisation) if part)
    dates = span_of_time(held.since, held.until)
    return f"{name} ({dates})" if dates else name


def then(held: bool | None) -> str:
    """Word whether an office was held when something was said."""
    return {True: "held then", False: "not then", None: "whether then is not told"}[held]


def doing(of: Attribution | AttributionRow) -> list[str]:
    """Name what a saying does, for a line of a list; that it states goes without saying."""
    return [str(of.act)] if of.act and of.act is not Act.STATE else []


_INWARD = {  # how a tie reads from its second end; the others read alike from both
    TieKind.PARENT: "child of",
    TieKind.AIDE: "has as aide",
    TieKind.MEMBER: "has as member",
    TieKind.HOLDS_OFFICE: "has as office holder",
    TieKind.PROTECTS: "protected by",
    TieKind.APPOINTED: "appointed by",
    TieKind.SUCCEEDED: "succeeded by",
    TieKind.OWNS: "owned by",
    TieKind.ENDORSED: "endorsed by",
}


def tie(kind: TieKind, outward: bool) -> str:
    """Word a tie as it reads from one of its ends: "aide to", "has as aide"."""
    return str(kind) if outward else _INWARD.get(kind, str(kind))


def when_and_where(of: Tie) -> str:
    """Word when a tie held, or when and where somebody met; "" where nothing says."""
    where = f"in {of.place.text}" if of.place else ""
    return ", ".join(part for part in (span_of_time(of.since, of.until), where) if part)


def web_address(url: str | None) -> str | None:
    """Let through only what a browser may follow from here: http and https."""
    return url if url and re.match(r"https?://[^\s\x00-\x1f]+\Z", url, re.IGNORECASE) else None


_FIDELITY = {
    "verbatim": "word for word",
    "typographic": "word for word, but for marks and spelling",
    "cleaned": "cleaned: fillers and false starts gone",
    "cut": "cut",
    "stitched": "put together from two places",
    "altered": "altered",
    "translated": "translated",
    "paraphrased": "in other words",
}


def fidelity(value: str) -> str:
    """Word what a report made of a saying."""
    return _FIDELITY.get(value, value)


def change(of: NamedChange) -> str:
    """Word a difference: what it is, and which words stand for which."""
    if not of.report:
        return f"without “{of.reference}”"
    return f"“{of.report}” for “{of.reference}”" if of.reference else f"“{of.report}” added"
