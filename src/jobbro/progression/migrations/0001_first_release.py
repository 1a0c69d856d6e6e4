import django.db.models.deletion
import uuid
from django.conf import settings
from django.db import migrations, models

from jobbro.audit.migrations._tables import CreateTables


class Migration(migrations.Migration):

    initial = True

    # What a database that was made before this one has been through; nobody need run it again.
    replaces = [
        ("progression", "0001_goals"),
        ("progression", "0002_road"),
        ("progression", "0003_homework_version"),
        ("progression", "0004_goal_of_need"),
    ]

    dependencies = [
        ('accounts', '__first__'),
        ('citizens', '0001_first_release'),
        ('placements', '0001_first_release'),
    ]

    operations = [
        CreateTables(
            migrations.CreateModel(
                name='CitizenGoal',
                fields=[
                    ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                    ('kind', models.CharField(blank=True, choices=[('job', 'job'), ('education', 'uddannelse'), ('everyday', 'en hverdag, der bærer')], max_length=10)),
                    ('focus', models.CharField(blank=True, choices=[('social', 'socialt'), ('skills', 'fagligt'), ('mental', 'psykisk'), ('other', 'noget andet')], max_length=10)),
                    ('wording', models.TextField()),
                    ('tasks', models.TextField(blank=True)),
                    ('measure', models.TextField(blank=True)),
                    ('realistic', models.TextField(blank=True)),
                    ('starts_on', models.DateField()),
                    ('due_on', models.DateField(blank=True, null=True)),
                    ('own_answer', models.CharField(blank=True, choices=[('yes', 'Ja, det vil jeg gerne'), ('maybe', 'Måske'), ('no', 'Nej')], max_length=10)),
                    ('own_words', models.TextField(blank=True)),
                    ('own_answer_at', models.DateTimeField(blank=True, null=True)),
                    ('own_answer_by_link', models.BooleanField(default=False)),
                    ('state', models.CharField(choices=[('open', 'i gang'), ('reached', 'nået'), ('dropped', 'lagt væk')], default='open', max_length=10)),
                    ('ended_on', models.DateField(blank=True, null=True)),
                    ('weight', models.PositiveSmallIntegerField(default=1)),
                    ('levels_agreed_at', models.DateTimeField(blank=True, null=True)),
                    ('noted_at', models.DateTimeField()),
                    ('edit_version', models.PositiveIntegerField(default=1)),
                    ('citizen', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='goals', to='citizens.citizen')),
                    ('levels_agreed_by', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                    ('need', models.OneToOneField(blank=True, null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='goal_of_aim', to='citizens.fact')),
                    ('noted_by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                    ('parent', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.CASCADE, related_name='subgoals', to='progression.citizengoal')),
                    ('placement', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='citizen_goals', to='placements.placement')),
                ],
                options={
                    'indexes': [models.Index(fields=['citizen', 'state'], name='goal_of_citizen')],
                    'constraints': [models.CheckConstraint(condition=models.Q(('wording', ''), _negated=True), name='citizen_goal_has_words', violation_error_message='Skriv, hvad målet er.'), models.CheckConstraint(condition=models.Q(('due_on__isnull', True), ('due_on__gte', models.F('starts_on')), _connector='OR'), name='citizen_goal_ends_after_start', violation_error_message='Dagen for målet ligger før den dag, I begynder.'), models.CheckConstraint(condition=models.Q(models.Q(('ended_on__isnull', True), ('state', 'open')), models.Q(models.Q(('state', 'open'), _negated=True), ('ended_on__isnull', False)), _connector='OR'), name='citizen_goal_ended_has_its_day'), models.CheckConstraint(condition=models.Q(models.Q(('own_answer', ''), ('own_answer_at__isnull', True)), models.Q(models.Q(('own_answer', ''), _negated=True), ('own_answer_at__isnull', False)), _connector='OR'), name='citizen_goal_answer_has_its_time'), models.CheckConstraint(condition=models.Q(models.Q(('levels_agreed_at__isnull', True), ('levels_agreed_by__isnull', True)), models.Q(('levels_agreed_at__isnull', False), ('levels_agreed_by__isnull', False)), _connector='OR'), name='citizen_goal_levels_agreed_by_and_at'), models.CheckConstraint(condition=models.Q(('weight__gte', 1), ('weight__lte', 5)), name='citizen_goal_weight')],
                },
            ),
            migrations.CreateModel(
                name='GoalLevel',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('level', models.SmallIntegerField()),
                    ('wording', models.CharField(max_length=300)),
                    ('goal', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='levels', to='progression.citizengoal')),
                ],
                options={
                    'constraints': [models.UniqueConstraint(fields=('goal', 'level'), name='goal_level_is_described_once'), models.CheckConstraint(condition=models.Q(('level__gte', -2), ('level__lte', 2)), name='goal_level_is_one_of_five'), models.CheckConstraint(condition=models.Q(('wording', ''), _negated=True), name='goal_level_has_words', violation_error_message='Skriv, hvad man kan se på dette trin.')],
                },
            ),
            migrations.CreateModel(
                name='GoalRating',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('level', models.SmallIntegerField()),
                    ('rated_on', models.DateField()),
                    ('note', models.CharField(blank=True, max_length=300)),
                    ('noted_at', models.DateTimeField()),
                    ('goal', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='ratings', to='progression.citizengoal')),
                    ('noted_by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ],
                options={
                    'indexes': [models.Index(fields=['goal', 'rated_on'], name='rating_of_goal')],
                    'constraints': [models.CheckConstraint(condition=models.Q(('level__gte', -2), ('level__lte', 2)), name='goal_rating_is_one_of_five')],
                },
            ),
            migrations.CreateModel(
                name='Homework',
                fields=[
                    ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                    ('wording', models.CharField(max_length=300)),
                    ('due_on', models.DateField()),
                    ('when', models.CharField(max_length=160)),
                    ('where', models.CharField(max_length=160)),
                    ('how', models.CharField(max_length=300)),
                    ('agreed_at', models.DateTimeField()),
                    ('is_done', models.BooleanField(blank=True, null=True)),
                    ('difficulty', models.CharField(blank=True, choices=[('easy', 'Det var let'), ('right', 'Det passede'), ('hard', 'Det var svært'), ('too_hard', 'Det gik ikke')], max_length=10)),
                    ('told', models.TextField(blank=True)),
                    ('reported_at', models.DateTimeField(blank=True, null=True)),
                    ('reported_by_link', models.BooleanField(default=False)),
                    ('edit_version', models.PositiveIntegerField(default=1)),
                    ('agreed_by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                    ('goal', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='homework', to='progression.citizengoal')),
                ],
                options={
                    'indexes': [models.Index(fields=['goal', 'due_on'], name='homework_of_goal')],
                    'constraints': [models.CheckConstraint(condition=models.Q(models.Q(('wording', ''), _negated=True), models.Q(('when', ''), _negated=True), models.Q(('where', ''), _negated=True), models.Q(('how', ''), _negated=True)), name='homework_says_what_when_where_and_how', violation_error_message='Skriv hvad, hvornår, hvor og hvordan.'), models.CheckConstraint(condition=models.Q(models.Q(('difficulty', ''), ('is_done__isnull', True), ('reported_at__isnull', True)), models.Q(('is_done__isnull', False), ('reported_at__isnull', False), models.Q(('difficulty', ''), _negated=True)), _connector='OR'), name='homework_is_reported_as_a_whole')],
                },
            ),
            migrations.CreateModel(
                name='PaidEffect',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('code', models.CharField(max_length=40)),
                    ('phase', models.CharField(choices=[('before', 'før de første lønnede timer'), ('after', 'efter de første lønnede timer')], max_length=10)),
                    ('level', models.PositiveSmallIntegerField()),
                    ('rated_on', models.DateField()),
                    ('noted_at', models.DateTimeField()),
                    ('citizen', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='paid_effects', to='citizens.citizen')),
                    ('noted_by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ],
                options={
                    'constraints': [models.UniqueConstraint(fields=('citizen', 'code', 'phase'), name='paid_effect_is_rated_once_a_phase'), models.CheckConstraint(condition=models.Q(('level__gte', 1), ('level__lte', 5)), name='paid_effect_level_is_on_the_scale'), models.CheckConstraint(condition=models.Q(('phase__in', ['before', 'after'])), name='paid_effect_phase_is_known')],
                },
            ),
            migrations.CreateModel(
                name='Road',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('job', models.CharField(blank=True, max_length=120)),
                    ('reached_on', models.DateField(blank=True, null=True)),
                    ('here', models.CharField(blank=True, max_length=40)),
                    ('next_step', models.CharField(blank=True, max_length=200)),
                    ('next_on', models.DateField(blank=True, null=True)),
                    ('changed_at', models.DateTimeField()),
                    ('edit_version', models.PositiveIntegerField(default=1)),
                    ('changed_by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                    ('citizen', models.OneToOneField(on_delete=django.db.models.deletion.CASCADE, related_name='road', to='citizens.citizen')),
                ],
                options={
                    'constraints': [models.CheckConstraint(condition=models.Q(('next_on__isnull', True), models.Q(('next_step', ''), _negated=True), _connector='OR'), name='road_day_belongs_to_a_next_step', violation_error_message='Skriv det næste skridt, som dagen hører til.')],
                },
            ),
            migrations.CreateModel(
                name='RoadStop',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('code', models.CharField(max_length=40)),
                    ('position', models.PositiveSmallIntegerField()),
                    ('status', models.CharField(choices=[('ahead', 'venter'), ('done', 'klaret'), ('skipped', 'springes over')], default='ahead', max_length=10)),
                    ('why', models.CharField(blank=True, max_length=300)),
                    ('evidence', models.CharField(blank=True, max_length=600)),
                    ('road', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='stops', to='progression.road')),
                ],
                options={
                    'ordering': ['position', 'pk'],
                    'constraints': [models.UniqueConstraint(fields=('road', 'code'), name='road_passes_a_stop_once'), models.CheckConstraint(condition=models.Q(('code__in', ['', 'job']), _negated=True), name='road_ends_at_the_job_by_itself'), models.CheckConstraint(condition=models.Q(('status__in', ['ahead', 'done', 'skipped'])), name='road_stop_status_is_known')],
                },
            ),
            migrations.CreateModel(
                name='ZoneItem',
                fields=[
                    ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                    ('wording', models.CharField(max_length=200)),
                    ('zone', models.CharField(choices=[('comfort', 'Tryghed'), ('growth', 'Udvikling'), ('unsafe', 'Utryghed')], max_length=10)),
                    ('support', models.CharField(blank=True, max_length=300)),
                    ('postponed_until', models.DateField(blank=True, null=True)),
                    ('is_current', models.BooleanField(default=True)),
                    ('noted_at', models.DateTimeField()),
                    ('citizen', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='zone_items', to='citizens.citizen')),
                    ('goal', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='zone_items', to='progression.citizengoal')),
                ],
                options={
                    'indexes': [models.Index(fields=['citizen', 'is_current'], name='zone_items_of_citizen')],
                    'constraints': [models.CheckConstraint(condition=models.Q(('wording', ''), _negated=True), name='zone_item_has_words', violation_error_message='Skriv, hvilken opgave eller situation det er.'), models.CheckConstraint(condition=models.Q(('zone__in', ['comfort', 'growth', 'unsafe'])), name='zone_item_zone_is_known')],
                },
            ),
            migrations.CreateModel(
                name='ZoneMove',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('zone', models.CharField(choices=[('comfort', 'Tryghed'), ('growth', 'Udvikling'), ('unsafe', 'Utryghed')], max_length=10)),
                    ('moved_on', models.DateField()),
                    ('by_citizen', models.BooleanField(default=True)),
                    ('item', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='moves', to='progression.zoneitem')),
                ],
                options={
                    'ordering': ['pk'],
                    'constraints': [models.CheckConstraint(condition=models.Q(('zone__in', ['comfort', 'growth', 'unsafe'])), name='zone_move_zone_is_known')],
                },
            ),
        ),
    ]
