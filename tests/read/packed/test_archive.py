"""What is taken out of archives, and what is refused with the figure and the limit."""

from __future__ import annotations

import errno
import gzip
import io
import tarfile
import tracemalloc
import zipfile
from dataclasses import replace

import pytest

from onrecord.config import Limits, Settings
from onrecord.errors import DiskFull
from onrecord.model import Input, Issue
from onrecord.read import find, read

SETTINGS = Settings()
PROSE = "The council of Brennmoor met on Tuesday and voted to close the old harbour for good."
PAGE = f"<!DOCTYPE html><html><body><article><p>{PROSE}</p><p>{PROSE}</p></article></body></html>"


def limits(**given):
    return replace(SETTINGS, limits=Limits(**given))


def packed(members, method=zipfile.ZIP_DEFLATED):
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", method) as archive:
        for name, data in members.items():
            archive.writestr(name, data)
    return stream.getvalue()


def tarred(members, form=tarfile.PAX_FORMAT):
    stream = io.BytesIO()
    with tarfile.open(fileobj=stream, mode="w", format=form) as archive:
        for name, data in members.items():
            info = tarfile.TarInfo(name)
            info.size = len(data)
            archive.addfile(info, io.BytesIO(data))
    return stream.getvalue()


def found(tmp_path, data, name="box.zip", settings=SETTINGS):
    path = tmp_path / name
    path.write_bytes(data)
    listed = list(find([path], settings))
    inputs = [item for item in listed if isinstance(item, Input)]
    return inputs, [item for item in listed if isinstance(item, Issue)]


def names(inputs):
    return [item.name.partition("!")[2] for item in inputs]


def test_members_are_read_by_suffix_and_first_bytes(tmp_path):
    data = packed({"a/one.txt": PROSE, "two": PAGE, "three.jsonl": '{"text": "One."}\n'})

    inputs, issues = found(tmp_path, data)

    assert [(item.name, item.format) for item in inputs] == [
        (f"{tmp_path}/box.zip!a/one.txt", "txt"),
        (f"{tmp_path}/box.zip!two", "html"),
        (f"{tmp_path}/box.zip!three.jsonl#1", "record"),
    ]
    assert issues == []
    assert read(inputs[0], SETTINGS).text == PROSE


def test_archives_in_archives_are_opened_down_to_the_limit(tmp_path):
    data = PROSE.encode()
    for number in range(6):
        data = packed({f"{number}{'.zip' if number else '.txt'}": data, "beside.txt": PROSE})

    inputs, issues = found(tmp_path, data)

    assert [item.name.count("!") for item in inputs] == [4, 3, 2, 1]
    assert [issue.code for issue in issues] == ["too deep"]
    assert "at most 4" in issues[0].message


def test_systems_leave_files_that_nobody_is_told_of(tmp_path):
    members = dict.fromkeys(("__MACOSX/._a.txt", ".DS_Store", "x/Thumbs.db", "x/.git/b.txt"), "x")

    inputs, issues = found(tmp_path, packed(members | {"a.txt": PROSE}))

    assert (names(inputs), issues) == (["a.txt"], [])


def test_files_without_text_are_told_of_once(tmp_path):
    members = {f"picture {n}.PNG": b"x" for n in range(40)} | {"style.css": b"x", "a.txt": PROSE}

    inputs, [issue] = found(tmp_path, packed(members))

    assert names(inputs) == ["a.txt"]
    assert issue.code == "left out"
    assert "41 files" in issue.message
    assert "40 .png, 1 .css: picture 0.PNG" in issue.message


def test_what_a_browser_saves_beside_a_page_is_passed_over(tmp_path):
    members = {"in/Page.html": PAGE, "in/Page_files/frame.html": PAGE, "in/Page_files/x.js": "x"}

    inputs, issues = found(tmp_path, packed(members))

    assert (names(inputs), issues) == (["in/Page.html"], [])


def test_a_path_out_of_the_archive_is_but_a_name(tmp_path):
    members = dict.fromkeys(("../../etc/evil.txt", "/etc/evil.txt", "C:\\evil.txt"), PROSE)

    inputs, issues = found(tmp_path, packed(members))

    assert len(inputs) == 3
    assert not issues
    assert all(item.path is None for item in inputs)
    assert [path.name for path in tmp_path.iterdir()] == ["box.zip"]


def test_a_flat_bomb_is_stopped_before_it_is_held(tmp_path):
    data = packed({"bomb.txt": b"\0" * 60_000_000, "good.txt": PROSE})
    tracemalloc.start()

    inputs, [issue] = found(tmp_path, data)

    assert tracemalloc.get_traced_memory()[1] < 20_000_000
    tracemalloc.stop()
    assert names(inputs) == ["good.txt"]
    assert issue.code == "bomb"
    assert "200 times" in issue.message
    assert "compression_ratio" in issue.message


def test_many_bombs_end_the_archive(tmp_path):
    members = {f"{number}.txt": b" " * 3_000_000 for number in range(20)}

    inputs, issues = found(tmp_path, packed(members | {"last.txt": PROSE}))

    assert inputs == []
    assert [issue.code for issue in issues] == ["bomb"] * 3
    assert issues[-1].name.endswith("box.zip")


def test_a_nested_bomb_costs_no_more_than_the_budget_of_the_outermost(tmp_path):
    data = packed({"x.txt": bytes(range(256)) * 3_000}, zipfile.ZIP_STORED)
    for _ in range(3):
        data = packed({f"{number}.zip": data for number in range(4)}, zipfile.ZIP_STORED)

    inputs, issues = found(tmp_path, data, settings=limits(unpacked_bytes=20_000_000))

    assert [issue.code for issue in issues][-1] == "too large"
    assert issues[-1].name.endswith("box.zip")
    assert "20,000,000 unpacked bytes" in issues[-1].message
    assert len(inputs) < 64


def test_members_are_counted(tmp_path):
    data = packed({f"{number}.txt": PROSE for number in range(20)})

    inputs, [issue] = found(tmp_path, data, settings=limits(members=5))

    assert len(inputs) == 5
    assert (issue.code, "5 members" in issue.message) == ("too many", True)


def test_a_member_over_the_size_of_a_file_is_told_with_its_figure(tmp_path):
    data = packed({"big.txt": PROSE * 100, "small.txt": PROSE})

    inputs, [issue] = found(tmp_path, data, settings=limits(file_bytes=1_000))

    assert names(inputs) == ["small.txt"]
    assert f"{len(PROSE) * 100:,} bytes" in issue.message
    assert "1,000" in issue.message


def test_an_encrypted_member_is_told_and_the_rest_read(tmp_path):
    data = bytearray(packed({"secret.txt": PROSE, "open.txt": PROSE}))
    for mark, at in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        data[data.index(mark) + at] |= 1

    inputs, [issue] = found(tmp_path, bytes(data))

    assert names(inputs) == ["open.txt"]
    assert (issue.code, issue.name.endswith("!secret.txt")) == ("encrypted", True)


def test_a_name_that_no_file_has_is_refused(tmp_path):
    inputs, [issue] = found(tmp_path, packed({"n" * 5_000 + ".txt": PROSE, "a.txt": PROSE}))

    assert names(inputs) == ["a.txt"]
    assert "5,004 characters" in issue.message


@pytest.mark.parametrize("name", ["box.zip", "box.tar", "box.docx"])
def test_a_disk_that_fills_while_a_copy_is_unpacked_is_no_broken_file(tmp_path, monkeypatch, name):
    inner = tarred({"a.txt": PROSE.encode()}) if name == "box.tar" else packed({"a.txt": PROSE})

    def full(*_):
        raise OSError(errno.ENOSPC, "No space left on device")

    monkeypatch.setattr("shutil.copyfileobj", full)

    with pytest.raises(DiskFull, match=f"read .*{name}.gz"):
        found(tmp_path, gzip.compress(inner), f"{name}.gz")


@pytest.mark.parametrize("keep", [3, 30, 120, -1, -30])
def test_a_cut_off_zip_is_an_issue(tmp_path, keep):
    _, issues = found(tmp_path, packed({"a.txt": PROSE, "b.txt": PROSE})[:keep])

    assert issues
    assert {issue.code for issue in issues} <= {"unreadable", "empty", "unsupported", "binary"}


def test_a_damaged_member_costs_only_itself(tmp_path):
    data = packed({"a.txt": PROSE, "b.txt": PROSE}, zipfile.ZIP_STORED).replace(b"met", b"mat", 1)

    inputs, [issue] = found(tmp_path, data)

    assert names(inputs) == ["b.txt"]
    assert issue.code == "unreadable"
    assert "CRC" in issue.message


def test_an_empty_archive_is_an_issue(tmp_path):
    inputs, [issue] = found(tmp_path, packed({}))

    assert (inputs, issue.code) == ([], "empty")


@pytest.mark.parametrize(
    ("name", "data", "form"),
    [
        ("a.txt.gz", PROSE.encode(), "txt"),
        ("a.html.gz", PAGE.encode(), "html"),
        ("a.gz", PAGE.encode(), "html"),
        ("lying.txt", PROSE.encode(), "txt"),
    ],
)
def test_a_single_file_may_be_packed_by_gzip(tmp_path, name, data, form):
    [item], issues = found(tmp_path, gzip.compress(data), name)

    assert (item.name, item.format, item.payload) == (str(tmp_path / name), form, data)
    assert not issues


def test_a_cut_off_gzip_of_one_text_is_an_issue(tmp_path):
    inputs, [issue] = found(tmp_path, gzip.compress(PROSE.encode())[:-10], "a.txt.gz")

    assert (inputs, issue.code) == ([], "unreadable")


def test_a_gzip_bomb_is_stopped(tmp_path):
    inputs, [issue] = found(tmp_path, gzip.compress(b"\0" * 40_000_000), "a.txt.gz")

    assert (inputs, issue.code) == ([], "bomb")


@pytest.mark.parametrize("form", [tarfile.PAX_FORMAT, tarfile.GNU_FORMAT, tarfile.USTAR_FORMAT])
@pytest.mark.parametrize("name", ["box.tar", "box.tgz", "box.tar.gz"])
def test_tars_are_read_in_every_dialect(tmp_path, form, name):
    long = "/".join(["folder" * 4] * (3 if form == tarfile.USTAR_FORMAT else 9)) + "/a.txt"
    data = tarred({long: PROSE.encode(), "._a.txt": b"x", "b.html": PAGE.encode()}, form)

    inputs, issues = found(tmp_path, data if name == "box.tar" else gzip.compress(data), name)

    assert names(inputs) == [long, "b.html"]
    assert inputs[0].payload == PROSE.encode()
    assert issues == []


def test_a_tar_that_ends_early_gives_what_came_before(tmp_path):
    data = tarred({"a.txt": PROSE.encode(), "b.txt": PROSE.encode() * 100})[:3000]

    inputs, [issue] = found(tmp_path, data, "box.tar")

    assert names(inputs) == ["a.txt"]
    assert issue.code == "unreadable"


def test_links_in_a_tar_are_not_followed(tmp_path):
    stream = io.BytesIO()
    with tarfile.open(fileobj=stream, mode="w") as archive:
        link = tarfile.TarInfo("link.txt")
        link.type, link.linkname = tarfile.SYMTYPE, "/etc/hostname"
        archive.addfile(link)

    inputs, [issue] = found(tmp_path, stream.getvalue(), "box.tar")

    assert (inputs, issue.code) == ([], "empty")
