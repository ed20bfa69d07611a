"""Editing the mails: an unknown merge field is told while editing, never while sending."""

from __future__ import annotations

import smtplib
from typing import Any

from django import forms
from django.conf import settings
from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.core.mail import EmailMultiAlternatives
from django.db.models import QuerySet
from django.http import Http404, HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.functional import cached_property
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.generic import TemplateView

from wagtail.admin.views.generic.base import WagtailAdminTemplateMixin

from fund_applications.correspondence.catalogue import MAILS, TEXTS, Audience, MailKind
from fund_applications.correspondence.composing import BUTTON, ComposedMail, Words, compose, words_for
from fund_applications.correspondence.merge_fields import problems_in
from fund_applications.correspondence.previews import SAMPLE_LIST, lacks_date, preview_values
from fund_applications.lifecycle.roles import Role
from fund_applications.models import Application, MailText
from fund_applications.office.access import CASE_READERS, cases_of, has_any_role
from fund_applications.questions.text import one_line, storable

EDITORS = frozenset({Role.HANDLER, Role.ADMINISTRATOR})
LONGEST_BODY = 6000


def may_edit(user: Any) -> bool:
    """Who may change the words of mails."""
    return has_any_role(user, EDITORS)


class MailTextForm(forms.Form):
    """Subject and body of one mail in one language."""

    use_required_attribute = False
    subject = forms.CharField(label=gettext_lazy("Onderwerp"), max_length=150)
    body = forms.CharField(
        label=gettext_lazy("Tekst"),
        max_length=LONGEST_BODY,
        widget=forms.Textarea(attrs={"rows": 18}),
        help_text=gettext_lazy("Een lege regel begint een nieuwe alinea. Een alinea met alleen {link} wordt de knop."),
    )

    case = forms.CharField(
        label=gettext_lazy("Voorbeeld met de aanvraag (niet verplicht)"),
        max_length=40,
        required=False,
        widget=forms.TextInput(attrs={"autocomplete": "off", "spellcheck": "false"}),
        help_text=gettext_lazy(
            "Een nummer, zoals BIF-2027-0012. Het voorbeeld en de proefmail gaan dan over die aanvraag."
        ),
    )

    def __init__(self, *args: Any, kind: MailKind, cases: QuerySet[Application] | None = None, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.kind = kind
        self.readable = cases
        if not kind.about_case or cases is None:
            del self.fields["case"]

    def clean_case(self) -> Application | None:
        """A case that the editor may read, by its number; None when he gave none."""
        number = one_line(self.cleaned_data["case"])
        if not number or self.readable is None:
            return None
        found = self.readable.filter(reference__iexact=number).first()
        if found is None:
            raise forms.ValidationError(
                _("We vinden geen aanvraag met dit nummer die jij mag zien. Kijk het nummer na.")
            )
        return found

    @property
    def words(self) -> dict[str, str]:
        """What is kept."""
        return {name: self.cleaned_data[name] for name in ("subject", "body")}

    def clean_subject(self) -> str:
        """One line, with fields that exist."""
        subject = one_line(self.cleaned_data["subject"])
        self._check("subject", subject)
        return subject

    def clean_body(self) -> str:
        """Fields that exist, and the button: without it the reader can't go on."""
        body = storable(self.cleaned_data["body"]).strip()
        self._check("body", body)
        if BUTTON not in [paragraph.strip() for paragraph in body.split("\n\n")]:
            text = _("De knop ontbreekt. Zet {link} op een eigen regel, met een lege regel ervoor en erna.")
            self.add_error("body", text)
        return body

    def _check(self, name: str, text: str) -> None:
        for problem in problems_in(text, self.kind.fields):
            self.add_error(name, problem)


class MailTextView(WagtailAdminTemplateMixin, TemplateView):
    """What the views on mail texts share: who may, and which mail."""

    header_icon = "mail"

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        if not may_edit(request.user):
            raise PermissionDenied
        return super().dispatch(request, *args, **kwargs)

    @cached_property
    def kind(self) -> MailKind:
        """The mail of the address."""
        if self.kwargs["code"] not in MAILS:
            raise Http404
        return MAILS[self.kwargs["code"]]

    @cached_property
    def language(self) -> str:
        """The language of the address."""
        if self.kwargs["language"] not in TEXTS:
            raise Http404
        return str(self.kwargs["language"])

    def get_breadcrumbs_items(self) -> list[dict[str, Any]]:
        start = {"url": reverse("wagtailadmin_home"), "label": _("Start")}
        index = {"url": reverse("correspondence_mail_texts"), "label": _("Mailteksten")}
        here = [] if self.request.path == index["url"] else [{"url": "", "label": self.get_page_title()}]
        return [start, index, *here]


class MailTextIndex(MailTextView):
    """All mails with who changed what."""

    template_name = "fund_applications/correspondence/admin/mail_texts.html"

    def get_page_title(self) -> str:
        return _("Mailteksten")

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        changed = {(own.code, own.language): own for own in MailText.objects.all()}
        groups = [
            (_("Aan aanvragers"), [kind for kind in MAILS.values() if kind.audience is Audience.APPLICANT]),
            (_("Aan buren"), [kind for kind in MAILS.values() if kind.audience is Audience.NEIGHBOUR]),
            (_("Aan medewerkers"), [kind for kind in MAILS.values() if kind.audience is Audience.STAFF]),
        ]
        shown = [
            (
                title,
                [
                    (kind, [(code, name, changed.get((kind.code, code))) for code, name in self.languages])
                    for kind in kinds
                ],
            )
            for title, kinds in groups
        ]
        return super().get_context_data(groups=shown, **kwargs)

    @property
    def languages(self) -> list[tuple[str, Any]]:
        """Code and name of each language that mails exist in."""
        return [(code, name) for code, name in settings.LANGUAGES if code in TEXTS]


class MailTextEdit(MailTextView):
    """Change a mail, look at it, send it to oneself, or go back to the words of the software."""

    template_name = "fund_applications/correspondence/admin/mail_text.html"

    def get_page_title(self) -> str:
        return str(self.kind.occasion)

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        words = words_for(self.kind, self.language)
        return self.show(self.form(initial={"subject": words.subject, "body": words.body}))

    def form(self, **kwargs: Any) -> MailTextForm:
        """The form; who may read cases may preview with one."""
        reads = has_any_role(self.request.user, CASE_READERS)
        cases = cases_of(self.request.user).select_related("applicant") if reads else None
        return MailTextForm(kind=self.kind, cases=cases, **kwargs)

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        if "reset" in request.POST:
            MailText.objects.filter(code=self.kind.code, language=self.language).delete()
            messages.success(request, _("De tekst is weer die van het begin."))
            return redirect(request.path)
        form = self.form(data=request.POST)
        if not form.is_valid():
            return self.show(form)
        if "test" in request.POST:
            self.send_test(form)
            return self.show(form)
        if "preview" in request.POST:
            return self.show(form, preview=self.composed(form))
        self.save(form)
        messages.success(request, _("De tekst is bewaard. Vanaf nu gaat deze mail zo de deur uit."))
        return redirect(request.path)

    def save(self, form: MailTextForm) -> None:
        """Keep the words; words that are those of the software need no row."""
        default = self.kind.default(self.language)
        own = MailText.objects.filter(code=self.kind.code, language=self.language)
        if form.words == {"subject": default.subject, "body": default.body}:
            own.delete()
            return
        MailText.objects.update_or_create(code=self.kind.code, language=self.language, defaults=form.words)

    def composed(self, form: MailTextForm) -> ComposedMail:
        """The mail with the values of the chosen case, or with samples."""
        action = self.kind.default(self.language).action
        words = Words(**form.words, action=action, changed=True)
        values = preview_values(self.kind, self.language, form.cleaned_data.get("case"), self.request.user)  # type: ignore[arg-type]
        return compose(self.kind, self.language, values, words=words, listed=SAMPLE_LIST)

    def send_test(self, form: MailTextForm) -> None:
        """Send it to who edits, and to nobody else; the link in it gives no access."""
        recipient = getattr(self.request.user, "email", "")
        if not recipient:
            messages.error(self.request, _("Er staat geen e-mailadres bij je account. Vul dat eerst in."))
            return
        mail = self.composed(form)
        subject = _("[Proef] %(subject)s") % {"subject": mail.subject}
        message = EmailMultiAlternatives(subject, mail.text, settings.DEFAULT_FROM_EMAIL, [recipient])
        message.attach_alternative(mail.html, "text/html")
        try:
            message.send()
        except (OSError, smtplib.SMTPException) as error:
            messages.error(self.request, _("De proefmail ging niet: %(why)s") % {"why": error})
        else:
            messages.success(self.request, _("De proefmail is naar %(email)s.") % {"email": recipient})

    def show(self, form: MailTextForm, preview: ComposedMail | None = None) -> HttpResponse:
        """The page; `preview` shows the mail as it would go out."""
        context = self.get_context_data(
            form=form,
            kind=self.kind,
            language=self.language,
            language_name=dict(settings.LANGUAGES)[self.language],
            is_changed=MailText.objects.filter(code=self.kind.code, language=self.language).exists(),
            preview=preview,
            lacks_date=preview is not None and lacks_date(self.kind, form.cleaned_data.get("case")),
            back_url=reverse("correspondence_mail_texts"),
        )
        return self.render_to_response(context, status=422 if form.is_bound and form.errors else 200)
