from django.apps import AppConfig


class PlansConfig(AppConfig):
    name = "luoshi.plans"
    label = "plans"

    def ready(self) -> None:
        from luoshi.foundation import jobs  # noqa: PLC0415
        from luoshi.plans import rules  # noqa: F401, PLC0415
        from luoshi.plans.ingest import job  # noqa: PLC0415
        from luoshi.plans.models import Document  # noqa: PLC0415

        jobs.register(job.NAME, Document, job.read_document)
