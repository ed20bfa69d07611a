"""A mail server for the tests: aiosmtpd on a free port, which refuses, waits or hangs up when it is told to."""

import asyncio
import ssl
from dataclasses import dataclass, field
from email import message_from_bytes, policy
from email.message import EmailMessage
from pathlib import Path
from typing import Any, Literal

from aiosmtpd.controller import Controller
from aiosmtpd.smtp import SMTP, Envelope, Session

from tests.servers.ports import HOST, free_port

CERTIFICATE = Path(__file__).with_name("mail_server.pem")
"""Signed by itself, for 127.0.0.1: trusted only by who is told to."""

HangUp = Literal["never", "before accepting", "after accepting"]


@dataclass(frozen=True)
class ReceivedMail:
    """A message as the server accepted it."""

    sender: str
    recipients: tuple[str, ...]
    message: EmailMessage
    encrypted: bool = False


@dataclass
class _Behaviour:
    refused: dict[str, str] = field(default_factory=dict)
    delay: float = 0.0
    hang_up: HangUp = "never"


class MailServer:
    """Keeps what it accepts in `inbox`. Set its behaviour in a test; `reset()` makes it friendly and empty again."""

    def __init__(self, *, starttls: bool = False) -> None:
        """With `starttls` it takes mail over an encrypted connection only."""
        self.inbox: list[ReceivedMail] = []
        self._behaviour = _Behaviour()
        self.host = HOST
        self.port = free_port()
        options: dict[str, Any] = {"tls_context": _tls_context(), "require_starttls": True} if starttls else {}
        self._controller = Controller(self, hostname=self.host, port=self.port, ready_timeout=20, **options)

    def start(self) -> None:
        self._controller.start()

    def stop(self) -> None:
        self._controller.stop()

    def reset(self) -> None:
        """Forget everything received and every refusal."""
        self.inbox.clear()
        self._behaviour = _Behaviour()

    def refuse(self, recipient: str, code: int = 550, reason: str = "No such mailbox") -> None:
        """Answer to this recipient with `code`: 550 for good, 450 for now."""
        self._behaviour.refused[recipient.lower()] = f"{code} {reason}"

    def accept(self, recipient: str) -> None:
        """Take back `refuse`."""
        self._behaviour.refused.pop(recipient.lower(), None)

    def wait_before_accepting(self, seconds: float) -> None:
        """Let every message wait before it is accepted."""
        self._behaviour.delay = seconds

    def hang_up(self, when: HangUp) -> None:
        """Close the connection instead of answering: before accepting (nothing arrives), or just after."""
        self._behaviour.hang_up = when

    async def handle_RCPT(  # noqa: N802, PLR0913, RUF100 - the name and arguments that aiosmtpd calls
        self, server: SMTP, session: Session, envelope: Envelope, address: str, options: list[str]
    ) -> str:
        refusal = self._behaviour.refused.get(address.lower())
        if refusal:
            return refusal
        envelope.rcpt_tos.append(address)
        return "250 OK"

    async def handle_DATA(self, server: SMTP, session: Session, envelope: Envelope) -> Any:  # noqa: N802
        behaviour = self._behaviour
        await asyncio.sleep(behaviour.delay)
        if behaviour.hang_up == "before accepting":
            return self._close(server)
        assert isinstance(envelope.content, bytes)
        message = message_from_bytes(envelope.content, policy=policy.default)
        assert isinstance(message, EmailMessage)
        encrypted = session.ssl is not None
        self.inbox.append(ReceivedMail(envelope.mail_from or "", tuple(envelope.rcpt_tos), message, encrypted))
        if behaviour.hang_up == "after accepting":
            return self._close(server)
        return "250 OK"

    @staticmethod
    def _close(server: SMTP) -> str:
        assert isinstance(server.transport, asyncio.Transport)
        server.transport.abort()
        return "421 Bye"


def _tls_context() -> ssl.SSLContext:
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(CERTIFICATE)
    return context
