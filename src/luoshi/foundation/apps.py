from django.apps import AppConfig


class FoundationConfig(AppConfig):
    name = "luoshi.foundation"
    label = "foundation"
