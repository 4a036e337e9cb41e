"""What the API says of itself holds: a generator of requests finds no answer that its description does not know."""

from __future__ import annotations

import os
from datetime import timedelta

import pytest
import schemathesis
from django.core.signals import request_finished, request_started
from django.core.wsgi import get_wsgi_application
from django.db import close_old_connections
from django.utils import timezone
from hypothesis import HealthCheck, Phase, given, settings
from schemathesis.checks import not_a_server_error
from schemathesis.specs.openapi.checks import (
    content_type_conformance,
    response_schema_conformance,
    status_code_conformance,
)

from luoshi.api.actions.tokens import make_token
from luoshi.api.scopes import Scope
from luoshi.work.tests.build import a_commitment, a_plan, publish, unit

EXAMPLES = int(os.environ.get("LUOSHI_API_EXAMPLES", "6"))
CHECKS = [not_a_server_error, status_code_conformance, content_type_conformance, response_schema_conformance]


@pytest.fixture(autouse=True)
def _one_connection():
    """A server closes its connection after each request; that of the test holds what the test has made."""
    signals = (request_started, request_finished)
    for signal in signals:
        signal.disconnect(close_old_connections)
    yield
    for signal in signals:
        signal.connect(close_old_connections)


@pytest.fixture
def secret(library, people):
    plan = a_plan(library, people["clerk"])
    a_commitment(plan, title="每月巡检", unit=unit("读者服务部"))
    publish(plan)
    day = timezone.localdate() + timedelta(days=30)
    return make_token(person=people["clerk"], name="试", scopes=Scope.values, ends_on=day)[1]


def test_every_answer_is_one_that_is_described(secret):
    headers = {"Authorization": f"Bearer {secret}"}
    described = schemathesis.openapi.from_wsgi("/api/v1/openapi.json", get_wsgi_application())
    for operation in described.get_all_operations():
        ask_for(operation.ok(), headers)


def ask_for(operation, headers):
    @given(case=operation.as_strategy())
    @settings(
        max_examples=EXAMPLES,
        deadline=None,
        derandomize=True,
        database=None,
        phases=[Phase.generate],
        suppress_health_check=list(HealthCheck),
    )
    def ask(case):
        case.call_and_validate(headers=headers, checks=CHECKS)

    ask()


def test_the_description_is_openapi_31(db, client):
    told = client.get("/api/v1/openapi.json").json()
    assert told["openapi"].startswith("3.1")
    assert "application/problem+json" in told["paths"]["/api/v1/tasks"]["get"]["responses"]["401"]["content"]
