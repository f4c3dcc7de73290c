"""The grammar of dates, over the letters that ``times_words`` gives to words.

    M m A a  month, shortened, doubtful, in lower case   N n Y 0  1–31, other two digits, year, other number
    W w    weekday, doubtful                        O F C    1st, first, two
    Q V H J Z d I P  Q1, 1Q26, H1, 1H26, FY26, 1990s, 01.07.2026, 4pm
    U u q h  unit, in the plural, quarter, half     D 8 p    yesterday, summer, night
    L = T X S  last, past, this, next, the same             z y c k  fiscal, full, consecutive, few
    B E    end, early                               g l      ago, later

Marks stand for themselves (6 is the s of "'s"). Every pattern begins where a time begins; earlier ones win.
"""

from __future__ import annotations

import re

POSSESSIVE = "(?:'6)?"
MONTH = r"(?:[MA]|m\.?)"
DAY = r"t?[NO]"
WEEKDAY = r"(?:(?:W|w\.?),?@?)"
YEAR = r"(?:,?o?Y(?![%0])|,?'[nN])"
# "2026", "fiscal 2026", "the 2026 fiscal year", "FY26", "last year", "the year"
A_YEAR = r"(?:t?(?:[zy]U?'?[Yn]|Y(?:zU)?|zU|Z|[zy]?'n|[LTX][zy]?U|yU)|tU)"
OF_YEAR = rf"(?:,?[oi]?{A_YEAR})"
QUARTER = rf"(?:z?(?:F-?q|Q)(?:{OF_YEAR}|{POSSESSIVE}(?!q))|V)"
HALF = rf"(?:z?(?:F-?h|H)(?:{OF_YEAR})?|J)"

DATE = rf"""(?:
      {WEEKDAY}?{MONTH}{DAY}(?![%]){YEAR}?                                    # (Wednesday,) July 1(, 2026)
    | {WEEKDAY}?{MONTH}C{{1,2}}(?=[,.;:)@isvfb]|$)                               # March three
    # 1(st of) July (2026), 1-Jul-26
    | {WEEKDAY}?t?[NO]o?[-/]?t?(?:{MONTH}|a(?=,?Y))(?:[,/-]?o?Y(?![%0])|[-/][nN]|,?'[nN])?
    | {WEEKDAY}?t?F-?F?o{MONTH}{YEAR}?                                        # second of August
    | a[NO],?Y | Na,?Y
    | {WEEKDAY}?Y[-/.][N][-/.][N] | {WEEKDAY}?[N][-/][N][-/][YNn] | I                    # 2026-07-01, 07/01/2026
)"""
MONTH_YEAR = rf"(?:(?:{MONTH}|a),?o?Y(?![%0])|{MONTH}(?:'[nN]|-[nN]))"
PLAIN_MONTH = r"(?:M|m\.?|(?:(?<=[isbf<>LTXEoxvt(&-])|^|(?<=[.;]))A(?!R)|A(?=[qQ>-]))"
ENDING = rf"(?:{DATE}|{MONTH_YEAR}|M|m\.?|A|Y)"
COUNT = r"(?:[CNn0]|C-?C|k)"
WHOLE = rf"(?:{DATE}|{MONTH_YEAR}|{QUARTER}|{HALF}|{A_YEAR}|Y|M|m\.?|A|t?[LTX][UqhMmW]|t?[qhU]|W|[LT]?8(?:o?Y)?)"

PATTERNS = {
    # three months ended June 30; the quarter ended June 30; year to March 2026
    "ending": rf"t?(?:{COUNT}-?|[FLT])?[qhUuK]@?(?:e@?|>(?=t?[NOMmAY]))(?:t?[BE]-?o)?t?{ENDING}",
    # the same period last year; the corresponding quarter of 2025; the year-ago quarter; a year earlier
    "same": rf"t?S[KqhUu](?:[oif]?(?:{A_YEAR}|[tj]?Ug)|[oi]?(?:{QUARTER}|{MONTH_YEAR}|M|m\.?)|[LT][qU])?|[tj]?U-?g-?[qKUh]",
    # end of March; mid-2026; late last year; the beginning of the year
    "part": rf"(?:t?B(?:-|o)|E-?|B(?=[YMmLZ]))t?{WHOLE}|[UqhM]-B(?:{YEAR})?",
    "to_date": r"7TU|TU_7|U-?>-?9|1",
    "days": rf"{WEEKDAY}?{MONTH}[NO][-&>][NO](?=[,.;:)@isvfb]|{YEAR}|$){YEAR}?|[NO](?:[-&>])t?[NO]o?{MONTH}{YEAR}?",
    "date": DATE,
    "month_year": MONTH_YEAR,
    "quarter": rf"t?{QUARTER}|t?[LT]U{POSSESSIVE}{QUARTER}|Y{POSSESSIVE}(?:F-?q|Q)|zY(?:F-?q|Q)|t?F&F-?q{OF_YEAR}?",
    "half": rf"t?{HALF}|t?[LT]U{POSSESSIVE}{HALF}|Y{POSSESSIVE}(?:F-?h|H)",
    "years": r"Y[-/]n(?![-/%])",
    "fiscal_year": r"t?(?:zU?'?[Yn]|YzU|Z|[LTX]zU|zU)|yU?Y",
    "season": r"t?(?:[LTX]8|8o?Y|T8)",
    # last week; the past two days; next June; last Wednesday
    "relative": rf"t?T?[L=X](?:{COUNT}o?|jko?)?[cz]?[Uuqh]|t?Tc?[Uqh]|[LTX](?:W|w\.?)p?|[LTX]{MONTH}|Tp|Lp",
    "ago": rf"(?:{COUNT}|jko?|j|t)?-?[Uuq]-?g",
    "deictic": r"Dp?",
    "weekday": r"Wp?|(?<=@)w\.?p?",
    "decade": r"t?(?:E-?)?'?d",
    "clock": r"N(?:[:.][Nn0])?(?:(?:2|j)\.3\.?|4)5?|P5?|N:[Nn0]5|(?<=@)N:[Nn0](?![:%])|05",
    "stretch": rf"[vib]t?(?:{COUNT})c?u",
    "duration": rf"{COUNT}-?c?[Uuqh]",
    "anaphor": r"(?<=[ivo])t[Uqh](?![-gN])",
    "month": PLAIN_MONTH,
    "year": r"(?<![$G0N])Y(?![%0:])",
}
TIME = re.compile("|".join(f"(?P<{name}>{pattern})" for name, pattern in PATTERNS.items()), re.VERBOSE)
