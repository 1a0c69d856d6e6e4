"""Every field of every model has a privacy class."""

import pytest
from django.apps import apps
from django.db import models

from jobbro.domain import disclosure

OURS = [
    model for config in apps.get_app_configs() if config.name.startswith("jobbro.") for model in config.get_models()
]


def own_fields(model: type[models.Model]) -> set[str]:
    return {field.name for field in [*model._meta.local_fields, *model._meta.local_many_to_many]} | (
        {field.name for field in model._meta.get_fields() if not field.auto_created or field.concrete}
    )


@pytest.mark.req("R-157")
@pytest.mark.parametrize("model", OURS, ids=lambda model: model._meta.label)
def test_every_field_has_a_privacy_class(model):
    listed = model.PersonalData.fields
    assert set(listed) == own_fields(model)


@pytest.mark.parametrize("model", OURS, ids=lambda model: model._meta.label)
def test_the_privacy_classes_are_known_ones(model):
    known = {id(value) for value in vars(disclosure).values()}
    strangers = [name for name, value in model.PersonalData.fields.items() if id(value) not in known]
    assert strangers == []


@pytest.mark.parametrize("model", OURS, ids=lambda model: model._meta.label)
def test_a_choice_is_stored_as_a_short_code(model):
    """Names of classes or modules in rows break when code is renamed."""
    odd = [
        f"{field.name}={value}"
        for field in model._meta.get_fields()
        for value, _ in getattr(field, "flatchoices", None) or ()
        if value and (len(str(value)) > 30 or "." in str(value) or str(value) != str(value).lower())
    ]
    assert odd == []


@pytest.mark.parametrize("model", OURS, ids=lambda model: model._meta.label)
def test_who_and_when_stand_together_or_not_at_all(model):
    """A `…_by` that may be empty has a constraint that ties it to its `…_at`."""
    names = {field.name: field for field in model._meta.get_fields()}
    pairs = [name[:-3] for name, field in names.items() if name.endswith("_by") and getattr(field, "null", False)]
    tied = " ".join(
        str(constraint.condition) for constraint in model._meta.constraints if hasattr(constraint, "condition")
    )
    loose = [stem for stem in pairs if f"{stem}_at" in names and f"{stem}_at" not in tied]
    assert loose == []
