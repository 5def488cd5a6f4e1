"""The wizard, what is checked while a person types, and the search."""

import secrets

from django.db import transaction
from django.db.models import Q
from django.http import Http404
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_GET, require_POST
from formtools.wizard.views import SessionWizardView

from bench.django_wizard.forms import ApplicantForm, ConfirmForm, OneFieldForm
from bench.django_wizard.models import Municipality, Notice, Registrant

MOST = 50
STORED = [field.name for field in Registrant._meta.get_fields() if field.concrete]


class Register(SessionWizardView):
    """STEP1 and STEP2."""

    form_list = (("step1", ApplicantForm), ("step2", ConfirmForm))

    def get_template_names(self):
        """A template for each step."""
        return [f"{self.steps.current}.html"]

    def get_context_data(self, form, **kwargs):
        """STEP2 lists the answers of STEP1."""
        context = super().get_context_data(form=form, **kwargs)
        if self.steps.current == "step2":
            answers = self.get_cleaned_data_for_step("step1")
            fields = ApplicantForm.base_fields.items()
            context["answers"] = [(field.label, answers[name]) for name, field in fields]
        return context

    def done(self, form_list, **_kwargs):
        """Registrant and letter in one transaction, then STEP3."""
        answers = form_list[0].cleaned_data
        with transaction.atomic():
            registrant = Registrant.objects.create(
                public_id=secrets.token_hex(6),
                **{name: answers[name] for name in STORED if name in answers},
            )
            Notice.objects.create(
                registrant=registrant, recipient=registrant.email, kind="registered"
            )
        self.request.session["registrant"] = registrant.pk
        return redirect("done")


@require_GET
def done(request):
    """STEP3: the number and the state of the letter."""
    registrant = get_object_or_404(Registrant, pk=request.session.get("registrant"))
    notice = registrant.notice_set.latest("pk")
    return render(request, "step3.html", {"registrant": registrant, "notice": notice})


@require_POST
def field(request, name):
    """The message of one field."""
    if name not in ApplicantForm.base_fields:
        raise Http404
    form = OneFieldForm(name, request.POST)
    return render(request, "message.html", {"errors": form[name].errors})


@require_GET
def municipalities(request):
    """The list alone."""
    query = request.GET.get("q", "")
    alike = Q(name__icontains=query) | Q(kana__icontains=query) | Q(romaji__icontains=query)
    found = Municipality.objects.filter(alike).order_by("code")[:MOST]
    return render(request, "results.html", {"places": found})
