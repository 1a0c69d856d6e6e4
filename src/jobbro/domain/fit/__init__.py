"""What a person can, found in what the person tells, and the work tasks that it fits. Explained word by word."""

from jobbro.domain.fit.proposals import Proposal, ProposedSkill, propose
from jobbro.domain.fit.ranking import RankedTask, Ranking, rank
from jobbro.domain.fit.reading import Evidence, Found, Reading, read_story, read_task
from jobbro.domain.fit.skills import Clue, Kind, Skill, SkillMap

__all__ = [
    "Evidence",
    "Found",
    "Kind",
    "Proposal",
    "ProposedSkill",
    "RankedTask",
    "Ranking",
    "Reading",
    "Clue",
    "Skill",
    "SkillMap",
    "propose",
    "rank",
    "read_story",
    "read_task",
]
