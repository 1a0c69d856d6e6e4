import django.db.models.deletion
import uuid
from django.conf import settings
from django.db import migrations, models

from jobbro.audit.migrations._tables import CreateTables


class Migration(migrations.Migration):

    initial = True

    # What a database that was made before this one has been through; nobody need run it again.
    replaces = [
        ("meetings", "0001_initial"),
        ("meetings", "0002_goals_from_talks"),
        ("meetings", "0003_messages"),
    ]

    dependencies = [
        ('accounts', '__first__'),
        ('citizens', '0001_first_release'),
        ('progression', '0001_first_release'),
    ]

    operations = [
        CreateTables(
            migrations.CreateModel(
                name='Conversation',
                fields=[
                    ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                    ('held_on', models.DateField()),
                    ('purpose', models.CharField(choices=[('facts', 'Afklare fakta'), ('perspectives', 'Nye perspektiver')], default='facts', max_length=20)),
                    ('begun_at', models.DateTimeField()),
                    ('closed_at', models.DateTimeField(blank=True, null=True)),
                    ('begun_by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                    ('citizen', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='conversations', to='citizens.citizen')),
                    ('closed_by', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ],
                options={
                    'indexes': [models.Index(fields=['citizen', '-held_on'], name='conversation_of_citizen')],
                    'constraints': [models.CheckConstraint(condition=models.Q(models.Q(('closed_at__isnull', True), ('closed_by__isnull', True)), models.Q(('closed_at__isnull', False), ('closed_by__isnull', False)), _connector='OR'), name='conversation_closed_by_and_at')],
                },
            ),
            migrations.CreateModel(
                name='CardAnswer',
                fields=[
                    ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                    ('card', models.CharField(max_length=60)),
                    ('option', models.CharField(blank=True, max_length=60)),
                    ('text', models.TextField(blank=True)),
                    ('score', models.PositiveSmallIntegerField(blank=True, null=True)),
                    ('skipped', models.CharField(blank=True, choices=[('declined', 'Borgeren vil ikke svare'), ('not_today', 'Ikke i dag'), ('known', 'Det ved vi allerede'), ('does_not_fit', 'Passer ikke her')], max_length=20)),
                    ('edit_version', models.PositiveIntegerField(default=1)),
                    ('changed_at', models.DateTimeField()),
                    ('changed_by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                    ('fact', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.CASCADE, related_name='+', to='citizens.fact')),
                    ('goal', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.CASCADE, related_name='+', to='progression.citizengoal')),
                    ('conversation', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='answers', to='meetings.conversation')),
                ],
                options={
                    'constraints': [models.UniqueConstraint(fields=('conversation', 'card', 'option'), name='one_answer_a_card_and_option'), models.CheckConstraint(condition=models.Q(('score__isnull', True), ('score__lte', 10), _connector='OR'), name='score_is_at_most_ten', violation_error_message='Vælg et tal fra 0 til 10.'), models.CheckConstraint(condition=models.Q(('skipped', ''), models.Q(('fact__isnull', True), ('option', ''), ('score__isnull', True), ('text', '')), _connector='OR'), name='skipped_card_has_no_answer'), models.CheckConstraint(condition=models.Q(('text', ''), ('fact__isnull', True), _connector='OR'), name='words_of_a_fact_stand_in_the_fact'), models.CheckConstraint(condition=models.Q(('goal__isnull', True), models.Q(('fact__isnull', True), ('option', ''), ('skipped', ''), ('text', '')), _connector='OR'), name='words_of_a_goal_stand_in_the_goal')],
                },
            ),
            migrations.CreateModel(
                name='ActivityReason',
                fields=[
                    ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                    ('activity', models.CharField(max_length=160)),
                    ('because', models.TextField()),
                    ('citizen_answer', models.CharField(choices=[('yes', 'Giver mening'), ('partly', 'Delvist'), ('no', 'Nej')], max_length=10)),
                    ('edit_version', models.PositiveIntegerField(default=1)),
                    ('conversation', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='activities', to='meetings.conversation')),
                ],
                options={
                    'constraints': [models.CheckConstraint(condition=models.Q(('because', ''), _negated=True), name='activity_has_a_reason', violation_error_message='Skriv, hvorfor aktiviteten bringer borgeren nærmere et job.')],
                },
            ),
            migrations.CreateModel(
                name='FrameReview',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('frame', models.CharField(max_length=60)),
                    ('version', models.DateField()),
                    ('gone_through_on', models.DateField()),
                    ('comment', models.TextField(blank=True)),
                    ('edit_version', models.PositiveIntegerField(default=1)),
                    ('conversation', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='frames', to='meetings.conversation')),
                    ('noted_by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ],
                options={
                    'constraints': [models.UniqueConstraint(fields=('conversation', 'frame'), name='frame_gone_through_once_a_talk')],
                },
            ),
            migrations.CreateModel(
                name='MessageCover',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('starts_on', models.DateField()),
                    ('ends_on', models.DateField()),
                    ('colleague', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='covers', to=settings.AUTH_USER_MODEL)),
                    ('consultant', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='covered', to=settings.AUTH_USER_MODEL)),
                    ('named_by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ],
                options={
                    'indexes': [models.Index(fields=['colleague', 'ends_on'], name='cover_by_colleague')],
                    'constraints': [models.CheckConstraint(condition=models.Q(('ends_on__gte', models.F('starts_on'))), name='cover_ends_after_start', violation_error_message='Slutdagen ligger før startdagen.'), models.CheckConstraint(condition=models.Q(('consultant', models.F('colleague')), _negated=True), name='cover_is_by_another', violation_error_message='Vælg en anden kollega.')],
                },
            ),
            migrations.CreateModel(
                name='TalkTask',
                fields=[
                    ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                    ('todo', models.CharField(max_length=200)),
                    ('owner', models.CharField(blank=True, choices=[('citizen', 'Borgeren'), ('consultant', 'Virksomhedskonsulenten'), ('company', 'Virksomheden'), ('caseworker', 'Sagsbehandleren')], max_length=20)),
                    ('due_on', models.DateField(blank=True, null=True)),
                    ('done_on', models.DateField(blank=True, null=True)),
                    ('edit_version', models.PositiveIntegerField(default=1)),
                    ('about', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='tasks', to='meetings.activityreason')),
                    ('conversation', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='tasks', to='meetings.conversation')),
                ],
                options={
                    'indexes': [models.Index(fields=['conversation', 'due_on'], name='talk_task_by_day')],
                },
            ),
            migrations.CreateModel(
                name='CitizenMessage',
                fields=[
                    ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                    ('said', models.TextField()),
                    ('received_at', models.DateTimeField()),
                    ('due_at', models.DateTimeField()),
                    ('reply', models.TextField(blank=True)),
                    ('answered_at', models.DateTimeField(blank=True, null=True)),
                    ('answered_by', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                    ('citizen', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='messages', to='citizens.citizen')),
                ],
                options={
                    'indexes': [models.Index(fields=['citizen', '-received_at'], name='message_of_citizen'), models.Index(condition=models.Q(('answered_at__isnull', True)), fields=['due_at', 'id'], name='message_that_waits'), models.Index(fields=['answered_by', 'answered_at'], name='message_answered_by')],
                    'constraints': [models.CheckConstraint(condition=models.Q(('said', ''), _negated=True), name='message_has_words', violation_error_message='Skriv din besked.'), models.CheckConstraint(condition=models.Q(('due_at__gt', models.F('received_at'))), name='message_is_due_after_it_came'), models.CheckConstraint(condition=models.Q(models.Q(('answered_at__isnull', True), ('answered_by__isnull', True), ('reply', '')), models.Q(('answered_at__isnull', False), ('answered_by__isnull', False), models.Q(('reply', ''), _negated=True)), _connector='OR'), name='message_answer_by_and_at')],
                },
            ),
        ),
    ]
