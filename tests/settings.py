"""The settings of the test run: the real ones, on throwaway data, and stricter where Django lets them be."""

import os
import tempfile
from pathlib import Path
from typing import Any, cast

from tests.strict_templates import Undefined
from tests.throwaway import postgres

# Each process of the run has a data folder of its own, so that no test meets a developer's or another test's data.
_folder = tempfile.TemporaryDirectory(prefix="jobbro-test-")
for name in [name for name in os.environ if name.startswith("JOBBRO_") and not name.startswith("JOBBRO_TEST_")]:
    del os.environ[name]
os.environ["JOBBRO_DATA"] = _folder.name
os.environ["JOBBRO_SECRET_KEY"] = "only-for-tests-" + "k" * 50
os.environ["JOBBRO_FIELD_KEY"] = "only-for-tests-" + "f" * 50
os.environ["DATABASE_URL"] = postgres.url_for_this_run() if os.environ.get("JOBBRO_TEST_DB") == "postgres" else ""

from config.settings import *  # noqa: E402, F403 - the environment above must be set first
from config.settings import DATABASES, LOGGING, STORAGES, TEMPLATES  # noqa: E402

ON_POSTGRES = bool(os.environ["DATABASE_URL"])
cast(dict[str, Any], TEMPLATES[0]["OPTIONS"])["string_if_invalid"] = Undefined()
PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
STORAGES["staticfiles"] = {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"}
STATIC_ROOT = Path(_folder.name) / "static"
WHITENOISE_AUTOREFRESH = True
EMAIL_BACKEND = "django.core.mail.backends.locmem.EmailBackend"
cast(dict[str, Any], LOGGING["root"])["level"] = "WARNING"

if ON_POSTGRES:
    DATABASES["default"]["ENGINE"] = "tests.throwaway.postgresql"
else:
    DATABASES["default"]["ENGINE"] = "tests.throwaway.sqlite"
    DATABASES["default"]["TEST"] = {"NAME": str(Path(_folder.name) / "test.sqlite3")}
    # Rows without a stated order come backwards here and forwards on PostgreSQL: a test that leans on luck fails once.
    DATABASES["default"]["OPTIONS"]["init_command"] += "PRAGMA reverse_unordered_selects=ON; PRAGMA synchronous=OFF;"
