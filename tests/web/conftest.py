import shutil
import threading
import time
from contextlib import contextmanager
from pathlib import Path

import pytest
import uvicorn
from starlette.testclient import TestClient

from onrecord.case import Case
from onrecord.store.database import Database
from onrecord.store.write import Found, put
from onrecord.web.app import create_app
from tests.web import readings

CHROMIUM = shutil.which("chromium") or shutil.which("chromium-browser")
ARGUMENTS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]


@pytest.fixture(scope="session")
def case(tmp_path_factory):
    folder = tmp_path_factory.mktemp("cases") / "Night ferries"
    Case.open(folder, create=True).close()
    database = Database(folder, create=False)
    found = [
        readings.ferry(),
        readings.bridge(),
        readings.hostile(),
        readings.briefing(),
        readings.live(),
        readings.chinese(),
    ]
    put(
        database,
        [Found(key=str(number), whole=True, result=each) for number, each in enumerate(found)],
        engine="by hand",
    )
    database.close()
    with Case.open(folder) as opened:
        yield opened


@pytest.fixture(scope="session")
def client(case):
    return TestClient(
        create_app(case),
        base_url="http://127.0.0.1:8000",
        follow_redirects=False,
        raise_server_exceptions=False,
    )


@contextmanager
def served(case):
    """Serve a case to browsers on a free port."""
    server = uvicorn.Server(uvicorn.Config(create_app(case), port=0, log_level="error"))
    thread = threading.Thread(target=server.run, daemon=True)
    thread.start()
    while not server.started:
        time.sleep(0.01)
    port = server.servers[0].sockets[0].getsockname()[1]
    yield f"http://127.0.0.1:{port}"
    server.should_exit = True
    thread.join()


@pytest.fixture(scope="session")
def address(case):
    with served(case) as at:
        yield at


@pytest.fixture(scope="module")  # its event loop must not outlive the tests that need it
def browser():
    if not CHROMIUM:
        pytest.skip("there is no Chromium on this machine")
    playwright = pytest.importorskip("playwright.sync_api")
    with playwright.sync_playwright() as started:
        opened = started.chromium.launch(executable_path=CHROMIUM, args=ARGUMENTS)
        yield opened
        opened.close()


@pytest.fixture
def stylesheet():
    folder = Path(__file__).parents[2] / "src" / "onrecord" / "web" / "static"
    return (folder / "onrecord.css").read_text()
