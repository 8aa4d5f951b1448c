from __future__ import annotations

from pathlib import Path

import pytest

from onrecord.analyse.codebook import check, one, read, read_file
from onrecord.errors import InputError

BOOK = """\
name: Waters
version: "2"
formulations:
  - plain words
  - name: red line
    group: limits
    gap: 5
    language: en
    variants:
      - red line~
      - text: 红线
        language: zh
    except:
      - red line station
"""


def test_a_codebook_keeps_names_groups_versions_languages_and_exclusions():
    book = read(BOOK)

    plain, red = book.formulations
    assert (book.name, book.version) == ("Waters", "2")
    assert (plain.name, [one.text for one in plain.variants]) == ("plain words", ["plain words"])
    assert (red.group, len(red.exclusions)) == ("limits", 1)
    assert [(one.text, one.language) for one in red.variants] == [
        ("red line~", "en"),
        ("红线", "zh"),
    ]


@pytest.mark.parametrize("word", ["no", "on", "2030", "null", "1.50"])
def test_words_that_yaml_takes_for_something_else_stay_words(word):
    [formulation] = read(f"formulations:\n  - {word}\n").formulations

    assert formulation.name == word


@pytest.mark.parametrize(
    ("text", "line", "told"),
    [
        ("formulations:\n  - name: x\n    varaints: [a]\n", 3, "Did you mean variants?"),
        ("name: x\n", 1, "Write formulations:"),
        ("formulations:\n  - a\n  - A\n", 3, "'A' is listed twice"),
        ("formulations:\n  - name: x\n    variants:\n      - re*\n", 4, "letters or more"),
        ("formulations:\n  - name: x\n    variants:\n      - ... a\n", 4, "begins or ends"),
        ("formulations:\n  - name: x\n    gap: 99\n    variants: [a]\n", 3, "from 1 to 20"),
        ("formulations:\n  - name: x\n    variants: []\n", 3, "'variants' is empty"),
        ("formulations:\n  - variants: [a]\n", 2, "has no name"),
        ("formulations:\n  - name: x\n    except: [x]\n", 3, "excludes a variant itself"),
        ("formulations:\n  - &a x\n  - *a\n", 2, "Anchors"),
        ("a: b: c\n", 1, "no YAML"),
        ("", 1, "is empty"),
        ("[" * 5000, 1, "nested"),
    ],
)
def test_each_mistake_is_told_with_its_line_and_how_to_mend_it(text, line, told):
    problems = check(text)

    assert any(one.line == line and told in str(one) for one in problems), problems


def test_a_codebook_with_mistakes_is_refused_with_all_of_them():
    with pytest.raises(InputError, match=r"(?s)line 2.*line 3") as raised:
        read("formulations:\n  - '... a'\n  - 'b ...'\n", "waters.yaml")

    assert str(raised.value).startswith("waters.yaml is no codebook")


def test_a_phrase_is_a_codebook_of_one_formulation():
    assert one("red line~").formulations[0].name == "red line~"
    with pytest.raises(InputError, match="cannot be counted"):
        one("...")


def test_a_file_that_is_no_text_is_refused(tmp_path):
    path = tmp_path / "book.yaml"
    path.write_bytes(b"\xff\xfe\x00")

    with pytest.raises(InputError, match="save it as UTF-8"):
        read_file(path)


def test_the_codebook_of_the_example_case_has_no_mistakes():
    path = Path("src/onrecord/example/codebook.yaml")

    assert check(path) == ()
