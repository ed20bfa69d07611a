"""Sending, against a real mail server that refuses, delays and hangs up."""

from datetime import timedelta

import pytest
from django.core.management import call_command
from django.utils import timezone
from pytest_django import Settings

from fund_applications.correspondence import follow_ups, sending
from fund_applications.correspondence.bounces import read_bounce
from fund_applications.correspondence.mails import mail_to_applicant
from fund_applications.correspondence.retries import MOST_ATTEMPTS, PAUSES
from fund_applications.correspondence.sending import LEASE, deliver, waiting
from fund_applications.lifecycle.roles import Role
from fund_applications.models import Application, FollowUp, Letter, OutgoingMail
from tests.case_story import CaseStory
from tests.factories import person
from tests.servers.mail_server import CERTIFICATE, MailServer

pytestmark = pytest.mark.django_db
State = OutgoingMail.State


@pytest.fixture
def application() -> Application:
    return CaseStory().application


def write(application: Application, code: str = "under_review", key: str = "a-mail") -> OutgoingMail:
    """A mail that waits; a test without commits sends it by hand."""
    applicant = application.applicant
    return mail_to_applicant(
        code, key=key, recipient=applicant.email, language="nl", name=applicant.name, application=application
    )


def test_a_mail_goes_out_once_and_the_outcome_is_recorded(application: Application, mail_over_smtp: MailServer) -> None:
    mail = write(application)
    assert deliver(mail.pk) == State.SENT
    assert deliver(mail.pk) is None
    assert len(mail_over_smtp.inbox) == 1
    mail.refresh_from_db()
    assert mail.sent_at is not None
    assert mail.attempts == 1
    received = mail_over_smtp.inbox[0]
    assert received.recipients == (application.applicant.email,)
    assert received.message["Message-ID"] == mail.message_id
    assert received.message["Auto-Submitted"] == "auto-generated"
    assert {part.get_content_type() for part in received.message.walk()} >= {"text/plain", "text/html"}


def test_the_same_key_never_makes_a_second_mail(application: Application) -> None:
    assert write(application).pk == write(application).pk


def test_a_refusal_for_good_sets_post_needed_and_tells_the_staff(
    application: Application, mail_over_smtp: MailServer
) -> None:
    mail = write(application)
    mail_over_smtp.refuse(mail.recipient, 550, "No such mailbox")
    assert deliver(mail.pk) == State.BOUNCED
    mail.refresh_from_db()
    assert "550" in mail.last_error
    assert "No such mailbox" in mail.last_error
    application.applicant.refresh_from_db()
    assert application.applicant.post_needed
    assert application.applicant.by_post
    assert FollowUp.objects.filter(application=application, payload__code="staff_post_needed").exists()
    assert deliver(mail.pk, now=timezone.now() + timedelta(days=3)) is None, "it is not tried again"


def test_what_a_bounced_mail_told_goes_by_post(application: Application, mail_over_smtp: MailServer) -> None:
    receipt = FollowUp.objects.get(application=application, kind="confirm_receipt")
    follow_ups.run(receipt.pk)
    mail = OutgoingMail.objects.get(key=receipt.key)
    mail_over_smtp.refuse(mail.recipient)
    deliver(mail.pk)
    assert not Letter.objects.filter(application=application).exists()
    for pk in follow_ups.waiting():
        assert follow_ups.run(pk) is True
    letter = Letter.objects.get(application=application)
    assert letter.by_post
    assert letter.code == "receipt"


def test_a_refusal_for_now_is_tried_again_later(application: Application, mail_over_smtp: MailServer) -> None:
    mail = write(application)
    mail_over_smtp.refuse(mail.recipient, 450, "Try later")
    start = timezone.now()
    assert deliver(mail.pk, now=start) == State.WAITING
    mail.refresh_from_db()
    assert mail.next_attempt_at == start + PAUSES[0]
    assert mail.pk not in waiting(start)
    mail_over_smtp.accept(mail.recipient)
    assert deliver(mail.pk, now=start + PAUSES[0]) == State.SENT
    application.applicant.refresh_from_db()
    assert not application.applicant.post_needed
    assert mail_over_smtp.inbox[0].message["Message-ID"] == mail.message_id


def test_a_connection_that_breaks_before_acceptance_loses_nothing(
    application: Application, mail_over_smtp: MailServer
) -> None:
    mail = write(application)
    mail_over_smtp.hang_up("before accepting")
    start = timezone.now()
    assert deliver(mail.pk, now=start) == State.WAITING
    mail_over_smtp.hang_up("never")
    assert deliver(mail.pk, now=start + PAUSES[0]) == State.SENT
    assert len(mail_over_smtp.inbox) == 1


def test_in_the_one_window_that_mail_leaves_open_the_second_has_the_same_message_id(
    application: Application, mail_over_smtp: MailServer
) -> None:
    mail = write(application)
    mail_over_smtp.hang_up("after accepting")
    start = timezone.now()
    assert deliver(mail.pk, now=start) == State.WAITING
    mail_over_smtp.hang_up("never")
    assert deliver(mail.pk, now=start + PAUSES[0]) == State.SENT
    assert len({received.message["Message-ID"] for received in mail_over_smtp.inbox}) == 1
    assert len(mail_over_smtp.inbox) == 2


def test_a_server_that_answers_too_slowly_is_tried_again(
    application: Application, mail_over_smtp: MailServer, settings: object
) -> None:
    settings.EMAIL_TIMEOUT = 1  # type: ignore[attr-defined]
    mail = write(application)
    mail_over_smtp.wait_before_accepting(2.5)
    assert deliver(mail.pk) == State.WAITING
    mail.refresh_from_db()
    assert mail.last_error


def test_a_server_that_is_not_there_is_tried_again_and_in_the_end_counts_as_not_arrived(
    application: Application, mail_over_smtp: MailServer, settings: object
) -> None:
    settings.EMAIL_PORT = 1  # type: ignore[attr-defined]
    mail = write(application)
    now = timezone.now()
    outcomes = []
    for _attempt in range(MOST_ATTEMPTS):
        outcomes.append(deliver(mail.pk, now=now))
        now += timedelta(days=2)
    assert outcomes == [State.WAITING] * (MOST_ATTEMPTS - 1) + [State.FAILED]
    application.applicant.refresh_from_db()
    assert application.applicant.post_needed


def test_the_attempt_is_recorded_before_it_is_made(application: Application, monkeypatch: pytest.MonkeyPatch) -> None:
    mail = write(application)

    class KilledError(BaseException):
        """The process dies here."""

    def die(*_args: object) -> None:
        raise KilledError

    monkeypatch.setattr(sending, "_hand_over", die)
    start = timezone.now()
    with pytest.raises(KilledError):
        deliver(mail.pk, now=start)
    mail.refresh_from_db()
    assert mail.attempts == 1
    assert mail.attempted_at == start
    assert mail.state == State.WAITING
    monkeypatch.undo()
    assert deliver(mail.pk, now=start) is None, "another worker keeps off while somebody may be sending"
    assert deliver(mail.pk, now=start + LEASE) == State.SENT


def test_a_bounce_of_a_mail_to_the_staff_says_nothing_of_the_applicant(
    application: Application, mail_over_smtp: MailServer
) -> None:
    from fund_applications.correspondence.mails import mail_to_staff

    handler = person(Role.HANDLER)
    mail = mail_to_staff("staff_assigned", handler, key="to-staff", application=application)
    mail_over_smtp.refuse(handler.email)
    assert deliver(mail.pk) == State.BOUNCED
    application.applicant.refresh_from_db()
    assert not application.applicant.post_needed


def notification(message_id: str, status: str = "5.1.1") -> bytes:
    """A delivery status notification as mail servers return them (RFC 3464)."""
    return "\r\n".join(
        [
            "From: MAILER-DAEMON@example.org",
            "Subject: Undelivered Mail Returned to Sender",
            'Content-Type: multipart/report; report-type=delivery-status; boundary="b"',
            "MIME-Version: 1.0",
            "",
            "--b",
            "Content-Type: text/plain",
            "",
            "Sorry.",
            "--b",
            "Content-Type: message/delivery-status",
            "",
            "Reporting-MTA: dns; mail.example.org",
            "",
            "Final-Recipient: rfc822; x@voorbeeld.example",
            "Action: failed",
            f"Status: {status}",
            "",
            "--b",
            "Content-Type: text/rfc822-headers",
            "",
            f"Message-ID: {message_id}",
            "Subject: Hallo",
            "",
            "--b--",
            "",
        ]
    ).encode()


def test_a_notification_that_comes_back_later_is_a_bounce_too(application: Application) -> None:
    mail = write(application)
    deliver(mail.pk)
    bounced = read_bounce(notification(mail.message_id))
    assert bounced is not None
    assert bounced.pk == mail.pk
    application.applicant.refresh_from_db()
    assert application.applicant.post_needed


def test_a_delay_and_an_unknown_mail_are_no_bounce(application: Application) -> None:
    mail = write(application)
    assert read_bounce(notification(mail.message_id, "4.4.7")) is None
    assert read_bounce(notification("<unknown@example.org>")) is None
    assert read_bounce(b"not a mail at all \xff\x00") is None
    mail.refresh_from_db()
    assert mail.state == State.WAITING


def test_the_command_reads_a_notification(application: Application, tmp_path: object) -> None:
    mail = write(application)
    path = tmp_path / "bounce.eml"  # type: ignore[operator]
    path.write_bytes(notification(mail.message_id))
    call_command("read_bounce", str(path))
    mail.refresh_from_db()
    assert mail.state == State.BOUNCED


# --- encryption ----------------------------------------------------------------------------------------


def test_mail_goes_over_an_encrypted_connection_to_a_server_that_is_trusted(
    application: Application, tls_mail_server: MailServer, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("SSL_CERT_FILE", str(CERTIFICATE))
    assert deliver(write(application).pk) == State.SENT
    [received] = tls_mail_server.inbox
    assert received.encrypted


def test_a_server_with_a_certificate_that_nobody_vouches_for_gets_no_mail(
    application: Application, tls_mail_server: MailServer
) -> None:
    mail = write(application)
    assert deliver(mail.pk) == State.WAITING
    mail.refresh_from_db()
    assert "CERTIFICATE_VERIFY_FAILED" in mail.last_error
    assert tls_mail_server.inbox == []
    application.applicant.refresh_from_db()
    assert not application.applicant.post_needed


def test_a_server_that_offers_no_encryption_gets_no_mail(
    application: Application, mail_over_smtp: MailServer, settings: Settings
) -> None:
    settings.EMAIL_USE_TLS = True
    mail = write(application)
    assert deliver(mail.pk) == State.WAITING
    mail.refresh_from_db()
    assert "STARTTLS" in mail.last_error
    assert mail_over_smtp.inbox == []


def test_a_server_that_wants_encryption_while_ours_is_off_makes_nobody_unreachable(
    application: Application, tls_mail_server: MailServer, settings: Settings
) -> None:
    settings.EMAIL_USE_TLS = False
    mail = write(application)
    assert deliver(mail.pk) == State.WAITING
    mail.refresh_from_db()
    assert "STARTTLS" in mail.last_error
    assert tls_mail_server.inbox == []


@pytest.mark.parametrize("code", [530, 535])
def test_a_refusal_because_of_our_own_settings_is_no_bounce(
    application: Application, mail_over_smtp: MailServer, code: int
) -> None:
    mail = write(application)
    mail_over_smtp.refuse(mail.recipient, code, "Authentication required")
    assert deliver(mail.pk) == State.WAITING
    application.applicant.refresh_from_db()
    assert not application.applicant.post_needed
