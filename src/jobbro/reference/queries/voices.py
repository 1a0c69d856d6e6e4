"""The voices by side and theme."""

from collections import Counter
from dataclasses import dataclass

from jobbro.library import texts, voices
from jobbro.library.voice_files import Voice, VoiceSide, VoiceTheme


@dataclass(frozen=True, slots=True)
class VoicePage:
    """The voices that were asked for, side by side, and the themes that can be chosen with how many speak of each."""

    sides: tuple[tuple[str, tuple[Voice, ...]], ...]
    themes: tuple[tuple[str, int], ...]
    theme: str


def voice_page(asked: str) -> VoicePage:
    """The voices on a theme by its Danish word; all of them for a word that is no theme."""
    say = texts().say
    words = {theme: say(f"voice.theme.{theme}") for theme in VoiceTheme}
    chosen = next((theme for theme, word in words.items() if word == asked.casefold().strip()), None)
    kept = [voice for voice in voices() if chosen is None or chosen in voice.themes]
    counts = Counter(theme for voice in voices() for theme in voice.themes)
    sides = ((say(f"voice.side.{side}"), tuple(one for one in kept if one.side == side)) for side in VoiceSide)
    return VoicePage(
        tuple((word, some) for word, some in sides if some),
        tuple((word, counts[theme]) for theme, word in words.items()),
        words[chosen] if chosen else "",
    )
