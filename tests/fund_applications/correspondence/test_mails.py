"""The mails: complete in two languages, plain, without case content, and safe with whatever people typed."""

import re

import pytest
from django.utils import timezone

from fund_applications.correspondence import merge_fields
from fund_applications.correspondence.access_link import MOMENT, TOKEN
from fund_applications.correspondence.catalogue import (
    MAILS,
    TEXTS,
    Audience,
    MailKind,
    UnknownMailError,
    mail_kind,
)
from fund_applications.correspondence.composing import compose
from fund_applications.correspondence.follow_ups import run
from fund_applications.correspondence.mails import mail_to_applicant
from fund_applications.correspondence.merge_fields import fill, problems_in, samples
from fund_applications.correspondence.sending import deliver
from fund_applications.intake.links import LinkState, look_up
from fund_applications.intake.mail_requests import request_mail
from fund_applications.models import Draft, FollowUp, MagicLink, MailText, OutgoingMail
from home.models import SiteSettings
from tests.case_story import CaseStory
from tests.factories import ApplicantFactory, FormVersionFactory

pytestmark = pytest.mark.django_db

EVERY_MAIL = [(kind, language) for kind in MAILS.values() for language in TEXTS]
NOTHING_TO_DO = {"nl": "hoef", "en": "don't have to"}
IMPERATIVE = {
    "nl": re.compile(
        r"\b(Vul|Lees|Stuur|Kijk|Gebruik|Neem|Geef|Bel|Bekijk|Beslis|Wijs|Wil je verder|Laat|Maak|Open|Kom je)\b"
    ),
    "en": re.compile(
        r"\b([Rr]ead|[Ss]end|[Uu]se|[Cc]omplete|[Cc]all|[Cc]ontact|[Ss]ee|[Ll]ook|[Dd]ecide|[Aa]nswer|[Tt]ake|[Ss]ay)\b"
    ),
}


def composed(kind: MailKind, language: str, **values: str):
    return compose(kind, language, samples(kind.fields) | values)


@pytest.mark.parametrize("language", TEXTS)
def test_every_mail_exists_in_every_language(language: str) -> None:
    assert set(TEXTS[language]) == set(MAILS)


@pytest.mark.parametrize(("kind", "language"), EVERY_MAIL, ids=lambda value: getattr(value, "code", value))
def test_a_default_text_uses_only_fields_that_exist_and_has_its_link(kind: MailKind, language: str) -> None:
    text = kind.default(language)
    assert problems_in(f"{text.subject}\n{text.body}", kind.fields) == []
    assert "\n\n{link}" in text.body
    mail = composed(kind, language)
    assert "{" not in mail.text + mail.subject
    assert mail.text.count("https://example.org/") == 1
    assert text.action in mail.html
    assert len(mail.subject) <= 78


@pytest.mark.parametrize(("kind", "language"), EVERY_MAIL, ids=lambda value: getattr(value, "code", value))
def test_every_mail_says_what_to_do_or_that_there_is_nothing_to_do(kind: MailKind, language: str) -> None:
    body = composed(kind, language).text
    assert NOTHING_TO_DO[language] in body or IMPERATIVE[language].search(body)


@pytest.mark.parametrize(("kind", "language"), EVERY_MAIL, ids=lambda value: getattr(value, "code", value))
def test_sentences_are_short(kind: MailKind, language: str) -> None:
    body = kind.default(language).body.replace("{link}", "").replace("\\\n", "")
    sentences = [sentence for sentence in re.split(r"[.?!]\s|\n\n", body) if sentence.strip()]
    words = [len(sentence.split()) for sentence in sentences]
    assert max(words) <= 25, sentences[words.index(max(words))]
    assert sum(words) / len(words) <= 12


@pytest.mark.parametrize("kind", [k for k in MAILS.values() if k.audience is Audience.APPLICANT], ids=lambda k: k.code)
def test_no_merge_field_can_hold_anything_of_a_case_but_number_and_date(kind: MailKind) -> None:
    names = {field.name for field in kind.fields} - ({"wie"} if kind.names_person else set())
    assert names <= {
        "aanhef", "fonds", "gemeente", "contactpersoon", "telefoon", "link", "nummer", "datum", "geldig_tot",
    }  # fmt: skip


@pytest.mark.django_db(transaction=True)
def test_no_mail_of_a_whole_case_holds_its_content() -> None:
    story = CaseStory(
        title="Geheime titel xyzzy",
        summary="Geheime samenvatting xyzzy",
        applicant=ApplicantFactory(name="Robin Voorbeeld", street="Xyzzystraat 3"),
    )
    data = story.supplement_data(explanation="Reden xyzzy")
    story.perform("request_supplement", story.handler, data)
    story.perform("supply", story.applicant, story.supply_data())
    story.granted(reasons="Redenen xyzzy")
    mails = OutgoingMail.objects.filter(application=story.application)
    assert {"receipt", "supplement_requested", "supplied", "under_review", "advice_fixed"} <= {m.code for m in mails}
    assert {"decision_announced"} <= {m.code for m in mails}
    for mail in mails:
        everything = f"{mail.subject} {mail.body_text} {mail.body_html}".lower()
        assert "xyzzy" not in everything, mail.code
        assert "5000" not in everything and "5.000" not in everything, mail.code  # noqa: PT018
        assert "toegekend" not in everything and "granted" not in everything, mail.code  # noqa: PT018


def test_text_and_html_say_the_same() -> None:
    mail = composed(MAILS["receipt"], "nl")
    for line in mail.text.splitlines():
        if line.strip():
            assert line.rstrip(":").replace('"', "&quot;") in mail.html


def test_what_somebody_typed_is_text_and_never_markup_or_a_header() -> None:
    mail = composed(MAILS["receipt"], "nl", aanhef="Hallo <b>x</b> {link}\nBcc: a@b.nl,", nummer="X\r\nBcc: a@b.nl")
    assert "<b>x</b>" not in mail.html
    assert "\n" not in mail.subject
    assert "\r" not in mail.subject
    assert "{link}" in mail.text, "a value that looks like a field stays as it is"


def test_a_name_with_emoji_and_scripts_arrives_as_it_is() -> None:
    story = CaseStory(applicant=ApplicantFactory(name="Zoë 🌱 مرحبا O'Brien"))
    application = story.application
    mail = mail_to_applicant(
        "under_review",
        key="k",
        recipient=application.applicant.email,
        language="nl",
        name=application.applicant.name,
        application=application,
    )
    assert "Hallo Zoë 🌱 مرحبا O'Brien," in mail.body_text
    assert deliver(mail.pk) == OutgoingMail.State.SENT


def test_the_staffs_own_words_go_before_those_of_the_software() -> None:
    MailText.objects.create(code="receipt", language="nl", subject="Dag {nummer}", body="{aanhef}\n\nOké.\n\n{link}")
    mail = composed(MAILS["receipt"], "nl")
    assert mail.subject == "Dag BIF-2027-0012"
    assert "Oké." in mail.text
    assert "Oké." not in composed(MAILS["receipt"], "en").text


def test_an_unknown_field_a_loose_brace_and_a_known_field_of_another_mail_are_told() -> None:
    fields = MAILS["receipt"].fields
    assert problems_in("Hallo {naam}", fields)[0].startswith("{naam} bestaat niet")
    assert problems_in("Tot {geldig_tot}", fields)
    assert "losse" in problems_in("Hallo }", fields)[0]
    assert problems_in("{ nummer }", fields)
    assert problems_in("{nummer} {link}", fields) == []


def test_filling_happens_in_one_pass() -> None:
    assert fill("{a} {b}", {"a": "{b}", "b": "2"}) == "{b} 2"


def test_the_fund_signs_with_the_names_of_the_site_settings() -> None:
    from wagtail.models import Site

    site = Site.objects.get(is_default_site=True)
    SiteSettings.objects.update_or_create(
        site=site,
        defaults={"fund_name": "Ideeënfonds", "contact_name": "Kim Voorbeeld", "contact_phone": "0413 - 000000"},
    )
    mail = composed(MAILS["login_link"], "nl")
    assert "Ideeënfonds, gemeente Meierijstad" in mail.text
    assert "Telefoon: 0413 - 000000" in mail.text


def test_an_unknown_code_is_an_error() -> None:
    with pytest.raises(UnknownMailError):
        mail_kind("nonsense")


def test_a_language_that_the_site_does_not_have_gets_dutch() -> None:
    assert "We hebben je aanvraag" in compose(MAILS["receipt"], "xx", samples(MAILS["receipt"].fields)).subject


# --- mails that give access ---------------------------------------------------------------------------


def token_in(mail: OutgoingMail, outbox: list, path: str) -> str:
    sent = next(message for message in outbox if message.extra_headers["Message-ID"] == mail.message_id)
    found = re.search(rf"{path}([\w-]+)/", sent.body)
    assert found
    return found[1]


def test_the_token_stands_in_the_mail_that_goes_out_and_in_no_row(mailoutbox: list) -> None:
    application = CaseStory().application
    run(FollowUp.objects.get(application=application, kind="confirm_receipt").pk)
    mail = OutgoingMail.objects.get(code="receipt")
    assert TOKEN in mail.body_text
    assert deliver(mail.pk) == OutgoingMail.State.SENT
    token = token_in(mail, mailoutbox, "/mijn-aanvraag/link/")
    assert look_up(token, MagicLink.Purpose.APPLICANT).state is LinkState.VALID
    mail.refresh_from_db()
    assert token not in mail.body_text + mail.body_html
    assert TOKEN not in mailoutbox[0].body
    assert token in mailoutbox[0].alternatives[0][0]


def test_news_mails_keep_each_their_link_and_a_login_link_supersedes_older_login_links(mailoutbox: list) -> None:
    application = CaseStory().application
    email = application.applicant.email
    for number in range(2):
        request_mail("login_link", email=email, key=str(number))
    for follow_up in FollowUp.objects.filter(kind="mail"):
        run(follow_up.pk)
    states = []
    for mail in OutgoingMail.objects.filter(code="login_link").order_by("created_at"):
        deliver(mail.pk)
    for mail in OutgoingMail.objects.filter(code="login_link").order_by("created_at"):
        token = token_in(mail, mailoutbox, "/mijn-aanvraag/link/")
        states.append(look_up(token, MagicLink.Purpose.APPLICANT).state)
    assert states == [LinkState.SUPERSEDED, LinkState.VALID]


def test_a_login_link_goes_only_to_an_address_that_we_know_and_the_address_is_not_kept() -> None:
    request_mail("login_link", email="niemand@voorbeeld.example")
    follow_up = FollowUp.objects.get(kind="mail")
    assert run(follow_up.pk) is True
    assert not OutgoingMail.objects.exists()
    follow_up.refresh_from_db()
    assert "niemand" not in str(follow_up.payload)


def make_draft(**values: object) -> Draft:
    now = timezone.now()
    return Draft.objects.create(
        form_version=FormVersionFactory(),
        email="concept@voorbeeld.example",
        edited_at=now,
        expires_at=now + timezone.timedelta(days=60),
        **values,
    )


@pytest.mark.parametrize("code", ["draft_saved", "draft_link", "email_check"])
def test_a_mail_about_a_draft_opens_that_draft(code: str, mailoutbox: list) -> None:
    draft = make_draft()
    request_mail(code, draft=draft)
    assert run(FollowUp.objects.get(draft=draft).pk) is True
    mail = OutgoingMail.objects.get(draft=draft)
    assert MOMENT in mail.body_text
    assert deliver(mail.pk) == OutgoingMail.State.SENT
    found = look_up(token_in(mail, mailoutbox, "/aanvragen/verder/"), MagicLink.Purpose.DRAFT)
    assert found.state is LinkState.VALID
    assert found.link is not None
    assert found.link.draft == draft
    assert MOMENT not in mailoutbox[0].body
    assert MOMENT not in mailoutbox[0].alternatives[0][0]


def test_who_chose_post_gets_no_mail_about_the_case() -> None:
    story = CaseStory(applicant=ApplicantFactory(channel="post"))
    run(FollowUp.objects.get(application=story.application, kind="confirm_receipt").pk)
    assert not OutgoingMail.objects.filter(recipient=story.application.applicant.email).exists()
    assert story.application.letters.get().by_post


def test_merge_fields_have_unique_names() -> None:
    every = [value for value in vars(merge_fields).values() if isinstance(value, merge_fields.MergeField)]
    assert len({field.name for field in every}) == len(every)
