"""What a mail says, who sent it, and what is attached."""

from __future__ import annotations

import time
import tracemalloc
from email.message import EmailMessage

import pytest

from onrecord.config import Settings
from onrecord.errors import ReadError
from onrecord.model import Given, Input, Issue
from onrecord.read import find, read

SETTINGS = Settings()
PROSE = "The council of Brennmoor met on Tuesday and voted to close the old harbour for good."
MORE = "The harbour has been in use since the winter of the flood, said Mayor Ortensé."
PAGE = f"<html><body><table><tr><td><h1>News</h1><p>{PROSE}</p><p>{MORE}</p></td></tr></table>"


def mail(text=PROSE, **headers):
    message = EmailMessage()
    told = {"From": "Ana Reyes <ana@echo.example>", "Subject": "Harbour closes"} | headers
    for name, value in told.items():
        message[name.replace("_", "-")] = value
    if text is not None:
        message.set_content(text)
    return message


def document(message, **given):
    data = message if isinstance(message, bytes) else message.as_bytes()
    return read(Input(name="a.eml", format="eml", payload=data, **given), SETTINGS)


def found(tmp_path, message):
    path = tmp_path / "a.eml"
    path.write_bytes(message if isinstance(message, bytes) else message.as_bytes())
    listed = list(find([path], SETTINGS))
    issues = [item for item in listed if isinstance(item, Issue)]
    return [item for item in listed if isinstance(item, Input)], issues


def test_headers_give_the_title_the_author_and_the_date():
    read_ = document(mail(Date="Mon, 4 May 2031 10:20:00 +0200", Subject="Re: [coast] Harbour"))

    assert (read_.title, read_.byline, read_.publisher) == ("Harbour", ("Ana Reyes",), None)
    assert read_.published == "2031-05-04T10:20:00+02:00"
    assert {row.where for row in read_.provenance if row.field == "title"} == {"mail header"}


@pytest.mark.parametrize(
    ("sender", "extra", "byline", "publisher"),
    [
        ("The Coast Herald <news@h.example>", {}, (), "The Coast Herald"),
        ('"Reyes, Ana" <ana@e.example>', {}, ("Ana Reyes",), None),
        ("Ana Reyes from The Echo <x@e.example>", {}, ("Ana Reyes",), "The Echo"),
        ("Ana Reyes via Coast <x@e.example>", {}, ("Ana Reyes",), "Coast"),
        ("news@h.example", {}, (), None),
        ("News <news@h.example>", {"List_Id": '"Coast Weekly" <c.h.example>'}, (), "Coast Weekly"),
        ("Ana Reyes <a@e.example>", {"List_Id": "<483920.list-id.example>"}, ("Ana Reyes",), None),
    ],
)
def test_a_person_is_told_from_a_publisher(sender, extra, byline, publisher):
    read_ = document(mail(From=sender, **extra))

    assert (read_.byline, read_.publisher) == (byline, publisher)


def test_what_is_told_from_outside_outranks_the_headers():
    given = Given(where="sidecar", title="Another title", publisher="The Echo")

    read_ = document(mail(), given=given)

    assert (read_.title, read_.publisher, read_.byline) == (
        "Another title",
        "The Echo",
        ("Ana Reyes",),
    )


def test_quoted_mails_and_signatures_are_cut_and_kept():
    text = (
        f"On Mon, 4 May 2031, Ilmar Toss wrote:\n> It met.\n> It left.\n\n{PROSE}\n\n{MORE}\n\n"
        "-- \nAna Reyes\nThe Echo\n"
    )

    read_ = document(mail(text))

    assert read_.text == f"{PROSE}\n\n{MORE}"
    assert [(cut.reason, cut.at) for cut in read_.cuts] == [
        ("quoted mail", 0),
        ("signature", len(read_.text)),
    ]
    assert "> It left." in read_.cuts[0].text


@pytest.mark.parametrize(
    "below",
    [
        "-----Original Message-----\nFrom: Ilmar Toss\nSent: Monday\nTo: Ana\nSubject: x\n\nOld.",
        "________________________________\nFrom: Ilmar Toss\nSent: Monday\nTo: Ana\n\nOld.",
        "Sent from my phone",
        "_______________________________________________\nCoast mailing list\nUnsubscribe: x",
    ],
)
def test_what_programs_append_is_cut(below):
    read_ = document(mail(f"{PROSE}\n\n{below}\n"))

    assert read_.text == PROSE
    assert below.splitlines()[0] in read_.cuts[0].text


def test_an_answer_between_the_quoted_lines_keeps_its_place():
    read_ = document(mail(f"{PROSE}\n\n> When?\n\n{MORE}\n"))

    assert read_.text == f"{PROSE}\n\n{MORE}"
    assert [(cut.text, cut.at) for cut in read_.cuts] == [("> When?", len(PROSE))]


def test_a_mail_of_quoted_lines_alone_keeps_them():
    assert "voted to close" in document(mail(f"> {PROSE}\n")).text


def test_a_forwarded_mail_keeps_its_text_and_is_not_by_the_one_who_passed_it_on():
    head = (
        "From: Ilmar Toss <t@e.example>\nDate: Sun, 3 May 2031 09:00:00 +0000\nSubject: Harbour\n"
    )
    text = f"---------- Forwarded message ---------\n{head}To: Ana\n\n{PROSE}\n\n{MORE}\n"

    read_ = document(mail(text, Subject="Fwd: Harbour", Date="Mon, 4 May 2031 10:00:00 +0000"))

    assert read_.text == f"{PROSE}\n\n{MORE}"
    assert (read_.title, read_.byline) == ("Harbour", ("Ilmar Toss",))
    assert read_.published == "2031-05-03T09:00:00+00:00"


def test_the_page_is_read_where_the_text_only_says_to_open_it():
    message = mail("View this mail in your browser: https://h.example/1\n")
    message.add_alternative(PAGE, subtype="html")

    assert document(message).text.endswith(f"{PROSE}\n\n{MORE}")


def test_the_page_is_read_where_both_are_full():
    message = mail(f"View in browser\n\n{PROSE}\n\n{MORE}\n\nUnsubscribe\n")
    message.add_alternative(PAGE.replace("Tuesday", "Friday"), subtype="html")

    assert "on Friday" in document(message).text


def test_the_text_is_read_where_the_page_lost_most_of_it():
    message = mail(f"{PROSE}\n\n{MORE}\n")
    message.add_alternative("<html><body><p>Please look at the text.</p>", subtype="html")

    assert document(message).text == f"{PROSE}\n\n{MORE}"


def test_a_quoted_mail_in_a_page_is_cut():
    message = mail(None)
    quoted = f'<div class="gmail_quote"><blockquote>{MORE} {MORE}</blockquote></div>'
    message.set_content(f"<html><body><p>{PROSE}</p>{quoted}</body></html>", subtype="html")

    read_ = document(message)

    assert read_.text == PROSE
    assert [cut.reason for cut in read_.cuts if "flood" in cut.text] == ["quoted mail"]


def test_attachments_are_inputs_of_their_own(tmp_path):
    message = mail()
    message.add_attachment(MORE, filename="notes/../annex.txt")
    message.add_attachment(
        PAGE.encode(), maintype="application", subtype="x-any", filename="p.html"
    )
    message.add_attachment(mail(MORE))
    message.add_attachment(b"\x89PNG", maintype="image", subtype="png", disposition="inline")

    inputs, issues = found(tmp_path, message)

    assert [(item.name.partition("!")[2], item.format) for item in inputs] == [
        ("", "eml"),
        ("annex.txt", "txt"),
        ("p.html", "html"),
        ("mail-4.eml", "eml"),
    ]
    assert read(inputs[1], SETTINGS).text == MORE
    assert read(inputs[3], SETTINGS).text == MORE
    assert issues == []


@pytest.mark.parametrize("charset", ["iso-8859-1", "utf-8", "x-unknown", "us-ascii", "zip"])
def test_a_wrong_or_odd_character_set_does_not_cost_the_text(charset):
    data = f"Subject: x\nFrom: a\nContent-Type: text/plain; charset={charset}\n\n{PROSE} {MORE}\n"

    text = document(data.encode("utf-8" if charset != "iso-8859-1" else "latin-1")).text

    assert text == f"{PROSE} {MORE}"


def test_encoded_and_raw_words_in_headers_are_read():
    data = "Subject: =?utf-8?q?Hafen_geschlossen=3A_?= =?iso-8859-1?q?=FCber?= Nacht\nFrom: Ana "
    data += f"Orté <a@e.example>\n\n{PROSE}\n"

    read_ = document(data.encode())

    assert (read_.title, read_.byline) == ("Hafen geschlossen: über Nacht", ("Ana Orté",))


@pytest.mark.parametrize(
    "data",
    [
        b"Text without any headers. It goes on for a while, said Ana Reyes.",
        b"Subject: x\nContent-Type: multipart/mixed\n\nNo boundary, but a text.",
        b"Subject: x\nContent-Type: multipart/mixed; boundary=b\n\n--b\n\nNever closed.",
        b"Subject: x\nContent-Transfer-Encoding: base64\n\n!!!! broken !!!!",
        b"Content-Type: text/plain; charset*0=ut; charset*x=\xff\n\nText.",
        b"Subject: =?utf-8?b?////?=\nDate: yesterday\nFrom: <<<>>>,,;\n\nText.",
        b"From: " + b"(" * 3000 + b"\nContent-Type: " + b";" * 300_000 + b"\n\nText.",
        b"Content-Type: text/plain\nContent-Disposition: attachment\n\nText.",
        b"\n\n\nText.",
        b"Subject: \xff\xfe\xfd\n\nText.",
        b"123\nSubject: x\n\nText.",
    ],
)
def test_broken_mails_give_a_document_or_a_read_error(tmp_path, data):
    began = time.monotonic()
    inputs, _ = found(tmp_path, data)

    for item in inputs:
        try:
            assert read(item, SETTINGS).text.strip()
        except ReadError as error:
            assert error.code  # noqa: PT017 - either is an answer
    assert time.monotonic() - began < 5


def test_deep_nesting_is_refused_with_the_figure_and_the_limit(tmp_path):
    data = b"Subject: x\n"
    for number in range(5_000):
        data += b"Content-Type: multipart/mixed; boundary=b%d\n\n--b%d\n" % (number, number)

    inputs, [issue] = found(tmp_path, data + b"\nText.")

    assert len(inputs) == 1
    assert (issue.code, "5,000" in issue.message, "100" in issue.message) == (
        "too deep",
        True,
        True,
    )


@pytest.mark.parametrize(
    "data",
    [
        b"Content-Type: multipart/mixed; boundary=b\n\n" + b"--b\n\n" * 100_000 + b"\nText.",
        b"Subject: x\n" + b"A: b\n" * 100_000 + b"\nText.",
        b"Subject: x\n" + b" b\n" * 100_000 + b"\nText.",
        b"Content-Type: multipart/mixed; boundary=b\n\n--b\n" + b"A: b\n" * 100_000 + b"\nText.",
    ],
)
def test_many_parts_and_headers_take_little_memory(tmp_path, data):
    path = tmp_path / "a.eml"
    path.write_bytes(data)
    tracemalloc.start()

    listed = list(find([path], SETTINGS))

    assert tracemalloc.get_traced_memory()[1] < 40 * len(data)
    tracemalloc.stop()
    assert [item.code for item in listed if isinstance(item, Issue)] in ([], ["too many"])


def test_a_mail_without_text_says_so():
    message = EmailMessage()
    message["Subject"] = "x"
    message.add_attachment(b"%PDF-1.7", maintype="application", subtype="pdf", filename="a.pdf")

    with pytest.raises(ReadError) as refused:
        document(message)

    assert refused.value.code == "no text"


def test_the_format_of_apple_mail_is_read(tmp_path):
    data = mail().as_bytes()
    path = tmp_path / "1.emlx"
    path.write_bytes(b"%d\n" % len(data) + data + b'<?xml version="1.0"?><plist/>')

    [item] = find([path], SETTINGS)

    assert (read(item, SETTINGS).text, read(item, SETTINGS).title) == (PROSE, "Harbour closes")


def test_a_raw_mail_keeps_what_it_quotes():
    assert document(mail(f"> When?\n\n{PROSE}\n"), raw=True).text.startswith("> When?")
