"""What a person can, found in what the person tells, and the work tasks that it fits. Explained word by word."""

from jobbro.domain.fit.local_words import LocalWords, with_local
from jobbro.domain.fit.proposals import Proposal, ProposedSkill, propose
from jobbro.domain.fit.ranking import RankedTask, Ranking, rank
from jobbro.domain.fit.reading import Evidence, Found, Reading, read_story, read_task
from jobbro.domain.fit.sections import (
    CvSection,
    SectionGuess,
    guess_section,
    latest_first,
    likeness_key,
    sentences_of,
)
from jobbro.domain.fit.skills import Clue, Kind, Skill, SkillMap

__all__ = [
    "CvSection",
    "Evidence",
    "Found",
    "Kind",
    "LocalWords",
    "Proposal",
    "ProposedSkill",
    "RankedTask",
    "Ranking",
    "Reading",
    "Clue",
    "SectionGuess",
    "Skill",
    "SkillMap",
    "guess_section",
    "latest_first",
    "likeness_key",
    "propose",
    "rank",
    "read_story",
    "read_task",
    "sentences_of",
    "with_local",
]
