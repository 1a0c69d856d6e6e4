"""What a form of the toolboxes says about the version it was opened with."""

from django.http import HttpRequest


def version_sent(request: HttpRequest) -> int:
    """Return the version that the form was opened with; −1 when it says none, which fits no row."""
    sent = request.POST.get("edit_version", "")
    return int(sent) if sent.isascii() and sent.isdigit() and len(sent) < 10 else -1
