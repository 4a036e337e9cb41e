from django.apps import AppConfig


class MeetingsConfig(AppConfig):
    name = "luoshi.meetings"
    label = "meetings"

    def ready(self) -> None:
        from luoshi.foundation import findable
        from luoshi.meetings import rules  # noqa: F401
        from luoshi.meetings.digest import SOURCE
        from luoshi.meetings.findable import KINDS
        from luoshi.meetings.records import KIND
        from luoshi.meetings.sentences import declare_sentences
        from luoshi.meetings.serving import meetings_for
        from luoshi.meetings.steps import plan_the_meeting
        from luoshi.notices import sources
        from luoshi.work import records, serving, steps

        declare_sentences()
        findable.register(*KINDS)
        serving.register(meetings_for)
        sources.register(SOURCE)
        records.register(KIND)
        steps.register(plan_the_meeting)
