"""Lists: the lines of a text that go on from the line that announces them."""

from __future__ import annotations

import re

LONGEST = 4000
"""Characters of a list, with what announces it, that are read as one."""
_BULLET = re.compile(r"([•◦‣▪●○■□►▸▶*·–—-])[ \t\u00a0]*(?=[^\s–—-])")


def goes_on(text: str, begin: int, end: int, after: int) -> bool:
    """Whether a line of a list follows that belongs to what was begun at offset `begin` of `text`.

    The line before ends at `end`, the next one begins at `after`. What announces a list ends with a colon;
    every line of it begins with the same mark.
    """
    bullet = _BULLET.match(text, after)
    if bullet is None or after - begin > LONGEST:
        return False
    before = _BULLET.match(text, _line_start(text, begin, end))
    if before is not None:
        return before.group(1) == bullet.group(1)
    return text[begin:end].rstrip().endswith(":")


def list_line(text: str, offset: int) -> int | None:
    """Where the line of a list that holds `offset` begins in `text`; None where it is of no list."""
    start = _line_start(text, 0, offset)
    return start if _BULLET.match(text, start) else None


def _line_start(text: str, begin: int, offset: int) -> int:
    line = max(text.rfind("\n", begin, offset), text.rfind("\r", begin, offset)) + 1
    line = max(line, begin)
    return line + len(text[line:offset]) - len(text[line:offset].lstrip(" \t\u00a0"))
