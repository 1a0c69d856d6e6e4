"""Yes, no and not known: what follows from facts when some of them are missing.

An answer is given only when every way of filling in the missing facts would give it.
"""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Truth:
    """True, False, or None together with the facts that would decide."""

    answer: bool | None
    missing: tuple[str, ...] = ()

    def __and__(self, other: Truth) -> Truth:
        """Both hold."""
        if self.answer is False or other.answer is False:
            return Truth(False)
        return self._joined(other, when_known=True)

    def __or__(self, other: Truth) -> Truth:
        """At least one holds."""
        if self.answer is True or other.answer is True:
            return Truth(True)
        return self._joined(other, when_known=False)

    def __invert__(self) -> Truth:
        """The opposite holds."""
        return Truth(None if self.answer is None else not self.answer, self.missing)

    def _joined(self, other: Truth, *, when_known: bool) -> Truth:
        if self.answer is None or other.answer is None:
            return Truth(None, tuple(dict.fromkeys(self.missing + other.missing)))
        return Truth(when_known)


def fact(name: str, value: bool | None) -> Truth:
    """One fact by its name; not known when it is None."""
    return Truth(value, (name,) if value is None else ())
