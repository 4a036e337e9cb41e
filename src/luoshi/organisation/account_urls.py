"""The few addresses of the sign-in library that are served: no sign-up, no pages about e-mail addresses."""

from __future__ import annotations

from allauth.account import views as allauth_views
from django.urls import path

from luoshi.organisation.views import sign_in

urlpatterns = [
    path("login/", allauth_views.login, name="account_login"),
    path("logout/", allauth_views.logout, name="account_logout"),
    path("inactive/", allauth_views.account_inactive, name="account_inactive"),
    path("reauthenticate/", allauth_views.reauthenticate, name="account_reauthenticate"),
    path("password/change/", allauth_views.password_change, name="account_change_password"),
    path("password/reset/", sign_in.reset_password, name="account_reset_password"),
    path("password/reset/done/", allauth_views.password_reset_done, name="account_reset_password_done"),
]
