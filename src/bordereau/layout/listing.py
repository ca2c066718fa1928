"""Lists: the lines of a text that go on from the line that announces them."""

from __future__ import annotations

import re

LONGEST = 4000
"""Characters of a list that are read as one with what announces it."""
_LINE = re.compile(r"([•◦‣▪●○■□►▸▶*·–—-])[ \t\u00a0]*(?=[^\s–—-])[^\r\n]*")
_GAP = re.compile(r"[ \t\u00a0]*(?:\r\n?|\n)\s*")
_STOP = re.compile(r"[.!?…][»”\"’)\]]*\s+\S")
_STOPS, _LINES, _LONGEST_LINE = (".", "!", "?", "…"), 2, 160


def list_end(text: str, end: int, after: int) -> int | None:
    """Where the list ends that the line up to offset `end` of `text` announces, and that begins at `after`.

    What announces a list ends with a colon. Its lines are two or more, begin with the same mark and name
    things: lines that are sentences tell something each for itself. None where no such list follows.
    """
    if not text[max(0, end - 3) : end].rstrip().endswith(":"):
        return None
    lines = _lines(text, after)
    told = [line for line in lines[:-1] if line.group().rstrip().endswith(_STOPS)]
    whole = [line for line in lines if _STOP.search(line.group()) or len(line.group()) > _LONGEST_LINE]
    if len(lines) < _LINES or told or whole or lines[-1].end() - after > LONGEST:
        return None
    return lines[-1].end()


def list_line(text: str, offset: int) -> int | None:
    """Where the line of a list that holds `offset` begins in `text`; None where it is of no list."""
    line = max(text.rfind("\n", 0, offset), text.rfind("\r", 0, offset)) + 1
    start = line + len(text[line:offset]) - len(text[line:offset].lstrip())
    return start if _LINE.match(text, start) else None


def _lines(text: str, start: int) -> list[re.Match[str]]:
    """The lines from offset `start` on that begin with the same mark."""
    lines: list[re.Match[str]] = []
    while (line := _LINE.match(text, start)) and (not lines or line.group(1) == lines[0].group(1)):
        lines.append(line)
        gap = _GAP.match(text, line.end())
        if gap is None or line.end() - lines[0].start() > LONGEST:
            break
        start = gap.end()
    return lines
