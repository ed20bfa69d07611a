"""From a request to a form: also when what was sent is too big or too broken to read."""

from __future__ import annotations

from typing import Any, TypeVar

from django import forms
from django.http import HttpRequest
from django.utils.translation import gettext as _

from fund_applications.intake.upload_limits import UnreadableRequestError, oversized_uploads, read_post
from fund_applications.intake.uploads import too_big

F = TypeVar("F", bound=forms.BaseForm)


def posted_form(request: HttpRequest, form_class: type[F], **kwargs: Any) -> F:
    """The form, bound on POST. A file over the limit, or a request that can't be read, is an error in the form."""
    if request.method != "POST":
        return form_class(**kwargs)
    try:
        data = read_post(request)
    except UnreadableRequestError:
        form = form_class({}, **kwargs)
        form.full_clean()
        form.add_error(None, _("Wat je stuurde is te groot. Maak je tekst korter, of stuur een kleiner bestand."))
        return form
    form = form_class(data, request.FILES, **kwargs)
    for name in oversized_uploads(request):
        if name in form.fields:
            form.add_error(name, too_big().message)
    return form
