"""Makes the tables and fills in the municipalities; run as a module."""

import os

import django

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "bench.django_wizard.settings")


def main():
    """Work on the database that DATABASE_URL names."""
    django.setup()
    from django.core.management import call_command  # noqa: PLC0415

    from bench.django_wizard.models import Municipality  # noqa: PLC0415
    from webapp.municipalities.catalogue import MUNICIPALITIES  # noqa: PLC0415

    call_command("migrate", run_syncdb=True, verbosity=0)
    names = [field.name for field in Municipality._meta.get_fields()]
    Municipality.objects.bulk_create(
        Municipality(**{name: getattr(place, name) for name in names}) for place in MUNICIPALITIES
    )


if __name__ == "__main__":
    main()
