"""The grammar of dates, over the letters that ``times_words`` gives to words.

    M m A a  month, shortened, doubtful, in lower case    N n Y 0  1–31, other two digits, year, other number
    W w      weekday, doubtful                            O F C    1st, first, two
    Q V H J Z d I P ¤  Q1, 1Q26, H1, 1H26, FY26, 1990s, 01.07.2026, 4pm, 9M
    U Ü u q h  unit, year, in the plural, quarter, half   D 8 p    yesterday, summer, night
    L = l T X S  last, past, previous, this, next, same   z y c k  fiscal, full, consecutive, few    ≠  final
    B E      end, early                                   g        ago, earlier
    G ƒ      what a number or a weekday belongs to ("Route", "Black"), what begins the name of a holiday
    λ ξ      last, next, told behind what they shift ("año pasado")

Marks stand for themselves (6 is the s of "'s"). Every pattern begins where a time begins; earlier ones win.
"""

from __future__ import annotations

import re

from factcheck.model.later import later

POSSESSIVE = "(?:'6)?"
UNIT = "[UÜqh]"
UNITS = "[UÜuqh]"
MONTH = r"(?:[MA]|m\.?)"
DAY = r"t?[NO]"
WEEKDAY = r"(?:(?:W|w\.?),?@?)"
# "2026", "fiscal 2026", "the 2026 fiscal year", "FY26", "last year", "the year"
A_YEAR = r"(?:t?(?:[zy][Üu]?'?[Yn]|YzÜ|zÜ|Z|[zy]?'[nN]|[LTX][zy]?Ü|yÜ)|Y|tÜ(?![λξ]))"
OF_YEAR = rf"(?:,?[oi]?{A_YEAR})"
YEAR = r"(?:,?[oi]?Y|,?'[nN]|,?[oi]?[LTX]Ü)"
# The year of a code, two digits that stand apart: "Q4 24", but "in Q4 24%" and "in Q2 12,000".
SHORT_YEAR = r"(?:[nN](?![%0nNYUÜuC$/-]))"
QUARTER = rf"(?:Q{SHORT_YEAR}|[zy]?(?:[F≠]-?z?q|O-?q|Q)(?:{OF_YEAR}|{POSSESSIVE}(?!q))|Lq[oi]Y|V)"
HALF = rf"(?:H{SHORT_YEAR}|[zy]?(?:[F≠]-?h|O-?h|H)(?:{OF_YEAR})?|Lh[oi]Y|J)"

DATE = rf"""(?:
      # (Wed,) July 1(, 2026)
      {WEEKDAY}?(?:{MONTH}{DAY}|{MONTH}t?(?:C-?)?F(?=[,.;:)@isvfb&Y]|$))(?:{YEAR}|(?<=[@ofsb<>]..)|(?<=[@ofsb<>]...)|(?!%))
    | {WEEKDAY}?{MONTH}C(?:-?C)?(?=[,.;:)@isvfb]|$)                            # March three
    | {WEEKDAY}?{MONTH}C(?:-?C)?,?Y                                            # March three, 2025
    | (?<=[@bs<]){MONTH}(?:C(?:-?C)?|(?:C-?)?F)(?=[tTj*^])                     # on March three the bank
    # between March three and March five the bank
    | (?<=[xf]){MONTH}C(?:-?C)?(?=[&>]{MONTH}C) | (?<=C[&>]){MONTH}C(?:-?C)?(?=[tTj*^])
    # 1(st of) July (2026), 1-Jul-26
    | {WEEKDAY}?(?<!\$)t?[NO]o?[-/]?(?!t{MONTH}[NO])t?(?:{MONTH}|a(?=,?Y))(?:[,/-]?o?Y|[-/][nN]|{YEAR})?
    | (?<=[@t])N\.{MONTH}{YEAR}?                                               # am 3. Juli 2026
    | {WEEKDAY}?(?:t?C-?|t|(?<!C)(?<!C-))F-?F?o{MONTH}{YEAR}?                      # second of August
    | a[NO],?Y | Na,?Y
    | [Mm]-N-Y | Y[-/](?:M|m)[-/]N                                              # Jul-1-2026, 2026/Jul/01
    | {WEEKDAY}?Y[-/.]N[-/.]N | {WEEKDAY}?N[-/]N[-/][YNn] | I                   # 2026-07-01, 07/01/2026
)"""
MONTH_YEAR = rf"(?:(?:{MONTH}|a)(?:,?[oi]?Y|[-/]Y|,?[oi]?[LTX]Ü)|{MONTH}(?:'[nN]|-[nN]))"
# A shortened month stands alone only where it cannot be a name ("Chen Jun"); a doubtful one only in company, or at
# the head of a sentence that does not wish anybody well.
PLAIN_MONTH = r"""(?:
      M
    | (?<!\^)m\.?(?!\^) | m(?=[mM](?!N)) | (?<=[mM])m                        # Metric  Aug  Jul
    | (?<=[isbf<>LTXEoxvt°§(&-])A(?!U)
    | (?:^|(?<=[.;:]))A(?![*tjTa^°])
    | (?<!\^)A(?='6[Nn0$])                                                   # above March's 9%
    | A(?=[qQ-]|[&>][MAm]|[Mm](?:[Mm]|$)) | (?<=_)A(?=_[Mm](?:_|$)) | (?<=[Mm]_)A(?=_|$)       # Mar | May | Jun
)"""
ENDING = rf"(?:{DATE}|{MONTH_YEAR}|M|m\.?|A|Y|[LT]?W)"
COUNT = r"(?:[CNn0]|C-?C|k)"
COUNTS = rf"(?:{COUNT}(?:(?:-|>|&){COUNT})?)"
WHOLE = rf"(?:{DATE}|{MONTH_YEAR}|{QUARTER}|{HALF}|{A_YEAR}|Y|M|m\.?|A|t?[LTX](?:[UÜqhMmW])|t?{UNIT}|W|[LT]?8(?:o?Y)?)"
# "the month" and "the year" of "the first session of the month", and what is the first or last of something.
OF_UNIT = "(?:t[Uqh](?![λξ-]))"
EDGE = "[FLO≠](?:c?U|Uoc)"
OF_WHOLE = rf"(?:[oi]t?(?:{QUARTER}|{HALF}|{MONTH_YEAR}|{A_YEAR}|Y|M))"
EARLIER = r"(?:[tj]?[UÜ]-?(?:g|b(?=[,.;:)&]|$)))"

PATTERNS = {
    # three months ended June 30; the quarter that ended in June; the fiscal second quarter ended May 3; year to March
    "ending": rf"t?(?:[F=]?{COUNT}-?|z?[FLT]-?z?|zÜ?|y-?)?c?(?:h-?)?(?:[qhUÜu]K?|K)(?:o{A_YEAR})?,?_?-?@?"
    rf"(?:e[@ti]?|>(?=t?[NOMmAYBEW]))(?:t?[BE](?:-?o|-)|B(?=[MmA]))?t?{ENDING}|(?<=[tiv])¤(?:e[@ti]?|>){ENDING}"
    rf"|t?(?:zÜ?Y|YzÜ|Z),?_?e[@ti]?{DATE}",
    # the same period last year; the corresponding quarter of 2025; the year-ago quarter
    "same": rf"t?S[KqhUÜu](?:[oif]?(?:{A_YEAR}|{EARLIER}|t?lÜ)|[oi]?(?:{QUARTER}|{MONTH_YEAR}|M|m\.?)|[LTl][qUÜ])?"
    r"|[tj]?Ü-?g-?[qKUh]|t?l-Ü-?[qKh]?|t?lÜ-?[qKh]",
    # the first nine months of 2026; the last two weeks of June
    "first_of": rf"(?<!\$)¤(?:,?[io]?Y|{SHORT_YEAR}|'[nN]|(?=[_^]))|t?F{COUNT}u(?:{OF_WHOLE}|[LTX]Ü)?"
    rf"|t?[L≠]{COUNT}u{OF_WHOLE}",
    # end of March; mid-2026; late last year; the beginning of the year
    "part": rf"(?:t?B(?:-|o)|E[-i@]?|B(?=[YMmLZ]))(?:t(?!Y(?!zÜ)))?{WHOLE}|[UÜqhM]-B(?:{YEAR})?",
    # the March quarter (of 2026), December-quarter sales, the December half, the January-March quarter
    "month_quarter": rf"t?{MONTH}(?:[->]{MONTH})?Y?-?[qh](?![-@g]){OF_YEAR}?",
    # the first Monday of August; the last Friday in November 2026
    "weekday_of": rf"t?[FOL≠]W[oi]t?(?:{MONTH_YEAR}|{MONTH}|U)(?!{DAY})",
    "week_of": rf"t?Uo(?:{DATE}|{MONTH_YEAR}|M|A)|tÜo?Y|t?{EDGE}[oi](?:t?(?:{MONTH_YEAR}|{MONTH}|{A_YEAR})|{OF_UNIT})",
    # January's last session; the year's first trading day
    "own_day": rf"(?:{MONTH}|Y|t?[LT]Ü|t[UÜqh])'6[FL≠]c?U(?![uUo])",
    "to_date": rf"[_^]7T{UNIT}|T{UNIT}_7|t?{UNIT}-?>-?9|1",
    "days": rf"{WEEKDAY}?{MONTH}[NO][->&](?:t?[NO])(?=[,.;:)@isvfb]|{YEAR}|$){YEAR}?|t?[NO][->&]t?[NO]o?{MONTH}{YEAR}?"
    # the Nov. 11-20 period; from Jan. 5 to 9 the fund; between Jan. 5 and 9 they
    # the Nov. 11 to 20 period; Nov. 11 through 20 the fund
    rf"|{MONTH}[NO]-[NO](?=[_KUÜR^])|{MONTH}[NO]>[NO](?![%NO0CY-])|(?<=[fx]){MONTH}[NO][->&]t?[NO](?=[_^tTj°*]|&(?![NO]))",
    "date": rf"[LXT](?:M|m\.?)N(?![%N0])|{DATE}(?:\((?:W|w\.?)\))?",
    "month_year": MONTH_YEAR,
    "quarter": rf"t?{QUARTER}|t?[LT]Ü{POSSESSIVE}{QUARTER}|(?:z?Y{POSSESSIVE}-?|Z)(?:F-?q|Q)",
    "quarters": rf"t?(?:F,){{0,2}}F,?&F-?[quh]{OF_YEAR}?",
    "half": rf"t?{HALF}|t?[LT]Ü{POSSESSIVE}{HALF}|(?:z?Y{POSSESSIVE}-?|Z)(?:F-?h|H)",
    "fiscal_year": r"t?(?:z[Üu]?'?[Yn]|z'?N(?![%uUÜ-])|Y(?:[-/][nN])?zÜ|Z(?:[-/][nN])?|[LTX]zÜ|zÜ)|[tT]?yÜ?Y",
    "years": r"Y[-/][nN](?![-/%])",
    "season": r"t?(?:T?[L=X]8|8o?(?:t?[LTX]Ü|Y(?:-[Yn])?)|T8)",
    # Black Friday (last year); the Thanksgiving weekend
    "holiday": rf"t?[Gƒ](?:[WU^](?:U{YEAR}?|{YEAR}?)|_U{YEAR}?|{YEAR}?)",
    # last week; the past two days; next June; last Wednesday
    "relative": rf"t?(?:[UqhÜWM])[λξ]|t?T?[L=Xl](?:{COUNTS}o?|jko?)?[czy]?{UNITS}p?|t?T[cz]?{UNIT}|T?[L=Xl](?:W|w\.?)p?"
    rf"|(?:T?[LX]|T){MONTH}|T?={MONTH}(?!{DAY})|TWp?|Tp|Lp",
    # from its previous close
    "close": "t?[lL]B(?!o)",
    "just_ended": "t[UÜqh]_e",
    "ago": rf"(?:{COUNT}|jko?|j|t)?-?[UÜuq]-?g(?!@?W)",
    "deictic": r"(?<![iv])[jC][uU]f?D|tU[b_]D|Dp?",
    # the year before; three weeks before; the year before last
    "before": rf"t[UÜqh]bL(?![UÜuqhMmW])|(?:t|j|{COUNT})[UÜuqh]b(?=[,.;:)&_RifvF@>§s]|$)",
    "weekday": r"(?<![iv])[jC][uU](?:[@f]|-?g@?)W|(?<!G)W[U](?![-gep])|(?<!G)W,?o?[LTX]U|(?<!G)Wp?(?!¶)"
    r"|(?<=[@,])w\.?p?",
    # in nineteen ninety-eight, in two thousand twenty-five the bank
    "spoken_year": r"(?<=[isbf<>])(?:CC(?:-?C)?|C-C-C)(?![-UÜuqh%C0k])"
    r"|(?<=[isbf<>])C%&?C(?:-?C)?(?=[,.;:)tTj*R^°@i&]|$)",
    "decade": r"t?(?:E-?)?'?d|tE?-?Y'6",
    "clock": r"N:P5?|N(?:[:.][Nn0])?(?:(?:2|j)\.3\.?|4)5?|P5?|[Y0]5|N:[Nn0]5|(?<=@)N:[Nn0](?![:%])|05",
    "stretch": rf"[vib]t?{COUNT}c?u(?![-@e>hÜ])",
    "duration": rf"{COUNTS}-?c?{UNITS}(?!o)|{COUNTS}-?c?[UÜu]",
    "anaphor": r"(?<=[ivo])t[UÜqh](?![-gN])|(?<=e)tU(?![-g])|(?<![TLXlCFn0])t?y-?Ü(?![-gNY])"
    # half-year profit
    r"|(?<![CFOQHknN0jE&-])h-?Ü(?![-gNY])",
    "month": PLAIN_MONTH,
    "year": r"(?<=[is])Y(?!5)|(?<![$G0N])Y(?![%05])",
}
# Most words begin no time: this look ahead spares them the patterns. A number, or "this" and "last", begins none before
# an ordinary word.
STARTS = r"Gƒ'¤MmAaWwYNnO0FCQVHJZIPdUÜuqhL=lTXSzykDE8B17≠"
ORDINARY = r"'[^d]|C(?!%&?C)[_^,;()%$]|[N0nTkSLXOlz=t≠][_^,;()%$]|F(?!,F)[_^,;()%$]"
ANY = "|".join(f"(?P<{name}>{pattern})" for name, pattern in PATTERNS.items())
TIME = later(rf"(?!{ORDINARY})(?=[{STARTS}]|[tj][{STARTS}]|[vib]t?[CNn0k]|[_^]7)(?:{ANY})", re.VERBOSE)
