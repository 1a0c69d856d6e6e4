"""What a business register told: each reading of it, what waits to be looked through, and what changed."""

from django.conf import settings
from django.db import models

from jobbro.companies.models.company import Company, Site
from jobbro.domain.disclosure import COMPANY_FACT, STAFF_IDENTITY, TECHNICAL


class RunOrigin(models.TextChoices):
    """Where the rows of a reading came from."""

    FILE = "file", "Fil"
    REGISTER = "register", "CVR-registret om natten"


class RunState(models.TextChoices):
    """How far a reading of the register has come."""

    STAGED = "staged", "Klar til at blive set igennem"
    APPLIED = "applied", "Indlæst"
    DROPPED = "dropped", "Lagt væk"
    FAILED = "failed", "Kunne ikke hentes"


class RegisterRun(models.Model):
    """One reading of the register: what it held, and how many rows were new, changed, the same or lacking something."""

    origin = models.CharField(max_length=10, choices=RunOrigin)
    file_name = models.CharField(max_length=200, blank=True)
    told_on = models.DateField()
    state = models.CharField(max_length=10, choices=RunState)
    asked_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.SET_NULL, related_name="register_runs"
    )
    began_at = models.DateTimeField()
    ended_at = models.DateTimeField(null=True, blank=True)
    problems_found = models.PositiveIntegerField(default=0)
    companies_told = models.PositiveIntegerField(default=0)
    companies_new = models.PositiveIntegerField(default=0)
    companies_changed = models.PositiveIntegerField(default=0)
    companies_closed = models.PositiveIntegerField(default=0)
    sites_told = models.PositiveIntegerField(default=0)
    sites_new = models.PositiveIntegerField(default=0)
    sites_changed = models.PositiveIntegerField(default=0)
    sites_closed = models.PositiveIntegerField(default=0)
    held = models.PositiveIntegerField(default=0)
    covers_all = models.BooleanField(default=False)
    failure = models.CharField(max_length=300, blank=True)

    class PersonalData:
        """Numbers about a reading, and who asked for it."""

        fields = dict.fromkeys(
            (
                "id",
                "origin",
                "file_name",
                "told_on",
                "state",
                "began_at",
                "ended_at",
                "problems_found",
                "companies_told",
                "companies_new",
                "companies_changed",
                "companies_closed",
                "sites_told",
                "sites_new",
                "sites_changed",
                "sites_closed",
                "held",
                "covers_all",
                "failure",
            ),
            TECHNICAL,
        ) | {"asked_by": STAFF_IDENTITY}

    class Meta:
        indexes = [models.Index(fields=["-began_at"], name="register_run_latest")]


class RegisterProblem(models.Model):
    """A row of a file that could not be taken: its line, whom it is about, and the reason in plain words."""

    run = models.ForeignKey(RegisterRun, on_delete=models.CASCADE, related_name="problems")
    line = models.PositiveIntegerField()
    about = models.CharField(max_length=60, blank=True)
    reason = models.CharField(max_length=300)

    class PersonalData:
        """About a row of a file."""

        fields = dict.fromkeys(("id", "run", "line"), TECHNICAL) | dict.fromkeys(("about", "reason"), COMPANY_FACT)

    class Meta:
        indexes = [models.Index(fields=["run", "line"], name="register_problem_of_run")]


class StagedCompany(models.Model):
    """A company as a reading tells of it, before anything is written; None says that the reading does not tell."""

    run = models.ForeignKey(RegisterRun, on_delete=models.DO_NOTHING, db_constraint=False, db_index=False)
    line = models.PositiveIntegerField()
    new_id = models.UUIDField()
    sort_key = models.TextField()
    search_text = models.TextField()
    cvr = models.CharField(max_length=8)
    name = models.CharField(max_length=200)
    branch_code = models.CharField(max_length=6, null=True)
    branch_name = models.CharField(max_length=200, null=True)
    activity = models.TextField(null=True)
    phone = models.CharField(max_length=20, null=True)
    email = models.CharField(max_length=254, null=True)
    website = models.CharField(max_length=200, null=True)
    advertising_protected = models.BooleanField(null=True)
    employees = models.PositiveIntegerField(null=True)
    tells_closing = models.BooleanField(default=False)
    closed_on = models.DateField(null=True)

    class PersonalData:
        """Lives from the look at a file until it is written or put away."""

        fields = dict.fromkeys(
            ("id", "run", "line", "new_id", "sort_key", "search_text", "tells_closing"), TECHNICAL
        ) | dict.fromkeys(
            (
                "cvr",
                "name",
                "branch_code",
                "branch_name",
                "activity",
                "phone",
                "email",
                "website",
                "advertising_protected",
                "employees",
                "closed_on",
            ),
            COMPANY_FACT,
        )


class StagedSite(models.Model):
    """A place of work as a reading tells of it, before anything is written."""

    run = models.ForeignKey(RegisterRun, on_delete=models.DO_NOTHING, db_constraint=False, db_index=False)
    line = models.PositiveIntegerField()
    new_id = models.UUIDField()
    cvr = models.CharField(max_length=8)
    p_number = models.CharField(max_length=10)
    name = models.CharField(max_length=200)
    street = models.CharField(max_length=200, null=True)
    postcode = models.CharField(max_length=4, null=True)
    city = models.CharField(max_length=100, null=True)
    is_main = models.BooleanField()
    with_company = models.BooleanField()
    tells_closing = models.BooleanField(default=False)
    closed_on = models.DateField(null=True)

    class PersonalData:
        """Lives from the look at a file until it is written or put away."""

        fields = dict.fromkeys(
            ("id", "run", "line", "new_id", "is_main", "with_company", "tells_closing"), TECHNICAL
        ) | dict.fromkeys(("cvr", "p_number", "name", "street", "postcode", "city", "closed_on"), COMPANY_FACT)


class HeldField(models.Model):
    """Where a colleague's words stand although the register says something else: what it says, and since when."""

    company = models.ForeignKey(Company, on_delete=models.CASCADE, related_name="held_fields")
    site = models.ForeignKey(Site, null=True, blank=True, on_delete=models.CASCADE, related_name="held_fields")
    field = models.CharField(max_length=30)
    register_says = models.TextField(blank=True)
    told_on = models.DateField()

    class PersonalData:
        """The register's words about a company."""

        fields = dict.fromkeys(("id", "company", "site", "field"), TECHNICAL) | dict.fromkeys(
            ("register_says", "told_on"), COMPANY_FACT
        )

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["company", "field"], condition=models.Q(site__isnull=True), name="one_held_field_a_company"
            ),
            models.UniqueConstraint(
                fields=["site", "field"], condition=models.Q(site__isnull=False), name="one_held_field_a_site"
            ),
        ]


class RegisterChangeKind(models.TextChoices):
    """What happened to a company according to the register."""

    CLOSED = "closed", "Ophørt"
    REOPENED = "reopened", "Åben igen"
    MOVED = "moved", "Flyttet"
    NEW_SITE = "new_site", "Nyt arbejdssted"
    SITE_CLOSED = "site_closed", "Arbejdssted lukket"
    NEW_TRADE = "new_trade", "Ny branche"
    GROWN = "grown", "Vokset"
    SHRUNK = "shrunk", "Blevet mindre"
    RENAMED = "renamed", "Nyt navn"
    PROTECTED = "protected", "Vil ikke have reklame"


class RegisterChange(models.Model):
    """One thing that the register told about a company somebody works with, until a colleague has seen it."""

    company = models.ForeignKey(Company, on_delete=models.CASCADE, related_name="register_changes")
    run = models.ForeignKey(RegisterRun, on_delete=models.CASCADE, related_name="changes")
    kind = models.CharField(max_length=12, choices=RegisterChangeKind)
    before = models.CharField(max_length=300, blank=True)
    after = models.CharField(max_length=300, blank=True)
    found_on = models.DateField()
    seen_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.SET_NULL, related_name="seen_register_changes"
    )
    seen_at = models.DateTimeField(null=True, blank=True)

    class PersonalData:
        """About a company, and which colleague has seen it."""

        fields = (
            dict.fromkeys(("id", "company", "run", "seen_at"), TECHNICAL)
            | dict.fromkeys(("kind", "before", "after", "found_on"), COMPANY_FACT)
            | {"seen_by": STAFF_IDENTITY}
        )

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=models.Q(seen_by__isnull=True) | models.Q(seen_at__isnull=False),
                name="register_change_is_seen_when",
            )
        ]
        indexes = [
            models.Index(
                fields=["company", "-found_on"], condition=models.Q(seen_at__isnull=True), name="register_change_unseen"
            )
        ]


class AnnualAccount(models.Model):
    """Key figures of one year from a published account, in kroner; a figure that is not published is None."""

    company = models.ForeignKey(Company, on_delete=models.CASCADE, related_name="accounts")
    starts_on = models.DateField(null=True, blank=True)
    ends_on = models.DateField()
    published_on = models.DateField()
    revenue = models.DecimalField(max_digits=16, decimal_places=0, null=True, blank=True)
    gross_profit = models.DecimalField(max_digits=16, decimal_places=0, null=True, blank=True)
    result = models.DecimalField(max_digits=16, decimal_places=0, null=True, blank=True)
    assets = models.DecimalField(max_digits=16, decimal_places=0, null=True, blank=True)
    equity = models.DecimalField(max_digits=16, decimal_places=0, null=True, blank=True)
    employees = models.DecimalField(max_digits=8, decimal_places=1, null=True, blank=True)

    class PersonalData:
        """Published figures of a company."""

        fields = dict.fromkeys(("id", "company"), TECHNICAL) | dict.fromkeys(
            (
                "starts_on",
                "ends_on",
                "published_on",
                "revenue",
                "gross_profit",
                "result",
                "assets",
                "equity",
                "employees",
            ),
            COMPANY_FACT,
        )

    class Meta:
        constraints = [models.UniqueConstraint(fields=["company", "ends_on"], name="one_account_a_year")]
