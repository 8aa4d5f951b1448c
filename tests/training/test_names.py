from onrecord.tag.quotations import find_quotations
from onrecord.tag.windows import lay_out
from onrecord.tag.words import find_paragraphs, find_words
from training.attribution.name_sets import (
    annotated_pieces,
    count,
    crossner_text,
    labels_of,
    parsed_words,
)
from training.attribution.names import pieces
from training.attribution.seen import Seen

KINDS = {"P": "PERSON", "O": "ORGANIZATION", "L": "LOCATION", "M": "MISC"}


def parsed(text, **names):
    """Words with a parser's opinion; what is capitalised is a proper noun."""
    layout = lay_out(text, find_quotations(text, find_paragraphs(text)))
    starts, ends = zip(*find_words(text), strict=True)
    ner = ["O"] * len(starts)
    for kind, listed in names.items():
        for name in listed:
            at = text.index(name)
            for i, start in enumerate(starts):
                if at <= start < at + len(name):
                    ner[i] = KINDS[kind]
    pos = ["NNP" if text[start].isupper() else "NN" for start in starts]
    return parsed_words(layout, {"start": starts, "end": ends, "ner": ner, "pos": pos})


def read(text, seen=None, **names):
    words = parsed(text, **names)
    return {
        text[words[first].start : words[end - 1].end]: kind
        for first, end, kind in pieces(words, text, seen)
    }


def test_the_last_word_of_a_body_or_law_outranks_the_parser():
    found = read(
        "After some weeks even the Harbour Ministry and the Lanner Gazette, which had long been "
        "silent, came out against the Grain Levy Act.",
        O=["Harbour Ministry", "Lanner Gazette"],
        M=["Grain Levy Act"],
    )

    assert found == {
        "Harbour Ministry": "state body",
        "Lanner Gazette": "publisher",
        "Grain Levy Act": "law or event",
    }


def test_posts_beside_people_are_cut_off_and_generic_ones_are_left_out():
    found = read(
        "Foreign Minister Ana Reyes met Sen. Luis Tan, who wants to be president.",
        P=["Ana Reyes", "Luis Tan"],
    )

    assert found == {
        "Foreign Minister": "office title",
        "Ana Reyes": "person",
        "Sen.": "office title",
        "Luis Tan": "person",
        "president": "?",
    }


def test_a_family_name_is_a_person_whatever_the_parser_says_of_it_alone():
    found = read("Ana Reyes left. Later Reyes spoke.", P=["Ana Reyes"], O=["Reyes spoke"])

    assert found["Ana Reyes"] == "person"
    assert read("We met Ana Reyes. But Reyes left.", P=["Ana Reyes"])["Reyes"] == "person"


def test_adherents_are_split_off_and_hyphens_part_what_is_known_by_itself():
    found = read(
        "The Iowa Republicans left the U.S.-Mexico talks.", M=["Iowa Republicans", "U.S.-Mexico"]
    )

    assert found == {
        "Iowa": "place",
        "Republicans": "group",
        "U.S.": "country",
        "Mexico": "country",
    }


def test_in_a_headline_only_what_is_known_is_sure():
    found = read(
        "Ana Reyes Slams White House Over Lanner Bridge Row", P=["Ana Reyes"], O=["Lanner Bridge"]
    )

    assert found["Ana Reyes"] == "person"
    assert found["White House"] == "state body"
    assert found["Lanner Bridge"] == "?"


def test_what_most_other_readings_contradict_is_left_out():
    seen = Seen()
    for _ in range(9):
        seen.add("Lanner Group", "place")
    seen.close()

    assert read("He sold Lanner Group.", O=["Lanner Group"])["Lanner Group"] == "organisation"
    assert read("He sold Lanner Group.", seen, O=["Lanner Group"])["Lanner Group"] == "?"


def test_readings_are_counted_by_name():
    text = "He sold Lanner Group."

    assert count([(parsed(text, O=["Lanner Group"]), text)]).kinds["lanner group"] == {
        "organisation": 1
    }


def test_gold_kinds_are_made_finer_and_what_is_miscellaneous_is_left_to_the_lists():
    row = {
        "tokens": "President Ana Reyes of Chile left the Grain Party , a Catholic .".split(),
        "tags": "O B-politician I-politician O B-location O O B-politicalparty I-politicalparty "
        "O O B-misc O".split(),
    }
    given = crossner_text(1, row)
    layout = lay_out(given.text, ())

    assert given.text == "President Ana Reyes of Chile left the Grain Party, a Catholic."
    found = {
        given.text[layout.words[first][0] : layout.words[end - 1][1]]: kind
        for first, end, kind in annotated_pieces(layout, given)
    }
    assert found == {
        "President": "office title",
        "Ana Reyes": "person",
        "Chile": "country",
        "Grain Party": "organisation",
        "Catholic": "group",
    }
    labels = labels_of(annotated_pieces(layout, given), layout)
    assert labels[:5] == ["B-office title", "B-person", "I-person", "O", "B-country"]
