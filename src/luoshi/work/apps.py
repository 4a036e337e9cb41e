from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class WorkConfig(AppConfig):
    name = "luoshi.work"
    label = "work"

    def ready(self) -> None:
        from luoshi.foundation import findable, jobs
        from luoshi.notices import sources
        from luoshi.organisation import consequences
        from luoshi.plans import effects, links
        from luoshi.work import open_matters, reactions, rules, serving  # noqa: F401
        from luoshi.work.actions import continuing
        from luoshi.work.digest import SOURCE
        from luoshi.work.findable import KINDS
        from luoshi.work.models import Continuation
        from luoshi.work.queries.owed import owed_by_commitment
        from luoshi.work.queries.serving import work_for
        from luoshi.work.sentences import declare_sentences
        from luoshi.work.year.affected import may_lay_out_again, to_lay_out_again

        declare_sentences()
        findable.register(*KINDS)
        serving.register(work_for)
        jobs.register(continuing.NAME, Continuation, continuing.run_continuation)
        consequences.register(consequences.Teller(may_lay_out_again, to_lay_out_again))
        effects.register(owed_by_commitment)
        sources.register(SOURCE)
        open_matters.register(open_matters.late_work)
        open_matters.register(open_matters.unanswered_chasers)
        links.register(
            links.Link(_("As it stands"), "plan", "list-details", "work.see"),
            links.Link(_("Preview publishing"), "publish_plan", "arrow-right", "work.publish", is_main=True),
        )
