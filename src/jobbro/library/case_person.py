"""A person in a case, as far as the rules ask."""

from __future__ import annotations

from typing import Self

from pydantic import model_validator

from jobbro.domain.eligibility import Person
from jobbro.library.case_values import Amount, Day, Form, told


class PersonForm(Form):
    """Borgeren, så vidt reglerne spørger. Skriv kun det, I ved."""

    target_group: int | None = told("Målgruppens nummer i lovens § 6, fra 1 til 13.", ge=1, le=13)
    job_ready: bool | None = told("Jobparat? Spørges kun om målgruppe 12.")
    plainly_education_ready: bool | None = told("Åbenlyst uddannelsesparat? Spørges kun om målgruppe 4.")
    employed: bool | None = told("Har borgeren et job nu? Spørges kun om målgruppe 6 og 7.")
    employed_here: bool | None = told("Er borgeren ansat på denne arbejdsplads? Målgruppe 6 og 7.")
    group_granted_on: Day | None = told("Dagen, hvor sagen blev bevilget. Målgruppe 8 og 10.")
    could_get_ordinary_or_subsidised_job: bool | None = told(
        "Kan borgeren uden vanskelighed få eller beholde job på almindelige vilkår eller med løntilskud?"
    )
    on_graduate_benefit: bool | None = told("Får borgeren dagpenge på dimittendsats?")
    has_higher_education: bool | None = told("Har borgeren en videregående uddannelse?")
    under_work_duty: bool | None = told("Har borgeren arbejdspligt?")
    months_on_benefit: Amount | None = told("Måneder i træk på offentlig ydelse før start. Løntilskud.")
    has_qualifying_education: bool | None = told("Har borgeren en erhvervskompetencegivende uddannelse? Løntilskud.")
    age: int | None = told("Alder på startdagen.", ge=0, le=120)
    single_provider: bool | None = told("Er borgeren enlig forsørger? Løntilskud.")

    @model_validator(mode="after")
    def _agrees_with_itself(self) -> Self:
        if self.employed_here and self.employed is False:
            raise ValueError("borgeren kan ikke være ansat her og samtidig være uden job.")
        return self

    def person(self) -> Person:
        """The person as the rules see them."""
        return Person(**self.facts())
