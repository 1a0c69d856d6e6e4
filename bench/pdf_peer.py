"""The peer's turn of the pdf bench, run by the interpreter in build/bench-venv: knows WeasyPrint and nothing of ours.

The style sheet is read once and the fonts are looked up once, as a server that uses WeasyPrint well would do.
"""

import base64
import json
import resource
import sys
import time

import weasyprint  # type: ignore[import-not-found]
from weasyprint.text.fonts import FontConfiguration  # type: ignore[import-not-found]


def main() -> None:
    """Make one PDF cold, a few to warm up, then the measured ones; the HTML was built before the clock starts."""
    order = json.load(sys.stdin)
    fonts = FontConfiguration()
    style = weasyprint.CSS(string=order["style"], font_config=fonts)

    def make(html: str) -> bytes:
        document = weasyprint.HTML(string=html)
        made: bytes = document.write_pdf(stylesheets=[style], font_config=fonts, pdf_variant="pdf/ua-1")
        return made

    cold, *pages = order["pages"]
    first = time.perf_counter()
    make(cold)
    first = time.perf_counter() - first
    for html in pages[: order["warm_up"]]:
        make(html)
    seconds, cpu, files = [], [], []
    for html in pages[order["warm_up"] :]:
        wall, busy = time.perf_counter(), time.process_time()
        made = make(html)
        seconds.append(time.perf_counter() - wall)
        cpu.append(time.process_time() - busy)
        files.append(base64.b64encode(made).decode())
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    json.dump({"seconds": seconds, "cpu": cpu, "first": first, "peak": peak, "files": files}, sys.stdout)


if __name__ == "__main__":
    main()
