"""One side's turn of the list-page bench: asks for pages through the whole of Django and times each answer."""

import json
import os
import re
import resource
import sys
import time

import django


def main() -> None:
    """Log in as the bench's consultant and ask for one page a key; the answers are the addresses of the rows shown."""
    order = json.load(sys.stdin)
    os.environ["DJANGO_SETTINGS_MODULE"] = "config.settings"
    django.setup()
    # Imported after the settings stand, which is why this file is a process of its own.
    from django.conf import settings  # noqa: PLC0415
    from django.test import Client  # noqa: PLC0415

    from config.serving import gather_static_files  # noqa: PLC0415
    from jobbro.accounts.models import User  # noqa: PLC0415
    from jobbro.audit.models import LookUp  # noqa: PLC0415

    gather_static_files()  # in a fresh clone nothing has served a page before
    if order["side"] == "peer":
        settings.ROOT_URLCONF = "bench.list_page_bare"
    client = Client(headers={"host": "127.0.0.1"})
    client.force_login(User.objects.get(username="mette"), backend="django.contrib.auth.backends.ModelBackend")
    seconds, cpu, answers = [], [], []
    for place, key in enumerate(order["keys"]):
        address = f"/borgere/?vis=team&efter={key['id']}"
        if order["side"] == "peer":
            address = f"/bare/?efter={key['sort_key']}&id={key['id']}"
        before = LookUp.objects.count() if order["side"] == "ours" else 0
        wall, busy = time.perf_counter(), time.process_time()
        response = client.get(address)
        took = time.perf_counter() - wall, time.process_time() - busy
        assert response.status_code == 200, response.status_code
        shown = re.findall(r'href="/borgere/([0-9a-f-]{36})/"', response.content.decode())
        rows = list(dict.fromkeys(shown))
        if order["side"] == "ours":
            assert LookUp.objects.count() == before + len(rows), "a row was shown without a look-up"
        if place >= order["warm_up"]:
            seconds.append(took[0])
            cpu.append(took[1])
            answers.append(rows)
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    json.dump({"seconds": seconds, "cpu": cpu, "answers": answers, "peak": peak}, sys.stdout)


if __name__ == "__main__":
    main()
