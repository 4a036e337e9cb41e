"""The languages in which someone is written to, by their names in the reader's own."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _

LANGUAGES = (("zh-hans", _("Chinese")), ("en", _("English")))
