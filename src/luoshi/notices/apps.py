from django.apps import AppConfig


class NoticesConfig(AppConfig):
    name = "luoshi.notices"
    label = "notices"

    def ready(self) -> None:
        from luoshi.foundation import jobs
        from luoshi.notices import rules  # noqa: F401
        from luoshi.notices.bell import unread
        from luoshi.notices.digests import make
        from luoshi.notices.models import Digest, Message
        from luoshi.notices.outbox import send
        from luoshi.notices.sentences import declare_sentences
        from luoshi.organisation.backend import read_beside

        declare_sentences()
        read_beside("unread_notices", unread())
        jobs.register(make.NAME, Digest, make.make_digest)
        jobs.register(send.NAME, Message, send.send_message)
