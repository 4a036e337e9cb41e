"""YAML files of strangers: no objects, no references, and not larger than any ledger is."""

from __future__ import annotations

from typing import Any

import yaml
from django.utils.translation import gettext as _

from luoshi.ledgers.definition import Flaw, NotALedger

LARGEST = 200_000


def parsed(text: str) -> Any:
    """What the file holds. Raises NotALedger, with the line where it is no YAML."""
    if len(text) > LARGEST:
        raise NotALedger([Flaw("", _("The file is larger than any ledger is."))])
    try:
        # Nine short lines of references unfold to gigabytes.
        if any(isinstance(event, yaml.AliasEvent) for event in yaml.parse(text, Loader=yaml.SafeLoader)):
            raise NotALedger([Flaw("", _("References (&, *) are not taken: write it out."))])
        return yaml.safe_load(text)
    except yaml.MarkedYAMLError as error:
        line = error.problem_mark.line + 1 if error.problem_mark else 0
        words = _("This is no YAML: %(what)s") % {"what": error.problem or error.context or ""}
        raise NotALedger([Flaw(_("line %(line)d") % {"line": line}, words)]) from error
    except (yaml.YAMLError, ValueError, RecursionError) as error:
        raise NotALedger([Flaw("", _("This is no YAML: %(what)s") % {"what": error})]) from error
