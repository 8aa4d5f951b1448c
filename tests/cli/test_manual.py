import re
from pathlib import Path

import click
import pytest
from click.testing import CliRunner

from onrecord.cli import COMMANDS, Manual, cli
from onrecord.errors import CaseError, DiskFull, InputError, RecordError

README = Path(__file__).parents[2] / "README.md"


def test_the_manual_names_every_command():
    shown = CliRunner().invoke(cli, ["--help"])

    assert shown.exit_code == 0
    assert all(f"\n  {command.name} " in shown.stdout for command in COMMANDS)


@pytest.mark.parametrize("command", COMMANDS, ids=lambda command: command.name)
def test_every_command_explains_itself_with_one_example(command):
    shown = CliRunner().invoke(cli, [command.name, "--help"])

    assert shown.exit_code == 0
    assert shown.stdout.count("Example:") == 1
    assert f"onrecord {command.name}" in shown.stdout.split("Example:")[1]


@pytest.mark.parametrize("command", ["search", "sources", "issues"])
def test_every_listing_takes_json_csv_and_limit(command):
    shown = CliRunner().invoke(cli, [command, "--help"]).stdout

    assert all(option in shown for option in ("--json", "--csv", "--limit"))


def test_every_command_of_the_readme_is_there():
    named = set(re.findall(r"^onrecord ([a-z]+)", README.read_text(encoding="utf-8"), re.MULTILINE))

    assert len(named) >= 4
    assert named <= {command.name for command in COMMANDS}


@pytest.mark.parametrize(
    ("raised", "message"),
    [
        (InputError("Nothing to read at x."), "Error: Nothing to read at x.\n"),
        (PermissionError(13, "Permission denied", "x.db"), "Error: x.db: Permission denied\n"),
    ],
)
def test_what_a_user_can_mend_is_told_without_a_traceback(raised, message):
    @click.group(cls=Manual)
    def group():
        pass

    @group.command()
    def fail():
        raise raised

    told = CliRunner().invoke(group, ["fail"])

    assert (told.exit_code, told.stderr) == (2, message)


NO_ROOM = OSError(28, "No space left on device", "out.csv")


@pytest.mark.parametrize(
    ("raised", "code"),
    [
        (DiskFull("There is no room left."), 3),
        (NO_ROOM, 3),
        (OSError(27, "File too large"), 3),
        (RecordError("record.db is damaged."), 4),
        (CaseError("The case can only be read."), 2),
    ],
)
def test_what_no_other_input_would_mend_has_a_code_of_its_own(raised, code):
    @click.group(cls=Manual)
    def group():
        pass

    @group.command()
    def fail():
        raise raised

    told = CliRunner().invoke(group, ["fail"])

    assert told.exit_code == code
    assert told.stderr.startswith("Error: ")


def test_the_manual_lists_every_exit_code():
    shown = CliRunner().invoke(cli, ["--help"]).stdout.split("Exit codes:")[1]

    assert re.findall(r"^ +(\d+) ", shown, re.MULTILINE)[:6] == ["0", "1", "2", "3", "4", "130"]


def test_a_wrong_command_and_a_wrong_option_end_with_two():
    assert CliRunner().invoke(cli, ["serach"]).exit_code == 2
    assert CliRunner().invoke(cli, ["search", "case", "--nope"]).exit_code == 2
