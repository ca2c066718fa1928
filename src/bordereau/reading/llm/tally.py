"""The tally: what asking a model cost in a run, what its answers lost at the gate, and the run's budget."""

from __future__ import annotations

import threading
from collections import Counter
from dataclasses import dataclass, field

from bordereau.reading.llm.settings import Settings
from bordereau.reading.llm.source import Answered, NoAnswerError

_MILLION = 1_000_000


@dataclass
class Tally:
    """Counts of one run; safe to be added to from several threads.

    `asked`: answers that were paid for now; `kept`: answers had before; `failed`: why there was none, how
    often; `answered` and `drops`: parts of answers, and those that the gate dropped, by cause.
    """

    settings: Settings | None = None
    asked: int = 0
    kept: int = 0
    tokens_in: int = 0
    tokens_out: int = 0
    seconds: float = 0.0
    answered: int = 0
    drops: Counter[str] = field(default_factory=Counter)
    failed: Counter[str] = field(default_factory=Counter)
    _held: int = 0
    _lock: threading.Lock = field(default_factory=threading.Lock, repr=False)

    @property
    def money(self) -> float:
        """What was spent, by the prices of the settings."""
        if self.settings is None:
            return 0.0
        return (
            self.tokens_in * self.settings.price_in + self.tokens_out * self.settings.price_out
        ) / _MILLION

    @property
    def dropped(self) -> float:
        """The share of parts of answers that the gate dropped."""
        return sum(self.drops.values()) / self.answered if self.answered else 0.0

    def hold(self, tokens: int) -> None:
        """Sets aside what a call may take. NoAnswerError where the budget has no room for it."""
        with self._lock:
            limit, money = self._limits()
            spent = self.tokens_in + self.tokens_out + self._held
            if limit is not None and spent + tokens > limit:
                raise NoAnswerError(f"the budget of {limit} tokens is spent")
            if money is not None and self.money >= money:
                raise NoAnswerError(f"the budget of {money:g} is spent")
            self._held += tokens

    def release(self, tokens: int) -> None:
        """Gives back what was set aside."""
        with self._lock:
            self._held -= tokens

    def add(self, told: Answered) -> None:
        """Counts an answer."""
        with self._lock:
            if told.kept:
                self.kept += 1
                return
            self.asked += 1
            self.tokens_in += told.tokens_in
            self.tokens_out += told.tokens_out
            self.seconds += told.seconds

    def fail(self, why: str) -> None:
        """Counts a page that cues decided since no answer was had."""
        with self._lock:
            self.failed[why] += 1

    def gate(self, answered: int, drops: Counter[str]) -> None:
        """Counts the parts of an answer, and those dropped by cause."""
        with self._lock:
            self.answered += answered
            self.drops.update(drops)

    def running(self) -> str:
        """The count for a progress bar: tokens, and money where there are prices."""
        money = f" · {self.money:.2f}" if self.money else ""
        return f"{self.tokens_in + self.tokens_out:,} tokens{money}"

    def figures(self) -> dict[str, float]:
        """The figures of the run, for programs."""
        return {
            "asked": self.asked,
            "kept": self.kept,
            "failed": sum(self.failed.values()),
            "tokens_in": self.tokens_in,
            "tokens_out": self.tokens_out,
            "money": round(self.money, 4),
            "dropped": round(self.dropped, 4),
        }

    def told(self) -> list[str]:
        """What to tell at the end of a run, a line for each matter."""
        lines = [f"asked of the model: {self.asked}, kept from before: {self.kept}; {self.running()}"]
        if self.drops:
            causes = ", ".join(f"{why} {n}" for why, n in self.drops.most_common())
            lines.append(f"{self.dropped:.0%} of what was answered did not pass the gate: {causes}")
        for why, n in self.failed.most_common():
            lines.append(f"cues decided {n} {'page' if n == 1 else 'pages'}, since the model failed: {why}")
        return lines

    def _limits(self) -> tuple[int | None, float | None]:
        own = self.settings
        return (own.budget_tokens, own.budget_money) if own else (None, None)
