"""Pages saved in one file."""

from __future__ import annotations

import pytest

from onrecord.config import Settings
from onrecord.errors import ReadError
from onrecord.model import Input
from onrecord.read import find, read

SETTINGS = Settings()
PROSE = "The council of Brennmoor met on Tuesday and voted to close the old harbour for good."
MORE = "The harbour has been in use since the winter of the flood, said Mayor Vale."
HEAD = """From: <Saved by Blink>
Snapshot-Content-Location: https://echo.example/harbour
Subject: =?utf-8?Q?Harbour=20closes?=
Date: Mon, 4 May 2031 08:30:00 -0000
MIME-Version: 1.0
Content-Type: multipart/related; type="text/html"; boundary="--b"

"""
PARTS = f"""----b
Content-Type: text/html
Content-Transfer-Encoding: quoted-printable
Content-Location: https://echo.example/harbour

<!DOCTYPE html><html><head><meta charset=3D"utf-8"><title>Harbour closes</title></head>=
<body><article><p>{PROSE}</p><p>{MORE} =E2=80=9CYes.=E2=80=9D</p></article></body></html>
----b
Content-Type: text/html
Content-Location: https://ads.example/frame

<html><body><p>Buy a boat, buy a boat, buy a boat, buy a boat, buy a boat.</p></body></html>
----b
Content-Type: image/png
Content-Transfer-Encoding: base64
Content-Location: https://echo.example/a.png

iVBORw0KGgo=
----b--
"""


@pytest.mark.parametrize("name", ["page.mht", "page.mhtml", "page", "page.eml2"])
def test_the_page_is_read_with_its_address_and_when_it_was_saved(tmp_path, name):
    path = tmp_path / name
    path.write_text((HEAD + PARTS).replace("\n", "\r\n"))

    [item] = find([path], SETTINGS)
    document = read(item, SETTINGS)

    assert item.format == "mht"
    assert document.text == f"{PROSE}\n\n{MORE} “Yes.”"
    assert (document.title, document.url) == ("Harbour closes", "https://echo.example/harbour")
    assert (document.retrieved, document.published) == ("2031-05-04T08:30:00+00:00", None)


def test_the_address_of_an_old_file_stands_at_its_page(tmp_path):
    path = tmp_path / "page.mht"
    path.write_text(HEAD.replace("Snapshot-Content-Location", "X-Other") + PARTS)

    [item] = find([path], SETTINGS)

    assert read(item, SETTINGS).url == "https://echo.example/harbour"


@pytest.mark.parametrize("data", [b"Text.", HEAD.encode(), (HEAD + PARTS).encode()[:420]])
def test_a_file_without_a_page_says_so(data):
    with pytest.raises(ReadError) as refused:
        read(Input(name="a", format="mht", payload=data), SETTINGS)

    assert refused.value.code == "no text"
