from django.apps import AppConfig


class WorkConfig(AppConfig):
    name = "luoshi.work"
    label = "work"

    def ready(self) -> None:
        from luoshi.work import reactions, rules  # noqa: F401, PLC0415
