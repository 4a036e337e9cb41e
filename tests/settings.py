"""The settings of the tests: cheap passwords, background work at once, and a look-out for repeated queries."""

from luoshi.web.settings import *  # noqa: F403
from luoshi.web.settings import INSTALLED_APPS, MIDDLEWARE, STORAGES

INSTALLED_APPS = [*INSTALLED_APPS, "zeal"]
MIDDLEWARE = ["zeal.middleware.zeal_middleware", *MIDDLEWARE]
ZEAL_RAISE = True
# Django reads the session twice where it ends it.
ZEAL_ALLOWLIST = [
    {"model": "sessions.Session", "field": "*"},
    # Several answers accepted at once: each is read under its own lock.
    {"model": "work.Answer", "field": "get()"},
]

PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
STORAGES = {
    **STORAGES,
    "staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"},
}
CACHES = {"default": {"BACKEND": "django.core.cache.backends.locmem.LocMemCache"}}
TASKS = {"default": {"BACKEND": "django_tasks.backends.immediate.ImmediateBackend"}}
