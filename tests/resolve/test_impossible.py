import gzip

import pytest

from onrecord.errors import InputError
from onrecord.model import Document
from onrecord.resolve import leaders, resolve
from tests.resolve.build import attributed, marked, parsed

HEADER = "name,country,office,from,to\n"
ROWS = (
    "Ana Reyes,Velmora,president,2021-01-20,2029-01-20\nMira Santos,Velmora,president,2029-01-20,\n"
)
PEOPLE = ["Ana Reyes", "Mira Santos", "Tomas Vale"]


@pytest.fixture(scope="module")
def table(tmp_path_factory):
    path = tmp_path_factory.mktemp("leaders") / "leaders.csv"
    path.write_text(HEADER + ROWS, encoding="utf-8")
    return leaders.load(path)


def reason(markup, table):
    text, pieces = marked(markup)
    document = Document(name="test", text=text, published="2031-03-12")
    names = parsed(text, person=PEOPLE, country=["Velmora"])
    reading = resolve(document, names, tuple(attributed(document, pieces)), table)
    return reading.attributions[0].impossible


@pytest.mark.parametrize(
    ("markup", "words"),
    [
        ("[s1|Tomas Vale, who died in 1997,] [c1|said] [t1|no] on Tuesday.", "died in 1997"),
        ("[s1|Tomas Vale (1904-1997)] [c1|said] [t1|no] on Tuesday.", "(1904-1997)"),
        ("[s1|The late Tomas Vale] [c1|said] [t1|no] on Tuesday.", "late"),
        (
            "Tomas Vale was mayor until 2019. [s1|Mayor Tomas Vale] [c1|said] [t1|no] on Tuesday.",
            "2019",
        ),
        (
            "[s1|Mayor Tomas Vale] [c1|said] [t1|no] in 2010. Vale was elected mayor in 2018.",
            "2018",
        ),
        (
            "Velmora was calm. [s1|Velmoran President Ana Reyes] [c1|said] [t1|no] on Tuesday.",
            "2029-01-20",
        ),
        ("[s1|President Mira Santos] [c1|said] [t1|no] in 2016.", "2029-01-20"),
    ],
)
def test_a_source_that_cannot_have_said_it_then_is_flagged_with_the_reason(markup, words, table):
    found = reason(markup, table)

    assert found is not None
    assert words in found


@pytest.mark.parametrize(
    "markup",
    [
        "[s1|Tomas Vale, who died in 1997,] [c1|said] [t1|no] in 1978.",
        "[s1|Tomas Vale, who died in 1997,] [c1|said] [t1|no].",
        "[s1|The late Tomas Vale] [c1|said] [t1|no] in 1978.",
        "[s1|Tomas Vale (2001-2009)] [c1|said] [t1|no] on Tuesday.",
        "[s1|Former President Ana Reyes] [c1|said] [t1|no] on Tuesday.",
        "[s1|President Ana Reyes] [c1|said] [t1|no] in 2025.",
        "[s1|President Ana Reyes] [c1|said] [t1|no].",
        "[s1|Ana Reyes] [c1|said] [t1|no] on Tuesday.",
        "[s1|Senator Ana Reyes] [c1|said] [t1|no] in 2012.",
        "[s1|A memoir by the late Tomas Vale] [c1|said] [t1|no] on Tuesday.",
    ],
)
def test_what_can_have_been_said_is_left_alone(markup, table):
    found = reason(markup, table)

    assert found is None


def test_the_built_in_table_knows_terms_and_where_its_knowledge_ends():
    table = leaders.load()
    day = leaders.date.fromisoformat

    terms = table.terms("Harry Truman", "president", "United States")
    british = table.terms("Tony Blair", "prime minister", "United Kingdom")
    assert [str(term.since) for term in terms] == ["1945-04-12", "1949-01-20"]
    assert not table.held(terms, day("1960-05-01"), day("1960-05-01"))
    assert not table.held(british, day("2010-05-01"), day("2010-05-01"))
    assert table.held(british, day("2024-05-01"), day("2024-05-01"))


@pytest.mark.parametrize(
    ("content", "words"),
    [
        (b"name,country,office,from\n", "lacks the column 'to'"),
        (b"name,country,office,from,to\nA,B,mayor,soon,\n", "Line 2"),
        (b"\xff\xfe\x00", "cannot be read"),
    ],
)
def test_a_table_that_cannot_be_used_is_told_with_what_is_expected(content, words, tmp_path):
    path = tmp_path / "leaders.csv"
    path.write_bytes(content)

    with pytest.raises(InputError, match=words):
        leaders.load(path)


def test_a_table_may_be_packed(tmp_path):
    path = tmp_path / "leaders.csv.gz"
    path.write_bytes(gzip.compress((HEADER + ROWS).encode()))

    found = leaders.load(path).terms("Ana Reyes", "president", "Velmora")
    assert [term.name for term in found] == ["Ana Reyes"]


@pytest.mark.parametrize(
    "markup",
    [
        "Tomas Vale's brother was killed in 2005. [s1|Tomas Vale] [c1|said] [t1|no] on Tuesday.",
        "Tomas Vale's death sentence of 2005 fell. [s1|Tomas Vale] [c1|said] [t1|no] on Tuesday.",
        "[s1|Mayor Tomas Vale, whose father was mayor until 1990,] [c1|said] [t1|no] on Tuesday.",
        "Vale passed a law in 2005. [s1|Tomas Vale] [c1|said] [t1|no] on Tuesday.",
    ],
)
def test_somebody_elses_death_or_end_of_office_flags_nobody(markup, table):
    assert reason(markup, table) is None
