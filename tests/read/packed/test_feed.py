"""Entries out of saved feeds, and what hostile ones come to."""

from __future__ import annotations

import json
import time
from dataclasses import replace

import pytest

from onrecord.config import Limits, Settings
from onrecord.model import Input, Issue
from onrecord.read import find, read

SETTINGS = Settings()
PROSE = "The council of Brennmoor met on Tuesday and voted to close the old harbour for good."
MORE = "The harbour has been in use since the winter of the flood, said Mayor Vale."
RSS = f"""<?xml version="1.0" encoding="utf-8"?>
<?xml-stylesheet href="a.xsl"?><!-- saved -->
<rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/"
  xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:atom="http://www.w3.org/2005/Atom">
<channel><title>The Coast Herald</title><link>https://h.example</link><language>en-gb</language>
<atom:link rel="self" href="https://h.example/feed"/>
<item><title>Harbour &amp;amp; quay &lt;b&gt;close&lt;/b&gt;</title>
 <link>https://h.example/1</link><dc:creator>Ana Reyes</dc:creator>
 <pubDate>Mon, 04 May 2031 10:00:00 +0200</pubDate><description>Short.</description>
 <content:encoded><![CDATA[<p>{PROSE}</p><p>{MORE} &amp; left.</p>]]></content:encoded></item>
<item><title>Plain</title><author>news@h.example (Ilmar Toss)</author>
 <guid>https://h.example/2</guid><source url="https://e.example">The Echo</source>
 <description>{PROSE} It was &quot;late&quot;.</description></item>
<item><title>Nothing else</title></item>
</channel></rss>"""
ATOM = f"""<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="en"><title>Echo</title>
<entry><title type="html">Harbour &lt;i&gt;closes&lt;/i&gt;</title>
<link rel="edit" href="https://e.example/edit"/><link href="https://e.example/1"/>
<author><name>Ana Reyes</name><email>a@e.example</email></author>
<author><name>Ilmar Toss</name></author>
<published>2031-05-04T10:00:00Z</published><updated>2031-05-05T10:00:00Z</updated>
<content type="xhtml"><div xmlns="http://www.w3.org/1999/xhtml"><p>{PROSE}</p><p>{MORE}</p></div>
</content></entry>
<entry><title>Text</title><updated>2031-05-04T11:00:00Z</updated>
<content type="text">{PROSE} 1 &lt; 2.</content></entry></feed>"""
RDF = f"""<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#"
 xmlns="http://purl.org/rss/1.0/" xmlns:dc="http://purl.org/dc/elements/1.1/">
<channel><title>Echo</title></channel>
<item><title>Harbour</title><link>https://e.example/1</link><dc:date>2031-05-04</dc:date>
<description>{PROSE}</description></item></rdf:RDF>"""


def found(tmp_path, data, name="feed.xml", settings=SETTINGS):
    path = tmp_path / name
    path.write_bytes(data if isinstance(data, bytes) else data.encode())
    listed = list(find([path], settings))
    inputs = [item for item in listed if isinstance(item, Input)]
    return inputs, [item for item in listed if isinstance(item, Issue)]


@pytest.mark.parametrize("name", ["feed.xml", "feed.rss", "feed", "feed.txt"])
def test_entries_of_rss_are_documents(tmp_path, name):
    [first, second], [issue] = found(tmp_path, RSS, name)
    one, two = read(first, SETTINGS), read(second, SETTINGS)

    assert first.name == f"{tmp_path}/{name}#1"
    assert (one.title, one.publisher) == ("Harbour & quay close", "The Coast Herald")
    assert (one.byline, one.url) == (("Ana Reyes",), "https://h.example/1")
    assert one.published == "2031-05-04T10:00:00+02:00"
    assert one.text == f"{PROSE}\n\n{MORE} & left."
    assert (two.byline, two.publisher) == (("Ilmar Toss",), "The Echo")
    assert (two.text, two.url) == (f'{PROSE} It was "late".', "https://h.example/2")
    assert (issue.code, issue.name) == ("empty", f"{tmp_path}/{name}#3")


def test_entries_of_atom_are_documents(tmp_path):
    [first, second], issues = found(tmp_path, ATOM, "feed.atom")
    one, two = read(first, SETTINGS), read(second, SETTINGS)

    assert issues == []
    assert (one.title, one.publisher, one.url) == ("Harbour closes", "Echo", "https://e.example/1")
    assert one.byline == ("Ana Reyes", "Ilmar Toss")
    assert (one.published, one.updated) == (
        "2031-05-04T10:00:00+00:00",
        "2031-05-05T10:00:00+00:00",
    )
    assert one.text == f"{PROSE}\n\n{MORE}"
    assert (two.text, two.published) == (f"{PROSE} 1 < 2.", "2031-05-04T11:00:00+00:00")


def test_the_oldest_dialect_is_read(tmp_path):
    [item], _ = found(tmp_path, RDF, "feed.rdf")

    assert (read(item, SETTINGS).text, read(item, SETTINGS).published) == (PROSE, "2031-05-04")


def test_a_feed_in_another_encoding_is_read(tmp_path):
    text = RSS.replace("utf-8", "windows-1251").replace(PROSE, "«Добрый день», сказал мэр Орлов.")

    [first, _], _ = found(tmp_path, text.encode("cp1251"))

    assert "«Добрый день»" in json.loads(first.payload)["html"]


@pytest.mark.parametrize("cut", [30, 300, 500])
def test_a_cut_off_feed_gives_the_entries_before_the_cut(tmp_path, cut):
    inputs, _ = found(tmp_path, RSS[:-cut])

    assert read(inputs[0], SETTINGS).title == "Harbour & quay close"


def laughs(levels=10):
    rows = "".join(f'<!ENTITY l{n} "{f"&l{n - 1};" * 10}">' for n in range(1, levels))
    top = f'<?xml version="1.0"?><!DOCTYPE rss [<!ENTITY l0 "ha">{rows}]><rss><channel><item>'
    return top + f"<description>&l{levels - 1};</description></item></channel></rss>"


@pytest.mark.parametrize("name", ["feed.xml", "feed.rss", "feed"])
def test_entities_are_not_made_to_laugh(tmp_path, name):
    began = time.monotonic()

    inputs, issues = found(tmp_path, laughs(), name)

    assert time.monotonic() - began < 2
    assert sum(len(item.payload or b"") for item in inputs) < 2_000
    assert [issue.code for issue in issues] == ["unsupported"] or not issues


def test_an_outer_entity_reads_no_file(tmp_path):
    (tmp_path / "secret").write_text("Secret.")
    data = f'<!DOCTYPE rss [<!ENTITY x SYSTEM "file://{tmp_path}/secret">]><rss><channel><item>'

    inputs, [issue] = found(
        tmp_path, f"{data}<description>&x;</description></item></channel></rss>", "feed.rss"
    )

    assert (inputs, issue.code) == ([], "unsupported")


@pytest.mark.parametrize(
    "data",
    [
        b"<rss><channel>" + b"<item>" * 60_000,
        b"<rss>" + b"<a>" * 300_000,
        b"<rss" + b" a='b'" * 200_000 + b">",
        b"<rss>" + b"<" * 1_000_000,
        b"<rss><channel><item><description>" + b"&amp;lt;" * 200_000,
        b"<rss><channel><item><title>" + b"&#60;a" * 200_000 + b"</title><description>x",
        b"<rss><channel>" + b"<!-- " * 200_000,
    ],
)
def test_odd_feeds_end_soon(tmp_path, data):
    began = time.monotonic()

    inputs, issues = found(tmp_path, data, "feed.rss")

    assert time.monotonic() - began < 5
    assert inputs or issues


def test_other_xml_is_called_by_its_root(tmp_path):
    inputs, [issue] = found(tmp_path, "<?xml version='1.0'?><invoice><item/></invoice>", "a.rss")

    assert (inputs, issue.code) == ([], "unsupported")
    assert "<invoice>" in issue.message


def test_a_feed_over_the_limit_is_an_issue(tmp_path):
    _, [issue] = found(tmp_path, RSS, settings=replace(SETTINGS, limits=Limits(file_bytes=500)))

    assert (issue.code, "500" in issue.message) == ("too large", True)
