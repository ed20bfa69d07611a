"""The mail server for the tests accepts, refuses and hangs up as it is told."""

import smtplib

import pytest
from django.core.mail import send_mail
from pytest_django import Settings

from tests.servers.mail_server import MailServer


def _send(*recipients: str) -> int:
    return send_mail("Je aanvraag is binnen", "Beste buur", "fonds@example.org", list(recipients))


def test_a_message_arrives_as_it_was_sent(mail_over_smtp: MailServer) -> None:
    _send("bewoner@example.org")
    [mail] = mail_over_smtp.inbox
    assert mail.recipients == ("bewoner@example.org",)
    assert mail.sender == "fonds@example.org"
    assert mail.message["Subject"] == "Je aanvraag is binnen"
    assert mail.message.get_content().strip() == "Beste buur"


@pytest.mark.parametrize("code", [450, 550])
def test_a_refused_recipient_hears_the_code(mail_over_smtp: MailServer, code: int) -> None:
    mail_over_smtp.refuse("weg@example.org", code)
    with pytest.raises(smtplib.SMTPRecipientsRefused) as refusal:
        _send("weg@example.org")
    assert refusal.value.recipients["weg@example.org"][0] == code
    assert mail_over_smtp.inbox == []


def test_one_refused_recipient_keeps_no_mail_from_the_others(mail_over_smtp: MailServer) -> None:
    mail_over_smtp.refuse("weg@example.org")
    _send("weg@example.org", "bewoner@example.org")
    assert [mail.recipients for mail in mail_over_smtp.inbox] == [("bewoner@example.org",)]


def test_hanging_up_before_accepting_loses_the_message(mail_over_smtp: MailServer) -> None:
    mail_over_smtp.hang_up("before accepting")
    with pytest.raises((smtplib.SMTPServerDisconnected, ConnectionError)):
        _send("bewoner@example.org")
    assert mail_over_smtp.inbox == []


def test_hanging_up_after_accepting_leaves_the_sender_in_doubt(mail_over_smtp: MailServer) -> None:
    mail_over_smtp.hang_up("after accepting")
    with pytest.raises((smtplib.SMTPServerDisconnected, ConnectionError)):
        _send("bewoner@example.org")
    assert len(mail_over_smtp.inbox) == 1


def test_a_slow_server_runs_into_the_time_limit(mail_over_smtp: MailServer, settings: Settings) -> None:
    mail_over_smtp.wait_before_accepting(2)
    settings.EMAIL_TIMEOUT = 0.3
    with pytest.raises((TimeoutError, smtplib.SMTPServerDisconnected)):
        _send("bewoner@example.org")
