from __future__ import annotations

import json
from datetime import timedelta

import pytest
from django.test import Client
from django.utils import timezone
from django_scopes import scope

from luoshi.api.actions.tokens import make_token
from luoshi.api.scopes import Scope


class Program:
    """Another program, with a token; answers are Django's, their bodies in `.json()`."""

    def __init__(self, secret=""):
        self.headers = {"Authorization": f"Bearer {secret}"} if secret else {}
        self.client = Client()

    def get(self, path, query=None, **headers):
        return self.client.get(f"/api/v1{path}", query or {}, headers=self.headers | headers)

    def post(self, path, body=None, **headers):
        text = json.dumps(body or {})
        kind = "application/json"
        return self.client.post(f"/api/v1{path}", text, content_type=kind, headers=self.headers | headers)

    def send_file(self, path, **fields):
        return self.client.post(f"/api/v1{path}", fields, headers=self.headers)

    def delete(self, path):
        return self.client.delete(f"/api/v1{path}", headers=self.headers)


@pytest.fixture
def program(people):
    """`program(role, *scopes)` acts for that person; without scopes, with all."""

    def make(role, *scopes):
        day = timezone.localdate() + timedelta(days=30)
        chosen = scopes or tuple(Scope.values)
        with scope(organisation=people[role].organisation_id):
            return Program(make_token(person=people[role], name="对接", scopes=chosen, ends_on=day)[1])

    return make
