"""The register of personal fields, read from the models themselves through Django's registry."""

from collections.abc import Iterator
from dataclasses import dataclass

from django.apps import apps
from django.db.models import Model

from jobbro.domain.disclosure import STAFF_IDENTITY, TECHNICAL, Ground, PrivacyClass
from jobbro.library import texts

# Tables of the packages that Jobbro stands on. A new one fails a test until it has been thought about here.
OF_OTHERS: dict[str, PrivacyClass] = {
    "account.EmailAddress": STAFF_IDENTITY,
    "account.EmailConfirmation": TECHNICAL,
    "auth.Group": TECHNICAL,
    "auth.Permission": TECHNICAL,
    "axes.AccessAttempt": STAFF_IDENTITY,
    "axes.AccessAttemptExpiration": TECHNICAL,
    "axes.AccessFailureLog": STAFF_IDENTITY,
    "axes.AccessLog": STAFF_IDENTITY,
    "contenttypes.ContentType": TECHNICAL,
    "django_tasks_database.DBTaskResult": TECHNICAL,
    "mfa.Authenticator": STAFF_IDENTITY,
    "sessions.Session": TECHNICAL,
    "socialaccount.SocialAccount": STAFF_IDENTITY,
    "socialaccount.SocialApp": TECHNICAL,
    "socialaccount.SocialToken": STAFF_IDENTITY,
}


@dataclass(frozen=True, slots=True)
class FieldLine:
    """A field with its treatment in words."""

    field: str
    kind: str
    ground: str
    seen_by: str
    keep: str
    exported: bool
    erasure: str
    personal: bool

    @property
    def title(self) -> str:
        """The field's Danish name, where it has one."""
        return _danish(f"stored.{self.field}", self.field)


@dataclass(frozen=True, slots=True)
class ModelLines:
    """All fields of one model."""

    label: str
    lines: tuple[FieldLine, ...]

    @property
    def title(self) -> str:
        """The Danish name of its rows, where they have one."""
        return _danish(f"model.{self.label.lower()}", self.label)

    @property
    def note(self) -> str:
        """The identifier, when the title is not that already."""
        return self.label if self.title != self.label else ""

    @property
    def personal(self) -> tuple[FieldLine, ...]:
        """Only the fields that say something about a person."""
        return tuple(line for line in self.lines if line.personal)


def our_models() -> Iterator[type[Model]]:
    """Yield the models of Jobbro's own apps, in order of app and name."""
    yield from sorted(
        (model for model in apps.get_models() if model.__module__.startswith("jobbro.")),
        key=lambda model: (model._meta.app_label, model.__name__),
    )


def classes_of(model: type[Model]) -> dict[str, PrivacyClass]:
    """Return the privacy class of each field as the model itself states it."""
    stated: dict[str, PrivacyClass] = model.PersonalData.fields  # type: ignore[attr-defined]
    return stated


def register() -> tuple[ModelLines, ...]:
    """Return every field of every model of ours with its treatment."""
    return tuple(
        ModelLines(
            label=model._meta.label,
            lines=tuple(_line(name, stated) for name, stated in sorted(classes_of(model).items())),
        )
        for model in our_models()
    )


def as_markdown() -> str:
    """Return docs/privacy_fields.md."""
    head = "| felt | klasse | grund | hvem ser det | hvor længe | i indsigt | ved sletning |"
    parts = [
        "# Personfelter",
        "",
        "Dannet af modellerne selv med `./jobbro docs`; ret i modellens `PersonalData`, ikke her.",
        "Felter uden personoplysninger er talt med, men ikke vist.",
    ]
    for model in register():
        rest = len(model.lines) - len(model.personal)
        parts += ["", f"## {model.label}", ""]
        if not model.personal:
            parts.append(f"Ingen personoplysninger ({rest} felter).")
            continue
        parts += [head, "| --- | --- | --- | --- | --- | --- | --- |"]
        parts += [
            f"| `{line.field}` | {line.kind} | {line.ground} | {line.seen_by} | {line.keep} | "
            f"{'ja' if line.exported else 'nej'} | {line.erasure} |"
            for line in model.personal
        ]
        parts += ["", f"Og {rest} felter uden personoplysninger."]
    parts += ["", "## Tabeller fra andres pakker", "", "| tabel | klasse |", "| --- | --- |"]
    say = texts().say
    parts += [f"| `{label}` | {say(f'privacy.class.{stated.name}')} |" for label, stated in sorted(OF_OTHERS.items())]
    return "\n".join(parts) + "\n"


def _danish(code: str, identifier: str) -> str:
    return texts().say(code) if code in texts() else identifier


def _line(name: str, stated: PrivacyClass) -> FieldLine:
    say = texts().say
    return FieldLine(
        field=name,
        kind=say(f"privacy.class.{stated.name}"),
        ground=say(f"privacy.ground.{stated.ground.value}"),
        seen_by=say(f"privacy.seen_by.{stated.seen_by}"),
        keep=say(f"privacy.keep.{stated.keep.value}"),
        exported=stated.exported,
        erasure=say(f"privacy.erasure.{stated.erasure.value}"),
        personal=stated.ground is not Ground.NOT_PERSONAL,
    )
