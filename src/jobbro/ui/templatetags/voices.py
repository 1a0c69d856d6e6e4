"""What others have said about the thing at hand, retold with its source: {% load voices %}{% voices_on "pay" %}."""

from typing import Any

from django import template

from jobbro.library import sources, texts, voices
from jobbro.library.voice_files import Voice, VoiceTheme

register = template.Library()


@register.inclusion_tag("ui/components/voices.html")
def voices_on(theme: str) -> dict[str, Any]:
    """Draw the voices on a theme, folded; ValueError for a theme that there is none of."""
    asked = VoiceTheme(theme)
    return {"voices": [said(voice) for voice in voices() if asked in voice.themes]}


@register.filter
def said(voice: Voice) -> dict[str, str]:
    """A voice in the words of a page: what was told, by whom, and where it was read."""
    source = sources()[voice.source.ref]
    return {
        "told": voice.told,
        "who": voice.who,
        "side": texts().say(f"voice.side.{voice.side}"),
        "source": f"{source.title}, {voice.source.section}",
    }
