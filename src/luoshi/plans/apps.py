from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class PlansConfig(AppConfig):
    name = "luoshi.plans"
    label = "plans"

    def ready(self) -> None:
        from django.conf import settings

        from luoshi.foundation import findable, jobs
        from luoshi.notices import sources
        from luoshi.plans import links, reactions, rules  # noqa: F401
        from luoshi.plans.digest import SOURCE
        from luoshi.plans.findable import KINDS
        from luoshi.plans.ingest import job
        from luoshi.plans.models import Document, Opinion
        from luoshi.plans.second_opinion.job import NAME, ask_about
        from luoshi.plans.sentences import declare_sentences

        declare_sentences()
        findable.register(*KINDS)
        sources.register(SOURCE)
        links.register(
            links.Link(_("Who does what"), "assign", "users-group", "plans.assign"),
            links.Link(_("Breakdown sheet"), "sheet_import", "table", "plans.edit"),
            links.Link(_("Upload a revised version"), "revise", "upload", "plans.edit", is_aside=True),
            links.Link(_("Responsibility"), "responsibility", "users", "plans.see"),
            links.Link(_("Compared with last year"), "year_before", "book", "plans.see", is_aside=True),
            links.Link(_("History"), "plan_history", "history", "plans.see", is_aside=True),
            links.Link(_("Period of the plan"), "plan_dates", "calendar", "plans.edit", is_aside=True),
        )
        if settings.SECOND_OPINION is not None:
            links.register(links.Link(_("Second opinion"), "opinion", "message-question", "plans.edit"))
        jobs.register(job.NAME, Document, job.read_document)
        jobs.register(NAME, Opinion, ask_about, is_patient=True)
