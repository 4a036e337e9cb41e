from django.apps import AppConfig


class ReportsConfig(AppConfig):
    name = "luoshi.reports"
    label = "reports"

    def ready(self) -> None:
        from luoshi.foundation import findable
        from luoshi.reports import rules  # noqa: F401
        from luoshi.reports.findable import KINDS
        from luoshi.reports.sentences import declare_sentences
        from luoshi.reports.serving import reports_for
        from luoshi.reports.steps import write_report
        from luoshi.work import serving, steps

        declare_sentences()
        findable.register(*KINDS)
        serving.register(reports_for)
        steps.register(write_report)
