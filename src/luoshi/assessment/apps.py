from django.apps import AppConfig


class AssessmentConfig(AppConfig):
    name = "luoshi.assessment"
    label = "assessment"

    def ready(self) -> None:
        from luoshi.assessment import rules  # noqa: F401
        from luoshi.assessment.digest import SOURCE
        from luoshi.assessment.sentences import declare_sentences
        from luoshi.notices import sources

        declare_sentences()
        sources.register(SOURCE)
