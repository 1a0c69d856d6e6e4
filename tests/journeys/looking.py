"""Looking at a page as a careful person would: is it accessible, does it fit, did anything go wrong?"""

from collections.abc import Sequence
from functools import cache

from playwright.sync_api import ConsoleMessage, Locator, Page, Request, Response
from tests.throwaway.server import ROOT

AXE = ROOT / "build" / "axe" / "axe.min.js"
RULES = ("wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice")
# Runs before any script of the page, so that no refusal by the security policy is missed.
_LISTEN = """
window.refusedByPolicy = [];
document.addEventListener("securitypolicyviolation",
  event => window.refusedByPolicy.push(`${event.violatedDirective} ${event.blockedURI} ${event.sample}`));
"""
# A check of what is being typed is given up when more is typed or the page is left, and htmx notes that as an error. A
# request that fails says `htmx:sendError` or answers with a status, and is a trouble.
_GIVEN_UP = ("htmx:sendAbort", "htmx:afterRequest")
_RUN_AXE = """async rules => {
  const found = await axe.run(document, {runOnly: {type: "tag", values: rules}, resultTypes: ["violations"]});
  const places = rule => rule.nodes.map(node => node.target.join(" ")).join(", ");
  return found.violations.map(rule => `${rule.id}: ${rule.help} (${places(rule)})`);
}"""
_TOO_WIDE = """() => {
  const room = document.documentElement.clientWidth;
  if (document.documentElement.scrollWidth <= room + 1) return [];
  const wide = [...document.querySelectorAll("body *")].filter(e => e.getBoundingClientRect().right > room + 1);
  return ["the page is wider than the screen: " + wide.slice(0, 5).map(e => e.outerHTML.slice(0, 90)).join(" | ")];
}"""


class Looking:
    """A page in a browser, and everything that went wrong on the way."""

    def __init__(self, page: Page, address: str) -> None:
        self.page = page
        self.troubles: list[str] = []
        self._address = address
        page.add_init_script(_LISTEN)
        page.on("console", self._console)
        page.on("pageerror", lambda error: self.troubles.append(f"script error on {page.url}: {error}"))
        page.on("request", self._request)
        page.on("response", self._response)

    def is_clean(self) -> None:
        """Assert that the page in view has no accessibility violation, no policy refusal and no sideways scroll."""
        refused: Sequence[str] = self.page.evaluate("window.refusedByPolicy || []")
        wide: Sequence[str] = self.page.evaluate(_TOO_WIDE)
        if not self.page.evaluate("typeof axe !== 'undefined'"):
            self.page.evaluate(_axe())
        violations: Sequence[str] = self.page.evaluate(_RUN_AXE, list(RULES))
        if wrong := [*refused, *wide, *violations, *self.troubles]:
            raise AssertionError("\n".join([f"on {self.page.url}:", *wrong]))

    def go(self, address: str) -> None:
        """Open an address and look the page over."""
        self.page.goto(address)
        self.is_clean()

    def follow(self, target: Locator) -> None:
        """Click what leads to another page, and look that page over once it is there."""
        with self.page.expect_navigation():
            target.click()
        self.is_clean()

    def open_tab(self, name: str) -> None:
        """Go to a tab of the page; the rarer ones are folded where the screen is small."""
        tabs = self.page.locator(".tabs")
        tabs.wait_for()
        if (folded := tabs.locator(".more-tabs summary")).is_visible():
            folded.click()
        self.follow(tabs.get_by_role("link", name=name))

    def tab_to(self, target: Locator, *, at_most: int = 120) -> None:
        """Press Tab until the target has the focus, as one does without a mouse."""
        for _ in range(at_most):
            if target.evaluate("element => element === document.activeElement"):
                return
            self.page.keyboard.press("Tab")
        raise AssertionError(f"{target} cannot be reached with the keyboard on {self.page.url}")

    def press(self, target: Locator) -> None:
        """Reach a link or button with the keyboard and press it."""
        self.tab_to(target)
        self.page.keyboard.press("Enter")

    def _console(self, message: ConsoleMessage) -> None:
        if message.type not in {"error", "warning"} or message.text.startswith(_GIVEN_UP):
            return
        if "Failed to load resource" not in message.text:
            self.troubles.append(f"{message.type} on {self.page.url}: {message.text}")

    def _request(self, request: Request) -> None:
        if not request.url.startswith((self._address, "data:", "blob:", "about:")):
            self.troubles.append(f"{self.page.url} asked another site for {request.url}")

    def _response(self, response: Response) -> None:
        # 422 is a form that found something missing; it is an answer, not a trouble.
        if response.status >= 400 and response.status != 422:
            self.troubles.append(f"{response.status} for {response.url}")


@cache
def _axe() -> str:
    return AXE.read_text(encoding="utf-8")
