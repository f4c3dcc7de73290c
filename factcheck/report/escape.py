"""What an article or a path may not do to a terminal: control characters are shown, never sent."""

from __future__ import annotations

from factcheck.model.later import later

# C0 and C1 controls, DEL, line separators, direction marks and overrides, tags, surrogates, and what is invisible
# but can move or hide text. Joiners stay: some scripts need them.
HOSTILE = later(
    "["
    "\x00-\x1f\x7f-\x9f"
    "\u061c\u180e\u200b\u200e\u200f\u2028-\u202e\u2060-\u206f\ufeff\ufff9-\ufffb"
    "\U000e0000-\U000e007f"
    "\ud800-\udfff"
    "]"
)
SPACES = later(r"[\t\n\v\f\r ]+")


def visible(text: str) -> str:
    r"""A text on one line, with its control characters spelled out.

    >>> visible("up \x1b[31m9%\x1b[0m\nand \u202eback")
    'up \\x1b[31m9%\\x1b[0m and \\u202eback'
    """
    return HOSTILE.sub(lambda match: spelled(match[0]), SPACES.sub(" ", text).replace("\xad", ""))


def spelled(character: str) -> str:
    r"""A character as an escape that can be read.

    >>> spelled("\x9b"), spelled("\u202e"), spelled("\U000e0041")
    ('\\x9b', '\\u202e', '\\U000e0041')
    """
    code = ord(character)
    if code < 0x100:
        return f"\\x{code:02x}"
    return f"\\u{code:04x}" if code < 0x10000 else f"\\U{code:08x}"


def harmless_json(dumped: str) -> str:
    r"""JSON that a terminal can show too: what would steer it stands as a JSON escape, the value is the same.

    >>> print(harmless_json('{"text": "\u202e9%\x9b"}'))
    {"text": "\u202e9%\u009b"}
    """
    return HOSTILE.sub(lambda match: _json_escape(match[0]), dumped)


def _json_escape(character: str) -> str:
    if character == "\n":  # between values; within a string it is escaped already
        return character
    units = character.encode("utf-16-be", "surrogatepass").hex()
    return "".join(f"\\u{units[at : at + 4]}" for at in range(0, len(units), 4))
