from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class WorkConfig(AppConfig):
    name = "luoshi.work"
    label = "work"

    def ready(self) -> None:
        from luoshi.plans import links
        from luoshi.work import reactions, rules  # noqa: F401
        from luoshi.work.sentences import declare_sentences

        declare_sentences()
        links.register(
            links.Link(_("As it stands"), "plan", "list-details", "work.see"),
            links.Link(_("Preview publishing"), "publish_plan", "arrow-right", "work.publish", is_main=True),
        )
