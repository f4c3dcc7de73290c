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


def test_a_figure_told_again_as_a_bound_stands_in_the_one_finding() -> None:
    pack = packs.load()
    a = read.article(
        "The Dunmore Creek fire in Tarn County had burned 38,600 acres of pine by Monday night, foresters said.",
        id="a.txt",
        title="Dunmore Creek fire tops 38,600 acres",
    )
    b = read.article("The Dunmore Creek fire has blackened 36,800 acres of pine in Tarn County.", id="b.txt")
    (finding,) = pipeline.check([pipeline.understand(one, pack) for one in (a, b)], pack).findings
    assert finding.rule == "FC101"
    assert [place.text for place in finding.places] == ["38,600 acres", "38,600 acres", "36,800 acres"]


def test_a_figure_of_two_tellings_is_shown_wherever_its_article_gives_it() -> None:
    pack = packs.load()
    a = read.article(
        "Fire crews in Tarn freed 14 people from a lift that stood still for 53 minutes on Monday. "
        "The 53 minutes were the longest that anybody has spent in it, the owner of the house said.",
        id="a.txt",
    )
    b = read.article(
        "A lift in Tarn that stopped on Monday held 14 people for 35 minutes, until the fire crews came.", id="b.txt"
    )
    findings = pipeline.check([pipeline.understand(one, pack) for one in (a, b)], pack).findings
    assert [[place.text for place in finding.places] for finding in findings] == [["53 minutes"] * 2 + ["35 minutes"]]
