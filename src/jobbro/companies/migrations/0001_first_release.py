import django.db.models.deletion
import uuid
from django.conf import settings
from django.db import migrations, models

from jobbro.audit.migrations._tables import CreateTables


class Migration(migrations.Migration):
    initial = True

    # What a database that was made before this one has been through; nobody need run it again.
    replaces = [
        ("companies", "0001_initial"),
        ("companies", "0002_partnership"),
    ]

    dependencies = [
        ("accounts", "__first__"),
    ]

    operations = [
        CreateTables(
            migrations.CreateModel(
                name="Company",
                fields=[
                    ("id", models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                    ("cvr", models.CharField(max_length=8, unique=True)),
                    ("name", models.CharField(db_collation="danish", max_length=200)),
                    ("branch_code", models.CharField(blank=True, max_length=6)),
                    ("branch_name", models.CharField(blank=True, max_length=200)),
                    ("activity", models.TextField(blank=True)),
                    ("phone", models.CharField(blank=True, max_length=20)),
                    ("email", models.EmailField(blank=True, max_length=254)),
                    ("website", models.URLField(blank=True)),
                    ("advertising_protected", models.BooleanField(default=False)),
                    ("employees", models.PositiveIntegerField(blank=True, null=True)),
                    (
                        "source",
                        models.CharField(
                            choices=[
                                ("register", "CVR-registret"),
                                ("company", "Virksomheden selv"),
                                ("colleague", "En kollega"),
                                ("own_look", "Set på stedet"),
                                ("demo", "Opfundet til demoen"),
                            ],
                            default="colleague",
                            max_length=20,
                        ),
                    ),
                    ("source_on", models.DateField()),
                    ("search_text", models.TextField(default="", editable=False)),
                    ("edit_version", models.PositiveIntegerField(default=1)),
                    ("created_at", models.DateTimeField()),
                    ("is_demo", models.BooleanField(default=False)),
                    (
                        "owner",
                        models.ForeignKey(
                            blank=True,
                            null=True,
                            on_delete=django.db.models.deletion.SET_NULL,
                            related_name="owned_companies",
                            to=settings.AUTH_USER_MODEL,
                        ),
                    ),
                ],
                options={
                    "indexes": [
                        models.Index(fields=["name", "id"], name="company_danish_order"),
                        models.Index(fields=["branch_name"], name="company_by_branch"),
                    ],
                    "constraints": [
                        models.CheckConstraint(
                            condition=models.Q(("cvr__regex", "^[0-9]{8}$")),
                            name="cvr_has_eight_digits",
                            violation_error_message="Et CVR-nummer har otte cifre.",
                        ),
                        models.CheckConstraint(
                            condition=models.Q(("name", ""), _negated=True),
                            name="company_has_a_name",
                            violation_error_message="Skriv virksomhedens navn.",
                        ),
                    ],
                },
            ),
            migrations.CreateModel(
                name="PreparationFact",
                fields=[
                    (
                        "id",
                        models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID"),
                    ),
                    (
                        "key",
                        models.CharField(
                            choices=[
                                ("activity", "hvad den laver"),
                                ("staff_types", "faggrupper"),
                                ("headcount", "antal ansatte"),
                                ("growth", "vækst"),
                                ("vacancies", "ledige stillinger for nylig"),
                                ("person", "hvem vi taler med"),
                                ("known", "hvad vi ved i forvejen"),
                                ("sector", "branchen"),
                                ("geography", "stedets betydning"),
                                ("cooperation", "vant til at samarbejde med os"),
                            ],
                            max_length=20,
                        ),
                    ),
                    ("text", models.TextField(blank=True)),
                    ("is_unknown", models.BooleanField(default=False)),
                    (
                        "source",
                        models.CharField(
                            choices=[
                                ("register", "CVR-registret"),
                                ("company", "Virksomheden selv"),
                                ("colleague", "En kollega"),
                                ("own_look", "Set på stedet"),
                                ("demo", "Opfundet til demoen"),
                            ],
                            max_length=20,
                        ),
                    ),
                    ("on_day", models.DateField()),
                    ("edit_version", models.PositiveIntegerField(default=1)),
                    (
                        "company",
                        models.ForeignKey(
                            on_delete=django.db.models.deletion.CASCADE,
                            related_name="preparation",
                            to="companies.company",
                        ),
                    ),
                ],
                options={
                    "constraints": [
                        models.UniqueConstraint(fields=("company", "key"), name="one_preparation_fact_a_key"),
                        models.CheckConstraint(
                            condition=models.Q(
                                models.Q(("is_unknown", True), ("text", "")),
                                models.Q(("is_unknown", False), models.Q(("text", ""), _negated=True)),
                                _connector="OR",
                            ),
                            name="preparation_is_known_or_unknown",
                            violation_error_message="Skriv, hvad I ved, eller vælg «ved ikke».",
                        ),
                    ],
                },
            ),
            migrations.CreateModel(
                name="Site",
                fields=[
                    ("id", models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                    ("p_number", models.CharField(max_length=10, unique=True)),
                    ("name", models.CharField(db_collation="danish", max_length=200)),
                    ("street", models.CharField(blank=True, max_length=200)),
                    ("postcode", models.CharField(blank=True, max_length=4)),
                    ("city", models.CharField(blank=True, db_collation="danish", max_length=100)),
                    ("normal_weekly_hours", models.DecimalField(blank=True, decimal_places=2, max_digits=4, null=True)),
                    ("is_main", models.BooleanField(default=False)),
                    ("edit_version", models.PositiveIntegerField(default=1)),
                    (
                        "company",
                        models.ForeignKey(
                            on_delete=django.db.models.deletion.CASCADE, related_name="sites", to="companies.company"
                        ),
                    ),
                ],
                options={
                    "indexes": [models.Index(fields=["postcode"], name="site_by_postcode")],
                    "constraints": [
                        models.CheckConstraint(
                            condition=models.Q(("p_number__regex", "^[0-9]{10}$")),
                            name="p_number_has_ten_digits",
                            violation_error_message="Et P-nummer har ti cifre.",
                        ),
                        models.UniqueConstraint(
                            condition=models.Q(("is_main", True)), fields=("company",), name="company_has_one_main_site"
                        ),
                    ],
                },
            ),
            migrations.CreateModel(
                name="Contact",
                fields=[
                    ("id", models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                    ("name", models.CharField(db_collation="danish", max_length=120)),
                    ("title", models.CharField(blank=True, max_length=120)),
                    (
                        "role",
                        models.CharField(
                            choices=[
                                ("director", "Direktør"),
                                ("owner", "Ejer"),
                                ("hr", "HR"),
                                ("manager", "Leder"),
                                ("mentor", "Kontaktperson for praktikanter"),
                                ("employee_representative", "Tillids- eller medarbejderrepræsentant"),
                                ("other", "Andet"),
                            ],
                            max_length=30,
                        ),
                    ),
                    ("email", models.EmailField(blank=True, max_length=254)),
                    ("phone", models.CharField(blank=True, max_length=20)),
                    ("is_active", models.BooleanField(default=True)),
                    ("search_text", models.TextField(default="", editable=False)),
                    ("edit_version", models.PositiveIntegerField(default=1)),
                    (
                        "company",
                        models.ForeignKey(
                            on_delete=django.db.models.deletion.CASCADE, related_name="contacts", to="companies.company"
                        ),
                    ),
                    (
                        "site",
                        models.ForeignKey(
                            blank=True,
                            null=True,
                            on_delete=django.db.models.deletion.SET_NULL,
                            related_name="contacts",
                            to="companies.site",
                        ),
                    ),
                ],
                options={
                    "constraints": [
                        models.CheckConstraint(
                            condition=models.Q(("name", ""), _negated=True),
                            name="contact_has_a_name",
                            violation_error_message="Skriv kontaktpersonens navn.",
                        )
                    ],
                },
            ),
            migrations.CreateModel(
                name="Partnership",
                fields=[
                    ("id", models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                    ("company_does", models.TextField(blank=True)),
                    ("municipality_does", models.TextField(blank=True)),
                    ("starts_on", models.DateField()),
                    ("review_on", models.DateField()),
                    (
                        "state",
                        models.CharField(
                            choices=[("draft", "Udkast"), ("agreed", "Aftalt"), ("ended", "Afsluttet")],
                            default="draft",
                            max_length=10,
                        ),
                    ),
                    ("agreed_on", models.DateField(blank=True, null=True)),
                    ("ended_on", models.DateField(blank=True, null=True)),
                    ("edit_version", models.PositiveIntegerField(default=1)),
                    (
                        "colleague",
                        models.ForeignKey(
                            blank=True,
                            null=True,
                            on_delete=django.db.models.deletion.SET_NULL,
                            related_name="partnerships",
                            to=settings.AUTH_USER_MODEL,
                        ),
                    ),
                    (
                        "company",
                        models.ForeignKey(
                            on_delete=django.db.models.deletion.CASCADE,
                            related_name="partnerships",
                            to="companies.company",
                        ),
                    ),
                    (
                        "contact",
                        models.ForeignKey(
                            blank=True,
                            null=True,
                            on_delete=django.db.models.deletion.SET_NULL,
                            related_name="partnerships",
                            to="companies.contact",
                        ),
                    ),
                ],
                options={
                    "indexes": [models.Index(fields=["company", "state"], name="partnership_of_company")],
                    "constraints": [
                        models.CheckConstraint(
                            condition=models.Q(("review_on__gt", models.F("starts_on"))),
                            name="partnership_is_reviewed_after_its_start",
                            violation_error_message="Vælg en dag efter den første dag.",
                        ),
                        models.CheckConstraint(
                            condition=models.Q(
                                models.Q(("agreed_on__isnull", True), ("ended_on__isnull", True), ("state", "draft")),
                                models.Q(("agreed_on__isnull", False), ("ended_on__isnull", True), ("state", "agreed")),
                                models.Q(("ended_on__isnull", False), ("state", "ended")),
                                _connector="OR",
                            ),
                            name="partnership_state_has_its_day",
                        ),
                    ],
                },
            ),
            migrations.CreateModel(
                name="PartnershipAim",
                fields=[
                    (
                        "id",
                        models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID"),
                    ),
                    ("place", models.PositiveSmallIntegerField()),
                    ("what", models.CharField(max_length=200)),
                    ("by_when", models.DateField(blank=True, null=True)),
                    ("seen_how", models.CharField(blank=True, max_length=200)),
                    (
                        "partnership",
                        models.ForeignKey(
                            on_delete=django.db.models.deletion.CASCADE, related_name="aims", to="companies.partnership"
                        ),
                    ),
                ],
                options={
                    "ordering": ["place"],
                    "constraints": [
                        models.UniqueConstraint(fields=("partnership", "place"), name="one_partnership_aim_a_place"),
                        models.CheckConstraint(
                            condition=models.Q(("what", ""), _negated=True),
                            name="partnership_aim_says_what",
                            violation_error_message="Skriv, hvad I vil nå.",
                        ),
                    ],
                },
            ),
            migrations.CreateModel(
                name="OtherOccupant",
                fields=[
                    (
                        "id",
                        models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID"),
                    ),
                    (
                        "kind",
                        models.CharField(
                            choices=[
                                ("practice", "Virksomhedspraktik"),
                                ("subsidised", "Løntilskud"),
                                ("nytteindsats", "Nytteindsats"),
                                ("icebreaker", "Isbryderordning"),
                                ("integration", "Tilbud efter integrationsloven"),
                            ],
                            max_length=20,
                        ),
                    ),
                    ("weekly_hours", models.DecimalField(decimal_places=2, max_digits=4)),
                    ("starts_on", models.DateField()),
                    ("ends_on", models.DateField(blank=True, null=True)),
                    ("told_on", models.DateField()),
                    ("edit_version", models.PositiveIntegerField(default=1)),
                    (
                        "site",
                        models.ForeignKey(
                            on_delete=django.db.models.deletion.CASCADE,
                            related_name="other_occupants",
                            to="companies.site",
                        ),
                    ),
                ],
                options={
                    "constraints": [
                        models.CheckConstraint(
                            condition=models.Q(
                                ("ends_on__isnull", True), ("ends_on__gte", models.F("starts_on")), _connector="OR"
                            ),
                            name="occupant_ends_after_start",
                            violation_error_message="Slutdagen ligger før startdagen.",
                        ),
                        models.CheckConstraint(
                            condition=models.Q(("weekly_hours__gt", 0)),
                            name="occupant_hours_are_positive",
                            violation_error_message="Skriv et timetal over nul.",
                        ),
                    ],
                },
            ),
            migrations.CreateModel(
                name="StaffMonth",
                fields=[
                    (
                        "id",
                        models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID"),
                    ),
                    ("month", models.DateField()),
                    ("ordinary_fte", models.DecimalField(decimal_places=2, max_digits=8)),
                    (
                        "source",
                        models.CharField(
                            choices=[
                                ("register", "CVR-registret"),
                                ("company", "Virksomheden selv"),
                                ("colleague", "En kollega"),
                                ("own_look", "Set på stedet"),
                                ("demo", "Opfundet til demoen"),
                            ],
                            max_length=20,
                        ),
                    ),
                    ("told_on", models.DateField()),
                    (
                        "site",
                        models.ForeignKey(
                            on_delete=django.db.models.deletion.CASCADE,
                            related_name="staff_months",
                            to="companies.site",
                        ),
                    ),
                ],
                options={
                    "constraints": [
                        models.UniqueConstraint(
                            fields=("site", "month"),
                            name="one_staff_number_a_month",
                            violation_error_message="Måneden er skrevet før.",
                        ),
                        models.CheckConstraint(
                            condition=models.Q(("ordinary_fte__gte", 0)),
                            name="staff_is_not_negative",
                            violation_error_message="Antallet kan ikke være under nul.",
                        ),
                        models.CheckConstraint(condition=models.Q(("month__day", 1)), name="staff_month_is_a_month"),
                    ],
                },
            ),
            migrations.CreateModel(
                name="WorkTask",
                fields=[
                    ("id", models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                    ("title", models.CharField(db_collation="danish", max_length=160)),
                    ("description", models.TextField(blank=True)),
                    (
                        "activity",
                        models.CharField(
                            choices=[
                                ("inbound", "Varer og materialer ind"),
                                ("operations", "Produktion og kerneopgave"),
                                ("outbound", "Varer og ydelser ud"),
                                ("marketing", "Salg og markedsføring"),
                                ("service", "Service efter salget"),
                                ("infrastructure", "Bygninger, drift og økonomi"),
                                ("people", "Mennesker og trivsel"),
                                ("development", "Udvikling og teknik"),
                                ("purchasing", "Indkøb"),
                            ],
                            max_length=20,
                        ),
                    ),
                    ("weekly_hours", models.DecimalField(blank=True, decimal_places=2, max_digits=5, null=True)),
                    ("when", models.CharField(blank=True, max_length=160)),
                    ("demands", models.JSONField(blank=True, default=list)),
                    (
                        "level",
                        models.CharField(
                            choices=[
                                ("easy", "Let at lære"),
                                ("some_training", "Skal læres op"),
                                ("skilled", "Faglig opgave"),
                            ],
                            default="easy",
                            max_length=20,
                        ),
                    ),
                    ("done_today_by", models.CharField(blank=True, max_length=160)),
                    ("is_open", models.BooleanField(default=True)),
                    ("noted_on", models.DateField()),
                    ("search_text", models.TextField(default="", editable=False)),
                    ("edit_version", models.PositiveIntegerField(default=1)),
                    (
                        "company",
                        models.ForeignKey(
                            on_delete=django.db.models.deletion.CASCADE, related_name="tasks", to="companies.company"
                        ),
                    ),
                    (
                        "site",
                        models.ForeignKey(
                            blank=True,
                            null=True,
                            on_delete=django.db.models.deletion.SET_NULL,
                            related_name="tasks",
                            to="companies.site",
                        ),
                    ),
                ],
                options={
                    "indexes": [models.Index(fields=["company", "is_open"], name="task_of_company")],
                    "constraints": [
                        models.CheckConstraint(
                            condition=models.Q(
                                ("weekly_hours__isnull", True), ("weekly_hours__gt", 0), _connector="OR"
                            ),
                            name="task_hours_are_positive",
                            violation_error_message="Skriv et timetal over nul, eller lad feltet stå tomt.",
                        ),
                        models.CheckConstraint(
                            condition=models.Q(("title", ""), _negated=True),
                            name="task_has_a_title",
                            violation_error_message="Skriv, hvad opgaven er.",
                        ),
                    ],
                },
            ),
        ),
    ]
