"""The WSGI application that granian serves."""

import os

from django.core.wsgi import get_wsgi_application

from luoshi.web.memory import settle_memory

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "luoshi.web.settings")
application = get_wsgi_application()
settle_memory()
