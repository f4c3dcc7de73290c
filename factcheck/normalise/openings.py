"""What is a name where a sentence opens, and what only an ordinary word with a capital."""

from __future__ import annotations

from collections.abc import Container, Sequence
from itertools import pairwise

from factcheck.normalise.lexicon import Lexicon
from factcheck.normalise.scene import Cast, Scene
from factcheck.normalise.tokens import Token

SHORTEST_NAME = 3
PLACE_HEADS = frozenset({"new", "north", "south", "east", "west"})
SHARES = frozenset({"shares", "stock"})
DASHES = frozenset({"-", "–", "—"})
LABELLING = DASHES | {":"}
LONGEST_ITEM = 6  # tokens of a label of a list, with its mark
OPENING = DASHES | {":"}
LONGEST_DATELINE = 14  # tokens, to its first mark
LONGEST_STAMPS = 26  # tokens, with a wire and a day behind the place
LONGEST_WIRE = 3
STAMPED = frozenset({",", "(", ")", ".", "/", "-"})
LENGTH_OF_YEAR, LAST_DAY = 4, 31
LONGEST_LABEL = 10
IN_LABEL = frozenset({".", ",", "(", ")", "'", "’", "-"})


def text_begins(scene: Scene, speakers: Container[tuple[str, ...]]) -> int:
    """Where a sentence begins behind a dateline, "BERLIN, July 2 (Reuters) -", or who says it; 0 without either."""
    if scene.spoken.isdisjoint(OPENING):
        return 0
    label = label_of(scene.words)
    return len(label) + 1 if label in speakers else _dateline_end(scene.words)


def label_of(words: Sequence[Token]) -> tuple[str, ...]:
    """What stands before a colon where a sentence opens, if it can be who talks: "WOLF BLITZER, CNN ANCHOR:"."""
    texts = [token.text for token in words[:LONGEST_LABEL]]
    label = tuple(texts[: texts.index(":")]) if ":" in texts else ()
    shouted = all(text.isupper() or text in IN_LABEL for text in label)
    return label if shouted or (len(label) == 1 and label[0].istitle()) else ()


def listed_firms(items: Sequence[Sequence[Token]], lexicon: Lexicon) -> list[str]:
    """What labels the items of a list that tells of companies, as those of them tell that are known.

    A list with the name of a measure among its labels tells of one company.
    """
    labels = [label for words in items if (label := _item_label(words))]
    entries = [lexicon.whole_name(label) for label in labels]
    known = [entry is not None and entry.subject.kind == "company" and not entry.weak for entry in entries]
    other = [label for label, is_known in zip(labels, known, strict=True) if not is_known]
    if len(other) > sum(known) or any(phrased(label, len(label) - 1, lexicon) for label in labels):
        return []
    fresh = [label for label in other if (entry := lexicon.whole_name(label)) is None or entry.weak]
    plain = lexicon.words("opening", "stop", "ordinary")
    fresh = [label for label in fresh if not any(word.lower in plain for word in label)]
    return [" ".join(word.text for word in label) for label in fresh if not _is_ordinary(label[-1].lower, lexicon)]


def _item_label(words: Sequence[Token]) -> Sequence[Token]:
    """The words with capitals before the colon or dash of an item: "[Acme Foods]: revenue of …"."""
    end = next((at for at, token in enumerate(words[:LONGEST_ITEM]) if token.text in LABELLING), 0)
    spaced = end > 0 and (words[end].text == ":" or words[end - 1].end < words[end].start)
    return words[:end] if spaced and all(capital(token) for token in words[:end]) else ()


def speakers(labels: Sequence[tuple[str, ...]], roles: Container[str]) -> set[tuple[str, ...]]:
    """The labels of those who talk: told by what they do, or in capitals where such a one is met again."""
    told = {label for label in labels if any(text.lower() in roles for text in label)}
    names = [label for label in labels if len(label) > 1 and label not in told]
    return told | {*names} if told or len(names) > len({*names}) else told


def _dateline_end(words: Sequence[Token]) -> int:
    """Where the text begins behind a dateline; each dash of it closes a place, a wire in brackets or a day."""
    if not words or not (_place(words[0].text) or words[0].text == "(" or _by_agency(words)):
        return 0
    end = at = 0
    while at < min(len(words), LONGEST_STAMPS if end else LONGEST_DATELINE):
        past = _past_mark(words, at)
        if past > at:
            if end and not _is_stamp(words[end:at]):
                break
            end = at = past
            continue
        text = words[at].text
        if not (text.isupper() or text in STAMPED or text[0].isdigit() or text[0].isupper()):
            break
        at += 1
    return end


def _past_mark(words: Sequence[Token], at: int) -> int:
    """The token behind the mark that parts a dateline here, a dash or the strokes around a wire; else where it is."""
    mark, then = words[at], words[at + 1] if at + 1 < len(words) else None
    if at == 0 or then is None:
        return at + 1 if at and mark.text in DASHES and words[at - 1].end < mark.start else at
    if mark.text in DASHES:
        doubled = then.text == mark.text and then.start == mark.end  # "OSTEN--(TARNWIRE)--"
        return at + 1 + doubled if doubled or words[at - 1].end < mark.start else at
    closed = any(token.text == "/" for token in words[at + 2 : at + 2 + LONGEST_WIRE])
    stroke = mark.text == "/" and words[at - 1].end < mark.start and mark.end < then.start
    wired = closed or words[at - 1].text.isdigit() or (at > 1 and words[at - 2].text == "/")
    return at + 1 if stroke and wired else at


def _is_stamp(run: Sequence[Token]) -> bool:
    """Whether what stands between two marks of a dateline is a wire, in brackets or capitals, or a day."""
    plain = [token.text for token in run if token.text not in STAMPED]
    if (run and run[0].text == "(") or (len(plain) == 1 and plain[0].isupper()):
        return True
    days = [text for text in plain if text.isdigit() and (len(text) == LENGTH_OF_YEAR or int(text) <= LAST_DAY)]
    return len(plain) - len(days) == 1 and bool(days)


def _place(text: str) -> bool:
    return text.isupper() and len(text) > 2


def _by_agency(words: Sequence[Token]) -> bool:
    """Whether brackets close right before the dash: "Washington (Reuters) - …"."""
    texts = [token.text for token in words[:LONGEST_DATELINE]]
    return any(closing == ")" and dash in DASHES for closing, dash in pairwise(texts))


def heads_of(words: Sequence[Token], at: int, lexicon: Lexicon) -> bool:
    """ "Shareholders of Orvane": a plural that opens a sentence is no part of the name behind its "of".

    Nor is the name of a measure: "Support for Velin".
    """
    word = words[at].lower
    behind = words[at + 1].lower if at + 1 < len(words) else ""
    if behind not in {"of", "for"} or not opens(words, at):
        return False
    if any(entry.kind == "metric" for entry in lexicon.cues.get(word, {}).get(behind, ())):
        return True
    plural = word.endswith("s") and not word.endswith(tuple(lexicon.sets["unplural"]))
    return plural and words[at + 1].text == "of"


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
    if words[at - 1].text == "#":  # the mark of a heading, with a blank behind it
        return words[at - 1].end < words[at].start
    return words[at - 1].text in DASHES and at <= LONGEST_STAMPS and _dateline_end(words) == at


def acts(words: Sequence[Token], cast: Cast, lexicon: Lexicon) -> bool:
    """Whether a word that opens a sentence is a name: one met before, or one that does something."""
    if words[0].text in cast.full:
        return True
    if len(words) < 2 or words[0].lower in lexicon.stop:
        return False
    after = words[1].lower
    if (
        after.endswith("ly")
        and len(words) > 3
        and words[2].text.islower()
        and not _is_ordinary(words[0].lower, lexicon)
    ):
        return acts((words[0], *words[2:]), cast, lexicon)  # "Lumera cumulatively delivered 78,412 cars"
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
    if after == "," and _says_aside(words, lexicon) and not _is_ordinary(words[0].lower, lexicon):
        return not words[0].lower.endswith(("ly", "s"))  # "Tessin, meanwhile, said revenue rose"
    apposed = after == "," and len(words) > 2 and words[2].lower in lexicon.sets["apposed"]
    if apposed and not words[0].lower.endswith("ly"):
        return True  # "Maque, the number three in food delivery, will invest …"
    plural = words[0].lower.endswith("s") and not words[0].lower.endswith(tuple(lexicon.sets["unplural"]))
    if plural or after.endswith("ing"):
        return plural and after in lexicon.sets["singular"] and not _is_ordinary(words[0].lower, lexicon)
    said = any(entry.word_class in ("verb", "taking") for entry in lexicon.cues.get(after, {}).get("", ()))
    return (said or _predicated(words, lexicon)) and not _is_ordinary(words[0].lower, lexicon)


def _says_aside(words: Sequence[Token], lexicon: Lexicon) -> bool:
    """Whether somebody says something behind an aside of a word or three between commas: ", by contrast, said"."""
    closed = next((at for at in range(2, min(6, len(words))) if words[at].text == ","), 0)
    if not closed or closed + 1 >= len(words) or words[closed - 1].lower not in lexicon.sets["aside"]:
        return False
    if any(word.lower in ("his", "her") for word in words[2:closed]):
        return False  # "Wirth, for her part, said": a person
    then = lexicon.cues.get(words[closed + 1].lower, {}).get("", ())
    return any(entry.kind == "source" and entry.word_class == "verb" for entry in then)


def phrased(words: Sequence[Token], at: int, lexicon: Lexicon) -> bool:
    """Whether a word, alone or with those behind it, is one that frames are read by: "[Target prices] rose"."""
    entries = lexicon.cues.get(words[at].lower, {})
    after = words[at + 1].lower if at + 1 < len(words) else ""
    told = (*entries.get(after, ()), *entries.get("", ())) if after else entries.get("", ())
    lowered = tuple(token.lower for token in words[at + 1 : at + 1 + LONGEST_LABEL])
    return any(lowered[: len(entry.rest)] == entry.rest for entry in told)


def measured_next(words: Sequence[Token], lexicon: Lexicon) -> bool:
    """Whether a measure and its verb follow a word: "[Snap] revenue rose", not "sharp revenue growth"."""
    if len(words) < 3 or phrased(words, 0, lexicon):
        return False
    nouns = [entry for entry in lexicon.cues.get(words[1].lower, {}).get("", ()) if entry.kind == "metric"]
    verbs = lexicon.cues.get(words[2].lower, {}).get("", ())
    classes = {one.word_class for one in verbs if one.kind == "direction"}
    moves = words[2].lower in lexicon.finite or ("verb" in classes and "noun" not in classes)
    return bool(nouns) and moves and not words[2].lower.endswith("ing")


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
