"""What is a name where a sentence opens, and what only an ordinary word with a capital."""

from __future__ import annotations

from collections.abc import Sequence

from factcheck.normalise.lexicon import Lexicon
from factcheck.normalise.scene import Cast
from factcheck.normalise.tokens import Token

SHORTEST_NAME = 3
PLACE_HEADS = frozenset({"new", "north", "south", "east", "west"})
SHARES = frozenset({"shares", "stock"})
DASHES = frozenset({"-", "–", "—"})


def heads_of(words: Sequence[Token], at: int, lexicon: Lexicon) -> bool:
    """ "Shareholders of Orvane": a plural that opens a sentence is no part of the name behind its "of".

    Nor is the name of a measure: "Support for Velin".
    """
    word = words[at].lower
    behind = words[at + 1].lower if at + 1 < len(words) else ""
    measures = lexicon.cues.get(word, {}).get(behind, ()) if behind in {"of", "for"} else ()
    if opens(words, at) and any(entry.kind == "metric" for entry in measures):
        return True
    plural = word.endswith("s") and not word.endswith(tuple(lexicon.sets["unplural"]))
    return opens(words, at) and plural and at + 1 < len(words) and words[at + 1].text == "of"


def no_name(words: Sequence[Token], at: int, lexicon: Lexicon) -> bool:
    """A word that opens a sentence, or an abbreviation of no one: "GDP", "CEO", "AI"."""
    if opens(words, at) and words[at].lower in lexicon.sets["role"]:
        return at + 1 < len(words) and capital(words[at + 1])  # "Carmaker Nissan"
    if words[at].text in lexicon.initialisms:
        return True
    return opens(words, at) and words[at].lower in lexicon.opening and not _part_of_name(words, at, lexicon)


def _part_of_name(words: Sequence[Token], at: int, lexicon: Lexicon) -> bool:
    """ "New Orleans", "South Bend": what a place may begin with, unless a name of its own follows."""
    after = words[at + 1] if at + 1 < len(words) else None
    if words[at].lower not in PLACE_HEADS or after is None or not capital(after):
        return False
    return lexicon.name_at(words, at + 1) is None and after.lower not in lexicon.cues


def opens(words: Sequence[Token], at: int) -> bool:
    """Whether a word opens a sentence, a quotation, or the text behind a dateline."""
    if at == 0 or words[at - 1].text in '.:"“•':
        return True
    return words[at - 1].text in DASHES and at <= 14 and words[0].text.isupper()


def acts(words: Sequence[Token], cast: Cast, lexicon: Lexicon) -> bool:
    """Whether a word that opens a sentence is a name: one met before, or one that does something."""
    if words[0].text in cast.full:
        return True
    if len(words) < 2 or words[0].lower in lexicon.stop:
        return False
    after = words[1].lower
    if words[0].lower.endswith("ing") and after not in {"'s", "’s"} | lexicon.sets["auxiliary"]:
        return False
    if after in lexicon.sets["auxiliary"] | lexicon.sets["traded"] or after in {"'s", "’s"}:
        return True
    if after in SHARES and len(words) > 2 and words[2].text.islower():  # "Merrowstone shares fell 7%"
        return (
            not _is_ordinary(words[0].lower, lexicon)
            and words[0].lower not in lexicon.cues
            and words[0].lower not in cast.common
        )
    if words[0].lower in cast.common:
        return False
    if after == "and" and len(words) > 3 and capital(words[2]) and words[2].lower not in lexicon.cues:
        return words[3].text.islower() and not _is_ordinary(words[0].lower, lexicon)  # "Pantrell and Merrowstone said"
    if after == "," and len(words) > 3 and words[2].lower == "with" and not _is_ordinary(words[0].lower, lexicon):
        return not words[0].lower.endswith("ly")  # "Castellan, with debts of $5.7 billion, missed a payment"
    apposed = after == "," and len(words) > 2 and words[2].lower in lexicon.sets["apposed"]
    if apposed and not words[0].lower.endswith("ly"):
        return True  # "Maque, the number three in food delivery, will invest …"
    plural = words[0].lower.endswith("s") and not words[0].lower.endswith(tuple(lexicon.sets["unplural"]))
    if plural or after.endswith("ing"):
        return plural and after in lexicon.sets["singular"] and not _is_ordinary(words[0].lower, lexicon)
    said = any(entry.word_class in ("verb", "taking") for entry in lexicon.cues.get(after, {}).get("", ()))
    return (said or _predicated(words, lexicon)) and not _is_ordinary(words[0].lower, lexicon)


def _is_ordinary(word: str, lexicon: Lexicon) -> bool:
    """Whether a word is one of the language and no name, by the pack or by its ending: "weather", "lending"."""
    return word.endswith(tuple(lexicon.sets["made_of"])) or word in lexicon.sets["ordinary"]


def _predicated(words: Sequence[Token], lexicon: Lexicon) -> bool:
    """Whether the word behind the first makes a statement of it: "Quillon [will] cut", "Teckla [issued] a recall"."""
    after, then = words[1].lower, words[2] if len(words) > 2 else None
    plain = words[0].text.isalpha() and len(words[0].text) >= SHORTEST_NAME and words[1].text.islower()
    if not plain or then is None:
        return False
    if after in lexicon.finite:
        return True
    if after == "to":  # "Quillon to axe 1,200 posts"
        return then.text.islower() and then.text.isalpha() and then.lower not in lexicon.stop
    done = after.endswith("ed") and len(after) > SHORTEST_NAME + 1
    return done and (then.lower in lexicon.stop or not then.text.isalpha())


def capital(token: Token) -> bool:
    return token.text[0].isupper() and token.text[0].isalpha() and len(token.text) > 1
