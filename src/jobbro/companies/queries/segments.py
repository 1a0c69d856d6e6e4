"""A part of the companies: by size, area and branch."""

from dataclasses import dataclass

from django.db.models import Exists, OuterRef, Q, TextChoices

from jobbro.companies.models import CompanyQuerySet, Site


class CompanySize(TextChoices):
    """How many work there, as companies are counted in the EU's size classes."""

    MICRO = "1-9", "1-9 ansatte"
    SMALL = "10-49", "10-49 ansatte"
    MEDIUM = "50-249", "50-249 ansatte"
    LARGE = "250", "250 og flere"
    UNKNOWN = "ukendt", "Antal ukendt"


_SIZES = {
    CompanySize.MICRO: Q(employees__range=(1, 9)),
    CompanySize.SMALL: Q(employees__range=(10, 49)),
    CompanySize.MEDIUM: Q(employees__range=(50, 249)),
    CompanySize.LARGE: Q(employees__gte=250),
    CompanySize.UNKNOWN: Q(employees__isnull=True) | Q(employees=0),
}


@dataclass(frozen=True, slots=True)
class Segment:
    """What was asked for; empty is everything. The postcode can be the beginning of one."""

    branch: str = ""
    postcode: str = ""
    size: str = ""

    @property
    def is_narrow(self) -> bool:
        """Whether anything was asked for."""
        return bool(self.branch or self.postcode or self.size)


def in_segment(companies: CompanyQuerySet, segment: Segment) -> CompanyQuerySet:
    """Return the companies of the part; a company lies where any of its places of work does."""
    if segment.size:
        companies = companies.filter(_SIZES[CompanySize(segment.size)])
    if segment.branch:
        companies = companies.filter(branch_name=segment.branch)
    if segment.postcode:
        at = Site.objects.filter(company=OuterRef("pk"), postcode__startswith=segment.postcode)
        companies = companies.filter(Exists(at))
    return companies
