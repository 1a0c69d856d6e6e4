"""Rows about citizens. They are fetched through access.py and nowhere else."""

from jobbro.citizens.models.facts import NEVER_OUTSIDE, Fact, FactKind, Release
from jobbro.citizens.models.needs import NeedChain, NeedEffect, NeedProvider
from jobbro.citizens.models.people import Citizen, Lending, TargetGroup, TargetGroupSpell

__all__ = [
    "NEVER_OUTSIDE",
    "Citizen",
    "Fact",
    "FactKind",
    "Lending",
    "NeedChain",
    "NeedEffect",
    "NeedProvider",
    "Release",
    "TargetGroup",
    "TargetGroupSpell",
]
