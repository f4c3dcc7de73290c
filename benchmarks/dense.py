"""A dense archive: many articles about a few companies, which mostly agree, so that much is held against much.

Every company has its quarters, each with results, a day's move, a forecast and a deal. An article tells some of them in
one of several wordings, rounds now and then, and seldom tells a figure wrong.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import count, islice, product
from random import Random

from place import Row

SEED = 20261122
COMPANIES = 40
QUARTERS = ((2025, 3), (2025, 4), (2026, 1), (2026, 2))
ORDINALS = ("first", "second", "third", "fourth")
SLIPS = 0.01  # share of figures told wrong
ROUNDED = 0.05  # … and of those told with a digit less
STARTS = ("Al", "Bren", "Cor", "Dar", "El", "Fen", "Gal", "Hol")
ENDS = ("dane Systems", "more Foods", "tham Energy", "vik Motors", "wick Pharma")
CITIES = ("Leeds", "Lyon", "Turin", "Graz", "Porto")
TEMPLATES: Mapping[str, tuple[str, ...]] = {
    "revenue": (
        "{who} reported revenue of ${revenue} billion for the {quarter} quarter of {year}.",
        "Revenue at {who} came to ${revenue} billion in the {quarter} quarter of {year}.",
        "In the {quarter} quarter of {year}, {who} had sales of ${revenue} billion, the company said on {day}.",
        "{who} said on {day} that {quarter}-quarter revenue rose {growth}% to ${revenue} billion.",
    ),
    "profit": (
        "{who} posted a net profit of ${profit} million in the {quarter} quarter of {year}.",
        "Net income at {who} was ${profit} million for the {quarter} quarter of {year}, or ${earned} a share.",
        "{who} earned ${earned} per share in the {quarter} quarter of {year}.",
        "Net profit of {who} was ${profit} million in the {quarter} quarter of {year}, up {profited}% in a year.",
    ),
    "share": (
        "Shares of {who} rose {move}% on {day}.",
        "{who} shares closed {move}% higher at ${price} on {day}.",
        "The stock of {who} ended at ${price} on {day}, a gain of {move}% for the day.",
    ),
    "forecast": (
        "{who} expects revenue of ${outlook} billion in {next}.",
        "For {next}, {who} forecasts sales of ${outlook} billion.",
        "The company expects to spend ${spent} million on new plants in {next}, {who} said.",
    ),
    "deal": (
        "{who} agreed on {agreed} to buy {target} for ${deal} billion.",
        "{who} will pay ${deal} billion for {target}, which has {staff} employees.",
        "The purchase of {target} by {who}, worth ${deal} billion, is to be closed in {next}.",
        "{target}, which employs {staff} people in {city}, is being bought by {who} for ${deal} billion.",
    ),
}
HEADLINES = (
    "{who} revenue rises to ${revenue} billion in {quarter} quarter",
    "{who} shares climb {move}% after results",
    "{who} to buy {target} for ${deal} billion",
    "What {who} told its investors",
)


@dataclass(frozen=True, slots=True)
class Quarter:
    """What is true of a company's quarter, in words that go into a sentence."""

    day: date
    said: Mapping[str, str]
    figures: Mapping[str, str]


def articles(number: int, companies: int = COMPANIES) -> Iterator[Row]:
    """So many articles, the same ones in the same order each time."""
    quarters = [quarter(who, at) for at, who in product(range(len(QUARTERS)), names(companies))]
    turns = (one for _ in count() for one in quarters)
    for at, one in enumerate(islice(turns, number)):
        yield article(f"a{at:06}", one, Random(f"{SEED} {at}"))


def names(companies: int) -> list[str]:
    return [start + end for start, end in product(STARTS, ENDS)][:companies]


def quarter(who: str, at: int) -> Quarter:
    random = Random(f"{SEED} {who}")
    size = random.uniform(1, 30)
    target = f"{random.choice(STARTS)}{random.choice(('by', 'ston', 'field'))} Group"
    year, number = QUARTERS[at]
    outlook = random.uniform(3.8, 4.6) * size
    agreed = date(QUARTERS[0][0], 9, 1 + random.randrange(28))
    random = Random(f"{SEED} {who} {at}")
    told = date(year, 3 * number, 1) + timedelta(days=51 + random.randrange(20))
    revenue = size * random.uniform(0.9, 1.2)
    figures = {
        "revenue": f"{revenue:.2f}",
        "profit": f"{revenue * random.uniform(80, 190):.0f}",
        "earned": f"{random.uniform(0.4, 4):.2f}",
        "growth": f"{random.uniform(2, 24):.1f}",
        "profited": f"{random.uniform(3, 40):.1f}",
        "move": f"{random.uniform(0.8, 12):.1f}",
        "price": f"{random.uniform(20, 300):.2f}",
        "outlook": f"{outlook * (1 + year % 10 / 12):.1f}",
        "spent": f"{size * (20 + year % 10):.0f}",
        "deal": f"{size / 3:.2f}",
        "staff": f"{round(size * 311):,}",
    }
    said = {
        "who": who,
        "quarter": ORDINALS[number - 1],
        "year": str(year),
        "next": str(year + 1),
        "day": f"{told:%B} {told.day}, {told.year}",
        "target": target,
        "agreed": f"{agreed:%B} {agreed.day}, {agreed.year}",
        "city": random.choice(CITIES),
    }
    return Quarter(told, said, figures)


def article(name: str, one: Quarter, random: Random) -> Row:
    told = [sentence(random.choice(TEMPLATES[topic]), one, random) for topic in random.sample(list(TEMPLATES), 4)]
    title = sentence(random.choice(HEADLINES), one, random)
    day = one.day + timedelta(days=random.randrange(2))
    return {
        "id": name,
        "date": day.isoformat(),
        "title": title,
        "body": "\n\n".join((" ".join(told[:2]), " ".join(told[2:]))),
    }


def sentence(template: str, one: Quarter, random: Random) -> str:
    return template.format_map({**one.said, **{key: written(value, random) for key, value in one.figures.items()}})


def written(figure: str, random: Random) -> str:
    """A figure as an article gives it: as it is, a digit short, or wrong."""
    chance = random.random()
    if chance < SLIPS:
        at = random.choice([at for at, char in enumerate(figure) if char.isdigit()])
        return f"{figure[:at]}{random.choice('123456789')}{figure[at + 1 :]}"
    if chance < SLIPS + ROUNDED and "." in figure:
        return f"{float(figure):.{len(figure.partition('.')[2]) - 1}f}"
    return figure
