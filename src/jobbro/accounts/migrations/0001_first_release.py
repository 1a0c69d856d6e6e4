import django.contrib.auth.models
import django.contrib.auth.validators
import django.db.models.deletion
import django.utils.timezone
import uuid
from django.conf import settings
from django.db import migrations, models

from jobbro.audit.migrations._tables import CreateTables


class Migration(migrations.Migration):

    initial = True

    # What a database that was made before this one has been through; nobody need run it again.
    replaces = [
        ("accounts", "0001_initial"),
        ("accounts", "0002_local_rules"),
        ("accounts", "0003_message_target"),
    ]

    dependencies = [
        # The Danish collation is made there.
        ('audit', '0001_first_release'),
        ('auth', '0012_alter_user_first_name_max_length'),
    ]

    operations = [
        CreateTables(
            migrations.CreateModel(
                name='Team',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('name', models.CharField(db_collation='danish', max_length=100, unique=True)),
                ],
            ),
            migrations.CreateModel(
                name='User',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('password', models.CharField(max_length=128, verbose_name='password')),
                    ('last_login', models.DateTimeField(blank=True, null=True, verbose_name='last login')),
                    ('is_superuser', models.BooleanField(default=False, help_text='Designates that this user has all permissions without explicitly assigning them.', verbose_name='superuser status')),
                    ('username', models.CharField(error_messages={'unique': 'A user with that username already exists.'}, help_text='Required. 150 characters or fewer. Letters, digits and @/./+/-/_ only.', max_length=150, unique=True, validators=[django.contrib.auth.validators.UnicodeUsernameValidator()], verbose_name='username')),
                    ('first_name', models.CharField(blank=True, max_length=150, verbose_name='first name')),
                    ('last_name', models.CharField(blank=True, max_length=150, verbose_name='last name')),
                    ('email', models.EmailField(blank=True, max_length=254, verbose_name='email address')),
                    ('is_staff', models.BooleanField(default=False, help_text='Designates whether the user can log into this admin site.', verbose_name='staff status')),
                    ('is_active', models.BooleanField(default=True, help_text='Designates whether this user should be treated as active. Unselect this instead of deleting accounts.', verbose_name='active')),
                    ('date_joined', models.DateTimeField(default=django.utils.timezone.now, verbose_name='date joined')),
                    ('role', models.CharField(choices=[('consultant', 'Virksomhedskonsulent'), ('caseworker', 'Sagsbehandler'), ('team_lead', 'Teamleder'), ('administrator', 'Administrator uden sagsadgang'), ('auditor', 'Revisor af opslag')], default='consultant', max_length=20)),
                    ('phone', models.CharField(blank=True, max_length=20)),
                    ('employer_type', models.CharField(choices=[('municipality', 'Kommunen'), ('other_actor', 'Anden aktør')], default='municipality', max_length=20)),
                    ('background', models.CharField(blank=True, choices=[('', 'Vil ikke svare'), ('business', 'Erhvervsliv'), ('social_work', 'Socialt arbejde'), ('other', 'Andet')], max_length=20)),
                    ('welcomed_at', models.DateTimeField(blank=True, null=True)),
                    ('key_shortcuts', models.BooleanField(default=True)),
                    ('is_demo', models.BooleanField(default=False)),
                    ('groups', models.ManyToManyField(blank=True, help_text='The groups this user belongs to. A user will get all permissions granted to each of their groups.', related_name='user_set', related_query_name='user', to='auth.group', verbose_name='groups')),
                    ('user_permissions', models.ManyToManyField(blank=True, help_text='Specific permissions for this user.', related_name='user_set', related_query_name='user', to='auth.permission', verbose_name='user permissions')),
                    ('team', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='members', to='accounts.team')),
                ],
                options={
                    'constraints': [models.UniqueConstraint(models.F('email'), condition=models.Q(('email', ''), _negated=True), name='user_email_is_unique', violation_error_message='Mailadressen er i brug.'), models.CheckConstraint(condition=models.Q(('role__in', ['consultant', 'caseworker', 'team_lead', 'administrator', 'auditor'])), name='user_role_is_known')],
                },
                managers=[
                    ('objects', django.contrib.auth.models.UserManager()),
                ],
            ),
            migrations.CreateModel(
                name='Municipality',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('name', models.CharField(default='Kommunen', max_length=100)),
                    ('unit_name', models.CharField(default='Virksomhedsindgangen', max_length=100)),
                    ('colour', models.CharField(default='#0059b3', max_length=7)),
                    ('phone', models.CharField(blank=True, max_length=20)),
                    ('email', models.EmailField(blank=True, max_length=254)),
                    ('retention_years', models.PositiveSmallIntegerField(default=5)),
                    ('message_answer_days', models.PositiveSmallIntegerField(default=1)),
                    ('rulebook_stamp', models.CharField(blank=True, max_length=32)),
                ],
                options={
                    'constraints': [models.CheckConstraint(condition=models.Q(('pk', 1)), name='one_municipality'), models.CheckConstraint(condition=models.Q(('colour__regex', '^#[0-9a-fA-F]{6}$')), name='colour_is_hex'), models.CheckConstraint(condition=models.Q(('message_answer_days__range', (1, 10))), name='message_answer_days_are_few', violation_error_message='Vælg fra 1 til 10 arbejdsdage.')],
                },
            ),
            migrations.CreateModel(
                name='Link',
                fields=[
                    ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                    ('purpose', models.CharField(max_length=40)),
                    ('subject_id', models.CharField(max_length=40)),
                    ('person_name', models.CharField(max_length=120)),
                    ('address', models.CharField(max_length=254)),
                    ('token_hash', models.CharField(max_length=64, unique=True)),
                    ('made_at', models.DateTimeField()),
                    ('expires_at', models.DateTimeField()),
                    ('used_at', models.DateTimeField(blank=True, null=True)),
                    ('revoked_at', models.DateTimeField(blank=True, null=True)),
                    ('renewed_from', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to='accounts.link')),
                ],
                options={
                    'indexes': [models.Index(fields=['purpose', 'subject_id'], name='link_of_subject')],
                    'constraints': [models.CheckConstraint(condition=models.Q(('expires_at__gt', models.F('made_at'))), name='link_expires_after_it_is_made')],
                },
            ),
            migrations.CreateModel(
                name='LocalRate',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('rule_id', models.CharField(max_length=80)),
                    ('starts_on', models.DateField()),
                    ('value', models.DecimalField(decimal_places=4, max_digits=12)),
                    ('source_title', models.CharField(max_length=200)),
                    ('source_section', models.CharField(blank=True, max_length=200)),
                    ('source_url', models.URLField(max_length=500)),
                    ('source_published', models.DateField(blank=True, null=True)),
                    ('entered_at', models.DateTimeField()),
                    ('withdrawn_at', models.DateTimeField(blank=True, null=True)),
                    ('entered_by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                    ('withdrawn_by', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ],
                options={
                    'ordering': ['rule_id', 'starts_on', 'id'],
                    'constraints': [models.UniqueConstraint(condition=models.Q(('withdrawn_at__isnull', True)), fields=('rule_id', 'starts_on'), name='one_local_rate_a_day', violation_error_message='Der er allerede en sats fra den dag. Træk den gamle tilbage først.'), models.CheckConstraint(condition=models.Q(('value__gte', 0)), name='local_rate_is_not_negative'), models.CheckConstraint(condition=models.Q(models.Q(('withdrawn_at__isnull', True), ('withdrawn_by__isnull', True)), models.Q(('withdrawn_at__isnull', False), ('withdrawn_by__isnull', False)), _connector='OR'), name='local_rate_withdrawn_by_and_at')],
                },
            ),
            migrations.CreateModel(
                name='RuleSetSignOff',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('set_id', models.CharField(max_length=80)),
                    ('set_version', models.CharField(max_length=32)),
                    ('statement', models.TextField(max_length=2000)),
                    ('signed_at', models.DateTimeField()),
                    ('withdrawn_at', models.DateTimeField(blank=True, null=True)),
                    ('signed_by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                    ('withdrawn_by', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ],
                options={
                    'ordering': ['-signed_at', '-id'],
                    'constraints': [models.UniqueConstraint(condition=models.Q(('withdrawn_at__isnull', True)), fields=('set_id',), name='one_sign_off_a_set', violation_error_message='Regelsættet er allerede skrevet under.'), models.CheckConstraint(condition=models.Q(models.Q(('withdrawn_at__isnull', True), ('withdrawn_by__isnull', True)), models.Q(('withdrawn_at__isnull', False), ('withdrawn_by__isnull', False)), _connector='OR'), name='sign_off_withdrawn_by_and_at')],
                },
            ),
        ),
    ]
