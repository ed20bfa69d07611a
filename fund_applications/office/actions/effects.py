"""What each action does, in sentences, before it happens. Told to whoever is about to press the button."""

from __future__ import annotations

from django.utils.translation import gettext as _

from fund_applications.office.actions.base import Opening
from fund_applications.office.actions.reconsidering import about_objection


def _reader(opening: Opening) -> str:
    """How the applicant hears of it."""
    if opening.application.applicant.by_post:
        return _("De aanvrager krijgt een brief per post.")
    return _("De aanvrager krijgt een e-mail met een link naar het bericht.")


def accept(opening: Opening) -> list[str]:
    return [
        _("De aanvraag gaat naar “In beoordeling”. Daarna kunnen commissieleden scores geven."),
        _reader(opening),
    ]


def supplement(opening: Opening) -> list[str]:
    return [
        _("De aanvrager krijgt je lijst, met bij elke vraag jouw uitleg, en kan alleen die vragen veranderen."),
        _("De beslistermijn staat stil vanaf morgen, tot de aanvulling er is of de datum voorbij is (Awb 4:15)."),
        _reader(opening),
    ]


def propose_referral(opening: Opening) -> list[str]:
    return [
        _("De aanvrager leest je voorstel en kiest zelf: doorverwijzen of hier verdergaan."),
        _("De aanvraag blijft waar hij is en de termijn loopt door."),
        _reader(opening),
    ]


def refer(opening: Opening) -> list[str]:
    return [_("De aanvraag stopt hier en gaat verder bij: %(where)s.") % _where(opening), _reader(opening)]


def _where(opening: Opening) -> dict[str, str]:
    return {"where": opening.application.proposed_referral}


def decline_referral(opening: Opening) -> list[str]:
    return [_("Het voorstel “%(where)s” vervalt. De aanvraag gaat hier verder.") % _where(opening)]


def withdraw(opening: Opening) -> list[str]:
    return [
        _("De aanvraag stopt. Er komt geen besluit en je kunt dit niet terugdraaien."),
        _("Doe dit alleen als de aanvrager er zelf om vroeg."),
        _reader(opening),
    ]


def _announced_later(opening: Opening) -> str:
    if opening.application.applicant.by_post:
        return _("Er wordt een brief gemaakt. Het besluit werkt pas als die op de post is en dat is vastgelegd.")
    return _("De brief gaat vanzelf naar de aanvrager. Vanaf dan werkt het besluit en loopt de tijd voor bezwaar.")


def not_process(opening: Opening) -> list[str]:
    return [_("De aanvraag wordt niet beoordeeld, omdat hij niet compleet is (Awb 4:5)."), _announced_later(opening)]


def fix_advice(_opening: Opening) -> list[str]:
    return [
        _("Het advies staat daarna vast en gaat met het besluit mee naar de aanvrager."),
        _("Commissieleden kunnen niets meer veranderen. De beslisser kan nu beslissen."),
    ]


def send_back(_opening: Opening) -> list[str]:
    return [_("De commissie kijkt opnieuw. Het advies vervalt als er een nieuw komt; de termijn loopt door.")]


def grant(opening: Opening) -> list[str]:
    return [_("Het bedrag gaat van de pot van de ronde af."), _announced_later(opening)]


def reject(opening: Opening) -> list[str]:
    return [_("De aanvrager krijgt geen geld. De aanvraag is daarmee klaar."), _announced_later(opening)]


def announce(_opening: Opening) -> list[str]:
    return [
        _("Het besluit werkt vanaf de dag van versturen (Awb 3:40)."),
        _("De zes weken voor bezwaar beginnen de dag erna (Awb 6:8)."),
    ]


def report(_opening: Opening) -> list[str]:
    return [_("Het verslag komt in de zaak. Daarna kan de beslisser de subsidie vaststellen.")]


def determine(opening: Opening) -> list[str]:
    return [_("Het bedrag staat daarna vast. De zaak is klaar."), _announced_later(opening)]


def revoke(opening: Opening) -> list[str]:
    return [_("De ontvanger houdt minder geld over, of niets."), _announced_later(opening)]


def extend(opening: Opening) -> list[str]:
    return [_("De laatste dag om te beslissen wordt de dag die je kiest (Awb 4:14)."), _reader(opening)]


def agree(opening: Opening) -> list[str]:
    return [
        _("De termijn staat stil op de dagen die je kiest. De aanvrager heeft daar schriftelijk mee ingestemd."),
        _reader(opening),
    ]


def default_notice(_opening: Opening) -> list[str]:
    return [_("Over twee weken begint de dwangsom te lopen, tenzij er dan is beslist (Awb 4:17).")]


def assign_handler(_opening: Opening) -> list[str]:
    return [_("De aanvraag staat daarna in de werklijst van deze behandelaar. Een behandelaar kan niet ook beslissen.")]


def assign_reviewer(_opening: Opening) -> list[str]:
    return [
        _("Het lid krijgt bericht en verklaart eerst geen belang te hebben. Pas daarna gaat de aanvraag open."),
        _("Een lid ziet alleen aanvragen die het moet beoordelen."),
    ]


def release(_opening: Opening) -> list[str]:
    return [_("Het lid ziet de aanvraag niet meer. Wat al was ingevuld, telt niet mee.")]


def conflict(_opening: Opening) -> list[str]:
    return [
        _("Wie een belang heeft, kan de aanvraag meteen niet meer zien en er niets meer aan doen (Awb 2:4)."),
        _("Je kunt dit niet terugdraaien."),
    ]


def payment(_opening: Opening) -> list[str]:
    return [_("De betaling komt in het register. Er wordt geen geld overgemaakt.")]


def objection(opening: Opening) -> list[str]:
    return [_("De beslistermijn voor het bezwaar begint te lopen (Awb 7:10)."), _reader(opening)]


def postpone(opening: Opening) -> list[str]:
    return [_("Uitstellen kan één keer, met ten hoogste zes weken (Awb 7:10 lid 3)."), _reader(opening)]


def decide_objection(opening: Opening) -> list[str]:
    return [
        _("Het bezwaar is daarna afgehandeld. De aanvraag houdt zijn status en het besluit blijft zoals het was."),
        _(
            "Is het bezwaar gegrond? Kies dan de knop die met “Bezwaar gegrond” begint: daar neem je het nieuwe besluit."
        ),
        _reader(opening),
    ]


def grant_on_objection(opening: Opening) -> list[str]:
    return [
        *about_objection(opening),
        _("Dit besluit komt in de plaats van het oude, dat in de zaak blijft staan (Awb 7:11)."),
        _("Het bedrag gaat van de pot van de ronde af."),
        _appeal_later(opening),
    ]


def change_on_objection(opening: Opening) -> list[str]:
    return [
        *about_objection(opening),
        _("Dit besluit komt in de plaats van het oude, dat in de zaak blijft staan (Awb 7:11)."),
        _("De status van de aanvraag en de verplichtingen blijven zoals ze zijn."),
        _appeal_later(opening),
    ]


def process_on_objection(opening: Opening) -> list[str]:
    return [
        *about_objection(opening),
        _("De aanvraag gaat naar “In beoordeling”. De gewone beslistermijn telt weer; die kan al voorbij zijn."),
        _reader(opening),
    ]


def _appeal_later(opening: Opening) -> str:
    if opening.application.applicant.by_post:
        return _("Er wordt een brief gemaakt. Na het posten heeft de aanvrager zes weken voor beroep bij de rechtbank.")
    return _("De brief gaat vanzelf naar de aanvrager. Die heeft dan zes weken voor beroep bij de rechtbank.")


def prepare(_opening: Opening) -> list[str]:
    return [
        _("Er wordt nog niets besloten. Een ander neemt het besluit, precies zoals jij het voorbereidt."),
        _("Een eerder voorbereid besluit wordt vervangen."),
    ]
