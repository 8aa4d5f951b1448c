"""The JSON of `extract` against docs/extract.schema.json."""

import copy
import json
from pathlib import Path

import pytest
from jsonschema import Draft202012Validator
from jsonschema.exceptions import ValidationError

from onrecord.cli.listing import one_json_line
from onrecord.model import (
    Act,
    Channel,
    Document,
    EntityKind,
    Genre,
    Precision,
    Reading,
    TieKind,
)
from onrecord.store.record_json import to_json
from tests.cli.readings import READING, TEXT

SCHEMA = json.loads(
    (Path(__file__).parents[2] / "docs" / "extract.schema.json").read_text(encoding="utf-8")
)
KEYS = (
    "id name title publisher byline contributors dateline agency published updated retrieved "
    "genre language url provenance segments cuts text attributions "
    "entities mentions times ties own_voice issues"
).split()
ATTRIBUTION_KEYS = (
    "id kind source cue content addressee occasion place entities unnamed chain act target items "
    "channel impossible said hedged negated denied hypothetical score decided"
).split()


@pytest.fixture(scope="module")
def validator():
    Draft202012Validator.check_schema(SCHEMA)
    return Draft202012Validator(SCHEMA)


@pytest.fixture
def line():
    return json.loads(one_json_line(to_json(READING)))


def test_a_reading_that_uses_every_key_fits_the_schema(validator, line):
    validator.validate(line)

    assert list(line) == KEYS
    assert all(list(found) == ATTRIBUTION_KEYS for found in line["attributions"])


def test_a_reading_in_which_nothing_is_known_fits_the_schema(validator):
    bare = to_json(Reading(document=Document(name="-", text="Nothing.")))

    validator.validate(bare)

    assert bare["published"] is None


def test_the_closed_lists_of_the_schema_are_those_of_the_record():
    keys = SCHEMA["$defs"]["attribution"]["properties"]

    assert keys["act"]["enum"] == [*map(str, Act), None]
    assert keys["channel"]["enum"] == [*map(str, Channel), None]
    assert SCHEMA["$defs"]["tie"]["properties"]["type"]["enum"] == [*map(str, TieKind)]
    assert SCHEMA["$defs"]["precision"]["enum"] == [*map(str, Precision)]
    assert SCHEMA["$defs"]["entity"]["properties"]["kind"]["enum"] == [*map(str, EntityKind)]
    assert SCHEMA["properties"]["genre"]["enum"] == [*map(str, Genre)]


def test_what_is_known_of_a_saying_comes_with_its_evidence(line):
    asked = line["attributions"][2]
    reyes, _, council = line["entities"]

    assert (asked["act"], asked["target"]) == ("demand", council["id"])
    assert [TEXT[start:end] for start, end in asked["items"]] == [
        "a vote in March",
        "a list of the names",
    ]
    assert line["attributions"][0]["channel"] == "interview"
    assert line["attributions"][1]["impossible"] == "The text says that the official died in 2029."
    assert line["attributions"][1]["unnamed"]["basis"] == "not authorised to speak"
    assert [(office["status"], office["asserted_by"]) for office in reyes["offices"]] == [
        (None, None),
        ("former", asked["id"]),
    ]


def test_a_tie_leads_to_its_words_and_to_whoever_claims_it(line):
    met, aide = line["ties"]

    [[start, end]] = met["evidence"]
    assert TEXT[start:end].startswith("Reyes, a former envoy, had met")
    assert TEXT[slice(*met["place"])] == "Harrow"
    assert met["asserted_by"] == line["attributions"][2]["id"]
    assert (aide["type"], aide["place"], aide["asserted_by"]) == ("aide to", None, None)


def test_what_was_cut_comes_only_when_asked_for(validator, line):
    asked = to_json(READING, cuts=True)

    validator.validate(asked)
    assert line["cuts"] is None
    assert asked["cuts"] == [{"at": 0, "reason": "furniture", "text": "Share this"}]


def test_segments_and_provenance_lead_back_to_characters(line):
    [segment] = line["segments"]
    start, end = segment["speaker"]

    assert TEXT[start:end] == "Ana Reyes"
    assert line["provenance"] == [{"field": "published", "where": "head", "text": "6 March 2031"}]


def test_offsets_count_code_points_of_the_text(line):
    [[start, end]] = line["attributions"][1]["content"]

    assert line["text"] == TEXT
    assert TEXT[start:end] == 'the tariff "one metric" among many'


def _described(schema):
    for name, key in schema.get("properties", {}).items():
        target = key.get("$ref", "").removeprefix("#/$defs/")
        yield name, "description" in key or "description" in SCHEMA["$defs"].get(target, {})
        yield from _described(key.get("items", {}))


def test_the_schema_describes_every_key():
    parts = [SCHEMA, *SCHEMA["$defs"].values()]
    undescribed = [name for part in parts for name, is_said in _described(part) if not is_said]

    assert undescribed == []


def test_the_schema_lets_no_object_have_keys_that_it_does_not_name():
    def objects(part):
        if isinstance(part, dict):
            if part.get("type") == "object":
                yield part
            for inner in part.values():
                yield from objects(inner)
        elif isinstance(part, list):
            for inner in part:
                yield from objects(inner)

    every = list(objects(SCHEMA))

    assert len(every) >= 9
    assert all(found["additionalProperties"] is False for found in every)
    assert all(set(found["required"]) == set(found["properties"]) for found in every)


@pytest.mark.parametrize(
    "spoil",
    [
        lambda line: line.pop("updated"),
        lambda line: line.update(extra=1),
        lambda line: line.update(published="6 March 2031"),
        lambda line: line.update(byline="Imre Dál"),
        lambda line: line["attributions"][0].update(kind="quoted"),
        lambda line: line["segments"][0].update(kind="paragraph"),
        lambda line: line["segments"][0].update(speaker="MS. VALE"),
        lambda line: line.update(cuts=[{"at": 0, "text": "Share"}]),
        lambda line: line["attributions"][0].update(source=[[1]]),
        lambda line: line["attributions"][0]["said"].update(precision="hour"),
        lambda line: line["attributions"][0].update(score=1.5),
        lambda line: line["attributions"][0].update(act="sing"),
        lambda line: line["attributions"][0].update(channel="radio"),
        lambda line: line["attributions"][0].update(items=[3]),
        lambda line: line["ties"][0].update(type="knows"),
        lambda line: line["ties"][0].pop("asserted_by"),
        lambda line: line["entities"][0].update(kind="name"),
    ],
)
def test_a_line_that_breaks_the_format_is_refused(validator, line, spoil):
    spoiled = copy.deepcopy(line)
    spoil(spoiled)

    with pytest.raises(ValidationError):
        validator.validate(spoiled)
