"""Feeds, news exchanges and exports: every item an article, each with its place in the file."""

from __future__ import annotations

import os
import re
from pathlib import Path
from typing import Any

import pytest

from factcheck import read
from factcheck.model.article import Article, Notice
from factcheck.model.limits import Limits
from factcheck.read import Source

NAMESPACES = (
    'xmlns:content="http://purl.org/rss/1.0/modules/content/" xmlns:dc="http://purl.org/dc/elements/1.1/" '
    'xmlns:wp="http://wordpress.org/export/1.2/"'
)
RSS = f"""<?xml version="1.0" encoding="UTF-8"?>
<rss version="2.0" {NAMESPACES}><channel>
<title>Daily Döner</title><language>en-us</language><link>https://news.example/</link>
%s</channel></rss>
"""
FULL = """<item>
<title>Acme &amp;amp; Beta <![CDATA[rise 5%]]></title>
<guid isPermaLink="false">urn:acme:1</guid><link>https://news.example/1</link>
<pubDate>Wed, 01 Jul 2026 23:30:00 -0400</pubDate><description>A teaser of 9%.</description>
<content:encoded><![CDATA[<p>Acme rose <b>5%</b>&nbsp;on July&#160;1.</p>
<ul><li>Revenue &euro;3 billion</li></ul>]]></content:encoded>
</item>
"""
ESCAPED = (
    "<item><title>Gamma</title><description>&lt;p&gt;It fell &lt;i&gt;7%&lt;/i&gt;.&lt;/p&gt;</description>\n</item>\n"
)
ATOM = """<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="en"><title>Wire</title><updated>2026-07-03</updated>
<entry><id>urn:a:1</id><title type="html">Acme &amp;lt;b&amp;gt; up</title>
<link rel="enclosure" href="https://news.example/a.mp3"/><link href="https://news.example/a"/>
<updated>2026-07-02T01:00:00Z</updated><published>2026-07-01T01:00:00Z</published><summary>A teaser.</summary>
<content type="xhtml">
<h:div xmlns:h="http://www.w3.org/1999/xhtml"><h:p>Acme rose <h:b>5%</h:b>.</h:p></h:div></content>
</entry>
<entry xml:lang="de"><id>urn:a:2</id>
<title>Beta 1 &lt; 2</title><summary>Es stieg um 3,5 Prozent.</summary></entry></feed>
"""
NEWSML = """<newsMessage xmlns="http://iptc.org/std/nar/2006-10-01/"><itemSet>
<newsItem guid="tag:1" version="2" xml:lang="en"><itemMeta><provider literal="WIRE"><name>Wire Agency</name></provider>
<versionCreated>2026-07-02T08:00:00Z</versionCreated><pubStatus qcode="stat:usable"/><title>Slug</title></itemMeta>
<contentMeta><contentCreated>2026-07-01T08:00:00Z</contentCreated><headline>Acme falls 5%</headline></contentMeta>
<contentSet><inlineXML contenttype="application/nitf+xml"><nitf xmlns="http://iptc.org/std/NITF/2006-10-18/"><body>
<body.head><hedline><hl1>Other headline 9%</hl1></hedline></body.head><body.content><hl2>Results</hl2>
<p>Acme fell 5% &amp; more.</p></body.content></body></nitf></inlineXML></contentSet></newsItem>
<newsItem guid="tag:2"><itemMeta><pubStatus qcode="stat:canceled"/></itemMeta><contentMeta><headline>Gone</headline>
</contentMeta></newsItem>
<newsItem guid="tag:3"><contentMeta><headline>Plain</headline></contentMeta><contentSet>
<inlineData contenttype="text/plain">Beta rose 3%.

Gamma fell 2%.</inlineData></contentSet></newsItem></itemSet></newsMessage>
"""
POST = """<item><title>Acme falls</title><guid>https://blog.example/?p=5</guid>
<pubDate>Mon, 30 Nov -0001 00:00:00 +0000</pubDate>
<content:encoded><![CDATA[Acme <em>fell</em> 5%%.
Then it rose 2%%.

[caption id="a_9" align="left"]<img src="x.png" /> A chart[/caption]
[gallery ids="1,2,3"]It paid $3 million [sic].]]></content:encoded>
<wp:post_date>%s</wp:post_date><wp:status>%s</wp:status><wp:post_type>%s</wp:post_type></item>
"""


def read_text(folder: Path, source: str | bytes, kind: Any = "news", limits: Limits | None = None) -> list[Any]:
    path = folder / "a.xml"
    path.write_bytes(source.encode() if isinstance(source, str) else source)
    return list(read.read(Source(str(path), kind), limits or Limits()))


def told(found: Article) -> dict[str, Any]:
    """What is known of an article, and its blocks."""
    return {
        "id": found.id.rpartition("/")[2],
        "title": found.title and found.title.content,
        "date": found.date and found.date.iso,
        "source": found.source,
        "lang": found.lang,
        "url": found.url,
        "blocks": [(block.kind, found.body.quote(block.span)) for block in found.body.blocks],
    }


def test_an_item_of_rss_is_an_article(tmp_path: Path) -> None:
    first, second = read_text(tmp_path, RSS % (FULL + ESCAPED))
    assert told(first) == {
        "id": "urn:acme:1",
        "title": "Acme & Beta rise 5%",
        "date": "2026-07-01",
        "source": "Daily Döner",
        "lang": "en-us",
        "url": "https://news.example/1",
        "blocks": [("paragraph", "Acme rose 5%\xa0on July\xa01."), ("item", "Revenue €3 billion")],
    }
    assert told(second)["id"] == "a.xml#2"
    assert told(second)["blocks"] == [("paragraph", "It fell 7%.")]


def test_an_entry_of_atom_is_an_article(tmp_path: Path) -> None:
    first, second = read_text(tmp_path, ATOM)
    assert told(first) == {
        "id": "urn:a:1",
        "title": "Acme <b> up",
        "date": "2026-07-01",
        "source": "Wire",
        "lang": "en",
        "url": "https://news.example/a",
        "blocks": [("paragraph", "Acme rose 5%.")],
    }
    assert (second.title.content, second.lang, second.date) == ("Beta 1 < 2", "de", None)
    assert told(second)["blocks"] == [("paragraph", "Es stieg um 3,5 Prozent.")]


def test_an_item_of_newsml_is_an_article_and_a_withdrawn_one_is_named(tmp_path: Path) -> None:
    first, notice, third = read_text(tmp_path, NEWSML)
    assert told(first) == {
        "id": "tag:1",
        "title": "Acme falls 5%",
        "date": "2026-07-01",
        "source": "Wire Agency",
        "lang": "en",
        "url": None,
        "blocks": [("heading", "Results"), ("paragraph", "Acme fell 5% & more.")],
    }
    assert (notice.code, notice.place.part, notice.place.line) == ("FC903", "item 2", 8)
    assert "withdrawn" in notice.message
    assert told(third)["blocks"] == [("paragraph", "Beta rose 3%."), ("paragraph", "Gamma fell 2%.")]


def test_a_post_of_wordpress_is_read_as_it_shows_and_what_is_none_is_left(tmp_path: Path) -> None:
    posts = [
        POST % ("2026-07-01 23:00:00", "publish", "post"),
        POST % ("0000-00-00 00:00:00", "draft", "page"),
        POST % ("2026-07-01 10:00:00", "trash", "post"),
        POST % ("2026-07-01 10:00:00", "inherit", "attachment"),
    ]
    first, second = read_text(tmp_path, RSS % "".join(posts))
    assert told(first)["blocks"] == [
        ("paragraph", "Acme fell 5%."),
        ("paragraph", "Then it rose 2%."),
        ("paragraph", "A chart"),
        ("paragraph", "It paid $3 million [sic]."),
    ]
    assert (told(first)["date"], second.date) == ("2026-07-01", None)


@pytest.mark.parametrize("source", [RSS % (FULL + ESCAPED), ATOM, NEWSML, RSS % (POST % ("", "", "post"))])
def test_every_sentence_leads_back_to_the_characters_it_was_read_of(source: str, tmp_path: Path) -> None:
    lines = source.split("\n")
    for found in read_text(tmp_path, source):
        for text in found.texts if isinstance(found, Article) else ():
            for sentence in text.sentences:
                place = text.place("a.xml", sentence.span)
                said = source[place.start : place.end]
                assert lines[place.line - 1][place.column - 1 :].startswith(said.split("\n")[0])
                assert re.findall(r"\d[\d,.]*%", said) == re.findall(r"\d[\d,.]*%", place.text)
                assert place.part
                assert source[: place.start].count("<item>") in (0, int(place.part.split()[1]))


@pytest.mark.parametrize(
    ("declared", "codec"), [("ISO-8859-1", "latin-1"), ("windows-1252", "cp1252"), ("utf-16", "utf-16"), ("", "utf-8")]
)
def test_the_encoding_is_the_one_that_the_file_declares(declared: str, codec: str, tmp_path: Path) -> None:
    source = (RSS % FULL).replace('encoding="UTF-8"', f'encoding="{declared}"' if declared else "")
    (found,) = read_text(tmp_path, source.encode(codec))
    assert found.source == "Daily Döner"


DEEP = RSS % f"<item>{'<a>' * 300}{'</a>' * 300}</item>"
ENTITIES = '<!DOCTYPE rss [<!ENTITY a "ha"><!ENTITY b "&a;&a;">]>\n' + (RSS % "<item><title>&b;</title></item>")[38:]
OUTSIDE = '<!DOCTYPE rss [<!ENTITY a SYSTEM "file:///etc/passwd">]>' + (RSS % "<item><title>&a;</title></item>")[38:]


@pytest.mark.parametrize(
    ("source", "said", "line"),
    [
        ("<rss><channel>", "the file ends too early", 1),
        (RSS % "<item><title>A & B</title></item>", "write & as &amp;", 4),
        (DEEP, "more than 256 deep", 4),
        (ENTITIES, 'declares the entity "a"', 1),
        (OUTSIDE, 'declares the entity "a"', 1),
        ('<?xml version="1.0"?>\n<invoice><total>5</total></invoice>', "it begins with <invoice>", 2),
        ("<feed><entry/></feed>", "it begins with <feed>", 1),
        ("<?xml?>", "is no whole XML", 1),
        ("Acme fell 5%.", "is no whole XML", 1),
    ],
)
def test_what_is_no_news_is_named_with_its_line_and_a_remedy(source: str, said: str, line: int, tmp_path: Path) -> None:
    (notice,) = read_text(tmp_path, source)
    assert isinstance(notice, Notice)
    assert (notice.code, notice.wholly, notice.place.line) == ("FC901", True, line)
    assert said in notice.message


def test_what_stands_before_a_break_is_read(tmp_path: Path) -> None:
    first, second, notice = read_text(tmp_path, (RSS % (FULL + ESCAPED + FULL))[:1500].rpartition("</item>")[0])
    assert (told(first)["id"], told(second)["id"]) == ("urn:acme:1", "a.xml#2")
    assert (notice.code, notice.wholly) == ("FC904", False)
    assert "2 of its items" in notice.message


def test_sloppy_feeds_are_read(tmp_path: Path) -> None:
    """Controls, entities that nobody declared and a type that is looked up nowhere."""
    item = "<item><title>Caf&eacute; up\x0c 5%</title><pubDate>someday</pubDate></item><item/>"
    source = '<!DOCTYPE rss PUBLIC "-//x//y" "http://nowhere.example/rss.dtd">' + (RSS % item)[38:]
    broken, found, empty = read_text(tmp_path, source)
    assert (broken.code, broken.place.line) == ("FC902", 4)
    assert found.title.content == "Café up 5%"
    assert (empty.code, empty.place.part) == ("FC903", "item 2")
    assert found.body.blocks == ()


def test_a_feed_without_items_is_named(tmp_path: Path) -> None:
    (notice,) = read_text(tmp_path, RSS % "")
    assert notice.code == "FC904"


def test_escape_sequences_are_hidden_in_items(tmp_path: Path) -> None:
    source = RSS % "<item><title>Up \x9b1m5%</title><description>It rose \x9b31m5\x9b0m%.</description></item>"
    (found,) = read_text(tmp_path, source)
    assert (found.title.content, found.body.content) == ("Up 5%", "It rose 5%.")
    place = found.body.place("a", found.body.sentences[0].span)
    assert source[place.start : place.end] == "It rose \x9b31m5\x9b0m%."


@pytest.mark.parametrize(
    ("name", "content", "kind"),
    [
        ("a.txt", ATOM, "Acme <b> up"),
        ("a.feed", RSS % FULL, "Acme & Beta rise 5%"),
        ("a.html", "<!-- x -->" + (RSS % FULL)[38:], "Acme & Beta rise 5%"),
        ("a.xml", '<?xml version="1.0"?><!DOCTYPE html><html><head><title>Acme up</title></head><p>5%', "Acme up"),
        ("a.txt", "<!doctype html><title>Acme up</title><p>Acme rose 5%.", "Acme up"),
    ],
)
def test_what_a_file_is_is_told_by_how_it_begins(name: str, content: str, kind: str, tmp_path: Path) -> None:
    (tmp_path / name).write_text(content, encoding="utf-8")
    (source,), _ = read.sources([str(tmp_path / name)], Limits())
    first = next(iter(read.read(source, Limits())))
    assert isinstance(first, Article)
    assert first.title is not None
    assert first.title.content == kind


def test_a_folder_is_searched_for_xml_that_is_news_and_for_no_other(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    for name, content in {
        "a.xml": RSS % FULL,
        "b.xml": "<project/>",
        "c.rss": RSS % FULL,
        "d.xml": ATOM.encode("utf-16"),
        "~$e.docx": "lock",
        "f.docx": "x",
        "g.pdf": "x",
        "h.xml": "<feed/>",
    }.items():
        Path(name).write_bytes(content if isinstance(content, bytes) else content.encode())
    os.mkfifo("i.xml")
    os.symlink("b.xml", "j.xml")
    found, notices = read.sources(["."], Limits())
    assert [source.name for source in found] == ["./a.xml", "./c.rss", "./d.xml", "./f.docx"]
    assert [notice.passed_over for notice in notices] == [True]  # the PDF
    found, _ = read.sources(["*"], Limits())
    assert [source.name for source in found] == ["a.xml", "c.rss", "d.xml", "f.docx"]
    found, _ = read.sources(["*.xml"], Limits())
    assert [source.name for source in found] == ["a.xml", "b.xml", "d.xml", "h.xml"]


def test_ten_thousand_items_are_read_in_proportion(tmp_path: Path) -> None:
    """Read in quadratic time, these would not end within an hour; read with all lines each, not within the memory."""
    found = read_text(tmp_path, RSS % (ESCAPED * 10_000))
    assert len(found) == 10_000
    assert sum(len(text.line_starts) for one in found for text in one.texts) < 60_000
    place = found[-1].body.place("a", found[-1].body.sentences[0].span)
    assert (place.line, place.part) == (20_003 - 1, "item 10000")
