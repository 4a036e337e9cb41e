"""Django's settings; what differs between servers comes from the environment (`environment.py`)."""

from __future__ import annotations

from pathlib import Path

from csp.constants import NONE, SELF

from luoshi.web.environment import read_environment

ENVIRONMENT = read_environment()
HERE = Path(__file__).parent

SECRET_KEY = ENVIRONMENT.secret_key
DEBUG = ENVIRONMENT.debug
ALLOWED_HOSTS = ENVIRONMENT.hosts
CSRF_TRUSTED_ORIGINS = ENVIRONMENT.origins
DATABASES = {"default": ENVIRONMENT.database}
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

INSTALLED_APPS = [
    "luoshi.web",
    "luoshi.api",
    "luoshi.desk",
    "luoshi.ledgers",
    "luoshi.reports",
    "luoshi.meetings",
    "luoshi.assessment",
    "luoshi.work",
    "luoshi.plans",
    "luoshi.notices",
    "luoshi.organisation",
    "luoshi.journal",
    "luoshi.foundation",
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.contrib.staticfiles",
    "django.forms",
    "allauth",
    "allauth.account",
    "django_htmx",
    "django_tasks",
    "django_tasks_db",
    "csp",
]

MIDDLEWARE = [
    "django.middleware.security.SecurityMiddleware",
    "csp.middleware.CSPMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "luoshi.web.middleware.language",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "luoshi.api.middleware.token",
    "luoshi.organisation.middleware.organisation_scope",
    "django.contrib.auth.middleware.LoginRequiredMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "allauth.account.middleware.AccountMiddleware",
    "django_htmx.middleware.HtmxMiddleware",
    "luoshi.web.middleware.refusals",
]

ROOT_URLCONF = "luoshi.web.urls"
WSGI_APPLICATION = "luoshi.web.wsgi.application"

TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "DIRS": [HERE / "templates"],
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
                "luoshi.web.menu.menu",
            ],
            "builtins": ["django.templatetags.i18n", "django.templatetags.static"],
        },
    }
]
FORM_RENDERER = "luoshi.foundation.forms.Renderer"

AUTH_USER_MODEL = "organisation.Person"
AUTHENTICATION_BACKENDS = ["luoshi.organisation.backend.Backend"]
_VALIDATORS: dict[str, dict[str, object]] = {
    "UserAttributeSimilarityValidator": {"user_attributes": ("login", "name", "email")},
    "MinimumLengthValidator": {"min_length": 10},
    "CommonPasswordValidator": {},
}
AUTH_PASSWORD_VALIDATORS = [
    {"NAME": f"django.contrib.auth.password_validation.{name}", "OPTIONS": options}
    for name, options in _VALIDATORS.items()
]
# How long a one-time link lets someone choose a password.
PASSWORD_RESET_TIMEOUT = 7 * 24 * 3600
LOGIN_URL = "account_login"
LOGIN_REDIRECT_URL = "home"
ACCOUNT_LOGOUT_REDIRECT_URL = "account_login"
ACCOUNT_ADAPTER = "luoshi.organisation.sign_in.Adapter"
ACCOUNT_USER_MODEL_USERNAME_FIELD = "login"
ACCOUNT_USER_MODEL_EMAIL_FIELD = "email"
ACCOUNT_LOGIN_METHODS = {"username"}
ACCOUNT_SIGNUP_FIELDS = ["username*", "password1*"]
ACCOUNT_EMAIL_VERIFICATION = "none"
ACCOUNT_EMAIL_UNKNOWN_ACCOUNTS = False
ACCOUNT_EMAIL_SUBJECT_PREFIX = ""
ACCOUNT_PRESERVE_USERNAME_CASING = False
ACCOUNT_PASSWORD_RESET_TOKEN_GENERATOR = "django.contrib.auth.tokens.PasswordResetTokenGenerator"  # noqa: S105
ACCOUNT_FORMS = {
    "login": "luoshi.organisation.forms.sign_in.SignInForm",
    "change_password": "luoshi.organisation.forms.sign_in.ChangePasswordForm",
    "reset_password": "luoshi.organisation.forms.sign_in.ResetPasswordForm",
    "reauthenticate": "luoshi.organisation.forms.sign_in.ReauthenticateForm",
}
ACCOUNT_SESSION_REMEMBER = False
# Offices share one address to the outside, so that only the account can be counted, never the address.
ACCOUNT_RATE_LIMITS = {"login_failed": "5/5m/key", "login": None, "reset_password": "5/h/key"}
# Counted in the database: several web processes must see the same count.
CACHES = {
    "default": {"BACKEND": "django.core.cache.backends.db.DatabaseCache", "LOCATION": "cache"},
}
SESSION_ENGINE = "django.contrib.sessions.backends.db"
SESSION_COOKIE_AGE = 12 * 3600
SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = ENVIRONMENT.https

LANGUAGE_CODE = "zh-hans"
LANGUAGES = [("zh-hans", "中文"), ("en", "English")]
LANGUAGE_COOKIE_SAMESITE = "Lax"
LOCALE_PATHS = [HERE / "locale"]
USE_I18N = True
FORMAT_MODULE_PATH = ["luoshi.foundation.formats"]
USE_TZ = True
TIME_ZONE = ENVIRONMENT.time_zone

STATIC_URL = "static/"
STATIC_ROOT = ENVIRONMENT.home / "static"
STATIC_ROOT.mkdir(exist_ok=True)
STATICFILES_DIRS = [HERE / "assets" / "dist"] if (HERE / "assets" / "dist").exists() else []
MEDIA_ROOT = ENVIRONMENT.home / "files"
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {"BACKEND": "whitenoise.storage.CompressedManifestStaticFilesStorage"},
}
WHITENOISE_KEEP_ONLY_HASHED_FILES = True
MOST_UPLOAD_BYTES = 100 * 1024 * 1024
MOST_EVIDENCE_BYTES = 200 * 1024 * 1024
FILE_UPLOAD_HANDLERS = [
    "luoshi.foundation.uploads.MostBytes",
    "django.core.files.uploadhandler.MemoryFileUploadHandler",
    "django.core.files.uploadhandler.TemporaryFileUploadHandler",
]
DATA_UPLOAD_MAX_MEMORY_SIZE = 12 * 1024 * 1024
DATA_UPLOAD_MAX_NUMBER_FIELDS = 20_000

TASKS = {"default": {"BACKEND": "django_tasks_db.DatabaseBackend", "ENQUEUE_ON_COMMIT": False}}

vars().update(ENVIRONMENT.mail)
DEFAULT_FROM_EMAIL = SERVER_EMAIL = ENVIRONMENT.mail_from
# Seconds that a mail server may take for a step: together less than a job's lease.
EMAIL_TIMEOUT = 15
# How the program is reached from outside: links in mails and in groups' messages begin with it.
SITE_ADDRESS = ENVIRONMENT.address

# The office's own language model (plans/second_opinion); None where nobody asks it.
SECOND_OPINION = ENVIRONMENT.second_opinion

SECURE_SSL_REDIRECT = False
SECURE_HSTS_SECONDS = 31_536_000 if ENVIRONMENT.https else 0
SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https") if ENVIRONMENT.https else None
SECURE_REFERRER_POLICY = "same-origin"
X_FRAME_OPTIONS = "DENY"
CONTENT_SECURITY_POLICY = {
    "DIRECTIVES": {
        "default-src": [NONE],
        "script-src": [SELF],
        "style-src": [SELF],
        "img-src": [SELF],
        "font-src": [SELF],
        "connect-src": [SELF],
        "form-action": [SELF],
        "frame-ancestors": [NONE],
        "base-uri": [NONE],
        "manifest-src": [SELF],
    }
}

LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "handlers": {"console": {"class": "logging.StreamHandler"}},
    "root": {"handlers": ["console"], "level": "WARNING"},
}
