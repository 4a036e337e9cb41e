"""The API as one thing: its operations, and what is the same for all of them."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from django.http import HttpResponse
from django.http.response import HttpResponseBase
from ninja import NinjaAPI

from luoshi.api.endpoints import (
    decisions,
    evidence,
    figures,
    lead,
    ledgers,
    meetings,
    plans,
    screenings,
    series,
    tasks,
    webhooks,
)
from luoshi.api.etags import conditional
from luoshi.api.problems import MEDIA_TYPE, Problem, handle_in, problem
from luoshi.api.repeats import once

PROBLEMS = ("400", "401", "403", "404", "405", "409", "412", "413", "422")
HEADERS = {
    "get": (("If-None-Match", "Answer 304 where the answer is still this one."),),
    "post": (
        (
            "Idempotency-Key",
            "At most 100 characters: the same request is done once and answered the same for a day.",
        ),
        ("If-Match", "Do it only if the row is still as this ETag says."),
    ),
}


class Api(NinjaAPI):
    """Says in its description what every operation can answer besides."""

    def get_openapi_schema(self, **options: Any) -> Any:
        """OpenAPI 3.1 with the problems and the headers that all operations share."""
        found = super().get_openapi_schema(**options)
        found["components"]["schemas"]["Problem"] = _problem_schema(found)
        for operations in found["paths"].values():
            for method, operation in operations.items():
                _describe(method, operation)
        return found


def _problem_schema(found: Any) -> dict[str, Any]:
    schema = Problem.model_json_schema(ref_template="#/components/schemas/{model}")
    found["components"]["schemas"].update(schema.pop("$defs", {}))
    return schema


def _describe(method: str, operation: dict[str, Any]) -> None:
    content = {MEDIA_TYPE: {"schema": {"$ref": "#/components/schemas/Problem"}}}
    for status in PROBLEMS:
        operation["responses"].setdefault(status, {"description": "A problem", "content": content})
    if method == "get":
        operation["responses"].setdefault("304", {"description": "It has not changed"})
        if operation["operationId"] == "get_file":
            whole = {"schema": {"type": "string", "format": "binary"}}
            operation["responses"][200] = {
                "description": "The file",
                "content": {"application/octet-stream": whole},
            }
    operation.setdefault("parameters", []).extend(
        {"in": "header", "name": name, "description": text, "required": False, "schema": {"type": "string"}}
        for name, text in HEADERS.get(method, ())
    )


api = Api(title="Luoshi 落实", version="1", docs_url=None, urls_namespace="api")
handle_in(api)
for room in (
    figures,
    plans,
    tasks,
    evidence,
    lead,
    ledgers,
    screenings,
    series,
    meetings,
    decisions,
    webhooks,
):
    api.add_router("", room.router)


def around(view: Callable[..., HttpResponse]) -> Callable[..., HttpResponseBase]:
    """What happens around every operation: repeated writes, versions, and errors that are not its own."""

    def answered(request: Any, **keys: Any) -> HttpResponseBase:
        answer = (
            once(request, lambda: view(request, **keys))
            if request.method == "POST"
            else view(request, **keys)
        )
        if answer.status_code == 405:
            return _not_allowed(answer)
        if request.method == "GET" and answer.status_code == 200 and not answer.streaming:
            return conditional(request, answer)
        return answer

    answered.csrf_exempt = True  # type: ignore[attr-defined]
    answered.login_required = False  # type: ignore[attr-defined]
    return answered


def _not_allowed(answer: HttpResponse) -> HttpResponse:
    told = problem(405, "no-such-method")
    told["Allow"] = answer.get("Allow", "")
    return told


def nowhere(_request: Any, path: str) -> HttpResponse:
    """Below the API's address, nothing else answers."""
    return problem(404, "not-found", f"/{path}")
