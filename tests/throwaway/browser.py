"""The machine's own Chromium: where it is and how it is started."""

import os
import shutil
from pathlib import Path

# The shell draws the same pages without a window around each of them, at a sixth of the processor's time.
_NAMES = ("chromium-headless-shell", "chromium", "chromium-browser", "google-chrome-stable", "google-chrome")
# Without these, a machine without a screen, or a test run as root, gets no browser at all.
ARGUMENTS = ("--no-sandbox", "--disable-dev-shm-usage", "--disable-gpu", "--font-render-hinting=none")


def program() -> Path | None:
    """Return the browser's path; None when the machine has none."""
    for name in (os.environ.get("JOBBRO_TEST_CHROMIUM", ""), *_NAMES):
        if name and (found := shutil.which(name)):
            return Path(found)
    return None
