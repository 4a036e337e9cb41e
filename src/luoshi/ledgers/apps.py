from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class LedgersConfig(AppConfig):
    name = "luoshi.ledgers"
    label = "ledgers"

    def ready(self) -> None:
        from luoshi.ledgers import rules  # noqa: F401
        from luoshi.ledgers.actions.entries import KIND
        from luoshi.ledgers.digest import SOURCE
        from luoshi.ledgers.making import MAKER
        from luoshi.ledgers.matters import major_lines
        from luoshi.ledgers.queries.entries import offered_entries, record_of_entry
        from luoshi.ledgers.sentences import declare_sentences
        from luoshi.ledgers.steps import answer_screening
        from luoshi.notices import sources
        from luoshi.work import creating, open_matters, records, steps

        declare_sentences()
        sources.register(SOURCE)
        steps.register(answer_screening)
        open_matters.register(major_lines)
        creating.register(MAKER)
        records.register(
            records.RecordKind(
                KIND,
                _("Closed lines of ledgers"),
                record_of_entry,
                offered_entries,
                lambda person: person.has_perm("ledgers.see"),
            )
        )
