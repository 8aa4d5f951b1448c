"""Measure OnRecord and hold it to its floors.

Prints one table: measure, value, floor, best known. A measure below its floor is marked with !.
Floors stand in evals/floors.toml. Exit status: 0 all well, 1 something is below its floor,
2 something could not be measured.
"""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Callable
from pathlib import Path

from evals.data import DEFAULT, DataMissing
from evals.reports.firing import count as count_calls
from evals.reports.firing import table as never_called
from evals.reports.profile import profile as profiled
from evals.reports.table import Measure, beside_floors, table, unmeasured
from evals.scoring import judging
from evals.suites import (
    across,
    acts,
    basil,
    body,
    calibration,
    chain,
    copies,
    coref,
    crossner,
    decide_latency,
    degraded,
    entries,
    example,
    firing,
    frames,
    fuzz,
    hard,
    helsinki,
    impossible,
    knowledgenet,
    link_speed,
    memory,
    metadata,
    metonyms,
    names,
    names_of_people,
    office,
    origins,
    pages,
    polnear,
    profile,
    quote_check,
    quote_to_transcript,
    reading,
    redocred,
    same_saying,
    seeds,
    speakers,
    speed,
    syntax,
    ties,
    times,
    track_speed,
    turns,
    wire,
)


def _polnear(asked: argparse.Namespace) -> list[Measure]:
    return [
        *polnear.measures(polnear.compare(asked.data, workers=asked.workers)),
        *polnear.fast_measures(polnear.compare(asked.data, fast=True, workers=asked.workers)),
    ]


def _calibration(asked: argparse.Namespace) -> list[Measure]:
    return calibration.measures(calibration.judge(asked.data, workers=asked.workers))


def _example(asked: argparse.Namespace) -> list[Measure]:
    judged = example.judge()
    _tell_faults(judged, asked.details)
    return example.measures(judged)


def _seeds(asked: argparse.Namespace) -> list[Measure]:
    judged = seeds.judge(asked.data)
    _tell_faults(judged, asked.details)
    return seeds.measures(judged)


def _reading(asked: argparse.Namespace) -> list[Measure]:
    return reading.measures(reading.judge(asked.data, workers=asked.workers))


def _basil(asked: argparse.Namespace) -> list[Measure]:
    return basil.measures(basil.ask(asked.data, workers=asked.workers))


def _same_saying(asked: argparse.Namespace) -> list[Measure]:
    return same_saying.measures(asked.data)


def _origins(asked: argparse.Namespace) -> list[Measure]:
    return origins.measures(asked.data)


def _helsinki(asked: argparse.Namespace) -> list[Measure]:
    return helsinki.measures(asked.data)


def _quote_to_transcript(asked: argparse.Namespace) -> list[Measure]:
    return quote_to_transcript.measures(asked.data)


def _quote_check(asked: argparse.Namespace) -> list[Measure]:
    return quote_check.measures(asked.data)


def _chain(_: argparse.Namespace) -> list[Measure]:
    return chain.measures(chain.judge())


def _hard(_: argparse.Namespace) -> list[Measure]:
    return hard.measures(hard.judge())


def _frames(_: argparse.Namespace) -> list[Measure]:
    return frames.measures(frames.judge())


def _acts(asked: argparse.Namespace) -> list[Measure]:
    return [*acts.measures(acts.judge()), *acts.head_measures(asked.data)]


def _names(_: argparse.Namespace) -> list[Measure]:
    return names.measures(names.judge())


def _crossner(asked: argparse.Namespace) -> list[Measure]:
    return crossner.measures(crossner.judge(asked.data))


def _turns(asked: argparse.Namespace) -> list[Measure]:
    return turns.measures(turns.judge(asked.data))


def _entries(_: argparse.Namespace) -> list[Measure]:
    return entries.measures(entries.judge())


def _body(asked: argparse.Namespace) -> list[Measure]:
    return body.measures(body.judge(asked.data), body.clean_lost(asked.data))


def _pages(asked: argparse.Namespace) -> list[Measure]:
    return pages.measure(asked.data, documents=asked.documents or 1000)


def _metadata(asked: argparse.Namespace) -> list[Measure]:
    return metadata.judge(asked.data)


def _times(asked: argparse.Namespace) -> list[Measure]:
    return times.measures(asked.data)


def _speed(asked: argparse.Namespace) -> list[Measure]:
    documents = asked.documents or 200
    return speed.measure(
        asked.data, documents=documents, workers=asked.workers, rounds=asked.rounds
    )


def _profile(asked: argparse.Namespace) -> list[Measure]:
    return profile.measures(profiled(asked.data, documents=asked.documents or 200))


def _firing(asked: argparse.Namespace) -> list[Measure]:
    counted = count_calls(asked.data)
    if asked.details:
        print(never_called(counted), file=sys.stderr)
    return firing.measures(counted)


def _fuzz(asked: argparse.Namespace) -> list[Measure]:
    return fuzz.measures(list(fuzz.run(examples=asked.documents or fuzz.EXAMPLES)))


def _memory(asked: argparse.Namespace) -> list[Measure]:
    return memory.measure(asked.data, documents=asked.documents or 4000, workers=asked.workers)


def _coref(asked: argparse.Namespace) -> list[Measure]:
    texts = [*coref.gum(asked.data), *coref.polnear(asked.data)]
    return coref.measures(coref.judge(texts, workers=asked.workers))


def _speakers(asked: argparse.Namespace) -> list[Measure]:
    return speakers.measures(speakers.judge(asked.data, workers=asked.workers))


def _across(asked: argparse.Namespace) -> list[Measure]:
    return across.judge(asked.data)


def _names_of_people(asked: argparse.Namespace) -> list[Measure]:
    placed = list(names_of_people.positions(asked.data))
    return names_of_people.measures(placed, list(names_of_people.pairs(asked.data)))


def _syntax(asked: argparse.Namespace) -> list[Measure]:
    return syntax.both(asked.data)


def _metonyms(_: argparse.Namespace) -> list[Measure]:
    return metonyms.measures(metonyms.judge())


def _office(_: argparse.Namespace) -> list[Measure]:
    return office.measures(office.judge())


def _ties(_: argparse.Namespace) -> list[Measure]:
    return ties.measures(ties.judge())


def _knowledgenet(asked: argparse.Namespace) -> list[Measure]:
    return knowledgenet.measures(knowledgenet.read(asked.data))


def _redocred(asked: argparse.Namespace) -> list[Measure]:
    return redocred.measures(redocred.read(asked.data))


def _impossible(_: argparse.Namespace) -> list[Measure]:
    return impossible.measures(impossible.judge())


def _copies(asked: argparse.Namespace) -> list[Measure]:
    return copies.measure(asked.data)


def _degraded(asked: argparse.Namespace) -> list[Measure]:
    return degraded.measure(asked.data)


def _wire(asked: argparse.Namespace) -> list[Measure]:
    return wire.measure(asked.data)


def _decide_latency(asked: argparse.Namespace) -> list[Measure]:
    return decide_latency.measure(documents=asked.documents or decide_latency.DOCUMENTS)


def _link_speed(asked: argparse.Namespace) -> list[Measure]:
    return link_speed.measure(
        asked.data, documents=asked.documents or link_speed.SIZES[-1], workers=asked.workers
    )


def _track_speed(asked: argparse.Namespace) -> list[Measure]:
    return track_speed.measure(documents=asked.documents or 100_000)


SUITES: dict[str, Callable[[argparse.Namespace], list[Measure]]] = {
    "polnear": _polnear,
    "calibration": _calibration,
    "example": _example,
    "seeds": _seeds,
    "reading": _reading,
    "basil": _basil,
    "coref": _coref,
    "speakers": _speakers,
    "metonyms": _metonyms,
    "syntax": _syntax,
    "names_of_people": _names_of_people,
    "across": _across,
    "chain": _chain,
    "hard": _hard,
    "frames": _frames,
    "acts": _acts,
    "names": _names,
    "crossner": _crossner,
    "turns": _turns,
    "entries": _entries,
    "office": _office,
    "ties": _ties,
    "knowledgenet": _knowledgenet,
    "redocred": _redocred,
    "impossible": _impossible,
    "metadata": _metadata,
    "body": _body,
    "pages": _pages,
    "copies": _copies,
    "degraded": _degraded,
    "wire": _wire,
    "times": _times,
    "same_saying": _same_saying,
    "origins": _origins,
    "helsinki": _helsinki,
    "quote_to_transcript": _quote_to_transcript,
    "quote_check": _quote_check,
    "speed": _speed,
    "link_speed": _link_speed,
    "decide_latency": _decide_latency,
    "track_speed": _track_speed,
    "profile": _profile,
    "firing": _firing,
    "memory": _memory,
    "fuzz": _fuzz,
}


def main(arguments: list[str] | None = None) -> int:
    """Run the suites that were asked for; gives the exit status."""
    asked = _parser().parse_args(arguments)
    suites = list(SUITES) if asked.suite == "all" else [asked.suite]
    measures: list[Measure] = []
    missing = False
    for name in suites:
        try:
            measures += SUITES[name](asked)
        except DataMissing as error:
            missing = True
            print(f"{name}: not measured. {error}", file=sys.stderr)
    rows = beside_floors(measures)
    if asked.json:
        print(
            json.dumps(
                {f"{row.measure.suite}: {row.measure.name}": row.measure.value for row in rows}
            )
        )
    elif rows:
        print(table(rows))
    idle = unmeasured(measures)
    for name in idle:
        print(f"{name}: has a floor, and nothing of this name was measured", file=sys.stderr)
    return 1 if idle or any(row.failed for row in rows) else 2 if missing else 0


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="python -m evals",
        description=__doc__,
        formatter_class=argparse.RawDescriptionHelpFormatter,
        epilog="""suites:
  polnear  spans and whole attributions of PolNeAR's development articles
  calibration  whether scores mean what they say, on the same articles
  example  the example case in the package against its gold reading
  seeds    five articles as saved from the web against a careful reader
  reading  whole rows of twelve articles and six transcripts with a careful reader's
  basil    whether a quoted phrase is given to the person who spoke it
  coref    chains of names and pronouns beside GUM's, and beside CoreNLP's on PolNeAR
  speakers whom "I", "my hon. Friend" and "the Minister" mean in days of the Commons
  syntax   parts of speech and trees with those of people (GUM) and of a parser (PolNeAR)
  metonyms whether "Beijing" is its state or the place, in sentences of our own
  names_of_people  place of the family's name, and pairs of names that are one person's
  across   people across documents of three sets, beside joining by the same head word
  chain    attribution inside attribution, in sentences of our own
  hard     headlines, lists, transcripts, one case, odd marks: our own texts of odd forms
  frames   hedged, negated, denied, hypothetical; addressee, occasion, place: our own sentences
  acts     acts, targets, channels of our own sentences; PLOVER's roots, speech acts, directions
  names    names of nine kinds in our own sentences, by kind
  crossner names in sentences on politics from the encyclopedia
  turns    speakers' turns in transcripts of three kinds; texts that have none
  entries  live blogs and digests into parts: our own texts
  office   PDF pages of known text, layout by layout: what is read, in which paragraphs
  ties     offices and ties in our own sentences: status, years, claims, near misses
  knowledgenet  spouses, children, members in single passages, by property
  redocred      the same and siblings in documents of the encyclopedia
  impossible    sources who were dead or out of office by the text or the table of leaders
  metadata date, publisher, byline, genre ... of saved pages beside trafilatura's; of plain texts
  body     body of saved pages beside trafilatura's; of the same pages as text; clean text lost
  pages    a thousand saved pages in one run, beside trafilatura's extraction alone
  copies   pairs of documents that share text, by how much they share
  degraded copies made worse by a script: clusters, and who was first
  wire     whose words a document prints: agencies and other papers
  decide_latency  milliseconds to decide, and to ask then, while another process adds documents
  link_speed  how the time of `onrecord link` grows with the number of articles
  times    time expressions and their values, dates of events: three public sets, the kept halves
  same_saying          pairs of sentences: one saying or not, and pairs that differ in one thing
  origins              independent origins of a saying: cases by hand and made ones
  helsinki             quotations of several publishers on one summit, as one utterance each
  quote_to_transcript  the same over eight years; quotations looked up in transcripts
  quote_check          verdicts on printed quotations, each held against its transcript
  speed    words a second of `onrecord extract` and of tagging beside spaCy's small pipeline
  profile  where the time of `onrecord extract` goes, by stage
  firing   functions of the language rooms that are called on real text (--details lists the others)
  memory   memory of `onrecord add` over many articles
  fuzz     damaged files of every format: crashes, hangs, memory""",
    )
    parser.add_argument(
        "suite", nargs="?", default="all", choices=[*SUITES, "all"], help="default: all"
    )
    parser.add_argument(
        "--data", type=Path, default=DEFAULT, help="folder of the data sets (default: %(default)s)"
    )
    parser.add_argument(
        "--workers", type=int, default=2, help="processes to extract with (default: 2)"
    )
    parser.add_argument(
        "--documents",
        type=int,
        help="documents for speed and profile (200 if not given), pages (1000), memory (4000)",
    )
    parser.add_argument(
        "--rounds", type=int, default=3, help="rounds of the speed test (default: 3)"
    )
    parser.add_argument(
        "--details",
        action="store_true",
        help="list wrong metadata, furniture left, body lost (example, seeds), functions never "
        "called (firing) on stderr",
    )
    parser.add_argument("--json", action="store_true", help="print values as one JSON object")
    return parser


def _tell_faults(judged: list[judging.Judged], wanted: bool) -> None:
    for fault in judging.faults(judged) if wanted else []:
        print(fault, file=sys.stderr)


if __name__ == "__main__":
    sys.exit(main())
