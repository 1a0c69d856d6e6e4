"""From one municipal colour to the shades that stay readable (WCAG 2.2, 1.4.3 and 1.4.11)."""

import re

WHITE = (255, 255, 255)
PAGE = (244, 245, 247)  # --ground in jobbro.css
Rgb = tuple[int, int, int]


def parse_hex(colour: str) -> Rgb:
    """Read «#0059b3» or «0059b3».

    :raises ValueError: when it is not six hexadecimal digits
    """
    digits = colour.removeprefix("#")
    if not re.fullmatch(r"[0-9a-fA-F]{6}", digits):
        raise ValueError(f"not a colour: {colour!r}")
    return int(digits[0:2], 16), int(digits[2:4], 16), int(digits[4:6], 16)


def contrast(one: Rgb, other: Rgb) -> float:
    """Return the contrast ratio of two colours, 1 to 21."""
    lighter, darker = sorted((_luminance(one), _luminance(other)), reverse=True)
    return (lighter + 0.05) / (darker + 0.05)


def mix(colour: Rgb, other: Rgb, share: float) -> Rgb:
    """Return the colour with a share (0 to 1) of the other in it."""
    red, green, blue = (round(a + (b - a) * share) for a, b in zip(colour, other, strict=True))
    return red, green, blue


def readable_on(background: Rgb, colour: Rgb, *, ratio: float) -> Rgb:
    """Return the colour, darkened just enough to reach the contrast ratio on the background."""
    for step in range(101):
        shade = mix(colour, (0, 0, 0), step / 100)
        if contrast(shade, background) >= ratio:
            return shade
    return 0, 0, 0


def theme_css(colour: str) -> str:
    """Return the custom properties that colour the pages of a municipality.

    :raises ValueError: when the colour is not six hexadecimal digits
    """
    base = parse_hex(colour)
    ground = mix(base, WHITE, 0.93)
    strong = base
    for background in (WHITE, PAGE, ground):
        strong = readable_on(background, strong, ratio=4.6)
    shades = {
        "--brand": strong,
        "--brand-dark": mix(strong, (0, 0, 0), 0.25),
        "--brand-darker": mix(strong, (0, 0, 0), 0.5),
        "--brand-soft": ground,
        "--brand-line": mix(base, WHITE, 0.7),
        "--brand-flag": base,
    }
    lines = "".join(f"{name}:#{red:02x}{green:02x}{blue:02x};" for name, (red, green, blue) in shades.items())
    return f":root{{{lines}}}\n"


def _luminance(colour: Rgb) -> float:
    channels = (part / 255 for part in colour)
    red, green, blue = (c / 12.92 if c <= 0.03928 else ((c + 0.055) / 1.055) ** 2.4 for c in channels)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue
