from django.apps import AppConfig


class DeskConfig(AppConfig):
    name = "luoshi.desk"
    label = "desk"

    def ready(self) -> None:
        from luoshi.desk import rules  # noqa: F401
