"""What the wizard stores, and the municipalities it knows."""

from django.db import models


class Municipality(models.Model):
    """A city, ward, town or village by its six-digit code."""

    code = models.CharField(max_length=6, primary_key=True)
    full_name = models.CharField(max_length=40)
    name = models.CharField(max_length=20)
    kana = models.CharField(max_length=40)
    romaji = models.CharField(max_length=60)


class Registrant(models.Model):
    """A registered person."""

    public_id = models.CharField(max_length=12, unique=True)
    name = models.CharField(max_length=104)
    sex = models.CharField(max_length=16)
    birth = models.DateField()
    municipality = models.CharField(max_length=6)
    address = models.CharField(max_length=85)
    phone = models.CharField(max_length=16)
    email = models.CharField(max_length=254, db_index=True)
    category = models.CharField(max_length=16)
    created_at = models.DateTimeField(auto_now_add=True)


class Notice(models.Model):
    """The outbox: a letter that was promised."""

    registrant = models.ForeignKey(Registrant, models.PROTECT)
    recipient = models.CharField(max_length=254)
    kind = models.CharField(max_length=16)
    state = models.CharField(max_length=16, default="waiting")
    created_at = models.DateTimeField(auto_now_add=True)
