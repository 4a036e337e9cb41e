from django.apps import AppConfig


class MeetingsConfig(AppConfig):
    name = "luoshi.meetings"
    label = "meetings"

    def ready(self) -> None:
        from luoshi.meetings import rules  # noqa: F401
        from luoshi.meetings.digest import SOURCE
        from luoshi.meetings.records import KIND
        from luoshi.meetings.sentences import declare_sentences
        from luoshi.meetings.steps import plan_the_meeting
        from luoshi.notices import sources
        from luoshi.work import records, steps

        declare_sentences()
        sources.register(SOURCE)
        records.register(KIND)
        steps.register(plan_the_meeting)
