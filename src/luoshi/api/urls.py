from __future__ import annotations

from django.contrib.auth.decorators import login_not_required
from django.urls import include, path
from django.views.decorators.csrf import csrf_exempt

from luoshi.api.service import api, around, nowhere
from luoshi.api.views import pages

operations, room, namespace = api.urls
for operation in operations:
    operation.callback = around(operation.callback)  # type: ignore[arg-type]
operations.append(path("<path:path>", csrf_exempt(login_not_required(nowhere)), name="nowhere"))

urlpatterns = [
    path("api/v1/", include((operations, room), namespace=namespace)),
    path("tokens/", pages.tokens, name="tokens"),
    path("tokens/make/", pages.make_token, name="make_token"),
    path("tokens/<uuid:pk>/revoke/", pages.revoke_token, name="revoke_token"),
    path("webhooks/", pages.webhooks, name="webhooks"),
    path("webhooks/add/", pages.add_hook, name="add_hook"),
    path("webhooks/<uuid:pk>/", pages.hook, name="hook"),
    path("webhooks/<uuid:pk>/remove/", pages.remove_hook, name="remove_hook"),
    path("deliveries/<uuid:pk>/replay/", pages.replay, name="replay_delivery"),
]
