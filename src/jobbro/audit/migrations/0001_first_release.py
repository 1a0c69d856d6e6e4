import django.db.models.deletion
from django.contrib.postgres.operations import CreateCollation
from django.db import migrations, models

from jobbro.audit.migrations._tables import CreateTables


class Migration(migrations.Migration):

    initial = True

    # What a database that was made before this one has been through; nobody need run it again.
    replaces = [
        ("audit", "0001_initial"),
        ("audit", "0003_for_review"),
    ]

    dependencies = [
    ]

    operations = [
        # Danish order on PostgreSQL; on SQLite the connection itself knows the collation of this name.
        CreateCollation('danish', provider='icu', locale='da'),
        CreateTables(
            migrations.CreateModel(
                name='ChangeEvent',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('at', models.DateTimeField()),
                    ('actor_kind', models.CharField(choices=[('user', 'Medarbejder'), ('link', 'Person med link'), ('system', 'Jobbro selv')], max_length=10)),
                    ('actor_id', models.CharField(blank=True, max_length=40)),
                    ('actor_label', models.CharField(max_length=200)),
                    ('actor_role', models.CharField(blank=True, max_length=40)),
                    ('action', models.CharField(max_length=80)),
                    ('details', models.JSONField(default=dict)),
                ],
                options={
                    'indexes': [models.Index(fields=['-at'], name='change_event_latest')],
                },
            ),
            migrations.CreateModel(
                name='LookUp',
                fields=[
                    ('number', models.BigIntegerField(primary_key=True, serialize=False)),
                    ('at', models.DateTimeField()),
                    ('actor_kind', models.CharField(choices=[('user', 'Medarbejder'), ('link', 'Person med link'), ('system', 'Jobbro selv')], max_length=10)),
                    ('actor_id', models.CharField(blank=True, max_length=40)),
                    ('actor_label', models.CharField(max_length=200)),
                    ('actor_role', models.CharField(blank=True, max_length=40)),
                    ('citizen_id', models.CharField(max_length=40)),
                    ('kind', models.CharField(choices=[('page', 'Side'), ('list', 'Liste'), ('search', 'Søgning'), ('document', 'Dokument'), ('export', 'Udtræk'), ('link', 'Side via link')], max_length=10)),
                    ('what', models.CharField(max_length=80)),
                    ('relation', models.CharField(max_length=40)),
                    ('request_id', models.CharField(blank=True, max_length=40)),
                    ('previous_hash', models.CharField(max_length=64)),
                    ('entry_hash', models.CharField(max_length=64)),
                ],
                options={
                    'indexes': [models.Index(fields=['citizen_id', '-number'], name='look_up_citizen_latest'), models.Index(fields=['at'], name='look_up_by_time'), models.Index(condition=models.Q(('relation', 'none')), fields=['-number'], name='look_up_unexplained')],
                    'constraints': [models.UniqueConstraint(fields=('previous_hash',), name='look_up_chain_does_not_fork')],
                },
            ),
            migrations.CreateModel(
                name='ChangeSubject',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('kind', models.CharField(max_length=40)),
                    ('subject_id', models.CharField(max_length=40)),
                    ('event', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='subjects', to='audit.changeevent')),
                ],
                options={
                    'indexes': [models.Index(fields=['kind', 'subject_id', '-event'], name='change_subject_timeline')],
                },
            ),
        ),
    ]
