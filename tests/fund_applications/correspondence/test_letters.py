"""Letters: PDF/UA-1, reasons first, the way to object with the right date, made once, harmless with what people typed."""

import hashlib
import io
from datetime import date, datetime
from decimal import Decimal

import pikepdf
import pytest
import time_machine

from fund_applications.correspondence.follow_ups import run
from fund_applications.correspondence.letters.archive import Order, make, pdf_of, remake
from fund_applications.correspondence.letters.content import LetterContent, as_json
from fund_applications.correspondence.letters.decision import DecisionWords
from fund_applications.correspondence.letters.of_case import letter_of, letter_of_decision, letter_of_words
from fund_applications.lifecycle import transition_data as given
from fund_applications.lifecycle.calendar_days import AMSTERDAM
from fund_applications.models import (
    Announcement,
    Application,
    ContactChannel,
    DecisionKind,
    EquatedDay,
    FollowUp,
    Letter,
    LetterSettings,
)
from tests.case_story import CaseStory
from tests.factories import ApplicantFactory

pytestmark = pytest.mark.django_db
DAY = date(2026, 4, 2)


def words_of(content: LetterContent) -> str:
    """All words of a letter, in their order."""
    parts = [content.subject, *content.opening]
    for section in content.sections:
        parts += [section.heading, *section.paragraphs, *(f"{p.strong} {p.words}" for p in section.points)]
        parts += section.after
    return "\n".join(parts).replace("\u00a0", " ")


def stored(letter: Letter) -> bytes:
    """The PDF as it is kept."""
    with letter.file.open("rb") as file:
        return file.read()


def headings_of(content: LetterContent) -> list[str]:
    return [section.heading for section in content.sections]


def assert_accessible(pdf: bytes) -> None:
    """What PDF/UA-1 asks and a reader notices: tagged, with language and title, and it says so itself."""
    with pikepdf.open(io.BytesIO(pdf)) as document:
        root = document.Root
        assert root.MarkInfo.Marked
        assert "/StructTreeRoot" in root
        assert str(root.Lang).startswith("nl")
        assert root.ViewerPreferences.DisplayDocTitle
        with document.open_metadata() as metadata:
            assert metadata["pdfuaid:part"] == "1"
            assert metadata["dc:title"]
        kinds = structure_kinds(root.StructTreeRoot)
        assert "/H1" in kinds
        assert "/P" in kinds


def structure_kinds(node: pikepdf.Object) -> set[str]:
    kinds = {str(node.S)} if "/S" in node else set()
    children = node.get("/K")
    if children is None:
        return kinds
    for child in children if isinstance(children, pikepdf.Array) else [children]:
        if isinstance(child, pikepdf.Dictionary):
            kinds |= structure_kinds(child)
    return kinds


@pytest.fixture
def application() -> Application:
    return CaseStory().advised().application


def grant_words(**values: object) -> DecisionWords:
    obligations = (("Gebruik het logo", None), ("Doe mee met de evaluatie.", date(2026, 10, 1)))
    defaults = {
        "kind": DecisionKind.GRANT,
        "reasons": "Het plan past.\nDe buurt doet mee.",
        "amount": Decimal(4000),
        "obligations": obligations,
    }
    return DecisionWords(**(defaults | values))  # type: ignore[arg-type]


# --- the decision ----------------------------------------------------------------------------------------


@pytest.mark.parametrize("kind", list(DecisionKind))
def test_every_decision_has_an_accessible_letter(application: Application, kind: DecisionKind) -> None:
    content = letter_of_words(application, DecisionWords(kind, "Daarom.", Decimal(100)), DAY)
    assert_accessible(pdf_of(content, application, DAY))


def test_reasons_come_first_and_the_rest_in_its_order(application: Application) -> None:
    assert headings_of(letter_of_words(application, grant_words(), DAY)) == [
        "Waarom wij dit besluiten",
        "Het advies",
        "Wat u moet doen",
        "Het geld",
        "De regels",
        "Bent u het niet eens met dit besluit?",
        "Vragen",
    ]


def test_a_grant_says_how_much_why_what_to_do_and_who_advised(application: Application) -> None:
    words = words_of(letter_of_words(application, grant_words(), DAY))
    assert "Wij geven u een subsidie van € 4.000. Dat is een deel van wat u vroeg." in words
    assert "U vroeg een subsidie van € 5.000." in words
    assert "De buurt doet mee." in words
    assert "De commissie van het fonds gaf ons op dinsdag 10 maart 2026 advies." in words
    assert "Een goed plan." in words
    assert "Wij volgen dit advies." in words
    assert "Gebruik het logo." in words
    assert "Doe mee met de evaluatie. Doe dit uiterlijk donderdag 1 oktober 2026." in words


@pytest.mark.parametrize(
    ("announced", "until"),
    [
        (date(2026, 4, 2), "maandag 18 mei 2026"),
        (date(2026, 11, 13), "maandag 28 december 2026"),
        (date(2027, 3, 25), "maandag 10 mei 2027"),
    ],
)
def test_the_objection_clause_has_the_computed_date(application: Application, announced: date, until: str) -> None:
    for day in (date(2026, 1, 2), date(2026, 5, 15), date(2027, 5, 7)):
        EquatedDay.objects.get_or_create(date=day)
    words = words_of(letter_of_words(application, grant_words(), announced))
    assert f"Dat kan tot en met {until}." in words
    assert "het college van burgemeester en wethouders van Meierijstad" in words


def test_a_refusal_names_its_ground_and_article(application: Application) -> None:
    words = words_of(
        letter_of_words(application, DecisionWords(DecisionKind.REJECT, "Het geld is op.", ground="ceiling"), DAY)
    )
    assert "U krijgt geen subsidie." in words
    assert "De grond voor dit besluit is: het geld van deze ronde is op." in words
    assert "artikel 4:25 lid 2" in words
    assert "Het geld\n" not in words


def test_deviating_from_the_advice_is_reasoned(application: Application) -> None:
    words = words_of(letter_of_words(application, grant_words(deviation_reasons="Er is minder nodig."), DAY))
    assert "Wij wijken van dit advies af.\nEr is minder nodig." in words
    assert "Wij volgen dit advies." not in words


def test_a_determination_says_what_is_still_paid_or_paid_back() -> None:
    story = CaseStory().report_submitted()
    pay = given.RegisterPayment(amount=Decimal(4000), description="Voorschot", paid_on=story.today)
    story.perform("register_payment", story.finance, pay)
    application = story.application
    more = DecisionWords(DecisionKind.DETERMINE, "", Decimal(5000))
    assert "Wij betaalden u € 4.000. U krijgt nog € 1.000." in words_of(letter_of_words(application, more, DAY))
    less = DecisionWords(DecisionKind.DETERMINE, "Minder gedaan.", Decimal(3000))
    words = words_of(letter_of_words(application, less, DAY))
    assert "U betaalt € 1.000 terug." in words
    assert "Wij gaven u € 5.000." in words


def test_a_usual_grant_fits_on_one_page(application: Application) -> None:
    with pikepdf.open(io.BytesIO(pdf_of(letter_of_words(application, grant_words(), DAY), application, DAY))) as pdf:
        assert len(pdf.pages) == 1


# --- sending ---------------------------------------------------------------------------------------------


def send_decision(story: CaseStory) -> FollowUp:
    follow_up = FollowUp.objects.get(application=story.application, kind="send_decision")
    assert run(follow_up.pk) is True
    return follow_up


def test_a_digital_decision_gets_a_letter_is_announced_and_the_proof_is_its_hash() -> None:
    EquatedDay.objects.create(date=date(2026, 5, 15))
    story = CaseStory().granted()
    with time_machine.travel(datetime(2026, 4, 2, 12, tzinfo=AMSTERDAM), tick=False):
        send_decision(story)
    letter = Letter.objects.get(application=story.application)
    assert letter.sha256 == hashlib.sha256(stored(letter)).hexdigest()
    announcement = Announcement.objects.get(decision__application=story.application)
    assert announcement.channel == ContactChannel.DIGITAL
    assert announcement.sent_on == letter.dated_on == date(2026, 4, 2)
    assert announcement.objection_until == date(2026, 5, 18)
    assert letter.sha256 in announcement.proof
    event = story.application.events.get(name="announce")
    assert letter.sha256 in event.reason


def test_sending_a_decision_twice_changes_nothing() -> None:
    story = CaseStory().granted()
    follow_up = send_decision(story)
    FollowUp.objects.filter(pk=follow_up.pk).update(done_at=None)
    assert run(follow_up.pk) is True
    assert Letter.objects.filter(application=story.application).count() == 1
    assert story.application.events.filter(name="announce").count() == 1
    assert story.application.mails.filter(code="decision_announced").count() == 1


def test_a_decision_by_post_waits_for_the_post_and_is_not_announced_yet() -> None:
    story = CaseStory(applicant=ApplicantFactory(channel=ContactChannel.POST)).granted()
    send_decision(story)
    letter = Letter.objects.get(application=story.application, decision__isnull=False)
    assert letter.by_post
    assert letter.posted_on is None
    assert not Announcement.objects.exists()


def test_what_is_previewed_is_what_is_sent(application: Application) -> None:
    content = letter_of_words(application, grant_words(), DAY)
    assert pdf_of(content, application, DAY) == pdf_of(content, application, DAY)


def test_a_prepared_decision_previews_as_the_letter_that_is_sent_later() -> None:
    story = CaseStory().advised()
    data = story.grant_data(amount=Decimal(4000))
    obligations = tuple((each.text, each.due_on) for each in data.obligations)
    words = DecisionWords(DecisionKind.GRANT, data.reasons, data.amount, obligations=obligations)
    before = letter_of_words(story.application, words, DAY)
    story.perform("grant", story.decider, data)
    after = letter_of_decision(story.application.decisions.get(), DAY)
    assert after.opening == before.opening
    assert headings_of(after) == headings_of(before)


def test_a_letter_is_made_once(application: Application) -> None:
    content = letter_of_words(application, grant_words(), DAY)
    first = make(Order(application, content, "key", DAY, by_post=False))
    again = make(Order(application, letter_of_words(application, grant_words(reasons="x"), DAY), "key", DAY, False))
    assert first.pk == again.pk
    assert Letter.objects.count() == 1


def test_a_letter_that_was_not_sent_may_be_dated_anew_and_one_that_was_sent_never() -> None:
    story = CaseStory(applicant=ApplicantFactory(channel=ContactChannel.POST)).granted()
    send_decision(story)
    letter = Letter.objects.get(decision__isnull=False)
    before = letter.sha256
    later = date(2026, 6, 1)
    remake(letter, letter_of_decision(letter.decision, later), later)
    assert letter.sha256 != before
    assert letter.dated_on == later
    assert hashlib.sha256(stored(letter)).hexdigest() == letter.sha256
    letter.posted_on = later
    letter.save()
    with pytest.raises(ValueError, match="was sent"):
        remake(letter, letter_of_decision(letter.decision, DAY), DAY)


# --- other letters ---------------------------------------------------------------------------------------


def test_a_supplement_letter_lists_what_is_missing_with_the_reason_and_the_date() -> None:
    story = CaseStory()
    items = (
        given.Missing(question_id="a", label="Kosten", reason="De begroting telt niet op."),
        given.Missing(question_id="b", label="Planning", reason="Er staat geen einddatum."),
    )
    data = story.supplement_data(items=items, due_on=date(2026, 3, 31))
    story.perform("request_supplement", story.handler, data)
    run(FollowUp.objects.get(application=story.application, kind="ask_supplement").pk)
    letter = Letter.objects.get(application=story.application)
    assert letter.code == "supplement"
    assert not letter.by_post
    assert_accessible(stored(letter))
    content = letter_of(FollowUp.objects.get(kind="ask_supplement"), story.application)
    assert content is not None
    words = words_of(content)
    assert "uiterlijk dinsdag 31 maart 2026" in words
    assert "Kosten De begroting telt niet op." in words
    assert "Planning Er staat geen einddatum." in words
    assert "artikel 4:5 Awb" in words


def test_an_extension_letter_names_the_new_date_and_the_reason() -> None:
    story = CaseStory()
    data = given.ExtendTerm(new_date=date(2026, 6, 3), reason="De commissie vergadert later.")
    story.perform("extend_term", story.handler, data)
    run(FollowUp.objects.get(application=story.application, kind="tell_extension").pk)
    letter = Letter.objects.get(application=story.application)
    assert letter.code == "extension"
    content = letter_of(FollowUp.objects.get(kind="tell_extension"), story.application)
    assert content is not None
    assert "woensdag 3 juni 2026" in words_of(content)
    assert "De commissie vergadert later." in words_of(content)


@pytest.mark.django_db(transaction=True)
def test_everything_that_is_told_by_post_is_an_accessible_letter() -> None:
    story = CaseStory(applicant=ApplicantFactory(channel=ContactChannel.POST, email=""))
    story.supplement_requested().perform("supply", story.applicant, story.supply_data())
    story.referral_proposed().perform("decline_referral", story.applicant, given.DeclineReferral())
    data = given.ExtendTerm(new_date=date(2026, 7, 1), reason="Het duurt langer.")
    story.perform("extend_term", story.handler, data)
    story.perform(
        "agree_suspension",
        story.handler,
        given.AgreeSuspension(from_on=story.today, until_on=story.today, reason="Afgesproken."),
    )
    with time_machine.travel(story.now.replace(hour=23), tick=False):  # posted on the day that the letter is dated
        story.granted()
    story.perform("announce", story.handler, story.announce_data(channel=ContactChannel.POST))
    story.perform("file_objection", story.applicant, given.FileObjection(text="Ik ben het er niet mee eens."))
    story.perform("report", story.applicant, story.report_data())
    letters = Letter.objects.filter(application=story.application)
    assert {letter.code for letter in letters} == {
        "receipt",
        "supplement",
        "supplied",
        "referral",
        "extension",
        "suspension",
        "grant",
        "objection_receipt",
        "report_received",
    }
    assert all(letter.by_post for letter in letters)
    assert not story.application.mails.filter(code__startswith="staff").exclude(recipient__contains="@").exists()
    assert not story.application.mails.exclude(code__startswith="staff").exists()
    for letter in letters:
        assert_accessible(stored(letter))


@pytest.mark.parametrize(
    "typed",
    [
        '#panic("x") *vet* _schuin_ $x$ @label <b>x</b> \\ `code` // weg',
        "Jan 😀🏽 مرحبا 中文 ✓ naïef",
        "a\u200bb\u202ec\u0000d",
        "x" * 5000,
        "=HYPERLINK(1)",
        "",
    ],
)
def test_whatever_a_resident_typed_is_text_in_a_letter_that_arrives(typed: str) -> None:
    stored_text = typed.replace("\x00", "")[:200]  # no database keeps a NUL, and intake takes it out
    story = CaseStory(title=stored_text or "x", applicant=ApplicantFactory(name=stored_text, street=stored_text))
    story.advised()
    content = letter_of_words(story.application, grant_words(reasons=typed), DAY)
    assert_accessible(pdf_of(content, story.application, DAY))


def test_the_letterhead_comes_from_the_settings(application: Application) -> None:
    from wagtail.models import Site

    LetterSettings.objects.update_or_create(
        site=Site.objects.get(is_default_site=True),
        defaults={
            "return_address": "Postbus 1\n5460 AA Veghel",
            "adviser": "de adviescommissie",
            "signature": "Kim Voorbeeld",
        },
    )
    content = letter_of_words(application, grant_words(), DAY)
    letter = as_json(content, application, DAY)
    assert letter["return_address"] == ["Postbus 1", "5460 AA Veghel"]
    assert letter["closing"]["lines"][0] == "Kim Voorbeeld"
    assert "De adviescommissie gaf ons" in words_of(content)
    assert "Postbus 1, 5460 AA Veghel" in words_of(content)
