import json

import pytest

from tests.cli.readings import ASKED, DIRECT, DOCUMENT, READING
from tests.link.said import store
from tests.store.decisions.case_of import castrel, velm


def rows(run, case, *more):
    return json.loads(run("search", case, "--json", *more).stdout)


def test_a_rejected_row_is_left_out_and_can_be_asked_for(run, case):
    told = run("decide", case, DIRECT.id[:8], "reject", "--by", "R. Vale", "--why", "a headline")

    assert told.exit_code == 0
    assert told.stdout.startswith(f"Rejected {DIRECT.id}: decision ")
    assert DIRECT.id not in [row["id"] for row in rows(run, case)]
    [row] = rows(run, case, "--rejected")
    assert (row["id"], row["decided"][0]["by"]) == (DIRECT.id, "R. Vale")
    assert rows(run, case, "--decided", "rejected") == [row]
    assert "rejected by R. Vale" in run("search", case, "--rejected").stdout
    shown = run("show", case, DIRECT.id).stdout
    assert "decided    rejected by R. Vale" in shown
    assert "a headline" in shown


def test_an_edit_sets_fields_one_by_one(run, case):
    start = DOCUMENT.text.index("vote no")
    options = ["--source", "Oren Tash", "--source", "Ana Reyes", "--kind", "mixed", "--act", ""]
    options += ["--span", f"content={start}:{start + 7}", "--said", "2031-03", "--target", "Varda"]

    told = run("decide", case, DIRECT.id, "edit", "--by", "K. Dál", *options, "--json")

    assert json.loads(told.stdout)["changes"]["kind"] == "mixed"
    [row] = rows(run, case, "--decided", "edited")
    assert row["entities"] == ["Oren Tash", "Ana Reyes"]
    assert (row["content"], row["act"], row["target"]) == ("vote no", None, "Varda")
    assert (row["said_from"], row["said_to"]) == ("2031-03-01", "2031-03-31")


def test_decisions_are_listed_undone_and_handed_on(run, case, tmp_path):
    run("decide", case, DIRECT.id, "accept", "--by", "R. Vale")
    run("decide", case, ASKED.id, "reject", "--by", "K. Dál")

    listed = json.loads(run("decisions", case, "--json").stdout)
    assert [(row["action"], row["by"], row["state"]) for row in listed] == [
        ("reject", "K. Dál", "applied"),
        ("accept", "R. Vale", "applied"),
    ]
    assert "accept · R. Vale" in run("decisions", case, "list").stdout
    assert run("decisions", case, "export", tmp_path / "d.jsonl").stdout.startswith("2 decisions")
    piped = run("decisions", case, "export", "-").stdout
    assert piped == (tmp_path / "d.jsonl").read_text(encoding="utf-8")
    known = run("decisions", case, "import", tmp_path / "d.jsonl")
    assert (known.exit_code, known.stdout) == (0, "0 added, 2 known already.\n")
    undone = run("decisions", case, "undo", listed[0]["id"][:10], "--by", "K. Dál")
    assert undone.exit_code == 0
    assert len(rows(run, case)) == len(READING.attributions)
    assert (
        json.loads(run("decisions", case, "--state", "undone", "--json").stdout)[0]["id"]
        == (listed[0]["id"])
    )


def test_an_import_that_contradicts_says_so_and_exits_with_one(run, case, tmp_path):
    run("decide", case, DIRECT.id, "accept", "--by", "R. Vale")
    run("decisions", case, "export", tmp_path / "d.jsonl")
    other = tmp_path / "other"
    store(other, READING).close()
    run("decide", other, DIRECT.id, "reject", "--by", "K. Dál")

    told = run("decisions", other, "import", tmp_path / "d.jsonl")

    assert told.exit_code == 1
    assert "accept, not reject" in told.stderr


@pytest.mark.parametrize(
    "arguments",
    [
        ["decide", "{case}", "0123456789abcdef", "accept", "--by", "R. Vale"],
        ["decide", "{case}", DIRECT.id, "accept"],
        ["decide", "{case}", DIRECT.id, "praise", "--by", "R. Vale"],
        ["decide", "{case}", DIRECT.id, "edit", "--by", "R. Vale", "--span", "content"],
        ["decisions", "{case}", "undo"],
        ["decisions", "{case}", "undo", "0123", "--by", "R. Vale"],
        ["decisions", "{case}", "import", "nowhere.jsonl"],
        ["search", "{case}", "--decided", "perhaps"],
        ["search", "{case}", "--documents", "--rejected"],
    ],
)
def test_what_cannot_be_decided_is_wrong_input(run, case, arguments):
    told = run(*(each.format(case=case) for each in arguments))

    assert told.exit_code == 2
    assert told.stderr


def test_entities_and_utterances_say_who_made_them_one(run, tmp_path):
    folder = tmp_path / "joined"
    store(folder, velm(), castrel()).close()
    run("link", folder)
    people = json.loads(run("entities", folder, "--json").stdout)
    sayings = json.loads(run("utterances", folder, "--json").stdout)

    run("decide", folder, people[0]["id"], "merge", people[1]["id"], "--by", "R. Vale")
    run("decide", folder, sayings[0]["id"], "join", sayings[1]["id"], "--by", "R. Vale")

    assert "merged by R. Vale" in run("entities", folder).stdout
    assert "joined by R. Vale" in run("utterances", folder).stdout
    assert len(json.loads(run("entities", folder, "--json").stdout)) == len(people) - 1
