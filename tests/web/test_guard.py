import pytest

PATHS = ["/", "/attributions", "/attributions.json", "/nothing", "/static/onrecord.css"]


@pytest.mark.parametrize("host", ["127.0.0.1", "127.0.0.1:8000", "localhost:8000", "[::1]:8000"])
def test_this_machine_is_answered(client, host):
    assert client.get("/", headers={"host": host}).status_code == 200


@pytest.mark.parametrize(
    "host",
    [
        "evil.example",
        "127.0.0.1.evil.example",
        "localhost@evil.example",
        "192.168.0.7:8000",
        "",
        "[::1",
    ],
)
@pytest.mark.parametrize("path", PATHS)
def test_a_foreign_host_is_refused_everywhere(client, path, host):
    answer = client.get(path, headers={"host": host})

    assert answer.status_code == 421
    assert "Night ferries" not in answer.text


@pytest.mark.parametrize("path", PATHS)
def test_every_answer_carries_the_policy(client, path):
    headers = client.get(path).headers

    assert headers["content-security-policy"].startswith("default-src 'none'; ")
    assert "unsafe" not in headers["content-security-policy"]
    assert headers["x-content-type-options"] == "nosniff"
    assert headers["referrer-policy"] == "no-referrer"
    assert headers["cross-origin-resource-policy"] == "same-origin"
    assert headers["cross-origin-opener-policy"] == "same-origin"


def test_a_failure_is_told_plainly_and_carries_the_policy(client, case, monkeypatch):
    def broken():
        raise RuntimeError("secret detail")

    monkeypatch.setattr(case, "documents_by_month", broken)

    answer = client.get("/")

    assert answer.status_code == 500
    assert "secret detail" not in answer.text
    assert "content-security-policy" in answer.headers


def test_an_endless_address_is_refused(client):
    assert client.get("/attributions?q=" + "a" * 9000).status_code == 414


@pytest.mark.parametrize(
    "path", ["/static/../app.py", "/static/%2e%2e/app.py", "/static/..%2fapp.py"]
)
def test_nothing_beside_the_static_files_is_served(client, path):
    assert client.get(path).status_code == 404


def test_nothing_can_be_changed_from_a_page(client):
    assert client.post("/attributions").status_code == 405
