import uuid
from django.db import migrations, models

from jobbro.audit.migrations._tables import CreateTables


class Migration(migrations.Migration):

    initial = True

    # What a database that was made before this one has been through; nobody need run it again.
    replaces = [
        ("integrations", "0001_initial"),
    ]

    dependencies = [
    ]

    operations = [
        CreateTables(
            migrations.CreateModel(
                name='OutgoingMail',
                fields=[
                    ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                    ('about', models.CharField(max_length=40)),
                    ('sealed', models.BinaryField()),
                    ('state', models.CharField(choices=[('waiting', 'venter på at blive sendt'), ('sending', 'bliver sendt'), ('sent', 'sendt'), ('failed', 'kunne ikke leveres')], default='waiting', max_length=10)),
                    ('attempts', models.PositiveSmallIntegerField(default=0)),
                    ('written_at', models.DateTimeField()),
                    ('sent_at', models.DateTimeField(blank=True, null=True)),
                ],
                options={
                    'indexes': [models.Index(fields=['about', '-written_at'], name='mail_about')],
                    'constraints': [models.CheckConstraint(condition=models.Q(models.Q(('sent_at__isnull', False), ('state', 'sent')), models.Q(models.Q(('state', 'sent'), _negated=True), ('sent_at__isnull', True)), _connector='OR'), name='mail_is_sent_when'), models.CheckConstraint(condition=models.Q(('state__in', ['waiting', 'sending']), ('sealed', b''), _connector='OR'), name='mail_that_is_gone_holds_nothing')],
                },
            ),
        ),
    ]
