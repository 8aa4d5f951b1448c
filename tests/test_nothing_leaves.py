"""What the README promises: no request to anybody, nothing written outside the case."""

import functools
import os
import re
import shutil
import signal
import subprocess
import sys
import time
import urllib.request
import zipfile
from pathlib import Path

import pytest
from reportlab.pdfgen.canvas import Canvas

from tests import started

ROOT = Path(__file__).parents[1]
VOTE = '"We will vote no," Ana Reyes said on Tuesday.'
PAGE = f"""<html><head><title>A vote</title><meta name="date" content="2031-03-04"></head><body>
<article><h1>A vote</h1><p>{VOTE}</p><p>The ferry would sail on Friday, Imre Dál said.
{"It is late. " * 40}</p></article></body></html>"""
FRENCH = (
    "Le ministre a déclaré que le navire partirait avant la nuit, selon le journal du port. " * 4
)

MAIN = "import sys; from onrecord.cli import main; sys.argv[0] = 'onrecord'; main()"
READ = f"import onrecord; assert onrecord.read({VOTE!r}).attributions"
TRACED = "trace=%network,open,openat,creat,mkdir,mkdirat,rename,renameat,renameat2,link,linkat"
# Of the C library, of Python: semaphores of the workers; a file without a name, gone when closed.
OF_THE_SYSTEM = re.compile(r'"/dev/(null|tty|shm/sem\.[^"]*)"|O_TMPFILE')
WRITES = re.compile(r"O_WRONLY|O_RDWR|O_CREAT|^\d+ +(creat|mkdir|rename|link)")
QUERIES = ("/", "/attributions?words=vote", "/documents.json", "/sources.csv", "/nowhere")


@functools.cache
def can_trace():
    if shutil.which("strace") is None:
        return False
    probe = ["strace", "-f", "-o", os.devnull, sys.executable, "-c", ""]
    return subprocess.run(probe, capture_output=True, check=False).returncode == 0


@pytest.fixture(scope="session")
def documents(tmp_path_factory):
    """Make a folder with something for every library of the default install."""
    folder = tmp_path_factory.mktemp("documents")
    (folder / "vote.txt").write_text(VOTE)
    (folder / "page.html").write_text(PAGE)
    (folder / "avis.txt").write_text(FRENCH)
    (folder / "latin.txt").write_bytes(f"{VOTE} Café, déjà.".encode("latin-1"))
    canvas = Canvas(str(folder / "paper.pdf"))
    canvas.drawString(72, 700, VOTE)
    canvas.save()
    with zipfile.ZipFile(folder / "packed.zip", "w") as packed:
        packed.writestr("inside.txt", f"{VOTE} It was packed.")
    return folder


class Watched:
    """Runs programs with a fresh home, under the guard; `trace` is for strace."""

    def __init__(self, folder, *, trace=False):
        self.folder, self.trace = folder, trace
        self.home, self.case, self.temporary = folder / "home", folder / "case", folder / "tmp"
        self.notes, self.calls = folder / "notes.txt", folder / "calls.txt"
        self.home.mkdir()
        self.temporary.mkdir()
        self.notes.touch()

    def start(self, program, *arguments, loopback=False):
        kept = {
            name: os.environ[name] for name in ("PATH", "LD_LIBRARY_PATH") if name in os.environ
        }
        guard = Path(__file__).parent / "guard"
        more = {
            "HOME": str(self.home),
            "TMPDIR": str(self.temporary),
            "PYTHONPATH": os.pathsep.join(map(str, (guard, ROOT / "src", ROOT))),
            "PYTHONDONTWRITEBYTECODE": "1",
            "GUARD_NOTES": str(self.notes),
            "GUARD_FOLDERS": os.pathsep.join((str(self.case), str(self.temporary))),
        } | ({"GUARD_LOOPBACK": "1"} if loopback else {})
        traced = ["strace", "-f", "-e", TRACED, "-o", str(self.calls)] if self.trace else []
        command = [*traced, sys.executable, "-c", program, *arguments]
        return started.process(*command, env=kept | more, cwd=self.folder)

    def run(self, program, *arguments):
        with self.start(program, *arguments) as process:
            out, err = process.communicate(timeout=300)
        return process.returncode, out, err

    def left(self):
        """List what was noted, what the home holds, and what was left in the temporary folder."""
        noted = self.notes.read_text().splitlines()
        return noted + [str(path) for at in (self.home, self.temporary) for path in at.rglob("*")]

    def asked(self):
        """List the calls of the system that reach other machines, or write elsewhere."""
        own = (f'"{self.case}', f'"{self.temporary}', f'"{self.notes}')
        calls = self.calls.read_text(errors="replace").splitlines()
        sockets = [call for call in calls if re.search(r"AF_INET|getaddrinfo", call)]
        writes = [call for call in calls if WRITES.search(call) and " = -1 " not in call]
        return sockets, [
            call
            for call in writes
            if not OF_THE_SYSTEM.search(call) and not any(place in call for place in own)
        ]


@pytest.fixture
def watched(tmp_path):
    return Watched(tmp_path)


@pytest.fixture
def traced(tmp_path):
    if not can_trace():
        pytest.skip("strace is not there, or may not trace")
    return Watched(tmp_path, trace=True)


def remote(sockets):
    """Leave out the probe of urllib3, which binds ::1 and sends nothing."""
    probe = re.compile(r"socket\(AF_INET6, SOCK_STREAM|bind\(\d+, \{sa_family=AF_INET6.*\"::1\"")
    return [call for call in sockets if not probe.search(call)]


def test_extract_asks_nobody_and_writes_nothing(watched, documents):
    code, out, _ = watched.run(MAIN, "extract", "--workers", "1", documents)

    assert code == 1  # with issues: one text is not English
    assert len(out.splitlines()) == 6
    assert watched.left() == []


def test_add_asks_nobody_and_writes_into_the_case_alone(watched, documents):
    watched.run(MAIN, "new", watched.case)
    code, out, _ = watched.run(MAIN, "add", "--workers", "2", watched.case, documents)

    assert code == 1
    assert "5 documents added, 1 known already" in out  # the pdf has the words of the text
    assert sorted(path.name for path in watched.case.iterdir()) == ["derived", "record.db"]
    assert watched.left() == []


def test_reading_from_python_asks_nobody_and_writes_nothing(watched):
    assert watched.run(READ) == (0, "", "")
    assert watched.left() == []


def test_the_pages_are_served_on_loopback_alone(watched, documents):
    watched.run(MAIN, "new", watched.case)
    watched.run(MAIN, "add", "--workers", "1", watched.case, documents / "vote.txt")
    answers = serve(watched)

    assert answers == [200, 200, 200, 200, 404]
    assert watched.left() == []


def serve(watched):
    with watched.start(MAIN, "serve", watched.case, "--port", "0", loopback=True) as process:
        address = process.stdout.readline().strip().rstrip("/")
        answers = [status(address + query) for query in QUERIES]
        os.killpg(process.pid, signal.SIGTERM)  # strace gives no signal on
        process.communicate(timeout=60)
    return answers


def status(address):
    for _ in range(100):
        try:
            with urllib.request.urlopen(address, timeout=30) as answer:
                return answer.status
        except urllib.error.HTTPError as error:
            error.close()
            return error.code
        except OSError:
            time.sleep(0.1)
    pytest.fail(f"Nothing answered at {address}.")


@pytest.mark.parametrize(
    "program", ["import socket; socket.getaddrinfo('localhost', 80)", "open('x.txt', 'w')"]
)
def test_the_guard_sees_what_it_is_to_see(watched, program):
    watched.run(program)

    assert watched.left() != []


def test_the_system_sees_no_address_asked_for_and_no_file_written_by_extract(traced, documents):
    code, _, _ = traced.run(MAIN, "extract", "--workers", "2", documents)
    sockets, writes = traced.asked()

    assert code == 1
    assert remote(sockets) == []
    assert writes == []
    assert traced.left() == []


def test_the_system_sees_nothing_but_loopback_of_serve(traced, documents):
    traced.run(MAIN, "new", traced.case)
    serve(traced)
    sockets, writes = traced.asked()

    assert sockets != []
    assert all(re.search(r"AF_INET,|127\.0\.0\.1", call) for call in sockets)
    assert not any("connect(" in call or "sendto(" in call for call in sockets)
    assert writes == []


ROOMS = ("onrecord", "onrecord.tag", "onrecord.cli", "evals", "training")


@pytest.mark.parametrize("room", ROOMS)
def test_telemetry_is_off_before_the_encoders_library_can_be_loaded(watched, room):
    probe = (
        f"import os, sys, {room}\n"
        "assert os.environ['ORT_DISABLE_TELEMETRY'] == '1'\n"
        "import onnxruntime\n"
    )

    assert watched.run(probe) == (0, "", "")
    assert watched.left() == []


def test_a_program_that_loaded_the_library_with_telemetry_on_is_told(watched):
    probe = "import sys, types; sys.modules['onnxruntime'] = types.ModuleType('onnxruntime')\n"
    code, _, err = watched.run(probe + "import onrecord")

    assert code == 0
    assert "RuntimeWarning: onnxruntime was imported before onrecord" in err
    assert "ORT_DISABLE_TELEMETRY=1" in err


def test_a_program_that_switched_telemetry_off_itself_is_told_nothing(watched):
    probe = "import os; os.environ['ORT_DISABLE_TELEMETRY'] = 'true'; import onnxruntime, onrecord"

    assert watched.run(probe) == (0, "", "")
