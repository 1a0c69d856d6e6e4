"""What a browser fetches once it keeps: a second visit costs the page alone."""

import re
from urllib.request import urlopen

FETCHED = re.compile(r'<(?:script|link|img)\b[^>]*?\b(?:src|href)="([^"]+)"')


def test_everything_that_a_page_fetches_is_kept_for_good(shared_server):
    status, page = shared_server.get("/konto/login/")
    fetched = {address for address in FETCHED.findall(page) if address.startswith("/")}
    assert status == 200 and len(fetched) > 5
    for address in fetched:
        with urlopen(shared_server.address + address) as answer:
            assert "immutable" in answer.headers["Cache-Control"], address
