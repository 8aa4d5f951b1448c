from __future__ import annotations

import sqlite3
from contextlib import closing

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from onrecord.model import Attribution, Document, Kind, Reading, span
from onrecord.store.attributions import Attributions
from onrecord.store.documents import Documents
from onrecord.store.found import excerpt, matched, spans
from onrecord.store.rows import Filters
from onrecord.store.search import Query, parse
from onrecord.store.write import Found, put
from tests.store.dump import check_search

TEXTS = (
    "The ministry will never allow it.",
    "Allow the ministry to speak, never mind.",
    "Société générale: we allowed nothing.",
    "O'Malley’s state-run (and only) radio: NOT a word OR two; column: content*",
)


@pytest.fixture
def search(database, add):
    for place, text in enumerate(TEXTS):
        document = Document(name=str(place), text=text)
        attribution = Attribution(
            document_id=document.id,
            kind=Kind.DIRECT,
            content=(span(text, 0, len(text)),),
            score=1.0,
        )
        add(Reading(document=document, attributions=(attribution,)), first=place)

    def search(words):
        found = Attributions(database, Filters(words=words))
        assert len(found) == len(list(found))
        assert len(found) == len(Documents(database, Filters(words=words)))
        return {TEXTS.index(row.content) for row in found}

    return search


@pytest.mark.parametrize(
    ("words", "found"),
    [
        ("never allow", {0, 1}),  # all must occur, in any order
        ('"never allow"', {0}),
        ("“never allow”", {0}),
        ('"never allow', {0}),  # the closing mark is missing
        ("allow*", {0, 1, 2}),
        ('"never all*', set()),  # inside a phrase a star is no sign
        ('"never all"*', {0}),
        ("ministry OR société", {0, 1, 2}),
        ("never ministry OR nothing", {0, 1}),
        ("allow -speak", {0}),
        ("-ministry", {2, 3}),
        ('never -"never allow"', {1}),
        ("societe GENERALE", {2}),
        ("state-run", {3}),
        ("O'Malley", {3}),
        ("(and only)", {3}),
        ("content:", {3}),
        ("content:never", set()),
        ("not", {3}),
        ("NOT", {3}),
        ("OR", set()),
        ("OR never", {0, 1}),
        ("never OR", {0, 1}),
        ("absent", set()),
        ("!!! ???", set()),
        ('""', set()),
        ("*", set()),
        ("", {0, 1, 2, 3}),
        ("   ", {0, 1, 2, 3}),
    ],
)
def test_a_query_finds_what_its_words_say(search, words, found):
    assert search(words) == found


HARBOUR = (
    "港口的居民星期二说，夜间渡轮秋天就会停航。议会主席、中国代表团长都在场。",  # 主席、中国
    "夜間フェリーは秋に終わると、ﾊﾟﾚﾙﾓ港の市長カガミが東京で語った。",
    "대통령은 야간 여객선이 가을에 멈춘다고 항구에서 말했다.",
    "นายกรัฐมนตรีกล่าวว่าเรือข้ามฟากกลางคืนจะหยุดในฤดูใบไม้ร่วง",
    "The harbour sign says 夜间渡轮 OPEC２０３１, and Vale’s “ﬁnal” word is ＮＯ.",
)


@pytest.fixture
def harbour(database, add):
    for place, text in enumerate(HARBOUR):
        document = Document(name=str(place), text=text, title=text[:9], language="und")
        attribution = Attribution(
            document_id=document.id, kind=Kind.DIRECT, content=(span(text, 0, len(text)),), score=1
        )
        add(Reading(document=document, attributions=(attribution,)), first=place)

    def attributions(words):
        return Attributions(database, Filters(words=words))

    def search(words):
        found = {HARBOUR.index(row.content) for row in attributions(words)}
        assert {int(row.name) for row in Documents(database, Filters(words=words))} == found
        return found

    search.attributions = attributions
    return search


@pytest.mark.parametrize(
    ("words", "found"),
    [
        ("渡轮", {0, 4}),
        ("轮", {0, 4}),
        ("夜", {0, 1, 4}),
        ("夜间渡轮", {0, 4}),
        ('"夜间渡轮"', {0, 4}),
        ("「夜间渡轮」", {0, 4}),
        ("渡轮夜间", set()),
        ("渡轮　居民", {0}),  # a full-width space
        ("渡轮 -居民", {4}),
        ("渡轮 －居民", {4}),
        ("居民 OR 市長", {0, 1}),
        ("渡*", {0, 4}),
        ("渡＊", {0, 4}),
        ("席中", set()),  # no word reaches over a mark
        ("主席、中国", {0}),
        ("フェリー", {1}),
        ("ﾌｪﾘｰ", {1}),  # half-width
        ("パレルモ", {1}),
        ("ハレルモ", set()),  # another word
        ("パ", {1}),
        ("ガミ", {1}),
        ("東京", {1}),
        ("京東", set()),
        ("대통령", {2}),
        ("대통령은 항구", {2}),
        ("\u1103\u1162\u1110\u1169\u11bc\u1105\u1167\u11bc", {2}),  # the same, decomposed
        ("เรือ", {3}),
        ("เรอ", set()),  # a vowel is missing
        ("กลางคืน", {3}),
        ("sign 渡轮", {4}),
        ('"says 夜间"', {4}),
        ('"渡轮 OPEC2031"', {4}),
        ("opec2031", {4}),
        ("ｏｐｅｃ*", {4}),
        ("final", {4}),
        ("no", {4}),
    ],
)
def test_any_word_of_a_script_without_spaces_is_found(harbour, words, found):
    assert harbour(words) == found


LETTERS = st.lists(st.sampled_from([*"渡轮夜中国カガー은대เรือ a,、。 ", "ﾊﾟ"]), max_size=8).map(
    "".join
)


@settings(max_examples=150, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(text=LETTERS, words=LETTERS.filter(str.strip))
def test_what_is_found_is_marked_and_what_is_marked_is_found(database, text, words):
    document = Document(name="n", text=text + ".")
    query = f'"{words}"'
    put(database, [Found(key=None, whole=False, result=Reading(document=document))], "e")

    marked = [piece for piece, hit in matched(document.text, query) if hit]
    found = {row.id for row in Documents(database, Filters(words=query))}

    assert bool(marked) == (document.id in found)


@pytest.mark.parametrize(
    ("text", "words", "marked"),
    [
        ("夜间渡轮秋天停航，渡轮说", "渡轮", ["渡轮", "渡轮"]),
        ("夜间渡轮秋天停航", "夜间 停航", ["夜间", "停航"]),
        ("渡轮渡轮", "渡轮", ["渡轮渡轮"]),
        ("ﾊﾟﾚﾙﾓ港", "パレルモ", ["ﾊﾟﾚﾙﾓ"]),
        ("คืนนี้เรือจะหยุด", "เรือ", ["เรือ"]),
        ("ＯＰＥＣ no", "opec", ["ＯＰＥＣ"]),
        ("the sign says 夜间渡轮.", '"says 夜间"', ["says 夜间"]),
        ("Société", "societe", ["Société"]),
    ],
)
def test_marks_stand_on_the_characters_of_the_original(text, words, marked):
    cut = matched(text, words)

    assert "".join(piece for piece, _ in cut) == text
    assert [piece for piece, hit in cut if hit] == marked


@pytest.mark.parametrize(
    ("text", "words", "shown"),
    [
        ("The ferry stops.", "ferry", "The ferry stops."),
        ("word " * 40 + "ferry" + " word" * 60, "ferry", "ferry"),
        ("夜间渡轮" * 40 + "市长" + "港口" * 90, "市长", "市长"),
        ("Société " * 3, "societe", "Société"),
        ("ﾊﾟﾚﾙﾓ港", "パレルモ", "ﾊﾟﾚﾙﾓ港"),
    ],
)
def test_an_excerpt_holds_what_was_asked_for(text, words, shown):
    cut = excerpt(text, words)

    assert cut is not None
    assert shown in cut
    assert len(cut) < 300
    assert set(cut.split()) <= {*text.split(), "…"} or text[0] > "z"  # no word is cut in two


@pytest.mark.parametrize(("text", "words"), [("The ferry.", "boat"), ("The ferry.", "-ferry")])
def test_what_does_not_stand_there_has_no_excerpt(text, words):
    assert excerpt(text, words) is None


def test_spans_are_where_the_words_stand():
    text = "夜间渡轮 and the night ferry"

    assert [text[start:end] for start, end in spans(text, "渡轮 night")] == ["渡轮", "night"]


def test_a_process_without_our_functions_keeps_the_search_right(harbour, tmp_path):
    with closing(sqlite3.connect(tmp_path / "case/record.db")) as connection:
        with connection:
            connection.execute("delete from attribution where content like '港口%'")
        check_search(connection)

    assert harbour("夜间 -居民 sign") == {4}
    assert len(harbour.attributions("渡轮")) == 1


def test_most_texts_are_stored_once(database, add):
    add(Reading(document=Document(name="a", text="“Never,” said Valé … no.")))
    add(Reading(document=Document(name="b", text="渡轮")), first=1)

    assert database.value("select count(*) from document_searched") == 1


SIGNS = st.lists(
    st.sampled_from(
        ["a", "never", "OR", "AND", "NOT", "NEAR", "é", "中", "\0", *" \"'()*-^:+{},“\\;"]
    )
).map("".join)


@settings(max_examples=150, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(words=SIGNS | st.text())
def test_any_query_is_answered_and_what_it_finds_holds_a_word_of_it(search, words):
    asked = parse(words)

    found = search(words)

    if asked is None:
        assert found == set(range(len(TEXTS)))
    elif asked.words:
        assert found == {place for place in found if spans(TEXTS[place], words)}


def test_a_blank_query_asks_nothing():
    assert parse(None) is None
    assert parse("  ") is None


def test_terms_are_quoted_before_the_engine_sees_them():
    assert parse('tax -"new bill" levy OR duty*') == Query(
        words='("tax") AND ("levy" OR "duty" *)', without='"new bill"'
    )


def test_a_query_of_many_words_is_cut_short():
    found = parse("word " * 10_000)

    assert found is not None
    assert found.words is not None
    assert found.words.count("word") == 50
