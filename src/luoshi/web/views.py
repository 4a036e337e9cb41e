"""The pages that belong to no room."""

from __future__ import annotations

from django.views.decorators.http import require_POST
from django.views.i18n import set_language as _set_language

set_language = require_POST(_set_language)
