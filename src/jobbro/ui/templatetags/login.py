"""What the log-in pages need: a QR code drawn as SVG, and the start of a talk with a security key. {% load login %}"""

import json

import qrcode  # type: ignore[import-untyped]
from django import template
from django.templatetags.static import static
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString

register = template.Library()

_SCRIPTS = ("mfa/js/webauthn-json.js", "mfa/js/webauthn.js", "account/js/onload.js")


@register.simple_tag
def qr_code(text: str, label: str) -> SafeString:
    """Draw the text as a QR code; as SVG in the page, since the content policy refuses pictures by data address."""
    code = qrcode.QRCode(border=4)
    code.add_data(text)
    code.make(fit=True)
    matrix = code.get_matrix()
    dots = "".join(f"M{x} {y}h1v1h-1z" for y, row in enumerate(matrix) for x, dark in enumerate(row) if dark)
    return format_html(
        '<svg class="qr" role="img" aria-label="{}" viewBox="0 0 {} {}"><path fill="#fff" d="M0 0h{}v{}H0z"/>'
        '<path fill="#000" d="{}"/></svg>',
        label,
        *[len(matrix)] * 4,
        dots,
    )


@register.simple_tag
def security_key(function: str, **ids: str) -> SafeString:
    """Load the scripts of security keys and start one: loginForm, authenticateForm or addForm, with the ids it uses."""
    scripts = format_html_join("", '<script src="{}" defer></script>', ((static(name),) for name in _SCRIPTS))
    # The ids are written by our templates; < is escaped so that no value could end the element.
    settings = SafeString(json.dumps({"ids": ids}).replace("<", "\\u003C"))
    start = format_html(
        '<script data-allauth-onload="allauth.webauthn.forms.{}" type="application/json">{}</script>',
        function,
        settings,
    )
    return scripts + start
