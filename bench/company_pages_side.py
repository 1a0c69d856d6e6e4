"""One side's turn of the benches of company pages: asks through the whole of Django and times each answer."""

import json
import os
import re
import resource
import sys
import time
from typing import Any
from urllib.parse import urlencode

import django


def main() -> None:
    """Log in as the bench's consultant and ask for one page a key; the answers are the companies that are shown."""
    order = json.load(sys.stdin)
    os.environ["DJANGO_SETTINGS_MODULE"] = "config.settings"
    django.setup()
    # Imported after the settings stand, which is why this file is a process of its own.
    from django.conf import settings  # noqa: PLC0415
    from django.test import Client  # noqa: PLC0415

    from config.serving import gather_static_files  # noqa: PLC0415
    from jobbro.accounts.models import User  # noqa: PLC0415
    from jobbro.companies.models import Company  # noqa: PLC0415

    gather_static_files()  # in a fresh clone nothing has served a page before
    if order["side"] == "peer":
        settings.ROOT_URLCONF = "bench.list_page_bare"
    client = Client(headers={"host": "127.0.0.1"})
    client.force_login(User.objects.get(username="mette"), backend="django.contrib.auth.backends.ModelBackend")
    everyone = Company.objects.count()
    seconds, cpu, answers = [], [], []
    for place, key in enumerate(order["keys"]):
        wall, busy = time.perf_counter(), time.process_time()
        response = client.get(_address(order, key))
        took = time.perf_counter() - wall, time.process_time() - busy
        assert response.status_code == 200, response.status_code
        shown = _shown(order, response.content.decode(), everyone)
        if place >= order["warm_up"]:
            seconds.append(took[0])
            cpu.append(took[1])
            answers.append(shown)
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    json.dump({"seconds": seconds, "cpu": cpu, "answers": answers, "peak": peak}, sys.stdout)


def _address(order: dict[str, Any], key: dict[str, str]) -> str:
    if order["side"] == "peer":
        return "/bare/virksomheder/?" + urlencode({"efter": key["name"], "id": key["id"]})
    return "/virksomheder/kort/" if order["page"] == "map" else f"/virksomheder/?efter={key['id']}"


def _shown(order: dict[str, Any], page: str, everyone: int) -> list[str]:
    """The companies of a list; a map shows figures instead, which must add up to everyone."""
    if order["page"] == "map":
        figures = [int(figure.replace(".", "")) for figure in re.findall(r'class="figure"[^>]*>([0-9.]+)<', page)]
        assert order["side"] == "peer" or sum(figures) == everyone, f"the map counts {sum(figures)} of {everyone}"
        return []
    return list(dict.fromkeys(re.findall(r'href="/virksomheder/([0-9a-f-]{36})/"', page)))


if __name__ == "__main__":
    main()
