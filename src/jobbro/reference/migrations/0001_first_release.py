import django.core.validators
import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models

from jobbro.audit.migrations._tables import CreateTables


class Migration(migrations.Migration):

    initial = True

    # What a database that was made before this one has been through; nobody need run it again.
    replaces = [
        ("reference", "0001_toolbox"),
        ("reference", "0002_rulebook"),
        ("reference", "0003_tool_links"),
        ("reference", "0004_questions"),
        ("reference", "0005_mandate_by_role"),
    ]

    dependencies = [
        ('accounts', '__first__'),
    ]

    operations = [
        CreateTables(
            migrations.CreateModel(
                name='LinkCheck',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('source_id', models.CharField(max_length=80, unique=True)),
                    ('url', models.URLField(max_length=500)),
                    ('answer', models.CharField(choices=[('open', 'Åben'), ('moved', 'Flyttet'), ('gone', 'Siden findes ikke dér'), ('refused', 'Svarer, men viser ikke siden'), ('not_reached', 'Ikke nået')], max_length=20)),
                    ('status', models.PositiveSmallIntegerField(blank=True, null=True)),
                    ('checked_at', models.DateTimeField()),
                    ('open_at', models.DateTimeField(blank=True, null=True)),
                ],
                options={
                    'ordering': ['source_id'],
                    'constraints': [models.CheckConstraint(condition=models.Q(('answer__in', ['open', 'moved', 'gone', 'refused', 'not_reached'])), name='link_answer_is_known'), models.CheckConstraint(condition=models.Q(models.Q(('answer', 'not_reached'), ('status__isnull', True)), models.Q(models.Q(('answer', 'not_reached'), _negated=True), ('status__isnull', False)), _connector='OR'), name='link_status_when_reached')],
                },
            ),
            migrations.CreateModel(
                name='MandateTerms',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('answer_within_working_days', models.PositiveSmallIntegerField(default=2, validators=[django.core.validators.MinValueValidator(1), django.core.validators.MaxValueValidator(20)])),
                ],
                options={
                    'constraints': [models.CheckConstraint(condition=models.Q(('pk', 1)), name='one_row_of_mandate_terms'), models.CheckConstraint(condition=models.Q(('answer_within_working_days__range', (1, 20))), name='mandate_answer_in_one_to_twenty_days', violation_error_message='Skriv mellem 1 og 20 arbejdsdage.')],
                },
            ),
            migrations.CreateModel(
                name='RulesRead',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('read_at', models.DateTimeField()),
                    ('versions', models.JSONField(default=dict)),
                    ('user', models.OneToOneField(on_delete=django.db.models.deletion.CASCADE, related_name='+', to=settings.AUTH_USER_MODEL)),
                ],
            ),
            migrations.CreateModel(
                name='LocalTool',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('toolbox', models.CharField(choices=[('large', 'Den store værktøjskasse'), ('basic', 'Den basale værktøjskasse')], max_length=10)),
                    ('title', models.CharField(max_length=120)),
                    ('summary', models.CharField(max_length=300)),
                    ('what', models.TextField(max_length=4000)),
                    ('conditions', models.TextField(blank=True, max_length=4000)),
                    ('gives', models.CharField(blank=True, max_length=300)),
                    ('costs', models.CharField(blank=True, max_length=300)),
                    ('where_to_apply', models.CharField(blank=True, max_length=300)),
                    ('source_title', models.CharField(max_length=200)),
                    ('source_url', models.URLField(blank=True, max_length=500)),
                    ('measure', models.CharField(blank=True, choices=[('kroner', 'kroner'), ('hours_a_week', 'timer om ugen'), ('days_between', 'dage imellem')], max_length=20)),
                    ('tells_about_person', models.BooleanField(default=False)),
                    ('edit_version', models.PositiveIntegerField(default=1)),
                    ('written_at', models.DateTimeField()),
                    ('withdrawn_at', models.DateTimeField(blank=True, null=True)),
                    ('withdrawn_by', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                    ('written_by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ],
                options={
                    'ordering': ['title', 'id'],
                    'constraints': [models.CheckConstraint(condition=models.Q(models.Q(('withdrawn_at__isnull', True), ('withdrawn_by__isnull', True)), models.Q(('withdrawn_at__isnull', False), ('withdrawn_by__isnull', False)), _connector='OR'), name='local_tool_withdrawn_by_and_at'), models.CheckConstraint(condition=models.Q(('title', ''), _negated=True), name='local_tool_has_a_title', violation_error_message='Skriv, hvad værktøjet hedder.')],
                },
            ),
            migrations.CreateModel(
                name='Mandate',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('entry_id', models.CharField(max_length=60)),
                    ('role', models.CharField(blank=True, choices=[('consultant', 'Virksomhedskonsulent'), ('caseworker', 'Sagsbehandler'), ('team_lead', 'Teamleder'), ('administrator', 'Administrator uden sagsadgang'), ('auditor', 'Revisor af opslag')], max_length=20)),
                    ('needs_approval', models.BooleanField(default=False)),
                    ('limit', models.DecimalField(blank=True, decimal_places=2, max_digits=10, null=True)),
                    ('note', models.CharField(blank=True, max_length=300)),
                    ('edit_version', models.PositiveIntegerField(default=1)),
                    ('written_at', models.DateTimeField()),
                    ('written_by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ],
                options={
                    'ordering': ['entry_id', 'role'],
                    'constraints': [models.UniqueConstraint(fields=('entry_id', 'role'), name='one_mandate_for_entry_and_role'), models.CheckConstraint(condition=models.Q(('limit__isnull', True), ('limit__gte', 0), _connector='OR'), name='mandate_limit_is_not_negative', violation_error_message='Grænsen kan ikke være under nul.')],
                },
            ),
            migrations.CreateModel(
                name='RuleQuestion',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('about', models.CharField(blank=True, max_length=80)),
                    ('text', models.CharField(max_length=500)),
                    ('asked_at', models.DateTimeField()),
                    ('answer', models.TextField(blank=True, max_length=2000)),
                    ('answered_at', models.DateTimeField(blank=True, null=True)),
                    ('answered_by', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                    ('asked_by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ],
                options={
                    'ordering': ['-id'],
                    'constraints': [models.CheckConstraint(condition=models.Q(models.Q(('answer', ''), ('answered_at__isnull', True), ('answered_by__isnull', True)), models.Q(('answered_at__isnull', False), ('answered_by__isnull', False), models.Q(('answer', ''), _negated=True)), _connector='OR'), name='rule_question_answered_by_and_at')],
                },
            ),
            migrations.CreateModel(
                name='ToolLink',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('entry_id', models.CharField(blank=True, max_length=60)),
                    ('kind', models.CharField(choices=[('webinar', 'webinar'), ('guide', 'vejledning'), ('form', 'blanket'), ('page', 'side')], max_length=10)),
                    ('title', models.CharField(max_length=150)),
                    ('url', models.URLField(max_length=500)),
                    ('owner', models.CharField(max_length=120)),
                    ('added_at', models.DateTimeField()),
                    ('withdrawn_at', models.DateTimeField(blank=True, null=True)),
                    ('added_by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                    ('withdrawn_by', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ],
                options={
                    'ordering': ['title', 'id'],
                    'constraints': [models.CheckConstraint(condition=models.Q(('kind__in', ['webinar', 'guide', 'form', 'page'])), name='tool_link_kind_is_known'), models.CheckConstraint(condition=models.Q(models.Q(('withdrawn_at__isnull', True), ('withdrawn_by__isnull', True)), models.Q(('withdrawn_at__isnull', False), ('withdrawn_by__isnull', False)), _connector='OR'), name='tool_link_withdrawn_by_and_at'), models.UniqueConstraint(condition=models.Q(('withdrawn_at__isnull', True)), fields=('entry_id', 'url'), name='tool_link_once_for_an_entry', violation_error_message='Linket står der allerede.')],
                },
            ),
            migrations.CreateModel(
                name='ToolRoom',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('entry_id', models.CharField(max_length=60, unique=True)),
                    ('is_available', models.BooleanField(default=True)),
                    ('reason', models.CharField(blank=True, max_length=300)),
                    ('contact', models.CharField(blank=True, max_length=120)),
                    ('procedure', models.TextField(blank=True, max_length=4000)),
                    ('owner', models.CharField(blank=True, max_length=120)),
                    ('valid_from', models.DateField(blank=True, null=True)),
                    ('valid_to', models.DateField(blank=True, null=True)),
                    ('roles', models.JSONField(blank=True, default=list)),
                    ('edit_version', models.PositiveIntegerField(default=1)),
                    ('written_at', models.DateTimeField()),
                    ('written_by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ],
                options={
                    'ordering': ['entry_id'],
                    'constraints': [models.CheckConstraint(condition=models.Q(('is_available', True), models.Q(models.Q(('reason', ''), _negated=True), models.Q(('contact', ''), _negated=True)), _connector='OR'), name='closed_tool_has_reason_and_contact', violation_error_message='Skriv hvorfor, og hvem man kan spørge.'), models.CheckConstraint(condition=models.Q(('valid_from__isnull', True), ('valid_to__isnull', True), ('valid_to__gte', models.F('valid_from')), _connector='OR'), name='tool_room_ends_after_start', violation_error_message='Slutdagen ligger før startdagen.')],
                },
            ),
        ),
    ]
