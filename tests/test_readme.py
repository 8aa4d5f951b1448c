"""What the README tells to type works as it stands, and finds something in the example case."""

import json
import os
import re
import shlex
from pathlib import Path

import pytest
import uvicorn
from click.testing import CliRunner

from onrecord.cli import cli

README = Path(__file__).parents[1] / "README.md"
BLOCKS = re.findall(r"^```(\w*)\n(.*?)^```", README.read_text("utf-8"), re.DOTALL | re.MULTILINE)


def commands():
    """Give the arguments of every `onrecord` command, in order."""
    lines = "\n".join(block for _, block in BLOCKS).replace(" && ", "\n").splitlines()
    typed = (shlex.split(line, comments=True) for line in lines if line.startswith("onrecord "))
    return [arguments for _, *arguments in typed]


@pytest.fixture(scope="module")
def typed(tmp_path_factory):
    """Run all commands in one folder; give the folder, and (arguments, result) of each."""
    folder = tmp_path_factory.mktemp("readme")
    with pytest.MonkeyPatch.context() as patch:
        patch.chdir(folder)
        patch.setattr(uvicorn.Server, "run", lambda *_, **__: None)
        patch.setattr(os, "sched_getaffinity", lambda _: {0}, raising=False)  # no workers to start
        yield folder, [(one, CliRunner().invoke(cli, one)) for one in commands()]


def test_every_command_is_done(typed):
    assert [(one, result.output) for one, result in typed[1] if result.exit_code] == []


def test_every_search_finds_something(typed):
    searches = [result.stdout for one, result in typed[1] if one[0] == "search"]

    assert len(searches) >= 3
    assert all(re.match(r"[0-9a-f]{16}  ", found) for found in searches)


def test_every_extraction_finds_attributions(typed):
    for arguments, result in typed[1]:
        if arguments[0] == "extract":
            read = [json.loads(line) for line in result.stdout.splitlines()]
            assert sum(len(one["attributions"]) for one in read) > 10, arguments


def test_what_is_shown_is_among_what_is_found(typed):
    [shown] = [arguments[-1] for arguments, _ in typed[1] if arguments[0] == "show"]

    assert any(shown in result.stdout for one, result in typed[1] if one[0] == "search")


def test_the_python_finds_rows(typed, monkeypatch):
    [code] = [block for language, block in BLOCKS if language == "python"]
    monkeypatch.chdir(typed[0])
    names = {}

    exec(code, names)

    names["case"].close()
    assert names["reading"].attributions
    assert len(names["table"]) > 10


def test_the_readme_tells_where_the_command_is_and_which_extra_tables_need():
    text = README.read_text("utf-8")

    assert ".venv/bin/onrecord" in text
    assert "'.[tables]'" in text
