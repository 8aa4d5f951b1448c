"""Small valid files of every format, to be damaged. Built in memory; all of it is fictional."""

from __future__ import annotations

import gzip
import io
import json
import tarfile
import zipfile
from collections.abc import Callable, Mapping
from email.message import EmailMessage

_BODY = (
    "NORTHVALE, Sept 3 (Coast Wire) - The minister, Ada Vale, said the port would “never” be sold.",
    "“We have asked for one thing, and one thing only,” she told reporters in Northvale.",
    "A senior official, who spoke on condition of anonymity, called the plan premature.",
)
_TEXT = "\n\n".join(("Port will not be sold, minister says", "By Tomas Reyl", *_BODY))
_TURNS = (
    "MS. VALE: Good morning, everyone. (Laughter.)\n\nQ    Will the port be sold?\n\n"
    "MS. VALE: No. [Crosstalk.] Next question.\n\nQ    When was it decided?\n\n"
    "END 10:45 A.M.\n"
)
_LIVE = (
    "LIVE: the vote on the port\n\n14:05 GMT\n\nVote begins\n\nMembers are in the hall.\n\n"
    "13:50 GMT\n\nThe speaker said that nobody would leave.\n\n13:10 GMT\n\nDoors open.\n"
)
_LINKED = json.dumps(
    {
        "@context": "https://schema.org",
        "@type": "NewsArticle",
        "headline": "Port will not be sold",
        "datePublished": "2031-09-03T10:00:00+02:00",
        "dateModified": "2031-09-04",
        "author": [{"@type": "Person", "name": "Tomas Reyl"}],
        "publisher": {"@type": "Organization", "name": "The Coast Herald"},
    }
)
_PAGE = (
    "<!DOCTYPE html><html lang=en><head><meta charset=utf-8><title>Port | Coast Herald</title>"
    '<meta property="og:site_name" content="The Coast Herald">'
    f'<script type="application/ld+json">{_LINKED}</script></head><body><nav><ul><li><a href=/>'
    "Home</a></li></ul></nav><article><h1>Port will not be sold</h1><p>By Tomas Reyl</p>"
    f"{''.join(f'<p>{paragraph}</p>' for paragraph in _BODY * 3)}</article><footer>© 2031"
    "</footer></body></html>"
)
_RECORD = {"id": "a1", "text": _TEXT, "publisher": "The Coast Herald", "published": "2031-09-03"}
_NEXIS = (
    "1 of 2 DOCUMENTS\n\nThe Coast Herald\n\nSeptember 3, 2031 Friday\n\nPort will not be sold\n\n"
    "BYLINE: Tomas Reyl\n\nSECTION: NEWS; Pg. 4\n\nLENGTH: 60 words\n\nDATELINE: NORTHVALE\n\n"
    f"{_BODY[0]}\n\nLOAD-DATE: September 4, 2031\n\nLANGUAGE: ENGLISH\n\n"
    "PUBLICATION-TYPE: Newspaper\n\nCopyright 2031 Coast Media\nAll Rights Reserved\n\n"
    "2 of 2 DOCUMENTS\n\nThe Hill Post\n\nSeptember 5, 2031 Sunday\n\nNo sale, again\n\n"
    f"LENGTH: 40 words\n\n{_BODY[1]}\n\nLOAD-DATE: September 6, 2031\n"
)
_FACTIVA = "\n".join(
    f"HD\nPort will not be sold\nBY\nBy Tomas Reyl\nWC\n60 words\nPD\n{day} September 2031\nSN\n"
    f"The Coast Herald\nSC\nCOHE\nLA\nEnglish\nCY\n(c) 2031 Coast Media\nLP\n{_BODY[0]}\nTD\n"
    f"{_BODY[1]}\nCO\nnorthv : Northvale\nAN\nDocument COHE000020310903e79300{day:03}\n"
    for day in (3, 4)
)
_RTF = (
    r"{\rtf1\ansi\ansicpg1252\deff0{\fonttbl{\f0\froman Times;}}{\info{\title Port}}\f0\fs24 "
    + r"\par ".join(p.replace("“", r"\ldblquote ").replace("”", r"\rdblquote ") for p in _BODY)
    + r"\par \u8220?No\u8221?, she said.{\pict\pngblip 89504e47}\trowd\cell one\cell two\row}"
)
_FEED = (
    '<?xml version="1.0" encoding="utf-8"?><rss version="2.0"><channel><title>The Coast Herald'
    "</title><link>https://herald.example/</link><item><title>Port will not be sold</title>"
    "<link>https://herald.example/1</link><pubDate>Fri, 03 Sep 2031 10:00:00 GMT</pubDate>"
    f"<description><![CDATA[<p>{_BODY[0]}</p><p>{_BODY[1]}</p>]]></description></item></channel>"
    "</rss>"
)
_ATOM = (
    '<feed xmlns="http://www.w3.org/2005/Atom"><title>Herald</title><entry><title>Port</title>'
    '<link href="https://herald.example/1"/><updated>2031-09-03T10:00:00Z</updated><author><name>'
    f"Tomas Reyl</name></author><content type='html'>&lt;p&gt;{_BODY[2]}&lt;/p&gt;</content>"
    "</entry></feed>"
)


def _texts() -> list[bytes]:
    texts = [_TEXT, _TURNS, _LIVE, _NEXIS, _FACTIVA, "习近平说：“不。”\n\n" * 4]
    return [text.encode() for text in texts] + [_TEXT.encode("utf-16"), _TEXT.encode("cp1252")]


def _captions() -> list[bytes]:
    told = (
        b"1\n00:00:01,000 --> 00:00:04,000\nADA VALE: Good <i>morning</i>.\n\n"
        b"2\n00:00:04,000 --> 00:00:06,000\n<v Tomas Reyl>Will the port be sold?\n\n"
        b"3\n00:00:06,000 --> 00:00:08,000\n- Never.\n"
    )
    return [told, b"WEBVTT - Port\n\n" + told.replace(b",000", b".000")]


def _markdown() -> list[bytes]:
    head = "---\ntitle: Port\ndate: 2031-09-03\nauthor: Tomas Reyl\n---\n\n"
    marks = f"# Port\n\n> {_BODY[1]}\n\n* **one** [two](https://x.example)\n* `three`\n\n```\n```\n"
    return [(head + marks + _TEXT).encode(), _TEXT.encode()]


def _pages() -> list[bytes]:
    return [_PAGE.encode(), _PAGE.encode("utf-16"), _PAGE.replace("</p>", "").encode("cp1252")]


def _pdf() -> list[bytes]:
    from reportlab.lib.pagesizes import A4  # noqa: PLC0415 - a library of development alone
    from reportlab.pdfgen.canvas import Canvas  # noqa: PLC0415

    found = []
    for compressed in (0, 1):
        out = io.BytesIO()
        canvas = Canvas(out, pagesize=A4, pageCompression=compressed)
        for number in range(2):
            canvas.drawString(60, 800, "The Coast Herald")
            for row, line in enumerate(_TEXT.replace("\n", " ").split(". ")):
                canvas.drawString(60 + 250 * (row % 2), 760 - 14 * row, line[:60])
            canvas.drawString(290, 30, str(number + 1))
            canvas.showPage()
        canvas.save()
        found.append(out.getvalue())
    return found


def _docx() -> list[bytes]:
    import docx  # noqa: PLC0415

    document = docx.Document()
    document.add_heading("Port will not be sold", 1)
    for paragraph in _BODY:
        document.add_paragraph(paragraph)
    table = document.add_table(1, 2)
    table.cell(0, 0).text = "1999"
    out = io.BytesIO()
    document.save(out)
    return [out.getvalue(), _unpacked(out.getvalue())]


def _unpacked(data: bytes) -> bytes:
    """The same archive stored and not deflated, so that damage reaches what is inside."""
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as packed, zipfile.ZipFile(out, "w") as stored:
        for name in packed.namelist():
            stored.writestr(name, packed.read(name))
    return out.getvalue()


def _odt() -> list[bytes]:
    office = "urn:oasis:names:tc:opendocument:xmlns:"
    rows = "".join(f"<text:p>{paragraph}</text:p>" for paragraph in _BODY)
    content = (
        f'<office:document-content xmlns:office="{office}office:1.0" '
        f'xmlns:text="{office}text:1.0"><office:body><office:text><text:h>Port</text:h>{rows}'
        "</office:text></office:body></office:document-content>"
    )
    return [
        _zip({"mimetype": "application/vnd.oasis.opendocument.text", "content.xml": content}, kind)
        for kind in (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED)
    ]


def _zip(members: Mapping[str, str | bytes], kind: int = zipfile.ZIP_DEFLATED) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", kind) as archive:
        for name, data in members.items():
            archive.writestr(name, data)
    return out.getvalue()


def _archives() -> list[bytes]:
    inner = _zip({"deep/a.txt": _TEXT, "b.html": _PAGE})
    members = {"a.txt": _TEXT, "b.html": _PAGE, "c.jsonl": json.dumps(_RECORD), "d.zip": inner}
    return [_zip(members), _zip(members, zipfile.ZIP_STORED)]


def _tars() -> list[bytes]:
    out = io.BytesIO()
    with tarfile.open(fileobj=out, mode="w") as archive:
        for name, data in (("a.txt", _TEXT.encode()), ("b.html", _PAGE.encode())):
            member = tarfile.TarInfo(name)
            member.size = len(data)
            archive.addfile(member, io.BytesIO(data))
    return [out.getvalue()]


def _mail() -> list[bytes]:
    message = EmailMessage()
    message["From"] = "Tomas Reyl <reyl@herald.example>"
    message["Subject"] = "Fwd: Port will not be sold"
    message["Date"] = "Fri, 03 Sep 2031 10:00:00 +0200"
    message.set_content(_TEXT + "\n\nOn Thursday, Ada Vale wrote:\n> No.\n\n-- \nTomas\n")
    plain = message.as_bytes()
    message.add_alternative(_PAGE, subtype="html")
    message.add_attachment(_TEXT.encode(), maintype="text", subtype="plain", filename="a.txt")
    return [plain, message.as_bytes()]


def _mailbox() -> list[bytes]:
    start = b"From reyl@herald.example Fri Sep  3 10:00:00 2031\n"
    return [b"".join(start + mail + b"\n\n" for mail in _mail())]


def _saved() -> list[bytes]:
    return [
        b"From: <Saved by Blink>\nSnapshot-Content-Location: https://herald.example/1\n"
        b'MIME-Version: 1.0\nContent-Type: multipart/related; type="text/html"; boundary="b"\n\n'
        b"--b\nContent-Type: text/html\nContent-Transfer-Encoding: quoted-printable\n"
        b"Content-Location: https://herald.example/1\n\n"
        + _PAGE.replace("=", "=3D").encode()
        + b"\n--b\nContent-Type: image/png\nContent-Transfer-Encoding: base64\n\niVBORw0=\n--b--\n"
    ]


def _records() -> list[bytes]:
    page = {"id": "a2", "html": _PAGE, "byline": ["Tomas Reyl"], "url": "https://herald.example/2"}
    return ["\n".join(json.dumps(row) for row in (_RECORD, page, _RECORD)).encode()]


def _tables() -> list[bytes]:
    row = '"{}","Port","The Coast Herald",2031-09-03\n'.format(_TEXT.replace('"', '""'))
    return [
        b"text,title,publisher,published\n" + (row * 3).encode(),
        b"body;date\nThe port stays ours;2031\n",
    ]


def _parquet() -> list[bytes]:
    import pyarrow as pa  # noqa: PLC0415 - an extra
    import pyarrow.parquet as pq  # noqa: PLC0415

    out = io.BytesIO()
    table = pa.table({"text": [_TEXT, _TURNS], "published": ["2031-09-03", None]})
    pq.write_table(table, out, compression="none")
    return [out.getvalue()]


def _captures() -> list[bytes]:
    """Two captures, each a record of its own."""
    page = _PAGE.encode()
    answer = b"HTTP/1.1 200 OK\r\nContent-Type: text/html; charset=utf-8\r\n\r\n" + page
    return [
        (
            f"WARC/1.0\r\nWARC-Type: response\r\nWARC-Record-ID: <urn:uuid:{number}>\r\n"
            f"WARC-Target-URI: https://herald.example/{number}\r\n"
            "WARC-Date: 2031-09-03T10:00:00Z\r\n"
            "Content-Type: application/http; msgtype=response\r\n"
            f"Content-Length: {len(answer)}\r\n\r\n"
        ).encode()
        + answer
        + b"\r\n\r\n"
        for number in range(2)
    ]


SEEDS: Mapping[str, Callable[[], list[bytes]]] = {
    ".txt": _texts,
    ".md": _markdown,
    ".srt": _captions,
    ".vtt": _captions,
    ".html": _pages,
    ".pdf": _pdf,
    ".docx": _docx,
    ".odt": _odt,
    ".rtf": lambda: [_RTF.encode(), (_RTF[:-1] * 2 + "}}").encode()],
    ".eml": _mail,
    ".mht": _saved,
    ".mbox": _mailbox,
    ".jsonl": _records,
    ".csv": _tables,
    ".parquet": _parquet,
    ".warc": lambda: [b"".join(_captures())],
    ".warc.gz": lambda: [b"".join(map(gzip.compress, _captures()))],
    ".zip": _archives,
    ".tar": _tars,
    ".gz": lambda: [gzip.compress(_TEXT.encode())],
    ".rss": lambda: [_FEED.encode(), _ATOM.encode()],
    ".unknown": lambda: [seed for make in (_texts, _pages, _docx, _mailbox) for seed in make()],
}
