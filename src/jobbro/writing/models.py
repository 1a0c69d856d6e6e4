"""What kinds of text the check knows, and who reads them."""

from django.db import models


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
