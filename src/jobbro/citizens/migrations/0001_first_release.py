import django.db.models.deletion
import uuid
from django.conf import settings
from django.db import migrations, models

from jobbro.audit.migrations._tables import CreateTables


class Migration(migrations.Migration):

    initial = True

    # What a database that was made before this one has been through; nobody need run it again.
    replaces = [
        ("citizens", "0001_initial"),
        ("citizens", "0002_list_indexes"),
        ("citizens", "0003_closed_by_team"),
        ("citizens", "0004_need_chains"),
        ("citizens", "0005_cv_and_capsule"),
        ("citizens", "0006_objection"),
        ("citizens", "0007_job_talks"),
        ("citizens", "0008_imports"),
        ("citizens", "0009_handover_check"),
        ("citizens", "0010_own_approvals"),
    ]

    dependencies = [
        ('accounts', '0001_first_release'),
        ('accounts', '__first__'),
    ]

    operations = [
        CreateTables(
            migrations.CreateModel(
                name='ImportColumn',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('heading', models.CharField(max_length=80, unique=True)),
                    ('field', models.CharField(blank=True, max_length=20)),
                ],
            ),
            migrations.CreateModel(
                name='Citizen',
                fields=[
                    ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                    ('first_name', models.CharField(max_length=80)),
                    ('last_name', models.CharField(max_length=120)),
                    ('sort_key', models.BinaryField()),
                    ('cpr_encrypted', models.BinaryField(blank=True, null=True)),
                    ('cpr_index', models.CharField(blank=True, editable=False, max_length=64, null=True, unique=True)),
                    ('phone', models.CharField(blank=True, max_length=20)),
                    ('email', models.EmailField(blank=True, max_length=254)),
                    ('closed_on', models.DateField(blank=True, null=True)),
                    ('search_text', models.TextField(default='', editable=False)),
                    ('edit_version', models.PositiveIntegerField(default=1)),
                    ('created_at', models.DateTimeField()),
                    ('is_demo', models.BooleanField(default=False)),
                    ('caseworker', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='cases', to=settings.AUTH_USER_MODEL)),
                    ('consultant', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='citizens', to=settings.AUTH_USER_MODEL)),
                    ('team', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='citizens', to='accounts.team')),
                ],
                options={
                    'indexes': [models.Index(fields=['sort_key', 'id'], name='citizen_danish_order'), models.Index(fields=['team', 'sort_key', 'id'], name='citizen_team_danish_order'), models.Index(condition=models.Q(('closed_on__isnull', False)), fields=['team', 'closed_on'], name='citizen_team_closed')],
                    'constraints': [models.CheckConstraint(condition=models.Q(models.Q(('cpr_encrypted__isnull', True), ('cpr_index__isnull', True)), models.Q(('cpr_encrypted__isnull', False), ('cpr_index__isnull', False)), _connector='OR'), name='cpr_and_its_index_together'), models.CheckConstraint(condition=models.Q(('sort_key', b''), _negated=True), name='citizen_has_a_place_in_the_alphabet')],
                },
            ),
            migrations.CreateModel(
                name='Fact',
                fields=[
                    ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                    ('kind', models.CharField(choices=[('wish', 'Ønske'), ('skill', 'Kan'), ('everyday', 'Det kan jeg også'), ('cv', 'Erfaring og uddannelse'), ('need', 'Skånehensyn'), ('background', 'Baggrund')], max_length=20)),
                    ('wording', models.TextField()),
                    ('measure', models.TextField(blank=True)),
                    ('section', models.CharField(blank=True, choices=[('why', 'Derfor søger jeg'), ('experience', 'Erfaring'), ('qualification', 'Uddannelse og beviser'), ('volunteering', 'Frivilligt arbejde'), ('also', 'Det kan jeg også'), ('leisure', 'Fritid'), ('help', 'Sådan lykkes det for mig')], max_length=20)),
                    ('period', models.CharField(blank=True, max_length=40)),
                    ('found_in', models.CharField(blank=True, choices=[('home', 'Hverdagen'), ('leisure', 'Fritiden'), ('coping', 'Det, der er klaret'), ('earlier', 'Tidligere i livet')], max_length=10)),
                    ('in_own_words', models.BooleanField(default=False)),
                    ('inner_note', models.TextField(blank=True)),
                    ('noted_on', models.DateField()),
                    ('is_current', models.BooleanField(default=True)),
                    ('edit_version', models.PositiveIntegerField(default=1)),
                    ('citizen', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='facts', to='citizens.citizen')),
                ],
                options={
                    'indexes': [models.Index(fields=['citizen', 'kind'], name='fact_of_citizen')],
                    'constraints': [models.CheckConstraint(condition=models.Q(('wording', ''), _negated=True), name='fact_has_words', violation_error_message='Skriv, hvad det handler om.'), models.CheckConstraint(condition=models.Q(models.Q(('period', ''), ('section', '')), models.Q(('kind', 'cv'), ('section__in', ('', 'experience', 'qualification', 'volunteering', 'leisure'))), _connector='OR'), name='only_a_cv_fact_has_section_and_period')],
                },
            ),
            migrations.CreateModel(
                name='Capsule',
                fields=[
                    ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                    ('number', models.PositiveSmallIntegerField()),
                    ('audience', models.CharField(choices=[('citizen', 'citizen'), ('company', 'company'), ('contact_person', 'contact_person'), ('caseworker', 'caseworker'), ('consultant', 'consultant')], max_length=20)),
                    ('next_step', models.TextField(blank=True)),
                    ('made_at', models.DateTimeField()),
                    ('expires_on', models.DateField()),
                    ('approved_way', models.CharField(choices=[('together', 'Vi læste det sammen'), ('phone', 'I telefonen'), ('written', 'På skrift'), ('own_page', 'På sin egen side')], max_length=12)),
                    ('revoked_at', models.DateTimeField(blank=True, null=True)),
                    ('made_by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                    ('revoked_by', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                    ('citizen', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='capsules', to='citizens.citizen')),
                ],
                options={
                    'constraints': [models.UniqueConstraint(fields=('citizen', 'number'), name='capsule_versions_are_counted'), models.UniqueConstraint(condition=models.Q(('revoked_at__isnull', True)), fields=('citizen', 'audience'), name='one_standing_capsule_an_audience'), models.CheckConstraint(condition=models.Q(models.Q(('revoked_at__isnull', True), ('revoked_by__isnull', True)), models.Q(('revoked_at__isnull', False), ('revoked_by__isnull', False)), _connector='OR'), name='capsule_revoked_by_and_at')],
                },
            ),
            migrations.CreateModel(
                name='ConsultantChange',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('changed_at', models.DateTimeField()),
                    ('citizen', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='consultant_changes', to='citizens.citizen')),
                    ('former', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                    ('new', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ],
                options={
                    'constraints': [models.CheckConstraint(condition=models.Q(('former', models.F('new')), _negated=True), name='consultant_changes_to_another')],
                },
            ),
            migrations.CreateModel(
                name='CvFind',
                fields=[
                    ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                    ('sentence', models.TextField()),
                    ('likeness', models.CharField(max_length=64)),
                    ('section', models.CharField(choices=[('why', 'Derfor søger jeg'), ('experience', 'Erfaring'), ('qualification', 'Uddannelse og beviser'), ('volunteering', 'Frivilligt arbejde'), ('also', 'Det kan jeg også'), ('leisure', 'Fritid'), ('help', 'Sådan lykkes det for mig')], max_length=20)),
                    ('state', models.CharField(choices=[('waiting', 'venter'), ('accepted', 'taget med'), ('dropped', 'valgt fra')], default='waiting', max_length=10)),
                    ('decided_at', models.DateTimeField(blank=True, null=True)),
                    ('citizen', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='cv_finds', to='citizens.citizen')),
                    ('decided_by', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                    ('fact', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.CASCADE, related_name='cv_finds', to='citizens.fact')),
                ],
                options={
                    'constraints': [models.UniqueConstraint(fields=('citizen', 'likeness'), name='a_cv_find_is_told_once'), models.CheckConstraint(condition=models.Q(('sentence', ''), _negated=True), name='cv_find_has_words'), models.CheckConstraint(condition=models.Q(models.Q(('decided_at__isnull', True), ('decided_by__isnull', True), ('state', 'waiting')), models.Q(models.Q(('state', 'waiting'), _negated=True), ('decided_at__isnull', False), ('decided_by__isnull', False)), _connector='OR'), name='cv_find_decided_by_and_at'), models.CheckConstraint(condition=models.Q(models.Q(('fact__isnull', False), ('state', 'accepted')), models.Q(models.Q(('state', 'accepted'), _negated=True), ('fact__isnull', True)), _connector='OR'), name='cv_find_accepted_has_its_fact')],
                },
            ),
            migrations.CreateModel(
                name='CvSource',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('label', models.CharField(max_length=200)),
                    ('address', models.CharField(blank=True, max_length=300)),
                    ('marked_at', models.DateTimeField()),
                    ('find', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='sources', to='citizens.cvfind')),
                    ('marked_by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ],
                options={
                    'constraints': [models.UniqueConstraint(fields=('find', 'label', 'address'), name='a_cv_source_is_named_once'), models.CheckConstraint(condition=models.Q(('address', ''), ('address__startswith', '/'), _connector='OR'), name='cv_source_is_in_the_house')],
                },
            ),
            migrations.CreateModel(
                name='CvVersion',
                fields=[
                    ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                    ('recipient', models.CharField(max_length=120)),
                    ('with_contact', models.BooleanField(default=False)),
                    ('made_at', models.DateTimeField()),
                    ('approved_fingerprint', models.CharField(blank=True, max_length=64)),
                    ('approved_way', models.CharField(blank=True, choices=[('together', 'Vi læste det sammen'), ('phone', 'I telefonen'), ('written', 'På skrift'), ('own_page', 'På sin egen side')], max_length=12)),
                    ('approved_at', models.DateTimeField(blank=True, null=True)),
                    ('withdrawn_at', models.DateTimeField(blank=True, null=True)),
                    ('approved_by', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                    ('citizen', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='cv_versions', to='citizens.citizen')),
                    ('made_by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                    ('withdrawn_by', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ],
                options={
                    'constraints': [models.CheckConstraint(condition=models.Q(('recipient', ''), _negated=True), name='cv_version_has_a_reader'), models.CheckConstraint(condition=models.Q(models.Q(('approved_at__isnull', True), ('approved_by__isnull', True), ('approved_fingerprint', ''), ('approved_way', '')), models.Q(('approved_at__isnull', False), ('approved_by__isnull', False), models.Q(('approved_way', ''), _negated=True), models.Q(('approved_fingerprint', ''), _negated=True)), _connector='OR'), name='cv_version_approved_at_by_and_way'), models.CheckConstraint(condition=models.Q(models.Q(('withdrawn_at__isnull', True), ('withdrawn_by__isnull', True)), models.Q(('withdrawn_at__isnull', False), ('withdrawn_by__isnull', False)), _connector='OR'), name='cv_version_withdrawn_by_and_at')],
                },
            ),
            migrations.CreateModel(
                name='NeedChain',
                fields=[
                    ('fact', models.OneToOneField(on_delete=django.db.models.deletion.CASCADE, primary_key=True, related_name='chain', serialize=False, to='citizens.fact')),
                    ('said', models.TextField(blank=True)),
                    ('amount', models.DecimalField(blank=True, decimal_places=2, max_digits=9, null=True)),
                    ('amount_to', models.DecimalField(blank=True, decimal_places=2, max_digits=9, null=True)),
                    ('unit', models.CharField(blank=True, choices=[('kilos', 'kilos'), ('metres', 'metres'), ('minutes', 'minutes'), ('hours', 'hours'), ('days', 'days'), ('weeks', 'weeks'), ('times', 'times'), ('people', 'people'), ('tasks', 'tasks'), ('clock', 'clock')], max_length=10)),
                    ('per', models.CharField(blank=True, choices=[('hour', 'hour'), ('day', 'day'), ('week', 'week'), ('month', 'month')], max_length=10)),
                    ('bound', models.CharField(blank=True, choices=[('up_to', 'up_to'), ('below', 'below'), ('at_least', 'at_least'), ('about', 'about'), ('from', 'from')], max_length=10)),
                    ('asked_again', models.BooleanField(default=False)),
                    ('better_when', models.TextField(blank=True)),
                    ('worse_when', models.TextField(blank=True)),
                    ('own_action', models.TextField(blank=True)),
                    ('avoided_by', models.TextField(blank=True)),
                    ('good_day', models.TextField(blank=True)),
                    ('worked_before', models.TextField(blank=True)),
                    ('aim', models.TextField(blank=True)),
                    ('aim_by', models.DateField(blank=True, null=True)),
                    ('work_from', models.TimeField(blank=True, null=True)),
                    ('work_to', models.TimeField(blank=True, null=True)),
                    ('posture', models.CharField(blank=True, choices=[('sitting', 'sitting'), ('shifting', 'shifting'), ('moving', 'moving')], max_length=10)),
                    ('one_task_at_a_time', models.BooleanField(blank=True, null=True)),
                    ('uses_apps', models.BooleanField(blank=True, null=True)),
                    ('aid', models.TextField(blank=True)),
                    ('max_travel_minutes', models.PositiveSmallIntegerField(blank=True, null=True)),
                    ('solution', models.TextField(blank=True)),
                    ('provider', models.CharField(blank=True, choices=[('citizen', 'Borgeren selv'), ('workplace', 'Arbejdspladsen'), ('municipality', 'Kommunen'), ('other', 'En anden')], max_length=20)),
                    ('scheme', models.SlugField(blank=True, max_length=60)),
                    ('tried_on', models.DateField(blank=True, null=True)),
                    ('effect', models.CharField(blank=True, choices=[('helped', 'Det hjalp'), ('partly', 'Det hjalp lidt'), ('not', 'Det hjalp ikke')], max_length=10)),
                    ('effect_note', models.TextField(blank=True)),
                    ('approved_wording', models.TextField(blank=True)),
                    ('approved_at', models.DateTimeField(blank=True, null=True)),
                    ('approved_by', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ],
                options={
                    'constraints': [models.CheckConstraint(condition=models.Q(models.Q(('amount__isnull', True), ('unit', '')), models.Q(('amount__gte', 0), ('amount__isnull', False), models.Q(('unit', ''), _negated=True)), _connector='OR'), name='need_amount_and_its_unit_together'), models.CheckConstraint(condition=models.Q(('amount_to__isnull', True), models.Q(('amount__isnull', False), ('amount_to__gt', models.F('amount'))), _connector='OR'), name='need_range_rises'), models.CheckConstraint(condition=models.Q(('effect', ''), ('tried_on__isnull', False), _connector='OR'), name='need_effect_of_something_tried', violation_error_message='Skriv, hvornår det blev prøvet.'), models.CheckConstraint(condition=models.Q(('work_from__isnull', True), ('work_to__isnull', True), ('work_to__gt', models.F('work_from')), _connector='OR'), name='need_work_window_rises', violation_error_message='Tiden slutter, før den begynder.'), models.CheckConstraint(condition=models.Q(models.Q(('approved_at__isnull', True), ('approved_by__isnull', True), ('approved_wording', '')), models.Q(('approved_at__isnull', False), ('approved_by__isnull', False), models.Q(('approved_wording', ''), _negated=True)), _connector='OR'), name='need_approved_at_by_and_words')],
                },
            ),
            migrations.CreateModel(
                name='CvChoice',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('refused_fingerprint', models.CharField(blank=True, max_length=64)),
                    ('version', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='choices', to='citizens.cvversion')),
                    ('fact', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='+', to='citizens.fact')),
                ],
                options={
                    'constraints': [models.UniqueConstraint(fields=('version', 'fact'), name='a_fact_once_a_cv_version')],
                },
            ),
            migrations.CreateModel(
                name='CapsuleLine',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('part', models.CharField(choices=[('works', 'Det virker'), ('can', 'Det kan jeg'), ('avoid', 'Det skal vi undgå'), ('learned', 'Det har vi lært')], max_length=10)),
                    ('fingerprint', models.CharField(max_length=64)),
                    ('capsule', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='lines', to='citizens.capsule')),
                    ('fact', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='+', to='citizens.fact')),
                ],
                options={
                    'constraints': [models.UniqueConstraint(fields=('capsule', 'fact'), name='a_fact_once_a_capsule')],
                },
            ),
            migrations.CreateModel(
                name='FactTask',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('title', models.CharField(max_length=120)),
                    ('skill', models.SlugField(blank=True, max_length=60)),
                    ('fact', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='tasks', to='citizens.fact')),
                ],
                options={
                    'constraints': [models.UniqueConstraint(fields=('fact', 'title'), name='a_task_once_a_fact')],
                },
            ),
            migrations.CreateModel(
                name='HandoverCheck',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('went_along', models.CharField(choices=[('yes', 'Ja, det passer'), ('partly', 'Delvist'), ('no', 'Nej, jeg måtte fortælle forfra')], max_length=10)),
                    ('told_again', models.TextField(blank=True)),
                    ('next_step', models.TextField()),
                    ('checked_at', models.DateTimeField()),
                    ('change', models.OneToOneField(on_delete=django.db.models.deletion.CASCADE, related_name='check_made', to='citizens.consultantchange')),
                    ('checked_by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ],
                options={
                    'constraints': [models.CheckConstraint(condition=models.Q(('went_along', 'yes'), models.Q(('told_again', ''), _negated=True), _connector='OR'), name='told_again_says_what', violation_error_message='Skriv, hvad der måtte fortælles igen.')],
                },
            ),
            migrations.CreateModel(
                name='ImportBatch',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('fingerprint', models.CharField(max_length=64)),
                    ('made_at', models.DateTimeField()),
                    ('undone_at', models.DateTimeField(blank=True, null=True)),
                    ('made_by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ],
                options={
                    'constraints': [models.UniqueConstraint(condition=models.Q(('undone_at__isnull', True)), fields=('fingerprint',), name='file_is_imported_once')],
                },
            ),
            migrations.CreateModel(
                name='ImportedCitizen',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('batch', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='rows', to='citizens.importbatch')),
                    ('citizen', models.OneToOneField(on_delete=django.db.models.deletion.CASCADE, related_name='imported', to='citizens.citizen')),
                ],
            ),
            migrations.CreateModel(
                name='JobTalk',
                fields=[
                    ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                    ('company', models.CharField(max_length=200)),
                    ('held_on', models.DateField()),
                    ('held_at', models.TimeField(blank=True, null=True)),
                    ('employer_interest', models.TextField(blank=True)),
                    ('contribution', models.TextField(blank=True)),
                    ('questions', models.TextField(blank=True)),
                    ('family', models.TextField(blank=True)),
                    ('rehearsed_on', models.DateField(blank=True, null=True)),
                    ('clothes', models.TextField(blank=True)),
                    ('phone_off', models.BooleanField(default=False)),
                    ('route', models.TextField(blank=True)),
                    ('route_minutes', models.PositiveSmallIntegerField(blank=True, null=True)),
                    ('daily_route', models.TextField(blank=True)),
                    ('daily_minutes', models.PositiveSmallIntegerField(blank=True, null=True)),
                    ('opening_by', models.CharField(blank=True, choices=[('citizen', 'Borgeren'), ('consultant', 'Virksomhedskonsulenten'), ('both', 'Begge')], max_length=20)),
                    ('wishes_by', models.CharField(blank=True, choices=[('citizen', 'Borgeren'), ('consultant', 'Virksomhedskonsulenten'), ('both', 'Begge')], max_length=20)),
                    ('needs_by', models.CharField(blank=True, choices=[('citizen', 'Borgeren'), ('consultant', 'Virksomhedskonsulenten'), ('both', 'Begge')], max_length=20)),
                    ('frame_by', models.CharField(blank=True, choices=[('citizen', 'Borgeren'), ('consultant', 'Virksomhedskonsulenten'), ('both', 'Begge')], max_length=20)),
                    ('agreement_by', models.CharField(blank=True, choices=[('citizen', 'Borgeren'), ('consultant', 'Virksomhedskonsulenten'), ('both', 'Begge')], max_length=20)),
                    ('agreed', models.TextField(blank=True)),
                    ('reminded_of', models.DateField(blank=True, null=True)),
                    ('edit_version', models.PositiveIntegerField(default=1)),
                    ('citizen', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='job_talks', to='citizens.citizen')),
                ],
                options={
                    'indexes': [models.Index(fields=['citizen', 'held_on'], name='job_talk_of_citizen')],
                    'constraints': [models.CheckConstraint(condition=models.Q(('company', ''), _negated=True), name='job_talk_is_somewhere', violation_error_message='Skriv, hvor samtalen er.')],
                },
            ),
            migrations.CreateModel(
                name='Lending',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('reason', models.CharField(max_length=200)),
                    ('starts_on', models.DateField()),
                    ('ends_on', models.DateField()),
                    ('citizen', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='lendings', to='citizens.citizen')),
                    ('colleague', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='borrowed', to=settings.AUTH_USER_MODEL)),
                ],
                options={
                    'constraints': [models.CheckConstraint(condition=models.Q(('ends_on__gte', models.F('starts_on'))), name='lending_ends_after_start', violation_error_message='Slutdagen ligger før startdagen.')],
                },
            ),
            migrations.CreateModel(
                name='LocalWord',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('kind', models.CharField(choices=[('means', 'ordene betyder evnen'), ('means_not', 'ordene betyder ikke evnen'), ('task', 'opgaven passer til evnen'), ('task_not', 'opgaven passer ikke til evnen')], max_length=10)),
                    ('skill', models.SlugField(max_length=60)),
                    ('text', models.CharField(max_length=120)),
                    ('added_at', models.DateTimeField()),
                    ('withdrawn_at', models.DateTimeField(blank=True, null=True)),
                    ('added_by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                    ('withdrawn_by', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ],
                options={
                    'constraints': [models.UniqueConstraint(condition=models.Q(('withdrawn_at__isnull', True)), fields=('kind', 'skill', 'text'), name='a_local_word_stands_once'), models.CheckConstraint(condition=models.Q(('text', ''), _negated=True), name='local_word_has_words'), models.CheckConstraint(condition=models.Q(models.Q(('withdrawn_at__isnull', True), ('withdrawn_by__isnull', True)), models.Q(('withdrawn_at__isnull', False), ('withdrawn_by__isnull', False)), _connector='OR'), name='local_word_withdrawn_by_and_at')],
                },
            ),
            migrations.CreateModel(
                name='Objection',
                fields=[
                    ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                    ('about', models.CharField(choices=[('record', 'Noget, der står om mig'), ('sharing', 'Noget, der er delt med andre'), ('look', 'At nogen har set på mig'), ('goal', 'Et mål eller en opgave'), ('other', 'Noget andet')], max_length=10)),
                    ('said', models.TextField()),
                    ('made_at', models.DateTimeField()),
                    ('reply', models.TextField(blank=True)),
                    ('answered_at', models.DateTimeField(blank=True, null=True)),
                    ('answered_by', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                    ('citizen', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='objections', to='citizens.citizen')),
                ],
                options={
                    'indexes': [models.Index(condition=models.Q(('answered_at__isnull', True)), fields=['citizen'], name='objection_that_waits')],
                    'constraints': [models.CheckConstraint(condition=models.Q(('said', ''), _negated=True), name='objection_has_words', violation_error_message='Skriv, hvad der ikke er rigtigt.'), models.CheckConstraint(condition=models.Q(models.Q(('answered_at__isnull', True), ('answered_by__isnull', True), ('reply', '')), models.Q(('answered_at__isnull', False), ('answered_by__isnull', False), models.Q(('reply', ''), _negated=True)), _connector='OR'), name='objection_answer_by_and_at')],
                },
            ),
            migrations.CreateModel(
                name='OwnApproval',
                fields=[
                    ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                    ('next_step', models.TextField(blank=True)),
                    ('expires_on', models.DateField(blank=True, null=True)),
                    ('asked_at', models.DateTimeField()),
                    ('state', models.CharField(choices=[('waiting', 'venter på borgeren'), ('yes', 'borgeren sagde ja'), ('no', 'borgeren sagde nej'), ('withdrawn', 'trukket tilbage')], default='waiting', max_length=10)),
                    ('answered_at', models.DateTimeField(blank=True, null=True)),
                    ('said', models.TextField(blank=True)),
                    ('seen_at', models.DateTimeField(blank=True, null=True)),
                    ('asked_by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                    ('citizen', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='own_approvals', to='citizens.citizen')),
                    ('seen_by', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                    ('version', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.CASCADE, related_name='own_approvals', to='citizens.cvversion')),
                ],
                options={
                    'indexes': [models.Index(condition=models.Q(('answered_at__isnull', False), ('seen_at__isnull', True)), fields=['citizen'], name='own_approval_unseen')],
                    'constraints': [models.UniqueConstraint(condition=models.Q(('state', 'waiting')), fields=('version',), name='one_waiting_question_a_cv_version'), models.UniqueConstraint(condition=models.Q(('state', 'waiting'), ('version__isnull', True)), fields=('citizen',), name='one_waiting_question_about_a_capsule'), models.CheckConstraint(condition=models.Q(models.Q(('expires_on__isnull', False), ('version__isnull', True)), models.Q(('expires_on__isnull', True), ('next_step', ''), ('version__isnull', False)), _connector='OR'), name='own_approval_is_about_a_cv_or_a_capsule'), models.CheckConstraint(condition=models.Q(models.Q(('answered_at__isnull', True), ('said', ''), ('state__in', ['waiting', 'withdrawn'])), models.Q(('answered_at__isnull', False), ('state__in', ['yes', 'no'])), _connector='OR'), name='own_approval_answer_has_its_time'), models.CheckConstraint(condition=models.Q(models.Q(('seen_at__isnull', True), ('seen_by__isnull', True)), models.Q(('answered_at__isnull', False), ('seen_at__isnull', False), ('seen_by__isnull', False)), _connector='OR'), name='own_approval_seen_by_and_at')],
                },
            ),
            migrations.CreateModel(
                name='OwnApprovalLine',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('part', models.CharField(blank=True, choices=[('works', 'Det virker'), ('can', 'Det kan jeg'), ('avoid', 'Det skal vi undgå'), ('learned', 'Det har vi lært')], max_length=10)),
                    ('is_yes', models.BooleanField(blank=True, null=True)),
                    ('said', models.CharField(blank=True, max_length=300)),
                    ('fingerprint', models.CharField(blank=True, max_length=64)),
                    ('approval', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='lines', to='citizens.ownapproval')),
                    ('fact', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='+', to='citizens.fact')),
                ],
                options={
                    'constraints': [models.UniqueConstraint(fields=('approval', 'fact'), name='a_fact_once_an_own_approval'), models.CheckConstraint(condition=models.Q(models.Q(('fingerprint', ''), ('is_yes__isnull', True), ('said', '')), models.Q(('is_yes__isnull', False), models.Q(('fingerprint', ''), _negated=True)), _connector='OR'), name='own_approval_line_is_answered_to_words')],
                },
            ),
            migrations.CreateModel(
                name='Release',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('audience', models.CharField(choices=[('citizen', 'citizen'), ('company', 'company'), ('contact_person', 'contact_person'), ('caseworker', 'caseworker'), ('consultant', 'consultant')], max_length=20)),
                    ('released_at', models.DateTimeField()),
                    ('agreed_with_citizen', models.BooleanField()),
                    ('withdrawn_at', models.DateTimeField(blank=True, null=True)),
                    ('fact', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='releases', to='citizens.fact')),
                    ('released_by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                    ('withdrawn_by', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ],
                options={
                    'constraints': [models.UniqueConstraint(condition=models.Q(('withdrawn_at__isnull', True)), fields=('fact', 'audience'), name='one_open_release_an_audience'), models.CheckConstraint(condition=models.Q(models.Q(('withdrawn_at__isnull', True), ('withdrawn_by__isnull', True)), models.Q(('withdrawn_at__isnull', False), ('withdrawn_by__isnull', False)), _connector='OR'), name='release_withdrawn_by_and_at'), models.CheckConstraint(condition=models.Q(('agreed_with_citizen', True), ('audience__in', ['caseworker', 'citizen']), _connector='OR'), name='outside_release_is_agreed_with_citizen', violation_error_message='Aftal det med borgeren, før virksomheden får det at vide.')],
                },
            ),
            migrations.CreateModel(
                name='TargetGroupSpell',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('group', models.CharField(choices=[('1', 'Dagpenge (nr. 1)'), ('2', 'Jobparat, kontanthjælp (nr. 2)'), ('3', 'Aktivitetsparat, kontanthjælp (nr. 3)'), ('4', 'Uddannelsesparat (nr. 4)'), ('4a', 'Åbenlyst uddannelsesparat (nr. 4)'), ('5', 'Aktivitetsparat under 30 (nr. 5)'), ('6', 'Sygedagpenge (nr. 6)'), ('6a', 'Sygedagpenge, i job (nr. 6)'), ('7', 'Jobafklaringsforløb (nr. 7)'), ('7a', 'Jobafklaringsforløb, i job (nr. 7)'), ('8', 'Ressourceforløb (nr. 8)'), ('9', 'Visiteret til fleksjob (nr. 9)'), ('10', 'Revalidend (nr. 10)'), ('11', 'Førtidspension (nr. 11)'), ('12a', 'Selvforsørgende, jobparat (nr. 12)'), ('12b', 'Selvforsørgende, ikke jobparat (nr. 12)'), ('13', 'Ung under 18 (nr. 13)')], max_length=4)),
                    ('starts_on', models.DateField()),
                    ('ends_on', models.DateField(blank=True, null=True)),
                    ('citizen', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='target_groups', to='citizens.citizen')),
                ],
                options={
                    'constraints': [models.CheckConstraint(condition=models.Q(('ends_on__isnull', True), ('ends_on__gte', models.F('starts_on')), _connector='OR'), name='target_group_ends_after_start', violation_error_message='Slutdagen ligger før startdagen.')],
                },
            ),
            migrations.CreateModel(
                name='TellingLine',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('when', models.CharField(choices=[('before', 'Før samtalen'), ('in_talk', 'I samtalen'), ('at_start', 'Når arbejdet er aftalt'), ('later', 'Senere, hvis det bliver nødvendigt'), ('not', 'Slet ikke')], max_length=20)),
                    ('by', models.CharField(blank=True, choices=[('citizen', 'Borgeren'), ('consultant', 'Virksomhedskonsulenten'), ('both', 'Begge')], max_length=20)),
                    ('fact', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.CASCADE, related_name='+', to='citizens.fact')),
                    ('talk', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='telling', to='citizens.jobtalk')),
                ],
                options={
                    'constraints': [models.UniqueConstraint(fields=('talk', 'fact'), name='one_telling_a_need_and_talk'), models.UniqueConstraint(condition=models.Q(('fact__isnull', True)), fields=('talk',), name='one_telling_of_family_a_talk')],
                },
            ),
            migrations.CreateModel(
                name='WorkplaceBasic',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('item', models.SlugField(max_length=60)),
                    ('known', models.BooleanField()),
                    ('noted_on', models.DateField()),
                    ('citizen', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='workplace_basics', to='citizens.citizen')),
                ],
                options={
                    'constraints': [models.UniqueConstraint(fields=('citizen', 'item'), name='one_answer_a_workplace_basic')],
                },
            ),
            migrations.CreateModel(
                name='CapsuleReading',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('read_at', models.DateTimeField()),
                    ('capsule', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='readings', to='citizens.capsule')),
                    ('reader', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ],
                options={
                    'constraints': [models.UniqueConstraint(fields=('capsule', 'reader'), name='a_capsule_is_confirmed_once')],
                },
            ),
        ),
    ]
