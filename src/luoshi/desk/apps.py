from django.apps import AppConfig


class DeskConfig(AppConfig):
    name = "luoshi.desk"
    label = "desk"

    def ready(self) -> None:
        from django.db.models.signals import post_migrate

        from luoshi.desk import rules  # noqa: F401
        from luoshi.desk.actions import totals
        from luoshi.desk.digest import SOURCE
        from luoshi.desk.models import DailyTotal
        from luoshi.desk.search.database import lay_index
        from luoshi.desk.search.index import keep_found
        from luoshi.desk.sentences import declare_sentences
        from luoshi.foundation import findable, jobs
        from luoshi.notices import sources
        from luoshi.organisation.backend import read_beside
        from luoshi.organisation.queries.above import has_below

        declare_sentences()
        read_beside("has_below", has_below())
        jobs.register(totals.NAME, DailyTotal, totals.count_totals)
        sources.register(SOURCE)
        findable.follow(keep_found)
        post_migrate.connect(lay_index, sender=self)
