from django.apps import AppConfig


class ApiConfig(AppConfig):
    name = "luoshi.api"
    label = "api"

    def ready(self) -> None:
        from luoshi.api import reactions, rules  # noqa: F401
        from luoshi.api.deliveries import NAME, send_delivery
        from luoshi.api.models import Delivery
        from luoshi.api.sentences import declare_sentences
        from luoshi.foundation import jobs

        declare_sentences()
        jobs.register(NAME, Delivery, send_delivery)
