"""The head, the tail and the furniture of plain texts."""

from __future__ import annotations

import pytest

from onrecord.config import Settings
from onrecord.model import Genre, Input
from onrecord.read import read

BODY = """\
The government of Velm will not renew the river treaty, its foreign minister said on Monday.

“We have waited long enough,” Orsolya Tarn told reporters. “The river is ours to share.”

Talks are to go on in the spring, according to two officials who know the plan."""


def document(text):
    return read(Input(name="given", format="txt", payload=text.encode()), Settings())


def reasons(found):
    return [cut.reason for cut in found.cuts]


def test_title_dates_and_byline_come_from_the_head():
    found = document(
        f"Velm Lets the River Treaty Lapse\n\nMay 4, 2031 Updated: May 6, 2031\n\nBy Ana Reyes and "
        f"Ilmar Toss | The Brennmoor Echo\n\n{BODY}"
    )

    assert found.text == BODY
    assert found.title == "Velm Lets the River Treaty Lapse"
    assert found.byline == ("Ana Reyes", "Ilmar Toss")
    assert (found.published, found.updated) == ("2031-05-04", "2031-05-06")
    assert found.publisher == "The Brennmoor Echo"
    assert reasons(found) == ["title", "date", "byline"]


def test_the_head_of_an_aggregator_is_taken_apart():
    found = document(
        "All your news in your inbox.\nDownload our app\nLanner Affairs\nLanner Affairs\nComment\n"
        f"Ana Reyes, Ilmar Toss, Kő Béla\n\nVelm Is Losing More Than a River\n\n{BODY}"
    )

    assert found.publisher == "Lanner Affairs"
    assert found.genre is Genre.OPINION
    assert found.byline == ("Ana Reyes", "Ilmar Toss", "Kő Béla")
    assert found.title == "Velm Is Losing More Than a River"


def test_a_tail_gives_genre_publisher_and_byline():
    found = document(
        f"A River Between Us\n\n{BODY}\n\nIlmar Toss holds a chair in water law at Brennmoor. He "
        "once advised the river authority on locks and dams.\n\nVera Lund contributed to this "
        "report.\n\nViews expressed in this article are the opinions of the author and do not "
        "necessarily reflect the views of The Lanner Times.\n\nIlmar Toss\nIlmar Toss\nIlmar Toss "
        "is a professor of law. His latest book is about rivers."
    )

    assert found.text == BODY
    assert (found.publisher, found.genre) == ("The Lanner Times", Genre.OPINION)
    assert found.byline == ("Ilmar Toss",)
    assert reasons(found)[1:4] == ["author box", "credits", "disclaimer"]


def test_the_last_line_about_the_writer_is_not_body():
    found = document(
        f"{BODY}\n\nPetra Vesk, a former judge, is a senior fellow at the Institute for Rivers."
    )

    assert (found.text, found.byline) == (BODY, ("Petra Vesk",))


def test_a_last_line_about_somebody_in_the_text_is_body():
    text = f"{BODY}\n\nOrsolya Tarn is a former editor who joined the cabinet in the spring."

    assert document(text).text == text


@pytest.mark.parametrize(
    "line",
    [
        "Sign up for our daily newsletter",
        "Already a subscriber? Sign in here",
        "Get the Echo's morning letter delivered to your inbox. By signing up you agree.",
        "Related: The ten longest rivers",
        "READ MORE: What the treaty says",
        "Story continues below",
        "Advertisement",
        "Share this article",
        "Follow Ana Reyes on Twitter @anareyes",
        "Photo: Mara Ilves",
        "Barges wait at the closed lock on Sunday. (Mara Ilves/Coast Pictures)",
        "Barges wait at the closed lock on Sunday. Mara Ilves/Coast Pictures",
        "The lock at Hallin (Photo by Mara Ilves)",
        "© 2031 The Brennmoor Echo. All rights reserved.",
        "5 min read",
        "* * *",
        "Vera Lund contributed to this report.",
    ],
)
def test_furniture_between_paragraphs_is_cut_with_its_place(line):
    first, rest = BODY.split("\n\n", 1)

    found = document(f"{first}\n\n{line}\n\n{rest}")

    [cut] = found.cuts
    assert found.text == BODY
    assert (cut.text, cut.at) == (line, len(first) + 2)


@pytest.mark.parametrize(
    "line",
    [
        "Read for the third time, the bill passed.",
        "Pictures by satellite firms showed the damage, the ministry said.",
        "Most popular of all was the harbour plan.",
        "“Sign up to the treaty or leave the room,” she said.",
        "Related claims were rejected by the court in March.",
        "The committee shares the view of its chair (Velm National/Free List).",
        "Comment was not available from the ministry.",
        "Experts from six universities contributed to the report.",
        "With agencies under pressure, the minister resigned.",
        "Copyright law is not the point, he said.",
        "What went wrong?",
        "A Faction Divided",
        "The end.",
    ],
)
def test_prose_and_headings_are_never_cut(line):
    first, rest = BODY.split("\n\n", 1)

    found = document(f"{first}\n\n{line}\n\n{rest}")

    assert found.text == f"{first}\n\n{line}\n\n{rest}"


def test_links_after_a_heading_at_the_end_go_with_it():
    found = document(f"{BODY}\n\nMost read\n\nThe ten longest rivers\n\nWhy locks leak")

    assert found.text == BODY


def test_a_short_last_paragraph_after_furniture_stays():
    text = f"{BODY}\n\nSign up for our newsletter\n\nThe vote is on Friday."

    assert document(text).text.endswith("The vote is on Friday.")


def test_one_short_line_is_a_text_and_no_title():
    assert document("Velm will vote no, Tarn said").text == "Velm will vote no, Tarn said"


def test_a_first_sentence_is_no_title():
    text = f"The river is closed, for now.\n\n{BODY}"

    assert (document(text).text, document(text).title) == (text, None)


def test_capitals_in_a_headline_are_no_names():
    assert document(f"NO RIVER, NO PEACE\n\n{BODY}").title == "NO RIVER, NO PEACE"


@pytest.mark.parametrize(
    ("head", "genre"),
    [
        ("OPINION\n\nA River Between Us", Genre.OPINION),
        ("Opinion: A River Between Us", Genre.OPINION),
        ("ANALYSIS/OPINION:", Genre.OPINION),
        ("FOR IMMEDIATE RELEASE\n\nVelm Opens a Lock", Genre.RELEASE),
        ("Statement by the Foreign Minister of Velm", Genre.RELEASE),
        ("Remarks by Foreign Minister Tarn at the River Congress", Genre.SPEECH),
        ("Transcript Shows Velm Knew of the Leak", Genre.NEWS),
        ("A River Between Us", Genre.NEWS),
        ("News\nOpinion\nSport\n\nA River Between Us", Genre.NEWS),
    ],
)
def test_the_head_tells_the_genre(head, genre):
    assert document(f"{head}\n\n{BODY}").genre is genre


TURNS = """\
MS. HALE: Good morning. The minister leaves for the congress tonight.

Q  Will she meet her counterpart?

MS. HALE: No meeting is planned.

Share

Q  And the lock?

MS. HALE: I have seen the reports. Subscribe to nothing you read there.

Q  Thank you."""


def test_turns_make_a_transcript_and_it_stays_whole():
    found = document(
        "Office of the President of Velm\nMay 4, 2031\nPress Briefing by Spokeswoman Mila Hale"
        f"\n\nPress Hall, Castrin\n\n{TURNS}"
    )

    assert found.genre is Genre.TRANSCRIPT
    assert found.title == "Press Briefing by Spokeswoman Mila Hale"
    assert found.publisher == "Office of the President of Velm"
    assert found.text.endswith(TURNS.replace("Q  ", "Q "))


def test_labels_that_nobody_speaks_make_no_transcript():
    text = "\n\n".join(f"Winner: {name}\n\n{BODY}" for name in ("Velm", "Saru", "Orel", "Tarn"))

    assert document(text).genre is Genre.NEWS


@pytest.mark.parametrize("title", ["LIVE: Port vote as it happened", "Minister: no deal on port"])
def test_a_first_line_with_a_colon_is_a_title_where_nobody_takes_turns(title):
    found = document(f"{title}\n\nBy Tomas Reyl\n\n3 September 2031\n\n{BODY}")

    assert (found.title, found.published) == (title, "2031-09-03")
    assert found.text == BODY


@pytest.mark.parametrize(
    ("title", "published"),
    [
        ("Press Briefing by Press Secretary Ada Vale, January 20, 2031", "2031-01-20"),
        ("Remarks on the Flood of May 3, 2029 in Northvale", None),
        ("Press Briefing by Press Secretary Ada Vale", None),
    ],
)
def test_a_transcript_whose_title_ends_in_a_day_came_out_on_it(title, published):
    turns = "MS. VALE: Good morning, everyone. Please sit.\n\nQ Will the port be sold?\n\n" * 4

    found = document(f"{title}\n\n{turns}")

    assert (found.title, found.published) == (title, published)
