"""The page an editor reads, character for character."""

import re
from dataclasses import replace
from datetime import date

from rich.cells import cell_len

from factcheck import report as reports
from factcheck import score
from factcheck.model.article import Notice
from factcheck.model.finding import Conflict, Report
from factcheck.model.period import Period
from factcheck.model.text import Place
from factcheck.report.quote import quote
from tests.handmade import ROUNDING, UNREADABLE, VALUE, claim, conflict, pack, report, summary

RULES = {rule.code: rule for rule in (VALUE, ROUNDING, UNREADABLE)}
META = {"subject": "Meta Platforms", "metric": "share price", "aspect": "change", "direction": "up"}
JULY_1 = Period(date(2026, 7, 1), date(2026, 7, 1), "July 1", "day")

HERE = claim("a.txt", "Meta rose 8.8% on July 1.", "8.8%", line=14, value="8.8", period=JULY_1, **META)
THERE = claim("b.txt", "On July 1 shares of Meta were up 18%.", "18%", line=3, value="18", period=JULY_1, **META)
ECHOES = [claim(f"c{n}.txt", "Up 18%.", "18%", value="18", period=JULY_1, **META) for n in range(5)]

PAGE = """\
a.txt:14:11 FC101 error  Meta Platforms: 8.8% here and 18% in b.txt.
  a.txt:14:11
    | Meta rose 8.8% on July 1.
    |           ^^^^
    = Meta Platforms, share price change: up 8.8%; 2026-07-01
  b.txt:3:34
    | On July 1 shares of Meta were up 18%.
    |                                  ^^^
    = Meta Platforms, share price change: up 18%; 2026-07-01
    + the same in c0.txt:1:4, c1.txt:1:4, c2.txt:1:4 and 2 more places
  why   One thing has one value at one time. A reader who meets both
        asks which is right.
  hint  A digit too many?

a.md:2:1 FC901 warning  is not UTF-8
    | "caf?"
  why   It was not checked.
  hint  Save it as UTF-8.

Read 2 articles, understood 5 of 1,007 figures, compared 1 pair: 1 error, 1 warning, 0 infos. 1,002 figures could not \
be placed. 3 findings less severe not shown.
"""


def findings() -> Report:
    found = score.findings(
        [
            conflict(
                HERE,
                THERE,
                *ECHOES,
                sides=((0,), (1, 2, 3, 4, 5, 6)),
                message="Meta Platforms: 8.8% here and 18% in b.txt.",
                hint="A digit too many?",
            )
        ],
        pack(),
    )
    notice = Notice("FC901", Place("a.md", "body", 9, 10, 2, 1, "caf?"), "is not UTF-8", wholly=True)
    troubles = score.troubles([notice], pack())
    articles = (summary("a.txt", claims=1000, placed=2), summary("b.txt", claims=7, placed=3))
    return report(*score.ordered([*troubles, *found]), articles=articles, alignments=1)


def test_a_page_shows_both_quotes_the_reason_and_the_hint_and_closes_with_the_run_in_numbers() -> None:
    assert reports.as_text(findings(), RULES, left_out=3, width=72) == PAGE


def test_colour_adds_codes_and_changes_no_word() -> None:

    coloured = reports.as_text(findings(), RULES, left_out=3, color=True, width=72)
    assert "\x1b[1;31mFC101 error\x1b[0m" in coloured
    assert "rose \x1b[1;4m8.8%\x1b[0m on" in coloured
    assert re.sub(r"\x1b\[[\d;]*m", "", coloured) == PAGE


def test_a_run_without_findings_says_what_it_did() -> None:
    empty = report(articles=(summary("a", claims=1, placed=1),))
    assert (
        reports.as_text(empty, {})
        == "Read 1 article, understood 1 of 1 figure, compared 0 pairs: 0 errors, 0 warnings, 0 infos.\n"
    )


def test_a_run_with_a_language_model_says_what_it_read_and_what_was_too_much() -> None:
    model = {"name": "default", "revision": "0", "pairs": "900", "left_out": "1234"}
    page = reports.as_text(replace(report(), model=model), {})
    assert page.endswith(" The language model default read 900 pairs, 1,234 more were left out.\n")
    assert "left out" not in reports.as_text(replace(report(), model={**model, "left_out": "0"}), {})
    answered = {**model, "left_out": 0, "opposed": 1, "following": 2, "undetermined": 5}
    page = reports.as_text(replace(report(), model=answered), {})
    assert page.endswith(" read 900 pairs; of 8 pairs of statements 5 are undetermined.\n")


def test_a_finding_about_two_statements_names_both_places() -> None:
    places = tuple(
        Place(f"{name}.txt", "body", 0, 9, 3, 1, f"It {verb}.") for name, verb in (("a", "rose"), ("b", "fell"))
    )
    opposed = Conflict("FC301", (), (), "They differ.", None, 0.5, places, ("a", "b"))
    page = reports.as_text(report(*score.findings([opposed], pack())), {})
    assert '  a.txt:3:1\n    | "It rose."\n  b.txt:3:1\n    | "It fell."\n' in page


def test_nothing_an_article_or_a_path_holds_reaches_the_terminal_as_a_command() -> None:
    evil = claim("a\x1b[31m\n.txt", "\x1b]0;x\x07 Meta \u202erose 8.8%\x9b today.", "8.8%", value="8.8")
    found = score.findings([conflict(evil, THERE, message="a \x1b[2J b")], pack())
    page = reports.as_text(report(*found), RULES)
    assert not {"\x1b", "\x07", "\x9b", "\u202e"} & set(page)
    assert "a\\x1b[31m .txt:1:" in page


def test_a_long_sentence_is_cut_around_the_figure_and_the_carets_stay_under_it() -> None:
    long = claim("a", "삼성전자 주가가 " * 40 + "rose 8.8% " + "on the day " * 40, "8.8%")
    cut = quote(long, 60)

    assert cell_len("".join(cut)) <= 60
    assert (cut.before[0], cut.figure, cut.after[-1]) == ("…", "8.8%", "…")
    assert cut.caret == " " * cell_len(cut.before) + "^^^^"
