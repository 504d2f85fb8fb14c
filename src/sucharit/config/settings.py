"""One file of settings for every installation; what differs comes from the environment (docs/operating/settings.md)."""

from pathlib import Path
from typing import Any

from csp.constants import NONE, SELF
from django.core.exceptions import ImproperlyConfigured
from django.utils.translation import gettext_lazy as _

from sucharit.config.environment import (
    address,
    believed_day,
    database,
    flag,
    home,
    hosts,
    mail_address,
    names,
    origins,
    secret_key,
    text,
    whole,
)
from sucharit.config.logs import logging_settings
from sucharit.config.openid import openid
from sucharit.config.sms import sms_provider

PACKAGE = Path(__file__).resolve().parent.parent
SUCHARIT_HOME = home()

DEBUG = flag("SUCHARIT_DEBUG", default=False)
SECRET_KEY = secret_key(SUCHARIT_HOME)
ALLOWED_HOSTS = hosts("SUCHARIT_HOSTS", default="localhost,127.0.0.1,[::1]")
CSRF_TRUSTED_ORIGINS = origins("SUCHARIT_TRUSTED_ORIGINS")
#: Where people find this installation; links in e-mails and in open data begin with it.
ADDRESS = address("SUCHARIT_ADDRESS", default="http://localhost:8000")
#: Behind TLS: secure cookies, HSTS and redirects. Off only for a machine that talks to itself (demo, tests).
SECURE = flag("SUCHARIT_HTTPS", default=True)
#: The page that lets anyone sign in as anyone exists only where this is on.
DEMONSTRATION = flag("SUCHARIT_DEMONSTRATION", default=False)
GALLERY = DEBUG or DEMONSTRATION
if DEMONSTRATION and SECURE:
    raise ImproperlyConfigured(
        "SUCHARIT_DEMONSTRATION ใช้ได้เฉพาะเครื่องของตนเอง โปรดปิดหรือกำหนด SUCHARIT_HTTPS=0 / "
        "the demonstration is for one's own machine only"
    )

#: The day that the demonstration believes it is (base.clock); "" is the real one.
TODAY = believed_day("SUCHARIT_TODAY", demonstration=DEMONSTRATION)

#: Sign-in through a government's or a province's own accounts: where an issuer is named, the button is there.
OPENID = openid()

#: Whoever sends short messages for complaint centres; None: none does.
SMS = sms_provider()

INSTALLED_APPS = [
    "sucharit.base.screens",
    "sucharit.base.audit",
    "sucharit.base.organizations",
    "sucharit.base.people",
    "sucharit.base.files",
    "sucharit.base.history",
    "sucharit.base.approvals",
    "sucharit.base.notices",
    "sucharit.base.search",
    "sucharit.work.intake",
    "sucharit.work.risks",
    "sucharit.work.plans",
    "sucharit.work.evidence",
    "sucharit.work.years",
    "sucharit.work.obligations",
    "sucharit.work.progress",
    "sucharit.work.publications",
    "sucharit.work.indicators",
    "sucharit.work.shelf",
    "sucharit.work.surveys",
    "sucharit.work.retention",
    "sucharit.work.assessments",
    "sucharit.work.complaints",
    "sucharit.work.sealed",
    "sucharit.work.conduct",
    "sucharit.work.inspection",
    "sucharit.work.gatherings",
    "sucharit.work.delegations",
    "sucharit.work.agreements",
    "sucharit.work.honours",
    "sucharit.work.personnel",
    "sucharit.work.participation",
    "sucharit.work.procurement",
    "sucharit.work.service",
    "sucharit.work.queue",
    "sucharit.work.requests",
    "sucharit.work.information",
    "sucharit.work.value",
    "sucharit.publishing.documents",
    "sucharit.publishing.portal",
    "sucharit.publishing.reports",
    "sucharit.publishing.disclosure",
    "sucharit.office.desk",
    "sucharit.office.dashboard",
    "sucharit.office.chain",
    "sucharit.office.province",
    "sucharit.office.settings",
    "sucharit.office.records",
    "allauth",
    "allauth.account",
    "allauth.socialaccount",
    *(["allauth.socialaccount.providers.openid_connect"] if OPENID else []),  # a network client: only where it is used
    "allauth.mfa",
    "django_htmx",
    "django_tasks",
    "django_tasks_db",
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "whitenoise.runserver_nostatic",
    "django.contrib.staticfiles",
    "django.forms",
]

MIDDLEWARE = [
    "sucharit.work.sealed.door.DoorMiddleware",  # first: nothing after it learns who came to the sealed door
    "django.middleware.security.SecurityMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "csp.middleware.CSPMiddleware",
    "sucharit.base.screens.methods.MethodsMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "sucharit.base.screens.language.ThaiFirstMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "allauth.account.middleware.AccountMiddleware",
    "sucharit.base.people.middleware.PeopleMiddleware",
    "django_htmx.middleware.HtmxMiddleware",
    "sucharit.base.screens.digits.DigitsMiddleware",
    "sucharit.base.screens.twice.TwiceMiddleware",
    "sucharit.base.screens.sent_only.SentOnlyMiddleware",
]

ROOT_URLCONF = "sucharit.config.urls"
WSGI_APPLICATION = "sucharit.config.wsgi.application"

TEMPLATES: list[dict[str, Any]] = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "DIRS": [PACKAGE / "templates"],
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
                "sucharit.office.desk.frame.frame",
            ],
            "builtins": ["django.templatetags.i18n", "sucharit.base.screens.templatetags.screens"],
        },
    }
]
FORM_RENDERER = "sucharit.base.screens.forms.ScreenRenderer"

# One behaviour on two databases. SQLite: readers never wait, a writer takes its lock at BEGIN and waits its turn.
_SQLITE = {
    "transaction_mode": "IMMEDIATE",
    "timeout": 20,
    "init_command": "PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL; PRAGMA foreign_keys=ON; "
    "PRAGMA cache_size=-64000; PRAGMA temp_store=MEMORY;",
}
DATABASES: dict[str, dict[str, Any]] = {
    "default": database(SUCHARIT_HOME, seconds=whole("SUCHARIT_DATABASE_SECONDS", default=60, most=86_400))
}
if DATABASES["default"]["ENGINE"] == "django.db.backends.sqlite3":
    DATABASES["default"]["OPTIONS"] = _SQLITE
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

TASKS = {"default": {"BACKEND": "django_tasks_db.DatabaseBackend", "QUEUES": ["default", "reading", "papers"]}}

AUTH_USER_MODEL = "people.User"
AUTHENTICATION_BACKENDS = [
    "django.contrib.auth.backends.ModelBackend",
    "allauth.account.auth_backends.AuthenticationBackend",
]
PASSWORD_HASHERS = [
    "django.contrib.auth.hashers.Argon2PasswordHasher",
    "django.contrib.auth.hashers.PBKDF2PasswordHasher",
]
AUTH_PASSWORD_VALIDATORS = [
    {"NAME": "django.contrib.auth.password_validation.UserAttributeSimilarityValidator"},
    {"NAME": "django.contrib.auth.password_validation.MinimumLengthValidator", "OPTIONS": {"min_length": 10}},
    {"NAME": "django.contrib.auth.password_validation.CommonPasswordValidator"},
    {"NAME": "django.contrib.auth.password_validation.NumericPasswordValidator"},
]
LOGIN_URL = "account_login"
LOGIN_REDIRECT_URL = "home"
ACCOUNT_LOGOUT_REDIRECT_URL = "front"
ACCOUNT_LOGIN_METHODS = {"username", "email"}
ACCOUNT_SIGNUP_FIELDS = ["username*", "email", "password1*", "password2*"]
ACCOUNT_ADAPTER = "sucharit.base.people.signing_in.AccountAdapter"
SOCIALACCOUNT_ADAPTER = "sucharit.base.people.signing_in.SocialAccountAdapter"
ACCOUNT_EMAIL_VERIFICATION = "none"
ACCOUNT_EMAIL_NOTIFICATIONS = True
ACCOUNT_EMAIL_UNKNOWN_ACCOUNTS = False
ACCOUNT_SESSION_REMEMBER = False  # offices share machines: closing the browser signs out
ACCOUNT_LOGIN_ON_PASSWORD_RESET = False
ACCOUNT_FORMS = {
    "login": "sucharit.base.people.forms.LoginForm",
    "reauthenticate": "sucharit.base.people.forms.ReauthenticateForm",
    "change_password": "sucharit.base.people.forms.ChangePasswordForm",
    "set_password": "sucharit.base.people.forms.SetPasswordForm",
    "reset_password": "sucharit.base.people.forms.ResetPasswordForm",
    "reset_password_from_key": "sucharit.base.people.forms.ResetPasswordKeyForm",
}
PASSWORD_RESET_TIMEOUT = 3 * 24 * 3600
ALLAUTH_TRUSTED_PROXY_COUNT = int(flag("SUCHARIT_BEHIND_PROXY", default=False))
ACCOUNT_PREVENT_ENUMERATION = True
ACCOUNT_REAUTHENTICATION_TIMEOUT = 600
ACCOUNT_RATE_LIMITS = {
    "login": "30/m/ip",
    "login_failed": "10/m/ip,5/5m/key",
    "reset_password": "10/m/ip,3/m/key",
    "change_password": "5/m/user",
}
MFA_SUPPORTED_TYPES = ["totp", "webauthn", "recovery_codes"]
MFA_PASSKEY_LOGIN_ENABLED = True
MFA_TOTP_ISSUER = "Sucharit"
MFA_ADAPTER = "sucharit.base.people.factors.FactorAdapter"
MFA_ALLOW_UNVERIFIED_EMAIL = True  # addresses are entered by administrators, never verified by mail
MFA_FORMS = {
    "authenticate": "sucharit.base.people.forms.AuthenticateForm",
    "reauthenticate": "sucharit.base.people.forms.ReauthenticateByFactorForm",
    "activate_totp": "sucharit.base.people.forms.ActivateTOTPForm",
    "add_webauthn": "sucharit.base.people.forms.AddPasskeyForm",
    "edit_webauthn": "sucharit.base.people.forms.EditPasskeyForm",
}
SOCIALACCOUNT_PROVIDERS = {"openid_connect": {"APPS": [OPENID.app()] if OPENID else [], "OAUTH_PKCE_ENABLED": True}}
SOCIALACCOUNT_STORE_TOKENS = False
SOCIALACCOUNT_EMAIL_AUTHENTICATION = False  # matching is done by our adapter, by what an administrator entered
MFA_WEBAUTHN_ALLOW_INSECURE_ORIGIN = not SECURE

SESSION_COOKIE_AGE = whole("SUCHARIT_SESSION_SECONDS", default=8 * 3600, least=300, most=30 * 86_400)
SESSION_SAVE_EVERY_REQUEST = False
SESSION_COOKIE_SAMESITE = "Lax"
SESSION_COOKIE_HTTPONLY = True
SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = SECURE
CSRF_COOKIE_SAMESITE = "Lax"
CSRF_FAILURE_VIEW = "sucharit.base.screens.views.csrf_failure"
LANGUAGE_COOKIE_SAMESITE = "Lax"
LANGUAGE_COOKIE_SECURE = SECURE

SECURE_SSL_REDIRECT = SECURE
SECURE_HSTS_SECONDS = whole("SUCHARIT_HSTS_SECONDS", default=31_536_000, most=10 * 31_536_000) if SECURE else 0
SECURE_HSTS_INCLUDE_SUBDOMAINS = SECURE
SECURE_HSTS_PRELOAD = SECURE
SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https") if flag("SUCHARIT_BEHIND_PROXY", default=False) else None
SECURE_REDIRECT_EXEMPT = [r"^health/$"]
SECURE_REFERRER_POLICY = "same-origin"
X_FRAME_OPTIONS = "DENY"
CONTENT_SECURITY_POLICY = {
    "DIRECTIVES": {
        "default-src": [SELF],
        "script-src": [SELF],
        "style-src": [SELF],
        "img-src": [SELF, "data:", "blob:"],
        "font-src": [SELF],
        "connect-src": [SELF],
        "object-src": [NONE],
        "base-uri": [SELF],
        "form-action": [SELF, *([OPENID.origin] if OPENID else []), *names("SUCHARIT_OPENID_ORIGINS")],
        "frame-ancestors": [NONE],
    }
}

LANGUAGE_CODE = "th"
LANGUAGES = [("th", _("ไทย")), ("en", _("อังกฤษ"))]
LOCALE_PATHS = [PACKAGE / "locale"]
USE_I18N = True
TIME_ZONE = "Asia/Bangkok"
USE_TZ = True
USE_THOUSAND_SEPARATOR = False  # the filters of base.screens decide how a number looks

STATIC_URL = "static/"
STATICFILES_DIRS = [("", PACKAGE / "assets")]
STATIC_ROOT = SUCHARIT_HOME / "static"
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {"BACKEND": "sucharit.config.static.StaticFiles"},
}
WHITENOISE_USE_FINDERS = DEBUG
MEDIA_ROOT = SUCHARIT_HOME / "unused"  # files are kept by sucharit.base.files alone
FILES_ROOT = SUCHARIT_HOME / "files"
FILE_LIMIT = whole("SUCHARIT_FILE_BYTES", default=64 * 1024 * 1024, least=1024, most=2 * 1024**3)
FILE_UPLOAD_HANDLERS = ["django.core.files.uploadhandler.TemporaryFileUploadHandler"]
FILE_UPLOAD_TEMP_DIR = None
DATA_UPLOAD_MAX_MEMORY_SIZE = 8 * 1024 * 1024
DATA_UPLOAD_MAX_NUMBER_FIELDS = 20_000
DATA_UPLOAD_MAX_NUMBER_FILES = 50

EMAIL_HOST = text("SUCHARIT_MAIL_HOST")
EMAIL_BACKEND = f"django.core.mail.backends.{'smtp' if EMAIL_HOST else 'filebased'}.EmailBackend"
EMAIL_FILE_PATH = SUCHARIT_HOME / "mail"
EMAIL_PORT = whole("SUCHARIT_MAIL_PORT", default=587, least=1, most=65535)
EMAIL_HOST_USER = text("SUCHARIT_MAIL_USER")
EMAIL_HOST_PASSWORD = text("SUCHARIT_MAIL_PASSWORD")
EMAIL_USE_TLS = flag("SUCHARIT_MAIL_TLS", default=True)
EMAIL_TIMEOUT = 20
DEFAULT_FROM_EMAIL = mail_address("SUCHARIT_MAIL_FROM", default="sucharit@localhost")

#: Lock-outs and rates of sign-in live here. Django's own limit of 300 entries would let anybody push them out by trying
#: three hundred names.
CACHES = {
    "default": {
        "BACKEND": "django.core.cache.backends.db.DatabaseCache",
        "LOCATION": "cache_entries",
        "OPTIONS": {"MAX_ENTRIES": 50_000},
    },
}

LOGGING = logging_settings()
SILENCED_SYSTEM_CHECKS: list[str] = []
