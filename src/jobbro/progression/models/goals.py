"""A citizen's goals, the steps towards them, how far they have come, and where each thing feels safe or hard."""

import uuid

from django.conf import settings
from django.db import models

from jobbro.domain.disclosure import CITIZEN_WORK, TECHNICAL

LOWEST, HIGHEST = -2, 2


class GoalKind(models.TextChoices):
    """Where the goal leads."""

    JOB = "job", "job"
    EDUCATION = "education", "uddannelse"
    EVERYDAY = "everyday", "en hverdag, der bærer"


class GoalFocus(models.TextChoices):
    """What kind of thing is to be found out or trained; asked when a goal could mean anything (R-062)."""

    SOCIAL = "social", "socialt"
    SKILLS = "skills", "fagligt"
    MENTAL = "mental", "psykisk"
    OTHER = "other", "noget andet"


class GoalState(models.TextChoices):
    """What became of the goal; whether an open one is stale follows from its day and is not stored."""

    OPEN = "open", "i gang"
    REACHED = "reached", "nået"
    DROPPED = "dropped", "lagt væk"


class OwnAnswer(models.TextChoices):
    """What the citizen answers to: do you want to go for this?"""

    YES = "yes", "Ja, det vil jeg gerne"
    MAYBE = "maybe", "Måske"
    NO = "no", "Nej"


class CitizenGoal(models.Model):
    """A goal of a citizen's, or a sub-goal on the way to one; the words are for the citizen to read as well."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    citizen = models.ForeignKey("citizens.Citizen", on_delete=models.CASCADE, related_name="goals")
    parent = models.ForeignKey("self", null=True, blank=True, on_delete=models.CASCADE, related_name="subgoals")
    placement = models.ForeignKey(
        "placements.Placement", null=True, blank=True, on_delete=models.SET_NULL, related_name="citizen_goals"
    )
    # The need whose aim with a day this goal was made from: one goal for each.
    need = models.OneToOneField(
        "citizens.Fact", null=True, blank=True, on_delete=models.SET_NULL, related_name="goal_of_aim"
    )
    kind = models.CharField(max_length=10, choices=GoalKind, blank=True)
    focus = models.CharField(max_length=10, choices=GoalFocus, blank=True)
    wording = models.TextField()
    tasks = models.TextField(blank=True)
    measure = models.TextField(blank=True)
    realistic = models.TextField(blank=True)
    starts_on = models.DateField()
    due_on = models.DateField(null=True, blank=True)

    # The citizen's own answer. Nobody can fill it in by guessing: it says when, and whether the citizen wrote it.
    own_answer = models.CharField(max_length=10, choices=OwnAnswer, blank=True)
    own_words = models.TextField(blank=True)
    own_answer_at = models.DateTimeField(null=True, blank=True)
    own_answer_by_link = models.BooleanField(default=False)

    state = models.CharField(max_length=10, choices=GoalState, default=GoalState.OPEN)
    ended_on = models.DateField(null=True, blank=True)
    weight = models.PositiveSmallIntegerField(default=1)
    levels_agreed_at = models.DateTimeField(null=True, blank=True)
    levels_agreed_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    noted_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    noted_at = models.DateTimeField()
    edit_version = models.PositiveIntegerField(default=1)

    class PersonalData:
        """Read by the citizen and those who have the case."""

        fields = dict.fromkeys(
            (
                "id",
                "citizen",
                "parent",
                "placement",
                "need",
                "noted_by",
                "noted_at",
                "edit_version",
                "levels_agreed_by",
            ),
            TECHNICAL,
        ) | dict.fromkeys(
            (
                "kind",
                "focus",
                "wording",
                "tasks",
                "measure",
                "realistic",
                "starts_on",
                "due_on",
                "own_answer",
                "own_words",
                "own_answer_at",
                "own_answer_by_link",
                "state",
                "ended_on",
                "weight",
                "levels_agreed_at",
            ),
            CITIZEN_WORK,
        )

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=~models.Q(wording=""),
                name="citizen_goal_has_words",
                violation_error_message="Skriv, hvad målet er.",
            ),
            models.CheckConstraint(
                condition=models.Q(due_on__isnull=True) | models.Q(due_on__gte=models.F("starts_on")),
                name="citizen_goal_ends_after_start",
                violation_error_message="Dagen for målet ligger før den dag, I begynder.",
            ),
            models.CheckConstraint(
                condition=models.Q(state=GoalState.OPEN, ended_on__isnull=True)
                | (~models.Q(state=GoalState.OPEN) & models.Q(ended_on__isnull=False)),
                name="citizen_goal_ended_has_its_day",
            ),
            models.CheckConstraint(
                condition=models.Q(own_answer="", own_answer_at__isnull=True)
                | (~models.Q(own_answer="") & models.Q(own_answer_at__isnull=False)),
                name="citizen_goal_answer_has_its_time",
            ),
            models.CheckConstraint(
                condition=models.Q(levels_agreed_at__isnull=True, levels_agreed_by__isnull=True)
                | models.Q(levels_agreed_at__isnull=False, levels_agreed_by__isnull=False),
                name="citizen_goal_levels_agreed_by_and_at",
            ),
            models.CheckConstraint(condition=models.Q(weight__gte=1, weight__lte=5), name="citizen_goal_weight"),
        ]
        indexes = [models.Index(fields=["citizen", "state"], name="goal_of_citizen")]

    def __str__(self) -> str:
        return self.wording


class GoalLevel(models.Model):
    """What one of the five steps from −2 to +2 looks like for this goal, in words that anybody can check."""

    goal = models.ForeignKey(CitizenGoal, on_delete=models.CASCADE, related_name="levels")
    level = models.SmallIntegerField()
    wording = models.CharField(max_length=300)

    class PersonalData:
        """Part of the goal."""

        fields = dict.fromkeys(("id", "goal"), TECHNICAL) | dict.fromkeys(("level", "wording"), CITIZEN_WORK)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["goal", "level"], name="goal_level_is_described_once"),
            models.CheckConstraint(
                condition=models.Q(level__gte=LOWEST, level__lte=HIGHEST), name="goal_level_is_one_of_five"
            ),
            models.CheckConstraint(
                condition=~models.Q(wording=""),
                name="goal_level_has_words",
                violation_error_message="Skriv, hvad man kan se på dette trin.",
            ),
        ]


class GoalRating(models.Model):
    """How far the citizen had come on a day, on the levels that were agreed before."""

    goal = models.ForeignKey(CitizenGoal, on_delete=models.CASCADE, related_name="ratings")
    level = models.SmallIntegerField()
    rated_on = models.DateField()
    note = models.CharField(max_length=300, blank=True)
    noted_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    noted_at = models.DateTimeField()

    class PersonalData:
        """Part of the goal."""

        fields = dict.fromkeys(("id", "goal", "noted_by", "noted_at"), TECHNICAL) | dict.fromkeys(
            ("level", "rated_on", "note"), CITIZEN_WORK
        )

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=models.Q(level__gte=LOWEST, level__lte=HIGHEST), name="goal_rating_is_one_of_five"
            )
        ]
        indexes = [models.Index(fields=["goal", "rated_on"], name="rating_of_goal")]


class Difficulty(models.TextChoices):
    """How the homework felt to the one who did it."""

    EASY = "easy", "Det var let"
    RIGHT = "right", "Det passede"
    HARD = "hard", "Det var svært"
    TOO_HARD = "too_hard", "Det gik ikke"


class Homework(models.Model):
    """An action towards a goal that the citizen does until next time: what, when, where and how."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    goal = models.ForeignKey(CitizenGoal, on_delete=models.CASCADE, related_name="homework")
    wording = models.CharField(max_length=300)
    due_on = models.DateField()
    when = models.CharField(max_length=160)
    where = models.CharField(max_length=160)
    how = models.CharField(max_length=300)
    agreed_at = models.DateTimeField()
    agreed_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    is_done = models.BooleanField(null=True, blank=True)
    difficulty = models.CharField(max_length=10, choices=Difficulty, blank=True)
    told = models.TextField(blank=True)
    reported_at = models.DateTimeField(null=True, blank=True)
    reported_by_link = models.BooleanField(default=False)
    edit_version = models.PositiveIntegerField(default=1)

    class PersonalData:
        """Read by the citizen and those who have the case."""

        fields = dict.fromkeys(("id", "goal", "agreed_by", "edit_version"), TECHNICAL) | dict.fromkeys(
            (
                "wording",
                "due_on",
                "when",
                "where",
                "how",
                "agreed_at",
                "is_done",
                "difficulty",
                "told",
                "reported_at",
                "reported_by_link",
            ),
            CITIZEN_WORK,
        )

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=~models.Q(wording="") & ~models.Q(when="") & ~models.Q(where="") & ~models.Q(how=""),
                name="homework_says_what_when_where_and_how",
                violation_error_message="Skriv hvad, hvornår, hvor og hvordan.",
            ),
            models.CheckConstraint(
                condition=models.Q(reported_at__isnull=True, is_done__isnull=True, difficulty="")
                | (models.Q(reported_at__isnull=False, is_done__isnull=False) & ~models.Q(difficulty="")),
                name="homework_is_reported_as_a_whole",
            ),
        ]
        indexes = [models.Index(fields=["goal", "due_on"], name="homework_of_goal")]


class Zone(models.TextChoices):
    """How a task or a situation feels to the citizen (R-061)."""

    COMFORT = "comfort", "Tryghed"
    GROWTH = "growth", "Udvikling"
    UNSAFE = "unsafe", "Utryghed"


class ZoneItem(models.Model):
    """A task or a situation that the citizen has placed in a zone; one that feels unsafe is supported or postponed."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    citizen = models.ForeignKey("citizens.Citizen", on_delete=models.CASCADE, related_name="zone_items")
    goal = models.ForeignKey(CitizenGoal, null=True, blank=True, on_delete=models.SET_NULL, related_name="zone_items")
    wording = models.CharField(max_length=200)
    zone = models.CharField(max_length=10, choices=Zone)
    support = models.CharField(max_length=300, blank=True)
    postponed_until = models.DateField(null=True, blank=True)
    is_current = models.BooleanField(default=True)
    noted_at = models.DateTimeField()

    class PersonalData:
        """Read by the citizen and those who have the case."""

        fields = dict.fromkeys(("id", "citizen", "goal", "is_current"), TECHNICAL) | dict.fromkeys(
            ("wording", "zone", "support", "postponed_until", "noted_at"), CITIZEN_WORK
        )

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=~models.Q(wording=""),
                name="zone_item_has_words",
                violation_error_message="Skriv, hvilken opgave eller situation det er.",
            ),
            models.CheckConstraint(condition=models.Q(zone__in=Zone.values), name="zone_item_zone_is_known"),
        ]
        indexes = [models.Index(fields=["citizen", "is_current"], name="zone_items_of_citizen")]


class ZoneMove(models.Model):
    """That an item was placed in a zone, and when; the row of them is its history."""

    item = models.ForeignKey(ZoneItem, on_delete=models.CASCADE, related_name="moves")
    zone = models.CharField(max_length=10, choices=Zone)
    moved_on = models.DateField()
    by_citizen = models.BooleanField(default=True)

    class PersonalData:
        """Part of the item."""

        fields = dict.fromkeys(("id", "item"), TECHNICAL) | dict.fromkeys(
            ("zone", "moved_on", "by_citizen"), CITIZEN_WORK
        )

    class Meta:
        ordering = ["pk"]
        constraints = [models.CheckConstraint(condition=models.Q(zone__in=Zone.values), name="zone_move_zone_is_known")]
