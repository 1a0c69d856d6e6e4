"""Corrections to a locked text as plain data."""

from dataclasses import dataclass
from datetime import datetime


@dataclass(frozen=True, slots=True)
class Addition:
    """A dated correction to a locked text."""

    at: datetime
    by: str
    text: str
