from django.apps import AppConfig


class DeskConfig(AppConfig):
    name = "luoshi.desk"
    label = "desk"
