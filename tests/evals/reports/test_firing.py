"""Which functions are called, counted by a process of its own."""

import json
import subprocess
import sys

from evals.reports import firing
from evals.reports.firing import COUNTER, PACKAGE, Function, functions, share_called, table
from evals.suites.firing import measures


def function(name, calls, module="times/tense.py"):
    return Function(module=module, name=name, line=1, lines=4, calls=calls)


def test_methods_and_inner_functions_are_listed_and_protocols_are_not():
    names = {(one.module, one.name) for one in functions()}

    assert ("times/tense.py", "Tense.ahead") in names
    assert ("times/holidays.py", "_easter.found") in names
    assert ("attribute/voice.py", "_Stretch.start") not in names


def test_what_was_never_called_is_shown_with_its_lines():
    shown = table([function("Tense.ahead", 3), function("Tense.behind", 0)])

    assert "2 functions, 50.0 % called" in shown
    assert "4 lines  times/tense.py Tense.behind" in shown
    assert "Tense.ahead" not in shown


def test_the_share_is_of_functions_not_of_calls():
    assert share_called([function("a", 1000), function("b", 0)]) == 50


def test_every_room_is_measured():
    found = {
        one.name: one.value for one in measures([function("a", 1), function("b", 0, "acts/x")])
    }

    assert found["functions called"] == 50
    assert found["functions called, times"] == 100
    assert found["functions called, acts"] == 0


def test_calls_are_counted_from_the_first_import_on(tmp_path):
    file = tmp_path / "one.jsonl"
    text = "The bridge would close before the winter, Ana Reyes said on Tuesday."
    file.write_text(json.dumps({"id": "a", "text": text}) + "\n", encoding="utf-8")

    done = subprocess.run(
        [sys.executable, "-P", str(COUNTER), str(file)], check=True, capture_output=True, text=True
    )
    called = {(path, line) for path, line, _ in json.loads(done.stdout)}
    of = {(one.module, one.name): (str(PACKAGE / one.module), one.line) for one in functions()}

    assert of["times/weekdays.py", "weekday"] in called
    assert of["times/words.py", "_fill"] in called  # at import
    assert of["times/calendar.py", "century"] not in called


def test_the_sample_is_the_same_whatever_the_order_of_the_set(monkeypatch):
    some = [{"id": number, "text": "", "source": "A", "title": ""} for number in range(100)]
    monkeypatch.setattr(firing, "rows", lambda *_: some)
    once = [row["id"] for row in firing.sample("nowhere")]
    monkeypatch.setattr(firing, "rows", lambda *_: some[::-1])

    assert [row["id"] for row in firing.sample("nowhere")] == once
    assert len(once) == firing.NEWS + firing.WIKINEWS + 2 * firing.BRIEFINGS
