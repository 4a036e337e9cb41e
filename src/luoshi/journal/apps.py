from django.apps import AppConfig


class JournalConfig(AppConfig):
    name = "luoshi.journal"
    label = "journal"
