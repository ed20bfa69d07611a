"""What is asked of the applicant now, and what happens next and by when. Nothing here knows more than was announced."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from fund_applications.applicant.words import day_in_words
from fund_applications.lifecycle.statuses import status_for_applicant
from fund_applications.models import Announcement, Application, Message, Status, SupplementRequest


@dataclass(frozen=True, slots=True)
class Task:
    """Something that the applicant is asked to do."""

    label: str
    url: str
    hint: str = ""
    due_on: date | None = None
    is_urgent: bool = False


@dataclass(frozen=True, slots=True)
class NextStep:
    """What happens next, in a sentence or two."""

    sentences: tuple[str, ...]


def open_supplement(application: Application) -> SupplementRequest | None:
    """The request that can still be answered today; None when there is none, or its date has passed."""
    if application.status != Status.SUPPLEMENT_REQUESTED:
        return None
    requests = application.supplement_requests.filter(supplied_at=None, lapsed_at=None)
    return requests.filter(due_on__gte=timezone.localdate()).prefetch_related("items").order_by("-pk").first()


def referral_is_proposed(application: Application) -> bool:
    """Whether the applicant still has to say yes or no to another place."""
    return bool(application.proposed_referral) and application.status in {Status.SUBMITTED, Status.UNDER_REVIEW}


def asked_of_applicant(application: Application) -> list[Task]:
    """All that is asked now, the most urgent first."""
    found = [_supplement_task(application), _referral_task(application), _message_task(application)]
    if status_for_applicant(application) == Status.GRANTED:
        found += [_bank_task(application), _report_task(application)]
    return [task for task in found if task is not None]


def next_step(application: Application) -> NextStep:
    """What happens next, by the status that the applicant may know."""
    status = status_for_applicant(application)
    sentences = _SENTENCES[status](application)
    return NextStep(tuple(sentence for sentence in sentences if sentence))


def _url(name: str, application: Application) -> str:
    return reverse(f"applicant:{name}", args=[application.public_id])


def _supplement_task(application: Application) -> Task | None:
    request = open_supplement(application)
    if request is None:
        return None
    count = len(request.items.all())
    hint = ngettext(
        "We vragen om %(count)d ding. Het kan tot en met %(day)s.",
        "We vragen om %(count)d dingen. Het kan tot en met %(day)s.",
        count,
    )
    words = {"count": count, "day": day_in_words(request.due_on)}
    return Task(_("Vul je aanvraag aan"), _url("supplement", application), hint % words, request.due_on, is_urgent=True)


def _referral_task(application: Application) -> Task | None:
    if not referral_is_proposed(application):
        return None
    hint = _("We denken dat een andere plek beter bij je idee past. Jij beslist.")
    return Task(_("Zeg wat je van ons voorstel vindt"), _url("referral", application), hint, is_urgent=True)


def _message_task(application: Application) -> Task | None:
    unread = Message.objects.filter(
        application=application, direction=Message.Direction.TO_APPLICANT, read_at=None
    ).count()
    if not unread:
        return None
    label = ngettext("Lees %(count)d nieuw bericht", "Lees %(count)d nieuwe berichten", unread)
    return Task(label % {"count": unread}, _url("messages", application), is_urgent=True)


def _bank_task(application: Application) -> Task | None:
    if application.applicant.iban:
        return None
    hint = _("Daarna kunnen we het geld overmaken.")
    return Task(_("Geef je rekeningnummer door"), _url("bank_account", application), hint, is_urgent=True)


def _report_task(application: Application) -> Task | None:
    due = application.report_due_on
    if due is None:
        hint = _("Is je project klaar? Vertel ons dan hoe het ging.")
    else:
        hint = _("Vertel ons hoe het ging, uiterlijk %(day)s.") % {"day": day_in_words(due)}
    return Task(_("Maak je verslag"), _url("report", application), hint, due)


def _hear_by(application: Application) -> str:
    """`Je hoort het uiterlijk woensdag 6 mei.`; and honest when that day has passed."""
    day = application.decide_by
    if day is None:
        return ""
    if day < timezone.localdate():
        late = _("We hadden het je uiterlijk %(day)s moeten laten horen. Dat is niet gelukt. Bel ons gerust.")
        return late % {"day": day_in_words(day)}
    return _("Je hoort het uiterlijk %(day)s.") % {"day": day_in_words(day)}


def _submitted(application: Application) -> list[str]:
    if application.supplement_lapsed:
        first = _("De laatste dag om aan te vullen is voorbij. We bekijken nu wat we doen met wat er wel is.")
    else:
        first = _("We kijken of je aanvraag compleet is. Daarna bekijkt de commissie je plan.")
    return [first, _hear_by(application)]


def _supplement_requested(application: Application) -> list[str]:
    request = open_supplement(application)
    if request is None:
        return [_("De laatste dag om aan te vullen is voorbij. We laten je weten wat we doen.")]
    words = {"day": day_in_words(request.due_on)}
    return [
        _("Vul je aanvraag aan. Dat kan tot en met %(day)s.") % words,
        _("Tot je dat doet, staat de tijd stil waarin wij beslissen."),
    ]


def _under_review(application: Application) -> list[str]:
    meeting = application.round.meetings.filter(held_on__gte=timezone.localdate()).order_by("held_on").first()
    if meeting:
        first = _("De commissie praat over je plan op %(day)s.") % {"day": day_in_words(meeting.held_on)}
    else:
        first = _("De commissie bekijkt je plan en geeft advies.")
    return [first, _hear_by(application)]


def _advised(application: Application) -> list[str]:
    return [_("De commissie heeft advies gegeven. Nu nemen we een besluit."), _hear_by(application)]


def _granted(application: Application) -> list[str]:
    if application.report_due_on is None:
        return [_("Je kunt beginnen. Vertel ons daarna hoe het ging.")]
    words = {"day": day_in_words(application.report_due_on)}
    return [_("Je kunt beginnen. Vertel ons hoe het ging, uiterlijk %(day)s.") % words]


def _refused(application: Application) -> list[str]:
    announcements = Announcement.objects.filter(decision__application=application).select_related("decision")
    announced = announcements.order_by("-pk").first()
    if announced is None or announced.objection_until < timezone.localdate():
        return []
    words = {"day": day_in_words(announced.objection_until)}
    if announced.decision.on_objection_id is not None:
        return [_("Ben je het er niet mee eens? Je kunt in beroep bij de rechtbank tot en met %(day)s.") % words]
    return [_("Ben je het er niet mee eens? Je kunt bezwaar maken tot en met %(day)s.") % words]


def _report_submitted(application: Application) -> list[str]:
    return [_("We bekijken je verslag. Daarna ronden we je subsidie af."), _hear_by(application)]


def _nothing(_application: Application) -> list[str]:
    return []


_SENTENCES = {
    Status.SUBMITTED: _submitted,
    Status.SUPPLEMENT_REQUESTED: _supplement_requested,
    Status.UNDER_REVIEW: _under_review,
    Status.ADVISED: _advised,
    Status.GRANTED: _granted,
    Status.REJECTED: _refused,
    Status.NOT_PROCESSED: _refused,
    Status.WITHDRAWN: _nothing,
    Status.REFERRED: _nothing,
    Status.REPORT_SUBMITTED: _report_submitted,
    Status.DETERMINED: _nothing,
    Status.REVOKED: _refused,
}
