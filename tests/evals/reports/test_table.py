import tomllib

from evals import __main__ as command
from evals.data import DataMissing
from evals.reports.profile import Profile
from evals.reports.table import FLOORS as FLOORS_FILE
from evals.reports.table import Measure, beside_floors, table, unmeasured
from evals.suites import (
    basil,
    calibration,
    chain,
    crossner,
    entries,
    example,
    frames,
    hard,
    memory,
    names,
    polnear,
    profile,
    seeds,
    speed,
    turns,
)
from onrecord.model import NameKind

FLOORS = """
[made]
"share found" = { floor = 80.0, best = "90.1 somebody" }
"growth" = { ceiling = 1.1 }
"""


def rows(tmp_path, *measures):
    path = tmp_path / "floors.toml"
    path.write_text(FLOORS, encoding="utf-8")
    return beside_floors([Measure(suite="made", name=n, value=v) for n, v in measures], path)


def every_kind(part):
    gold = {(at, at + 1): (kind,) for at, kind in enumerate(NameKind)}
    return names.Compared(text="", gold=gold, found={}, part=part)


def rounds(extract, tagging, peer):
    return speed.Round(extract=extract, tagging=tagging, peer=peer, fast_extract=1, fast_tagger=1)


def test_a_measure_fails_below_its_floor_or_above_its_ceiling(tmp_path):
    judged = rows(tmp_path, ("share found", 79.9), ("growth", 1.2), ("other", 0))

    assert [row.failed for row in judged] == [True, True, False]


def test_a_measure_on_its_bound_holds(tmp_path):
    judged = rows(tmp_path, ("share found", 80.0), ("growth", 1.1))

    assert not any(row.failed for row in judged)


def test_the_table_marks_what_failed_and_shows_the_best_known(tmp_path):
    lines = table(rows(tmp_path, ("share found", 79.9), ("growth", 1.0))).splitlines()

    assert lines[1].startswith("! made: share found")
    assert lines[1].endswith("79.9      80  90.1 somebody")
    assert lines[2].endswith("1.0  <= 1.1")


def test_every_floor_belongs_to_a_measure_that_exists():
    """A floor under a misspelt name would never hold anything."""
    measured = [
        *polnear.measures([]),
        *polnear.fast_measures([]),
        *example.measures([]),
        *frames.measures([]),
        *hard.measures(hard.read_gold()),
        *names.measures([every_kind("kept"), every_kind("look")]),
        *crossner.measures([every_kind("dev")]),
        *calibration.measures([]),
        *seeds.measures([]),
        *basil.measures([]),
        *chain.measures([]),
        *profile.measures(Profile()),
        *speed.measures([rounds(1, 1, 1)]),
        *memory.measures([1]),
        *turns.measures({}),
        *entries.measures([]),
    ]

    assert unmeasured(measured) == []


def test_a_floor_that_nothing_measured_is_named_and_fails_the_run(monkeypatch, tmp_path, capsys):
    path = tmp_path / "floors.toml"
    path.write_text(FLOORS, encoding="utf-8")
    share = Measure(suite="made", name="share found", value=99.0)
    monkeypatch.setattr(command, "SUITES", {"made": lambda _: [share]})
    monkeypatch.setattr(command, "unmeasured", lambda measures: unmeasured(measures, path))

    assert command.main([]) == 1
    assert "made: growth: has a floor" in capsys.readouterr().err


def test_every_floor_stands_under_a_suite():
    floors = tomllib.loads(FLOORS_FILE.read_text(encoding="utf-8"))

    assert set(floors) <= set(command.SUITES)


def test_the_ratio_of_speeds_is_the_median_of_the_rounds():
    taken = [rounds(2, 4, 1), rounds(9, 9, 3), rounds(20, 8, 4)]

    found = {one.name: one.value for one in speed.measures(taken)}

    assert (found["ratio"], found["ratio, tag and attribute"]) == (3, 3)


def test_a_missing_data_set_is_named_with_its_origin_and_gives_status_2(tmp_path, capsys):
    status = command.main(["polnear", "--data", str(tmp_path)])

    assert status == 2
    assert "networkdynamics/PolNeAR" in capsys.readouterr().err


def test_the_other_suites_still_run_when_one_has_no_data(monkeypatch, capsys, tmp_path):
    def missing(_):
        raise DataMissing(tmp_path, "polnear")

    low = Measure(suite="polnear", name="relation F1", value=1.0)
    monkeypatch.setattr(command, "SUITES", {"a": missing, "b": lambda _: [low]})

    assert command.main([]) == 1
    assert "! polnear: relation F1" in capsys.readouterr().out


def test_values_can_be_had_as_json(monkeypatch, capsys):
    fine = Measure(suite="made", name="share", value=1.5)
    monkeypatch.setattr(command, "SUITES", {"made": lambda _: [fine]})

    assert command.main(["--json"]) == 0
    assert capsys.readouterr().out == '{"made: share": 1.5}\n'


def test_growth_compares_the_last_quarter_with_the_third():
    sizes = [10, 10, 100, 100, 100, 100, 150, 150]

    found = {one.name: one.value for one in memory.measures([size * 10**6 for size in sizes])}

    assert found["peak RSS, MB"] == 150
    assert found["growth, quarter 4 / 3"] == 1.5
