from django.apps import AppConfig


class OrganisationConfig(AppConfig):
    name = "luoshi.organisation"
    label = "organisation"

    def ready(self) -> None:
        from luoshi.foundation import findable
        from luoshi.organisation import rules  # noqa: F401
        from luoshi.organisation.findable import KINDS
        from luoshi.organisation.sentences import declare_sentences

        declare_sentences()
        findable.register(*KINDS)
