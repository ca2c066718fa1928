"""A process that files readings: `python adder.py ADDRESS READINGS FROM STEP`.

READINGS holds a reading as JSON on each line; of these it files every STEP-th, beginning with FROM. After
each it prints the key of the article, so that whoever kills it knows what it said was kept.
"""

from __future__ import annotations

import sys
from pathlib import Path

from bordereau.model import Reading
from bordereau.register.register import Register


def main(address: str, readings: str, first: str, step: str) -> None:
    lines = Path(readings).read_text(encoding="utf-8").splitlines()
    with Register.open(address) as register:
        for line in lines[int(first) :: int(step)]:
            filed = register.file(Reading.model_validate_json(line), line.encode(), origin="adder")
            print(filed.article, flush=True)


if __name__ == "__main__":
    main(*sys.argv[1:])
