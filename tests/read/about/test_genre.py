"""What kind of text a plain text is, by what it says and how it is made."""

from __future__ import annotations

import pytest

from onrecord.config import Settings
from onrecord.model import Genre, Input
from onrecord.read import read
from onrecord.read.about import genre

BODY = """\
The government of Velm will not renew the river treaty, its foreign minister said on Monday.

“We have waited long enough,” Orsolya Tarn told reporters. “The river is ours to share.”

Talks are to go on in the spring, according to two officials who know the plan."""
FIRST = BODY.partition("\n")[0]
ADDRESS = """\
Mr. President, allow me to congratulate you on your election to the chair of this Assembly.

My country is small, and our river is long. We have lived on its banks for a thousand years, and
we know what it gives and what it takes. I come before you today with a plain request.

"""


def kind(text):
    item = Input(name="given", format="txt", payload=text.encode())
    return read(item, Settings()).genre


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        (f"EDITORIAL\n\nLet the River Flow\n\n{BODY}", Genre.EDITORIAL),
        (f"Editorial: Let the River Flow\n\n{BODY}", Genre.EDITORIAL),
        (f"The Echo view on the river: let it flow\n\n{BODY}", Genre.EDITORIAL),
        (f"Our View: Let the River Flow\n\n{BODY}", Genre.EDITORIAL),
        (f"Letters to the Editor\n\nLet the River Flow\n\n{BODY}", Genre.OPINION),
        (f"Column: Let the River Flow\n\n{BODY}", Genre.OPINION),
        (f"Live updates: The river vote\n\n{BODY}", Genre.LIVE_BLOG),
        (f"The river vote – as it happened\n\n{BODY}", Genre.LIVE_BLOG),
        (f"Velm Opens a Lock\n\nCASTREL, May 4, 2031 /PRNewswire/ -- {BODY}", Genre.RELEASE),
        (f"Lockworks Opens a Lock\n\n{BODY}\n\nAbout Lockworks\n\nLockworks builds locks.",
         Genre.RELEASE),
        (f"Velm Opens a Lock\n\nCASTREL – {BODY}\n\nMedia contact: Ana Reyes, 555 0100",
         Genre.RELEASE),
        (ADDRESS + "We ask for water, and we ask for time. " * 15, Genre.SPEECH),
        (f"The Minister Lives\n\n{BODY}", Genre.NEWS),
        (f"Live Wires Close the Lock\n\n{BODY}", Genre.NEWS),
        (f"What It Is About\n\n{BODY}", Genre.NEWS),
    ],
)  # fmt: skip
def test_a_text_tells_its_genre(text, wanted):
    assert kind(text) is wanted


def test_many_entries_with_their_times_make_a_live_blog():
    entries = "\n\n".join(f"{hour}:15\n\n{FIRST}" for hour in range(10, 16))

    assert kind(f"The Vote on the River\n\n{entries}") is Genre.LIVE_BLOG


def test_a_reported_address_is_news():
    reported = " ".join(
        "“We thank you, Mr. President, for our river,” Tarn said." for _ in range(30)
    )

    assert kind(f"Tarn Thanks the Chair\n\n{reported}") is Genre.NEWS


@pytest.mark.parametrize(
    ("address", "wanted"),
    [
        ("https://echo.example/opinion/river", Genre.OPINION),
        ("https://echo.example/columnists/river", Genre.OPINION),
        ("https://echo.example/editorials/river", Genre.EDITORIAL),
        ("https://gov.example/press-releases/river", Genre.RELEASE),
        ("https://gov.example/speeches/river", Genre.SPEECH),
        ("https://echo.example/opinion-polls-show", None),
        (None, None),
    ],
)
def test_an_address_names_sections(address, wanted):
    assert genre.of_path(address) is wanted
