"""One settings file for every installation; all that differs is read from the environment (docs/settings.md)."""

import os
from pathlib import Path

from csp.constants import NONE, SELF

from config import environment
from config.environment import BadConfiguration

BASE_DIR = Path(__file__).resolve().parent.parent.parent
PRODUCTION = os.environ.get("JOBBRO_MODE", "local") == "production"
DATA_DIR = Path(os.environ.get("JOBBRO_DATA", BASE_DIR / "data"))
DATA_DIR.mkdir(mode=0o700, parents=True, exist_ok=True)

DEBUG = environment.flag("JOBBRO_DEBUG")
SECRET_KEY = environment.secret("JOBBRO_SECRET_KEY", folder=DATA_DIR, production=PRODUCTION)
# CPR numbers are encrypted and looked up with a key of their own, so that it can be kept apart from the web server's.
FIELD_KEY = environment.secret("JOBBRO_FIELD_KEY", folder=DATA_DIR, production=PRODUCTION)
PUBLIC_URL = os.environ.get("JOBBRO_PUBLIC_URL", "http://127.0.0.1:8000").rstrip("/")
if PRODUCTION and DEBUG:
    raise BadConfiguration("JOBBRO_DEBUG må ikke være slået til i drift.")
if PRODUCTION and not PUBLIC_URL.startswith("https://"):
    raise BadConfiguration("JOBBRO_PUBLIC_URL skal begynde med https:// i drift.")

ALLOWED_HOSTS = environment.listed("JOBBRO_HOSTS", "" if PRODUCTION else "127.0.0.1,localhost,[::1]")
if PRODUCTION and not ALLOWED_HOSTS:
    raise BadConfiguration("JOBBRO_HOSTS mangler: skriv de værtsnavne, som Jobbro svarer på.")
CSRF_TRUSTED_ORIGINS = [PUBLIC_URL] if PRODUCTION else []
DEMO = environment.flag("JOBBRO_DEMO")

INSTALLED_APPS = [
    "jobbro.audit",
    "jobbro.accounts",
    "jobbro.ui",
    "jobbro.documents",
    "jobbro.integrations",
    "jobbro.companies",
    "jobbro.citizens",
    "jobbro.writing",
    "jobbro.calculators",
    "jobbro.reference",
    "jobbro.placements",
    "jobbro.meetings",
    "jobbro.progression",
    "jobbro.dashboards",
    "jobbro.portal",
    "jobbro.privacy",
    "jobbro.demo",
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.contrib.staticfiles",
    "allauth",
    "allauth.account",
    "allauth.socialaccount",
    "allauth.socialaccount.providers.openid_connect",
    "allauth.mfa",
    "axes",
    "csp",
    "django_htmx",
    "django_tasks",
    "django_tasks_db",
]
INSTALLED_APPS = [
    name
    for name in INSTALLED_APPS
    if not name.startswith("jobbro.") or (BASE_DIR / "src" / name.replace(".", "/") / "apps.py").exists()
]

MIDDLEWARE = [
    "config.logs.RequestLog",
    "django.middleware.security.SecurityMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "csp.middleware.CSPMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django.contrib.auth.middleware.LoginRequiredMiddleware",
    "allauth.account.middleware.AccountMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "django_htmx.middleware.HtmxMiddleware",
    "config.content.FreshContent",
    "jobbro.accounts.middleware.NotSaved",
    "axes.middleware.AxesMiddleware",
]

ROOT_URLCONF = "config.urls"
WSGI_APPLICATION = "config.wsgi.application"
FORM_RENDERER = "jobbro.ui.controls.Controls"
TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
                "jobbro.ui.context.page_frame",
            ],
            "builtins": ["django.templatetags.i18n", "django.templatetags.static"],
        },
    }
]

DATABASES = {"default": environment.database(os.environ.get("DATABASE_URL", ""), folder=DATA_DIR)}
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"
TASKS = {"default": {"BACKEND": "django_tasks_db.DatabaseBackend"}}

LANGUAGE_CODE = "da"
LANGUAGES = [("da", "Dansk")]
TIME_ZONE = "Europe/Copenhagen"
USE_TZ = True
USE_I18N = True
FORMAT_MODULE_PATH = ["config.formats"]

STATIC_URL = "/static/"
STATIC_ROOT = Path(os.environ.get("JOBBRO_STATIC", BASE_DIR / "build" / "static"))
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage", "OPTIONS": {"location": DATA_DIR / "files"}},
    "staticfiles": {"BACKEND": "whitenoise.storage.CompressedManifestStaticFilesStorage"},
}
WHITENOISE_MAX_AGE = 31_536_000
CONTENT_DIR = BASE_DIR / "content"
FONT_DIR = BASE_DIR / "src" / "jobbro" / "ui" / "static" / "vendor" / "dkfds" / "fonts-ttf"

AUTH_USER_MODEL = "accounts.User"
AUTHENTICATION_BACKENDS = [
    "axes.backends.AxesStandaloneBackend",
    "django.contrib.auth.backends.ModelBackend",
    "allauth.account.auth_backends.AuthenticationBackend",
]
AUTH_PASSWORD_VALIDATORS = [
    {"NAME": "django.contrib.auth.password_validation.UserAttributeSimilarityValidator"},
    {"NAME": "django.contrib.auth.password_validation.MinimumLengthValidator", "OPTIONS": {"min_length": 12}},
    {"NAME": "django.contrib.auth.password_validation.CommonPasswordValidator"},
]
LOGIN_URL = "account_login"
LOGIN_REDIRECT_URL = "/"
ACCOUNT_ADAPTER = "jobbro.accounts.login.StaffAdapter"
SOCIALACCOUNT_ADAPTER = "jobbro.accounts.login.OrganisationAdapter"
ACCOUNT_LOGIN_METHODS = {"username", "email"}
ACCOUNT_SIGNUP_FIELDS = ["email*", "username*", "password1*", "password2*"]
ACCOUNT_EMAIL_VERIFICATION = "none"
ACCOUNT_SESSION_REMEMBER = False
ACCOUNT_LOGOUT_ON_GET = False
ACCOUNT_PREVENT_ENUMERATION = True
# Failed log-ins are counted by axes: in the database, so that every worker knows them.
ACCOUNT_RATE_LIMITS = {"login_failed": None}
MFA_SUPPORTED_TYPES = ["totp", "webauthn", "recovery_codes"]
MFA_PASSKEY_LOGIN_ENABLED = True
MFA_TOTP_ISSUER = "Jobbro"
MFA_TOTP_TOLERANCE = 1  # a code that was typed just as it changed, or a clock half a minute off
# Addresses come from the administrator, so nobody has to prove one before a second step can be set up.
MFA_ALLOW_UNVERIFIED_EMAIL = True
MFA_WEBAUTHN_ALLOW_INSECURE_ORIGIN = not PRODUCTION
AXES_FAILURE_LIMIT = 8
AXES_COOLOFF_TIME = 1
AXES_LOCKOUT_PARAMETERS = [["username", "ip_address"]]
AXES_USERNAME_CALLABLE = "jobbro.accounts.login.name_of_attempt"
AXES_VERBOSE = False
AXES_HTTP_RESPONSE_CODE = 429
AXES_LOCKOUT_TEMPLATE = "429.html"

if OIDC_ISSUER := os.environ.get("JOBBRO_OIDC_ISSUER", ""):
    SOCIALACCOUNT_PROVIDERS = {
        "openid_connect": {
            "OAUTH_PKCE_ENABLED": True,
            "APPS": [
                {
                    "provider_id": "kommune",
                    "name": os.environ.get("JOBBRO_OIDC_NAME", "Kommunens login"),
                    "client_id": os.environ.get("JOBBRO_OIDC_CLIENT_ID", ""),
                    "secret": os.environ.get("JOBBRO_OIDC_SECRET", ""),
                    "settings": {"server_url": OIDC_ISSUER},
                }
            ],
        }
    }

SESSION_COOKIE_AGE = 8 * 60 * 60
SESSION_COOKIE_HTTPONLY = True
SESSION_COOKIE_SAMESITE = "Lax"
CSRF_COOKIE_HTTPONLY = True
CSRF_FAILURE_VIEW = "jobbro.ui.views.form_expired"
SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = PRODUCTION
SECURE_SSL_REDIRECT = PRODUCTION
SECURE_REDIRECT_EXEMPT = [r"^health$"]
SECURE_HSTS_SECONDS = 31_536_000 if PRODUCTION else 0
SECURE_HSTS_INCLUDE_SUBDOMAINS = SECURE_HSTS_PRELOAD = PRODUCTION
if PRODUCTION and environment.flag("JOBBRO_BEHIND_PROXY"):
    SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https")
SECURE_REFERRER_POLICY = "same-origin"
X_FRAME_OPTIONS = "DENY"
DATA_UPLOAD_MAX_MEMORY_SIZE = 3 * 1024 * 1024
DATA_UPLOAD_MAX_NUMBER_FIELDS = 3000
CONTENT_SECURITY_POLICY = {
    "DIRECTIVES": {
        "default-src": [NONE],
        "script-src": [SELF],
        "style-src": [SELF],
        "img-src": [SELF],
        "font-src": [SELF],
        "connect-src": [SELF],
        "manifest-src": [SELF],
        "form-action": [SELF],
        "base-uri": [NONE],
        "frame-ancestors": [NONE],
    }
}

DEFAULT_FROM_EMAIL = os.environ.get("JOBBRO_MAIL_FROM", "jobbro@localhost")
EMAIL_HOST = os.environ.get("JOBBRO_SMTP_HOST", "")
EMAIL_PORT = int(os.environ.get("JOBBRO_SMTP_PORT", "25"))
EMAIL_HOST_USER = os.environ.get("JOBBRO_SMTP_USER", "")
EMAIL_HOST_PASSWORD = os.environ.get("JOBBRO_SMTP_PASSWORD", "")
EMAIL_USE_TLS = environment.flag("JOBBRO_SMTP_TLS")
EMAIL_TIMEOUT = 20
EMAIL_FILE_PATH = str(DATA_DIR / "mail")
EMAIL_BACKEND = f"django.core.mail.backends.{'smtp' if EMAIL_HOST else 'filebased'}.EmailBackend"

# The business register (CVR); without an address nothing is asked of anybody.
REGISTER_URL = os.environ.get("JOBBRO_REGISTER_URL", "")
REGISTER_USER = os.environ.get("JOBBRO_REGISTER_USER", "")
REGISTER_PASSWORD = os.environ.get("JOBBRO_REGISTER_PASSWORD", "")
# Whether the pages of sources and materials are asked for at night.
CHECK_LINKS = os.environ.get("JOBBRO_CHECK_LINKS", "ja") == "ja"

LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "formatters": {"json": {"()": "config.logs.JsonLines"}},
    "handlers": {"stderr": {"class": "logging.StreamHandler", "formatter": "json"}},
    "root": {"handlers": ["stderr"], "level": os.environ.get("JOBBRO_LOG", "INFO")},
    "loggers": {
        "django": {"level": "WARNING"},
        "django.request": {"level": "ERROR"},
        "axes": {"level": "ERROR"},
        "fontTools": {"level": "ERROR"},
    },
}
