"""`./jobbro manage pictures`: take the README's pictures from a demo that runs."""

import subprocess
import tempfile
from pathlib import Path
from shutil import which
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError, CommandParser
from playwright.sync_api import Page, sync_playwright

from jobbro.demo.staff import PASSWORD
from jobbro.placements.models import Placement

FOLDER = settings.BASE_DIR / "docs" / "pictures"
SIZE = {"width": 1280, "height": 860}
_FLAGS = ["--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking"]


class Command(BaseCommand):
    """Log in to the running demo and photograph three pages."""

    help = "Tag billeder til README af en demo, der kører. Kræver Chromium og pdftoppm."

    def add_arguments(self, parser: CommandParser) -> None:
        """Where the demo runs."""
        parser.add_argument("--url", default="http://127.0.0.1:8000", help="demoens adresse")

    def handle(self, **options: Any) -> None:
        """Take the pictures."""
        chromium, pdftoppm = which("chromium"), which("pdftoppm")
        if not chromium or not pdftoppm:
            raise CommandError(
                "Her mangler Chromium eller pdftoppm. På Debian: sudo apt install chromium poppler-utils"
            )
        thomas = Placement.objects.filter(is_demo=True, citizen__email="thomas@borger.example").first()
        if thomas is None:
            raise CommandError("Her er ingen demo. Kør først: ./jobbro demo")
        # Asked before the browser starts: its loop does not let the database be asked from within.
        planned = Placement.objects.filter(citizen__email="else@borger.example").first() or thomas
        FOLDER.mkdir(exist_ok=True)
        with sync_playwright() as playwright:
            browser = playwright.chromium.launch(executable_path=chromium, args=_FLAGS)
            page = browser.new_context(viewport=SIZE, locale="da-DK").new_page()  # type: ignore[arg-type]
            self._log_in(page, options["url"])
            page.goto(f"{options['url']}/")
            page.screenshot(path=FOLDER / "home.png", full_page=True)
            page.goto(f"{options['url']}/forloeb/{planned.pk}/plan/timer/")
            page.screenshot(path=FOLDER / "planning.png")
            page.goto(f"{options['url']}/forloeb/{thomas.pk}/papirer/")
            with page.expect_download() as download, tempfile.TemporaryDirectory() as folder:
                page.locator('form[action*="pdf"] button').first.click()
                path = Path(folder) / "beskrivelse.pdf"
                download.value.save_as(path)
                target = str(FOLDER / "description")
                subprocess.run(  # noqa: S603 - a fixed program on our own file
                    [pdftoppm, "-png", "-singlefile", "-r", "70", str(path), target], check=True
                )
            browser.close()
        self.stdout.write(f"Billederne ligger i {FOLDER.relative_to(settings.BASE_DIR)}.")

    def _log_in(self, page: Page, url: str) -> None:
        page.goto(f"{url}/konto/login/")
        page.fill("[name=login]", "mette")
        page.fill("[name=password]", PASSWORD)
        page.locator("main form button").first.click()
        page.wait_for_load_state()
