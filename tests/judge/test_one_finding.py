"""What several articles dispute is one finding, which counts who gives what."""

from factcheck import packs, pipeline, read

TOLD = (
    "Shareholders of Tallis Packaging will vote on the sale to Northmere Capital on {} 2026.",
    "The shareholders of Tallis Packaging will vote on the sale to Northmere Capital on {} 2026, they were told.",
    "Shareholders of Tallis Packaging will vote on the sale to Northmere Capital on {} 2026, it said.",
)


def test_one_day_written_in_two_ways_is_counted_as_one() -> None:
    pack = packs.load()
    days = ("April 21,", "April 28,", "21 April")
    texts = [text.format(day) for text, day in zip(TOLD, days, strict=True)]
    articles = [read.article(text, id=f"{at}.txt", date="2026-03-09") for at, text in enumerate(texts)]
    (finding,) = pipeline.check([pipeline.understand(one, pack) for one in articles], pack).findings
    assert [place.text for place in finding.places] == ["April 21, 2026", "April 28, 2026", "21 April 2026"]
    assert finding.hint == "It is April 21, 2026 in 2 articles, April 28, 2026 in 1 article."
