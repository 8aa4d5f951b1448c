"""Captions of films and streams (.srt, .vtt): cues with times, as the turns of a transcript.

Each speaker's words become one paragraph behind a label with the time of the first cue, "[00:01:05]
Ana Reyes: ...", so that every passage shows where it stands in the recording. Speakers are told by
`<v Name>`, or by labels in the words; a dash begins another, unknown one.
"""

from __future__ import annotations

import html
import re
from collections.abc import Iterator
from dataclasses import dataclass

from onrecord.config import Limits
from onrecord.errors import ReadError
from onrecord.model import Document, Genre, Input
from onrecord.read import plain
from onrecord.read.about import genre
from onrecord.read.about.provenance import Facts, fact
from onrecord.read.formats import txt
from onrecord.read.text import encoding

_STAMP = r"(?:(\d{1,3}):)?(\d{1,2}):(\d{2})[.,]\d{1,3}"
_TIMES = re.compile(rf"[ \t]*{_STAMP}[ \t]+-->[ \t]+{_STAMP}(?:[ \t].*)?")
_START = re.compile(
    rb"(?:\xef\xbb\xbf)?\s*(?:WEBVTT\b|\d{1,6}\s{1,4}(?:\d{1,3}:)?\d\d:\d\d[.,]\d{1,3} +-->)"
)
_HEADER = re.compile(r"WEBVTT\b[ \t]*-?[ \t]*(?P<title>.*)")
_VOICE = re.compile(r"<v(?:\.[^ \t>]{0,60})?[ \t]+(?P<name>[^<>]{1,80})>")
_TAG = re.compile(r"</?[a-z][^<>]{0,80}>|<\d[\d:.]{3,12}>|\{\\[^{}]{1,40}\}", re.IGNORECASE)
_CHEVRONS = re.compile(r">>+ *")
_DASH = re.compile(r"[-–—] ?(?=\S)")
_ENDS = re.compile(r"[.?!…][\"”’')\]]*$")
_LONGEST = 120  # seconds of one speaker's words without a new paragraph, if a sentence ends there


@dataclass(frozen=True, slots=True, kw_only=True)
class _Cue:
    """Words that are shown from a time on; `speaker` None goes on with whoever spoke."""

    seconds: int
    speaker: str | None
    words: str
    begins: bool = False  # somebody else begins, whoever it is


def is_captions(head: bytes) -> bool:
    """Whether a text begins as captions do: with the mark of WebVTT, or a number and times."""
    return bool(_START.match(head))


def read(data: bytes, item: Input, limits: Limits) -> Document:
    """Read captions into turns with the times of their cues; of a raw input, the file as it is.

    Raises:
        ReadError: no text, a line too long to be prose, or no cue with times in it.
    """
    text = encoding.decode(data)
    txt.check_lines(text, limits)
    if item.raw:
        return plain.document(text, item)
    rows = text.replace("\r\n", "\n").replace("\r", "\n").split("\n")
    cues = list(_cues(rows))
    if not cues:
        raise ReadError(
            "It is named as captions, but no cue was found in it. Expected rows such as "
            "'00:00:01,000 --> 00:00:04,000' with the words below; save other text as .txt.",
            code="no text",
        )
    head = _HEADER.match(rows[0].lstrip("\ufeff"))
    told = Facts(
        genre=fact(Genre.TRANSCRIPT, "captions"),
        title=fact(head["title"].strip() or None if head else None, "head of the captions"),
    )
    return plain.document("\n\n".join(_paragraphs(cues)), item, told)


def _cues(rows: list[str]) -> Iterator[_Cue]:
    at = 0
    while at < len(rows):
        times = _TIMES.fullmatch(rows[at])
        at += 1
        if times is None:
            continue  # numbers, names of cues, notes, styles
        shown: list[str] = []
        while at < len(rows) and rows[at].strip() and not _TIMES.fullmatch(rows[at]):
            shown.append(rows[at].strip())
            at += 1
        if at < len(rows) and shown and shown[-1].isdigit() and _TIMES.fullmatch(rows[at]):
            shown.pop()  # the number of the next cue, where no empty row stands between
        yield from _spoken(_seconds(times), shown)


def _seconds(times: re.Match[str]) -> int:
    return 3600 * int(times[1] or 0) + 60 * int(times[2]) + int(times[3])


def _spoken(seconds: int, shown: list[str]) -> Iterator[_Cue]:
    """The words of one cue, by speaker."""
    for row in shown:
        voices = list(_VOICE.finditer(row))
        if not voices:
            yield from _unvoiced(seconds, row)
            continue
        ends = [*(one.start() for one in voices[1:]), len(row)]
        for voice, end in zip(voices, ends, strict=True):
            words = _plain(row[voice.end() : end])
            if words:
                yield _Cue(seconds=seconds, speaker=_plain(voice["name"]), words=words, begins=True)


def _unvoiced(seconds: int, row: str) -> Iterator[_Cue]:
    words = _plain(row)
    mark = _CHEVRONS.match(words) or _DASH.match(words)
    words = words[mark.end() :] if mark else words
    name = genre.turn(words)
    if name and words.startswith(f"{name}:"):
        words = words[len(name) + 1 :].strip()
        yield _Cue(seconds=seconds, speaker=name, words=words, begins=True)
    elif words:
        yield _Cue(seconds=seconds, speaker=None, words=words, begins=mark is not None)


def _plain(words: str) -> str:
    """Words without markup and entities."""
    return " ".join(html.unescape(_TAG.sub("", words)).split())


def _paragraphs(cues: list[_Cue]) -> Iterator[str]:
    """Join what one speaker says; a new paragraph begins with another, or after a while."""
    speaker: str | None = None
    begun, words = 0, ""
    for cue in cues:
        other = cue.begins and (cue.speaker is None or cue.speaker != speaker)
        late = cue.seconds - begun >= _LONGEST and _ENDS.search(words)
        if words and (other or late):
            yield _labelled(begun, speaker, words)
            words = ""
        if cue.begins:
            speaker = cue.speaker
        if not words:
            begun = cue.seconds
        if not words.endswith(cue.words) or not words:  # rolling captions repeat their last row
            words = f"{words} {cue.words}".strip()
    if words:
        yield _labelled(begun, speaker, words)


def _labelled(seconds: int, speaker: str | None, words: str) -> str:
    minutes, second = divmod(seconds, 60)
    hour, minute = divmod(minutes, 60)
    stamp = f"[{hour:02}:{minute:02}:{second:02}]"
    return f"{stamp} {speaker}: {words}" if speaker else f"{stamp} {words}"
