"""What kind of text a document is, by the words at its head and by its shape."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from onrecord.model import Genre
from onrecord.read import segments
from onrecord.read.text.lines import Line

_LABELS = {  # a line, a section or a page type that is nothing but this
    "opinion": Genre.OPINION,
    "opinions": Genre.OPINION,
    "analysis/opinion": Genre.OPINION,
    "opinion | analysis": Genre.OPINION,
    "opinion & analysis": Genre.OPINION,
    "comment": Genre.OPINION,
    "comment is free": Genre.OPINION,
    "commentary": Genre.OPINION,
    "commentaries": Genre.OPINION,
    "column": Genre.OPINION,
    "columns": Genre.OPINION,
    "columnists": Genre.OPINION,
    "editorial": Genre.EDITORIAL,
    "editorials": Genre.EDITORIAL,
    "editorial board": Genre.EDITORIAL,
    "the editorial board": Genre.EDITORIAL,
    "by the editorial board": Genre.EDITORIAL,
    "our view": Genre.EDITORIAL,
    "leader": Genre.EDITORIAL,
    "leaders": Genre.EDITORIAL,
    "leading article": Genre.EDITORIAL,
    "guest essay": Genre.OPINION,
    "guest column": Genre.OPINION,
    "opinion contributor": Genre.OPINION,
    "opinion columnist": Genre.OPINION,
    "op-ed": Genre.OPINION,
    "oped": Genre.OPINION,
    "viewpoint": Genre.OPINION,
    "views": Genre.OPINION,
    "perspective": Genre.OPINION,
    "ideas": Genre.OPINION,
    "letters": Genre.OPINION,
    "letters to the editor": Genre.OPINION,
    "voices": Genre.OPINION,
    "contributors": Genre.OPINION,
    "columnist": Genre.OPINION,
    "liveblog": Genre.LIVE_BLOG,
    "live blog": Genre.LIVE_BLOG,
    "live updates": Genre.LIVE_BLOG,
    "transcript": Genre.TRANSCRIPT,
    "full transcript": Genre.TRANSCRIPT,
    "rush transcript": Genre.TRANSCRIPT,
    "interview transcript": Genre.TRANSCRIPT,
    "briefing transcript": Genre.TRANSCRIPT,
    "press release": Genre.RELEASE,
    "news release": Genre.RELEASE,
    "media release": Genre.RELEASE,
    "press statement": Genre.RELEASE,
    "for immediate release": Genre.RELEASE,
    "press releases": Genre.RELEASE,
    "speech": Genre.SPEECH,
    "speeches": Genre.SPEECH,
    "remarks": Genre.SPEECH,
    "as delivered": Genre.SPEECH,
    "as prepared for delivery": Genre.SPEECH,
    "check against delivery": Genre.SPEECH,
}
_TITLES = (  # how a title begins, or is as a whole
    (Genre.EDITORIAL, r"(?:editorial|leader|our view|we say) ?[:|–—]"),
    (Genre.EDITORIAL, r"the (?:\w+ ){1,4}view (?:on|of)\b"),
    (Genre.EDITORIAL, r".{3,200}\| (?:the )?editorial(?: board)?$"),
    (Genre.OPINION, r"(?:opinion|comment|commentary|op-ed|viewpoint|column|letters?) ?[:|–—]"),
    (Genre.OPINION, r".{3,200} \| (?:opinion|column|comment|letters?)$"),
    (Genre.LIVE_BLOG, r"live(?: updates?| blog| coverage| news)? ?[:|–—] "),
    (Genre.LIVE_BLOG, r".{3,200}\blive updates\b"),
    (Genre.LIVE_BLOG, r".{3,200} [-–—] (?:live|as it happened|live updates)$"),
    (Genre.SPEECH, r"(?:\w+ ){0,2}(?:text of )?(?:remarks|speech|address) (?:by|of|at|to)\b"),
    (Genre.RELEASE, r"(?:press|news|media) release|readout of |fact sheet:|proclamation o[nf] "),
    (Genre.RELEASE, r"(?:[\w’' -]{3,60} )?(?:joint )?statement (?:by|from) "),
    (Genre.RELEASE, r"(?:.{3,90} )?joint (?:leaders[’'] )?statement\b"),
)
_TITLE_STARTS = tuple((genre, re.compile(form, re.IGNORECASE)) for genre, form in _TITLES)
_TRANSCRIPT_TITLE = re.compile(
    r"\btranscript\b|^(?:daily )?(?:press|media|news) (?:briefing|conference)\b"
    r"|^briefing (?:by|with)\b|^interview with\b",
    re.IGNORECASE,
)
_CAPITALS = re.compile(r"((?:[A-Z][A-Z.'’-]* ){0,5}[A-Z][A-Z.'’-]+)(?: \([^()]{1,60}\))?: ")
_QUESTION = re.compile(r"(?:(Q|Question|A|Answer)[.:] |(Q) (?=[A-Z“\"]))")
_NAMED = re.compile(r"([A-Z][\w.'’-]*(?: [A-Z][\w.'’-]*){0,4})(?: \([^()]{1,60}\))?: \S")
# What stands before a colon and is nobody who speaks, or no one person.
_NOBODY = frozenset(
    {
        *("AUDIENCE", "CROWD", "PARTICIPANTS", "AUDIENCE MEMBER", "AUDIENCE MEMBERS"),
        *("THE FACTS", "FACTS", "THE REPORT", "NOTE", "UPDATE", "MORE", "READ", "READ MORE"),
        *("RELATED", "WATCH", "PHOTOS", "VIDEO", "SEE ALSO", "LISTEN", "BACKGROUND", "LATEST"),
    }
)


_NUMBERED = re.compile(r",? (?:no\.?|nr\.?|number|#) ?\d[\d/.-]{0,12}$", re.IGNORECASE)


def label(text: str) -> Genre | None:
    """Read a section label such as "Comment" or "For immediate release:"."""
    words = _NUMBERED.sub("", text.strip(" :.()[]*-–—")).lower()
    return _LABELS.get(words) or _LABELS.get(words.partition(", ")[0])


_SECTIONS_IN_PATH = (
    (Genre.EDITORIAL, "editorials? the-guardian-view-[^/]* editorial-?board"),
    (Genre.OPINION, "opinions? comment commentisfree commentary op-?eds? columnists? columns?"),
    (Genre.OPINION, "ideas voices letters perspectives? viewpoints? analysis-opinion"),
    (Genre.LIVE_BLOG, "live live-?blog live-(?:news|updates)"),
    (Genre.RELEASE, "(?:press|news|media)-?releases?"),
    (Genre.SPEECH, "speech speeches remarks speeches-remarks"),
    (Genre.TRANSCRIPT, "transcripts?"),
)
_PATHS = tuple(
    (genre, re.compile(rf"/(?:{'|'.join(sections.split())})/", re.IGNORECASE))
    for genre, sections in _SECTIONS_IN_PATH
)


def of_path(url: str | None) -> Genre | None:
    """Read the genre off the sections that an address names."""
    start = (url or "")[:300]
    return next((genre for genre, form in _PATHS if form.search(start)), None)


def of_title(title: str, shape: Genre | None) -> Genre | None:
    """Read the genre off a title; a transcript must have the shape of one, too."""
    for genre, pattern in _TITLE_STARTS:
        if pattern.match(title):
            return genre
    return Genre.TRANSCRIPT if shape and _TRANSCRIPT_TITLE.search(title) else None


def shape(lines: Sequence[Line]) -> Genre | None:
    """Tell transcripts and speeches by their turns and their stage directions."""
    return segments.spoken("\n\n".join(line.text for line in lines))


def turn(text: str) -> str | None:
    """Name who speaks where a line begins a turn ("MS. VALE: Good morning."), else None."""
    asked = _QUESTION.match(text)
    if asked:
        return (asked[1] or asked[2])[0]
    found = _CAPITALS.match(text) or _NAMED.match(text)
    return found[1] if found and found[1].upper() not in _NOBODY else None


def first(found: Iterable[Genre | None]) -> Genre | None:
    """The first genre that is known."""
    return next((genre for genre in found if genre), None)
