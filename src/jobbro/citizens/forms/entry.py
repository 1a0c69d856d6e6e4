"""What every form about a citizen asks of what is typed."""

from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from jobbro.domain.language.privacy import CPR
from jobbro.library.writing_files import privacy_scan


def no_cpr(text: str) -> None:
    """Keep CPR numbers out of free text: they have one field of their own, where they are hidden."""
    if any(spot.topic == CPR for spot in privacy_scan().scan(text)):
        raise ValidationError(
            _("Skriv ikke et CPR-nummer her. Det har sit eget felt under stamoplysninger."), code="cpr"
        )
