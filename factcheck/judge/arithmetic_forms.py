"""The forms of words in which growth is told beside its levels, on a line of masked figures."""

from __future__ import annotations

import re

from factcheck.model.later import later

WAY = r"‹(?P<way>up|down)(?P<word>\d+)›"
CHANGE = r"‹[PBXA](?P<change>\d+)›"
RATE = r"‹[PB](?P<change>\d+)›"
TIMES = r"‹X(?P<change>\d+)›"
BEFORE = r"‹[AP](?P<before>\d+)›"
AFTER = r"‹[AP](?P<after>\d+)›"
# Words that open another statement: what stands behind them does not belong to the figure before.
STOP = (
    r"(?!(?:and|yet|while|but|as|when|whereas|although|though|leaving|with|or|than|against|versus|vs|compared"
    r"|from|to)\b)"
)
PLAIN = rf"(?:{STOP}[^‹›;:.\s]+|‹T›|‹S\d+›|‹K›)"
FROM = r"(?:from|instead of|rather than|compared with|compared to|against|versus|vs|vs \.)"
ADJECTIVE = (
    r"(?:(?:the|its|their|a|revised|previous|record|unrevised|initial|earlier|prior|high of|low of|level of) ){0,2}"
)
TO = rf"(?:{PLAIN} ){{0,6}}(?:to|at) {ADJECTIVE}"
SINCE = rf"(?:{PLAIN} ){{0,12}}?{FROM} {ADJECTIVE}"
BY = rf"(?:(?:{STOP}[a-z'-]+|,) ){{0,4}}?"

EITHER = r"(?:, or|or|,|\(|, a|, an|and)"
ALSO = rf"(?:{EITHER} ‹[PBA](?P<also>\d+)› (?:[,)] )?)?"
ONE = r"(?:(?:a|an|or|representing|which is|which was|that is|marking) )?"
HELD = rf"(?:{PLAIN} ){{0,8}}?(?:‹(?:up|down)\d+› )?{FROM} {ADJECTIVE}"
TO_AFTER = rf"(?:{PLAIN} ){{0,6}}?to {ADJECTIVE}{AFTER}"

FORMS = (
    # rose 40% to $214 million in the second quarter from $180 million
    rf"{WAY} {BY}{CHANGE} {ALSO}{TO}{AFTER} {SINCE}{BEFORE}",
    # fell by $600 million, or 12%, from $5 billion to $4.4 billion
    rf"{WAY} {BY}{CHANGE} {ALSO}(?:{PLAIN} ){{0,4}}?from {ADJECTIVE}{BEFORE} {TO_AFTER}",
    # reached $725 billion in 2026, up 77% from $410 billion
    rf"{AFTER} (?:{PLAIN} ){{0,10}}?{ONE}{WAY} (?:of |by )?{CHANGE} {ALSO}{SINCE}{BEFORE}",
    # $5.5 billion, a 10% increase from $5 billion
    rf"{AFTER} (?:{PLAIN} ){{0,10}}?{ONE}{RATE} {WAY} {SINCE}{BEFORE}",
    # rose from $4 billion to $5 billion, an increase of 25%
    rf"from {ADJECTIVE}{BEFORE} {TO_AFTER} (?:{PLAIN} ){{0,8}}?{ONE}{WAY} (?:of |by )?{CHANGE}(?: {ALSO})?",
    rf"from {ADJECTIVE}{BEFORE} {TO_AFTER} (?:{PLAIN} ){{0,8}}?{ONE}{RATE} {WAY}",
    # rose from $4 billion to $5 billion, or 25%
    rf"{WAY} (?:{PLAIN} ){{0,2}}?from {ADJECTIVE}{BEFORE} {TO_AFTER} (?:{PLAIN} ){{0,6}}?(?:, or|\() {RATE}(?! of)",
    # rose to $5 billion from $4 billion, a 25% increase / an increase of 25%
    rf"{WAY} (?:{PLAIN} ){{0,2}}?to {ADJECTIVE}{AFTER} {SINCE}{BEFORE} "
    rf"(?:{PLAIN} ){{0,6}}?, {ONE}(?:of )?{RATE}(?! of)",
    # a 12% rise in revenue to $5.6 billion from $5 billion
    rf"{RATE} {WAY} (?:in (?:{PLAIN} ){{0,6}}?)?to {ADJECTIVE}{AFTER} {SINCE}{BEFORE}",
    rf"{RATE} {WAY} (?:in (?:{PLAIN} ){{0,6}}?)?from {ADJECTIVE}{BEFORE} {TO_AFTER}",
    # $5.6 billion, compared with $5 billion a year earlier, an increase of 12% / a 12% increase
    rf"{AFTER} {HELD}{BEFORE} (?:{PLAIN} ){{0,6}}?, {ONE}{WAY} (?:of |by )?{RATE}",
    rf"{AFTER} {HELD}{BEFORE} (?:{PLAIN} ){{0,6}}?, {ONE}{RATE} {WAY}",
    # $5.6 billion, 12% higher than the $5 billion of a year earlier
    rf"{AFTER} (?:{PLAIN} ){{0,8}}?, {ONE}{RATE} {WAY} than {ADJECTIVE}{BEFORE}",
    # doubled to 90,000 tons in 2025 from 30,000
    rf"{TIMES} {TO}{AFTER} {SINCE}{BEFORE}",
    rf"{TIMES} {TO}{AFTER} {HELD}{BEFORE}",
    rf"{TIMES} (?:{PLAIN} ){{0,4}}?from {ADJECTIVE}{BEFORE} {TO_AFTER}",
    # has doubled in ten years: 1.7 million came last year, compared with 840,000
    rf"{TIMES} (?:{PLAIN} ){{0,6}}?: {AFTER} {HELD}{BEFORE}",
    # 90,000 tons, double the 30,000 of a year earlier
    rf"{AFTER} (?:{PLAIN} ){{0,8}}?, {TIMES} (?:the|from) {BEFORE}",
)
# lowered its rate by 25 basis points from 2.50% to 2.25%, where both ends were read as one range
SPANS = (
    rf"{WAY} {BY}{CHANGE} {ALSO}(?:{PLAIN} ){{0,4}}?(?:from )?‹[AP](?P<range>\d+)›",
    rf"{WAY} (?:{PLAIN} ){{0,8}}?(?:from )?‹[AP](?P<range>\d+)› , "
    rf"{ONE}(?:‹(?:up|down)\d+› )?(?:of |by )?{RATE}(?! of)",
)
# rose to $4 million from $5 million: the way it went is told, and not how far
TURNED = (
    rf"{WAY} (?:{PLAIN} ){{0,2}}?to {ADJECTIVE}{AFTER} (?:(?:{STOP}[a-z]+|‹T›) ){{0,5}}?from {ADJECTIVE}{BEFORE}",
    # … raising the unemployment rate from 3.8 percent to 4.1 percent
    rf"{WAY} (?:{PLAIN} ){{0,5}}?from {ADJECTIVE}{BEFORE} (?:{PLAIN} ){{0,4}}?to {ADJECTIVE}{AFTER}",
    rf"{AFTER} (?:(?:{STOP}[a-z]+|‹T›|of) ){{0,5}}?, {WAY} from {ADJECTIVE}{BEFORE}",
)
ENDS = later(r"(?P<first>.*\d.*?)\s+to\s+(?P<last>.*\d.*)", re.DOTALL)
# climbed $8.10, or 14.8%, to $178.45: the level before is worked out
STEPS = (
    rf"{WAY} {BY}‹[AP](?P<one>\d+)› {EITHER} ‹[AP](?P<two>\d+)› (?:[,)] )?(?:{PLAIN} ){{0,3}}?(?:to|at) {AFTER}",
    rf"{AFTER} (?:{PLAIN} ){{0,8}}?, {ONE}{WAY} (?:by |of )?‹[AP](?P<one>\d+)› {EITHER} ‹[AP](?P<two>\d+)›",
)
