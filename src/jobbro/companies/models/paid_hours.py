"""What a company answers to the nine questions about paid hours (R-035)."""

from django.db import models

from jobbro.companies.models.company import Company
from jobbro.companies.models.jobs import Position
from jobbro.companies.models.responsibility import ThemeReply
from jobbro.companies.models.work import WorkTask
from jobbro.domain.disclosure import COMPANY_FACT, TECHNICAL


class PaidHoursAnswer(models.Model):
    """The answer to one question, named by its conversation card, and the task or the position that a yes became."""

    company = models.ForeignKey(Company, on_delete=models.CASCADE, related_name="paid_hours_answers")
    question = models.CharField(max_length=40)
    reply = models.CharField(max_length=10, choices=ThemeReply)
    words = models.TextField(blank=True)
    heard_on = models.DateField()
    made_task = models.ForeignKey(WorkTask, null=True, blank=True, on_delete=models.SET_NULL, related_name="+")
    made_position = models.ForeignKey(Position, null=True, blank=True, on_delete=models.SET_NULL, related_name="+")
    edit_version = models.PositiveIntegerField(default=1)

    class PersonalData:
        """About the company's work, not about people."""

        fields = dict.fromkeys(("id", "company", "made_task", "made_position", "edit_version"), TECHNICAL)
        fields |= dict.fromkeys(("question", "reply", "words", "heard_on"), COMPANY_FACT)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["company", "question"], name="one_paid_hours_answer_a_question")]

    @property
    def has_made(self) -> bool:
        """Whether a yes has become something that is still there."""
        return self.made_task_id is not None or self.made_position_id is not None
