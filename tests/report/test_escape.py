"""What articles and paths may not do to a terminal."""

import json

import pytest

from factcheck.report.escape import harmless_json, visible


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("\x1b]0;owned\x07 9%", "\\x1b]0;owned\\x07 9%"),
        ("\x1b[2J\x9b31m", "\\x1b[2J\\x9b31m"),
        ("one\r\ntwo\tthree", "one two three"),
        ("\u202e%9 \u2066x\u2069", "\\u202e%9 \\u2066x\\u2069"),
        ("half \ud800 pair", "half \\ud800 pair"),
        ("tag \U000e0041", "tag \\U000e0041"),
        ("soft\xadhyphen", "softhyphen"),
        ("１２％ 삼성 🇺🇸 “quoted”", "１２％ 삼성 🇺🇸 “quoted”"),
    ],
)
def test_control_characters_are_spelled_out(text: str, shown: str) -> None:
    assert visible(text) == shown


def test_json_keeps_its_value_and_loses_its_power_over_the_terminal() -> None:
    value = {"text": "a\\\u202eb\x9bc\ud800d\U000e0041\u2028 9％\n"}
    dumped = harmless_json(json.dumps(value, ensure_ascii=False, indent=2))
    assert json.loads(dumped) == value
    assert not {"\u202e", "\x9b", "\ud800", "\U000e0041", "\u2028"} & set(dumped)
    assert "9％" in dumped
    dumped.encode("utf-8")
