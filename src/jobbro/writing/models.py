"""What the text check knows of kinds and readers, and what colleagues have said about a remark. It stores no text."""

from django.conf import settings
from django.db import models

from jobbro.domain.disclosure import TECHNICAL


class TextType(models.TextChoices):
    """What kind of text it is, as the trade calls it."""

    PHONE_NOTE = "phone_note", "Telefonnotat"
    FOLLOW_UP_NOTE = "follow_up_note", "Opfølgningsnotat"
    JOURNAL_NOTE = "journal_note", "Journalnotat"
    ACTION_PLAN = "action_plan", "Handleplan"
    LETTER = "letter", "Brev"
    MAIL = "mail", "Mail"
    FORM_COMMENT = "form_comment", "Kommentar til skema eller blanket"
    DESCRIPTION = "description", "Praktikbeskrivelse"


class TextReader(models.TextChoices):
    """Who reads the text, which decides what must be explained and what must not stand there."""

    JOURNAL = "journal", "Kun journalen"
    CASEWORKER = "caseworker", "Sagsbehandleren"
    CITIZEN = "citizen", "Borgeren"
    COMPANY = "company", "Virksomheden"


class AsideReason(models.TextChoices):
    """Why a remark is not relevant here; chosen and not written, so that no words about a person are stored."""

    CHECKED = "checked", "Jeg har set på det, og det passer"
    OWN_WORDS = "own_words", "Det er personens egne ord"
    KNOWN = "known", "Læseren kender ordet"
    NEEDED = "needed", "Det er nødvendigt her"
    WRONG = "wrong", "Tjekket rammer forkert"


class SetAside(models.Model):
    """A remark that a colleague found not relevant in one sentence; of the sentence only a keyed hash is kept."""

    key = models.CharField(max_length=64)
    code = models.CharField(max_length=20)
    reason = models.CharField(max_length=10, choices=AsideReason)
    at = models.DateTimeField()
    by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    withdrawn_at = models.DateTimeField(null=True, blank=True)
    withdrawn_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )

    class PersonalData:
        """A hash without its key tells of nobody."""

        fields = dict.fromkeys(("id", "key", "code", "reason", "at", "by", "withdrawn_at", "withdrawn_by"), TECHNICAL)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["key"],
                condition=models.Q(withdrawn_at__isnull=True),
                name="a_remark_is_set_aside_once",
                violation_error_message="Forslaget er allerede lagt til side.",
            ),
            models.CheckConstraint(
                condition=models.Q(withdrawn_at__isnull=True, withdrawn_by__isnull=True)
                | models.Q(withdrawn_at__isnull=False, withdrawn_by__isnull=False),
                name="set_aside_withdrawn_by_and_at",
                violation_error_message="Skriv både, hvem der tog forslaget med igen, og hvornår.",
            ),
        ]


class OwnWordKind(models.TextChoices):
    """What a word of the municipality's own is to the text check."""

    JARGON = "jargon", "Fagord, som andre ikke kender"
    VAGUE = "vague", "Ord, der kan læses på flere måder"
    JUDGING = "judging", "Ord, der dømmer"


class OwnWord(models.Model):
    """A word that the municipality has added to the text check; it tells of no person."""

    kind = models.CharField(max_length=10, choices=OwnWordKind)
    text = models.CharField(max_length=80, db_collation="danish")
    plain = models.CharField(max_length=160, blank=True)
    say = models.CharField(max_length=80, blank=True)
    added_at = models.DateTimeField()
    added_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    withdrawn_at = models.DateTimeField(null=True, blank=True)
    withdrawn_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )

    class PersonalData:
        """Words of the trade; nobody's case."""

        fields = dict.fromkeys(
            ("id", "kind", "text", "plain", "say", "added_at", "added_by", "withdrawn_at", "withdrawn_by"), TECHNICAL
        )

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["text"],
                condition=models.Q(withdrawn_at__isnull=True),
                name="an_own_word_stands_once",
                violation_error_message="Ordet står her i forvejen.",
            ),
            models.CheckConstraint(
                condition=models.Q(kind="jargon") & ~models.Q(plain="")
                | ~models.Q(kind="jargon") & models.Q(plain="", say=""),
                name="own_jargon_has_its_meaning",
                violation_error_message="Et fagord skal have en forklaring, og kun et fagord.",
            ),
            models.CheckConstraint(
                condition=models.Q(withdrawn_at__isnull=True, withdrawn_by__isnull=True)
                | models.Q(withdrawn_at__isnull=False, withdrawn_by__isnull=False),
                name="own_word_withdrawn_by_and_at",
                violation_error_message="Skriv både, hvem der tog ordet tilbage, og hvornår.",
            ),
        ]
