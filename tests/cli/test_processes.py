"""The installed command as a process of its own: wrong inputs, pipes, signals, a server."""

import functools
import json
import os
import re
import signal
import sqlite3
import subprocess
import sys
import sysconfig
import time
import urllib.request
from contextlib import closing
from pathlib import Path

import pytest
from jsonschema import Draft202012Validator

from tests import started

ONRECORD = str(Path(sysconfig.get_path("scripts")) / "onrecord")
SCHEMA = json.loads(
    (Path(__file__).parents[2] / "docs" / "extract.schema.json").read_text(encoding="utf-8")
)
VOTE = '"We will vote no," Ana Reyes said on Tuesday.'
CUT_PAGE = f"<html><head><title>A vote</title></head><body><article><p>{VOTE}</p><p>The minis"
RECORDS = """\
{"id": "first", "text": "Ana Reyes said that the ferry would sail."}
{"id": broken
{"id": "third", "text": "The ferry would sail, said Imre Dál.\\u001b[2J \\ud800"}
"""

pytestmark = pytest.mark.skipif(
    not Path(ONRECORD).exists(), reason="onrecord is not installed in this environment"
)


PROGRESS = re.compile(r"[\d.]+ (s|min|h): ")  # lines of a busy machine
start = functools.partial(started.process, ONRECORD)


def finish(*arguments, given=None, **more):
    with start(*arguments, stdin=subprocess.PIPE, **more) as process:
        out, err = process.communicate(given, timeout=120)
    told = [line for line in err.splitlines(keepends=True) if not PROGRESS.match(line)]
    return process.returncode, out, "".join(told)


@pytest.fixture(scope="module")
def wrong(tmp_path_factory):
    """Make one folder with all that an extract must survive."""
    folder = tmp_path_factory.mktemp("wrong")
    (folder / "empty.txt").write_text("")
    (folder / "binary.txt").write_bytes(bytes(range(256)) * 20)
    (folder / "line.txt").write_text("a" * 20_000_000)
    (folder / "cut.html").write_text(CUT_PAGE)
    (folder / "records.jsonl").write_text(RECORDS)
    (folder / "vote.txt").write_text(VOTE)
    (folder / "hollow").mkdir()
    return folder


@pytest.fixture(scope="module")
def extracted(wrong):
    names = "empty.txt binary.txt line.txt cut.html records.jsonl nowhere.txt hollow vote.txt"
    return finish("extract", *names.split(), cwd=wrong)


def test_wrong_inputs_end_with_one_and_the_rest_goes_on(extracted):
    code, out, _ = extracted
    documents = [json.loads(line) for line in out.splitlines()]

    assert code == 1
    assert [found["name"] for found in documents] == ["cut.html", "first", "third", "vote.txt"]


def test_every_wrong_input_is_named_with_a_reason_and_nothing_else_is_said(extracted):
    _, _, err = extracted
    told = err.splitlines()

    names = ["empty.txt", "binary.txt", "line.txt", "records.jsonl", "nowhere.txt", "hollow"]
    assert [line.split(":")[0].split("#")[0] for line in told] == names
    assert "Traceback" not in err


def test_what_extract_writes_fits_its_schema_and_leads_back_to_the_text(extracted):
    validator = Draft202012Validator(SCHEMA)
    documents = [json.loads(line) for line in extracted[1].splitlines()]

    for document in documents:
        validator.validate(document)
    [found] = documents[-1]["attributions"]
    [[start_at, end_at]] = found["source"]
    assert documents[-1]["text"][start_at:end_at] == "Ana Reyes"


def test_raw_keeps_the_input_and_standard_input_is_a_file_like_others():
    text = "By Somebody\n\n" + VOTE + "\n\nSign up to read more.\n"

    code, out, err = finish("extract", "--raw", "-", given=text)

    assert (code, err) == (0, "")
    assert json.loads(out)["text"] == text
    assert json.loads(out)["name"] == "-"


def test_a_document_cannot_command_the_terminal(extracted):
    assert "\x1b" not in extracted[1] + extracted[2]


def test_a_closed_pipe_is_no_error(wrong):
    with start("extract", *["vote.txt"] * 3, cwd=wrong) as process:
        process.stdout.close()
        err = process.stderr.read()

    assert process.returncode == 141
    assert err == ""


def test_ctrl_c_stops_quietly(tmp_path):
    (tmp_path / "many.jsonl").write_text(
        "".join(json.dumps({"id": str(n), "text": f"{VOTE} {n}" * 50}) + "\n" for n in range(300))
    )
    with start("extract", "many.jsonl", cwd=tmp_path) as process:
        process.stdout.readline()
        process.send_signal(signal.SIGINT)
        _, err = process.communicate(timeout=120)

    assert process.returncode == 130
    assert err.strip() == "Stopped."


MANY = 3000


@pytest.fixture(scope="module")
def many(tmp_path_factory):
    """Make a table of so many texts that reading all of them takes a while."""
    path = tmp_path_factory.mktemp("many") / "many.jsonl"
    path.write_text(
        "".join(json.dumps({"id": str(n), "text": f"{VOTE} {n} " * 5}) + "\n" for n in range(MANY))
    )
    return path


@pytest.mark.parametrize(("name", "code"), [("SIGTERM", 143), ("SIGHUP", 129)])
def test_a_signal_ends_adding_with_workers_quietly_and_what_was_stored_stays(
    tmp_path, many, name, code
):
    case = tmp_path / "case"
    finish("new", case)
    with start("add", "--workers", "2", case, many) as process:
        wait_for(lambda: documents(case))
        process.send_signal(getattr(signal, name))
        _, err = process.communicate(timeout=120)

    assert process.returncode == code
    assert [line for line in err.splitlines() if line] == [
        "What was added so far stays; the same command goes on from there.",
        "Stopped.",
    ]
    assert documents(case) > 0


def documents(case):
    with closing(sqlite3.connect(case / "record.db")) as record:
        return record.execute("select count(*) from document").fetchone()[0]


def wait_for(happened):
    for _ in range(600):
        if happened():
            return
        time.sleep(0.1)
    pytest.fail("It did not happen.")


def test_a_signal_that_is_ignored_stays_so(tmp_path):
    """As `nohup` has it."""
    finish("new", tmp_path / "case")
    with start("serve", tmp_path / "case", "--port", "0", deaf_to=signal.SIGHUP) as process:
        address = process.stdout.readline().strip()
        process.send_signal(signal.SIGHUP)
        page = _fetched(address)
        process.send_signal(signal.SIGTERM)
        _, err = process.communicate(timeout=120)

    assert "<html" in page
    assert (process.returncode, err.strip()) == (0, "Stopped.")


def test_the_example_is_removed_when_a_signal_stops_it(tmp_path):
    more = os.environ | {"TMPDIR": str(tmp_path)}
    with start("demo", "--port", "0", env=more) as process:
        wait_for(lambda: list(tmp_path.glob("onrecord-*/example/record.db")))
        process.terminate()
        process.communicate(timeout=120)

    assert process.returncode in {0, 143}  # as it was still adding, or served already
    assert list(tmp_path.glob("onrecord-*")) == []


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="there is no /dev/full here")
@pytest.mark.parametrize("arguments", [("search", "case"), ("status", "case"), ("--help",)])
def test_output_that_finds_no_room_ends_with_three(tmp_path, arguments):
    finish("new", "case", cwd=tmp_path)
    with Path("/dev/full").open("w") as full:
        command = [ONRECORD, *arguments, *(["--json"] if len(arguments) > 1 else [])]
        told = subprocess.run(
            command, stdout=full, stderr=subprocess.PIPE, text=True, cwd=tmp_path, check=False
        )

    assert told.returncode == 3
    assert told.stderr.startswith("Error: No space left on device.")
    assert told.stderr.count("\n") == 1


def test_a_disk_that_fills_ends_adding_with_three_and_loses_nothing(tmp_path, many):
    """A limit on the size of files stands in for the disk."""
    case, text = tmp_path / "case", tmp_path / "batch.toml"
    finish("new", case)
    text.write_text("batch = 1\n")
    limited = (
        "import os, resource, sys; most = (1_500_000, 1_500_000);"
        "resource.setrlimit(resource.RLIMIT_FSIZE, most); os.execv(sys.argv[1], sys.argv[1:])"
    )
    command = [sys.executable, "-c", limited, ONRECORD, "add", "--settings", text]
    told = subprocess.run(
        [*map(str, command), "--workers", "1", str(case), str(many)],
        capture_output=True,
        text=True,
        check=False,
    )
    code, held, _ = finish("status", case, "--json")

    assert told.returncode == 3
    assert told.stderr.startswith("Error: There is no room left for")
    assert "Traceback" not in told.stderr
    assert code == 0
    assert 1 <= json.loads(held)["documents"] < MANY


def test_adding_is_done_once(tmp_path, wrong):
    finish("new", tmp_path / "case")
    first = finish("add", tmp_path / "case", "vote.txt", cwd=wrong)
    second = finish("add", tmp_path / "case", "vote.txt", "empty.txt", cwd=wrong)
    _, held, _ = finish("status", tmp_path / "case", "--json")

    assert (first[0], second[0]) == (0, 1)
    assert json.loads(held)["documents"] == 1
    assert json.loads(held)["issues"] == 2  # an empty file, and a document without a date


def test_a_case_from_a_newer_version_is_left_alone(tmp_path):
    finish("new", tmp_path / "case")
    with sqlite3.connect(tmp_path / "case" / "record.db") as record:
        record.execute("pragma user_version = 999")
    record.close()

    code, out, err = finish("status", tmp_path / "case")

    assert (code, out) == (2, "")
    assert "newer version" in err


def test_the_example_case_is_built_and_summed_up(tmp_path):
    code, out, err = finish("demo", tmp_path / "example", "--no-serve")

    assert (code, err) == (0, "")
    assert "24 documents added" in out
    assert "Reported most:" in out
    assert finish("demo", tmp_path / "example", "--no-serve")[0] == 2


def test_serve_prints_its_address_answers_on_loopback_and_stops_at_ctrl_c(tmp_path):
    finish("new", tmp_path / "case")
    with start("serve", tmp_path / "case", "--port", "0") as process:
        address = process.stdout.readline().strip()
        page = _fetched(address)
        process.send_signal(signal.SIGINT)
        _, err = process.communicate(timeout=120)

    assert address.startswith("http://127.0.0.1:")
    assert "<html" in page
    assert (process.returncode, err.strip()) == (0, "Stopped.")


def _fetched(address):
    for _ in range(50):
        try:
            with urllib.request.urlopen(address, timeout=5) as answer:
                return answer.read().decode()
        except OSError:
            time.sleep(0.1)
    pytest.fail(f"Nothing answered at {address}.")


def test_a_port_that_is_taken_is_refused_when_it_was_asked_for(tmp_path):
    finish("new", tmp_path / "case")
    with start("serve", tmp_path / "case", "--port", "0") as process:
        port = process.stdout.readline().strip().rstrip("/").rsplit(":", 1)[1]
        code, _, err = finish("serve", tmp_path / "case", "--port", port)
        process.send_signal(signal.SIGINT)
        process.communicate(timeout=120)

    assert code == 2
    assert f"Port {port}" in err


def test_without_a_checkout_eval_says_where_the_scorers_are(tmp_path):
    """A copy of the package stands in for an installation."""
    probe = (
        "import onrecord, sys; onrecord.__file__ = sys.argv[1];"
        "sys.argv = ['onrecord', 'eval']; from onrecord.cli import main; main()"
    )
    away = tmp_path / "lib" / "onrecord" / "__init__.py"

    told = subprocess.run(
        [sys.executable, "-c", probe, str(away)], capture_output=True, text=True, check=False
    )

    assert told.returncode == 2
    assert "source checkout" in told.stderr
