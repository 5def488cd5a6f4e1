"""Addresses of the wizard."""

from django.urls import path

from bench.django_wizard import views

urlpatterns = [
    path("register", views.Register.as_view(), name="register"),
    path("register/fields/<name>", views.field, name="field"),
    path("register/done", views.done, name="done"),
    path("municipalities", views.municipalities, name="municipalities"),
]
