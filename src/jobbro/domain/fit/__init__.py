"""What a person can, found in what the person tells, and the work that it fits: tasks, and jobs made of light tasks."""

from jobbro.domain.fit.bundles import Bundle, BundleAnswer, BundleIdea, bundle
from jobbro.domain.fit.local_words import LocalWords, with_local
from jobbro.domain.fit.loose_tasks import Hands, JobWish, LooseTask, Piece, SetAside, SetAsideWhy, Training
from jobbro.domain.fit.positions import LongerThanPosition, TaskTable, hours_left, is_light
from jobbro.domain.fit.proposals import Proposal, ProposedSkill, propose
from jobbro.domain.fit.ranking import RankedTask, Ranking, rank
from jobbro.domain.fit.reading import Evidence, Found, Reading, read_story, read_task
from jobbro.domain.fit.relief import Heard, Pull, RankedIdea, Reason, ReliefIdea, Signal, heard_in, rank_relief
from jobbro.domain.fit.sections import CvSection, SectionGuess, guess_section, latest_first, likeness_key, sentences_of
from jobbro.domain.fit.skills import Clue, Kind, Skill, SkillMap
from jobbro.domain.fit.task_week import DayHours

__all__ = [
    "Bundle",
    "BundleAnswer",
    "BundleIdea",
    "Clue",
    "CvSection",
    "DayHours",
    "Evidence",
    "Found",
    "Hands",
    "Heard",
    "JobWish",
    "Kind",
    "LocalWords",
    "LongerThanPosition",
    "LooseTask",
    "Piece",
    "Proposal",
    "ProposedSkill",
    "Pull",
    "RankedIdea",
    "RankedTask",
    "Ranking",
    "Reading",
    "Reason",
    "ReliefIdea",
    "SectionGuess",
    "SetAside",
    "SetAsideWhy",
    "Signal",
    "Skill",
    "SkillMap",
    "TaskTable",
    "Training",
    "bundle",
    "guess_section",
    "heard_in",
    "hours_left",
    "is_light",
    "latest_first",
    "likeness_key",
    "propose",
    "rank",
    "rank_relief",
    "read_story",
    "read_task",
    "sentences_of",
    "with_local",
]
