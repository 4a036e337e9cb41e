from django.apps import AppConfig


class ReportsConfig(AppConfig):
    name = "luoshi.reports"
    label = "reports"

    def ready(self) -> None:
        from luoshi.reports import rules  # noqa: F401
        from luoshi.reports.sentences import declare_sentences
        from luoshi.reports.steps import write_report
        from luoshi.work import steps

        declare_sentences()
        steps.register(write_report)
