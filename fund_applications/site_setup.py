"""What a new site needs besides pages: a round with criteria and meetings, equated days, the form page.

Everything here may be repeated: what exists is left alone.
"""

from datetime import date, timedelta
from decimal import Decimal

from django.utils import timezone, translation
from django.utils.translation import gettext_lazy as _

from wagtail.models import Locale, Page, Site

from fund_applications.lifecycle.equated_days import KNOWN
from fund_applications.models import ApplicationFormPage, CommissionMeeting, Criterion, EquatedDay, FundRound
from fund_applications.questions.default_form import default_steps

CRITERIA = (
    (
        _("Voor inwoners"),
        _("Wat hebben inwoners van Meierijstad hieraan?"),
        2,
        (
            _("alleen de aanvrager heeft er iets aan"),
            _("een kleine, vaste groep"),
            _("een groep die ook anderen toelaat"),
            _("veel inwoners, en duidelijk welke"),
            _("veel inwoners, die er zelf om vroegen"),
        ),
    ),
    (
        _("Nieuw of samen"),
        _("Is het vernieuwend, of doen inwoners echt mee?"),
        2,
        (
            _("bestaat hier al en inwoners doen niet mee"),
            _("een beetje anders dan wat er is"),
            _("nieuw voor dit dorp, of inwoners helpen mee"),
            _("nieuw voor de gemeente, of inwoners beslissen mee"),
            _("nog nergens gedaan, of helemaal van inwoners"),
        ),
    ),
    (
        _("Haalbaar"),
        _("Kan dit lukken met deze mensen, in deze tijd?"),
        1,
        (
            _("geen plan"),
            _("een plan met grote gaten"),
            _("een plan dat kan lukken"),
            _("een goed plan met mensen en data"),
            _("een sterk plan, ook als iets tegenzit"),
        ),
    ),
    (
        _("Geld"),
        _("Klopt de begroting en past het bedrag bij het doel?"),
        1,
        (
            _("de begroting klopt niet"),
            _("veel posten zonder uitleg"),
            _("klopt, met een enkele vraag"),
            _("klopt en is zuinig"),
            _("klopt, is zuinig en anderen betalen zeker mee"),
        ),
    ),
)


def ensure_equated_days() -> None:
    """Fill the register with the days of the decrees known so far."""
    for day, reason in KNOWN.items():
        EquatedDay.objects.get_or_create(date=day, defaults={"decree": str(reason)})


def meeting_days(year: int) -> list[date]:
    """Four meetings a year, on the second Thursday of March, June, September and December."""
    days = []
    for month in (3, 6, 9, 12):
        first = date(year, month, 1)
        days.append(first + timedelta(days=(3 - first.weekday()) % 7 + 7))
    return days


def ensure_round(today: date | None = None) -> FundRound:
    """The round of this day; when there is none, the round of this year with the amounts of the scheme.

    Ceiling EUR 50,000, at most EUR 10,000 and 50 % of the costs: starting values that staff may change.
    """
    today = today or timezone.localdate()
    existing = FundRound.objects.filter(opens_on__lte=today, closes_on__gte=today).first()
    if existing:
        return existing
    fund_round = FundRound(
        name=str(_("Ronde %(year)s") % {"year": today.year}),
        opens_on=date(today.year, 1, 1),
        closes_on=date(today.year, 12, 31),
        ceiling=Decimal(50000),
        maximum=Decimal(10000),
        percentage=50,
    )
    for order, (name, question, weight, anchors) in enumerate(CRITERIA):
        criterion = Criterion(sort_order=order, name=name, question=question, weight=weight)
        for score, text in enumerate(anchors, start=1):
            setattr(criterion, f"anchor_{score}", text)
        fund_round.criteria.add(criterion)
    for order, day in enumerate(meeting_days(today.year)):
        fund_round.meetings.add(CommissionMeeting(sort_order=order, held_on=day))
    fund_round.save()
    return fund_round


def ensure_form_page(fund_round: FundRound) -> ApplicationFormPage:
    """The form page with the default form, at `/aanvragen/`."""
    existing = ApplicationFormPage.objects.first()
    if existing:
        if existing.round_id is None:
            existing.round = fund_round
            existing.save_revision().publish()
        return existing
    home: Page = Site.objects.get(is_default_site=True).root_page
    page = ApplicationFormPage(
        title=_("Geld vragen voor je idee"),
        slug="aanvragen",
        show_in_menus=True,
        search_description=_("Vraag geld aan voor je idee. Je kunt stoppen en later verdergaan."),
        round=fund_round,
        steps=default_steps(),
    )
    home.add_child(instance=page)
    page.save_revision().publish()
    return page


def ensure_english_form_page(page: ApplicationFormPage) -> ApplicationFormPage | None:
    """The same form in English, on the same round; None on a site without an English home page."""
    locale = Locale.objects.filter(language_code="en").first()
    home = page.get_parent().get_translation_or_none(locale) if locale else None
    if locale is None or home is None:
        return None
    found = page.get_translation_or_none(locale)
    if found is not None:
        return found
    english: ApplicationFormPage = page.copy_for_translation(locale)
    with translation.override("en"):
        english.title = _("Geld vragen voor je idee")
        english.slug = "apply"
        english.search_description = _("Vraag geld aan voor je idee. Je kunt stoppen en later verdergaan.")
        english.steps = default_steps()
        english.save_revision().publish()
    return english
