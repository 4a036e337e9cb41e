from django.apps import AppConfig


class DeskConfig(AppConfig):
    name = "luoshi.desk"
    label = "desk"

    def ready(self) -> None:
        from luoshi.desk import rules  # noqa: F401
        from luoshi.desk.digest import SOURCE
        from luoshi.desk.sentences import declare_sentences
        from luoshi.notices import sources

        declare_sentences()
        sources.register(SOURCE)
