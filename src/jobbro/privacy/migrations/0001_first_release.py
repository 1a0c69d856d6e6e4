import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models

from jobbro.audit.migrations._tables import CreateTables


class Migration(migrations.Migration):

    initial = True

    # What a database that was made before this one has been through; nobody need run it again.
    replaces = [
        ("privacy", "0001_initial"),
    ]

    dependencies = [
        ('accounts', '__first__'),
    ]

    operations = [
        CreateTables(
            migrations.CreateModel(
                name='Sample',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('month', models.DateField()),
                    ('scope', models.CharField(choices=[('not_by_case', 'Opslag, som sagen ikke selv forklarer'), ('all', 'Alle opslag')], max_length=20)),
                    ('size', models.PositiveSmallIntegerField()),
                    ('seed', models.CharField(max_length=64, unique=True)),
                    ('population', models.PositiveIntegerField()),
                    ('last_number', models.BigIntegerField()),
                    ('last_hash', models.CharField(max_length=64)),
                    ('drawn_at', models.DateTimeField()),
                    ('drawn_by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ],
                options={
                    'constraints': [models.CheckConstraint(condition=models.Q(('month__day', 1)), name='sample_month_is_a_first_day'), models.CheckConstraint(condition=models.Q(('scope__in', ['not_by_case', 'all'])), name='sample_scope_is_known')],
                },
            ),
            migrations.CreateModel(
                name='SampledLook',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('number', models.BigIntegerField()),
                    ('verdict', models.CharField(blank=True, choices=[('explained', 'Forklaret'), ('asked', 'Der er spurgt'), ('breach', 'Ikke i orden')], max_length=20)),
                    ('note', models.CharField(blank=True, max_length=500)),
                    ('reviewed_at', models.DateTimeField(blank=True, null=True)),
                    ('reviewed_by', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                    ('sample', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='looks', to='privacy.sample')),
                ],
                options={
                    'constraints': [models.UniqueConstraint(fields=('sample', 'number'), name='look_once_a_sample'), models.CheckConstraint(condition=models.Q(models.Q(('reviewed_at__isnull', True), ('reviewed_by__isnull', True), ('verdict', '')), models.Q(('reviewed_at__isnull', False), ('reviewed_by__isnull', False), models.Q(('verdict', ''), _negated=True)), _connector='OR'), name='look_reviewed_by_and_at')],
                },
            ),
        ),
    ]
