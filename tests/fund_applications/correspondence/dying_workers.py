"""Workers that die, and workers at the same moment, on a real database: run by test_dying_workers.py in a process of its own.

`python -m tests.fund_applications.correspondence.dying_workers HOST PORT` prints what happened as JSON. Who dies is a forked
process that gets SIGKILL; who works at the same moment is a thread with a connection of its own.
"""

from __future__ import annotations

import json
import os
import signal
import sys
import threading
import time
from collections import Counter
from collections.abc import Callable
from datetime import timedelta
from typing import Any

import django

WORKERS = 8
LONGEST_WAIT = 20.0


def killed_while(work: Callable[[], object], started: Callable[[], bool], linger: float) -> None:
    """Fork, let the child do the work, and kill it a moment after it has started."""
    from django.db import connections

    connections.close_all()
    child = os.fork()
    if child == 0:
        work()
        os._exit(0)
    deadline = time.monotonic() + LONGEST_WAIT
    while not started():
        if time.monotonic() > deadline:
            raise TimeoutError("the worker never began")
        time.sleep(0.02)
    time.sleep(linger)
    os.kill(child, signal.SIGKILL)
    _pid, status = os.waitpid(child, 0)
    if not os.WIFSIGNALED(status):
        raise RuntimeError("the worker was done before it could be killed")


def at_once(work: Callable[[], object]) -> Counter[str]:
    """Let all workers do the same thing at the same moment; how often each answer came."""
    from django.db import connection

    barrier = threading.Barrier(WORKERS)
    answers: list[str] = []

    def run() -> None:
        barrier.wait()
        try:
            answers.append(str(work()))
        finally:
            connection.close()

    threads = [threading.Thread(target=run) for _number in range(WORKERS)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    return Counter(answers)


def new_mail(key: str) -> Any:
    from fund_applications.correspondence.mails import mail_to_applicant
    from fund_applications.models import Application

    application = Application.objects.select_related("applicant").latest("pk")
    return mail_to_applicant(
        "under_review",
        key=key,
        recipient=application.applicant.email,
        language="nl",
        application=application,
    )


def killed_before_sending() -> dict[str, Any]:
    """The attempt is recorded, and then the worker dies before the server heard of it."""
    from fund_applications.correspondence import sending

    original = sending._hand_over
    mail = new_mail("before")
    sending._hand_over = lambda *_arguments: time.sleep(60)
    killed_while(lambda: sending.deliver(mail.pk), lambda: _attempts(mail) == 1, 0.2)
    sending._hand_over = original
    return _then(mail)


def killed_while_sending() -> dict[str, Any]:
    """The server has the mail and is slow to say so; the worker dies while it waits."""
    from fund_applications.correspondence import sending

    mail = new_mail("during")
    killed_while(lambda: sending.deliver(mail.pk), lambda: _attempts(mail) == 1, 1.0)
    time.sleep(2.5)
    return _then(mail)


def _attempts(mail: Any) -> int:
    mail.refresh_from_db()
    return int(mail.attempts)


def _then(mail: Any) -> dict[str, Any]:
    """What other workers do with the mail that the dead one had in hand: first keep off, then send it once."""
    from django.utils import timezone

    from fund_applications.correspondence.sending import LEASE, deliver

    now = timezone.now()
    at_first = str(deliver(mail.pk, now=now))
    later = at_once(lambda: deliver(mail.pk, now=now + LEASE + timedelta(seconds=1)))
    mail.refresh_from_db()
    return {"at_first": at_first, "later": later, "state": mail.state, "message_id": mail.message_id}


def killed_while_following_up() -> dict[str, Any]:
    """The worker dies halfway through a follow-up: nothing of it stays, and later it is done whole."""
    from django.utils import timezone

    from fund_applications.correspondence import follow_ups
    from fund_applications.models import FollowUp, OutgoingMail

    follow_up = FollowUp.objects.filter(kind="confirm_receipt", done_at=None).latest("pk")
    handler = follow_ups._handlers["confirm_receipt"]

    def halfway(each: FollowUp) -> None:
        handler(each)
        time.sleep(60)

    def claimed() -> bool:
        follow_up.refresh_from_db()
        return follow_up.claimed_at is not None

    follow_ups._handlers["confirm_receipt"] = halfway
    killed_while(lambda: follow_ups.run(follow_up.pk), claimed, 1.0)
    follow_ups._handlers["confirm_receipt"] = handler
    left = OutgoingMail.objects.filter(key=follow_up.key).count()
    later = timezone.now() + follow_ups.LEASE + timedelta(seconds=1)
    outcomes = at_once(lambda: follow_ups.run(follow_up.pk, now=later))
    follow_up.refresh_from_db()
    return {
        "left_behind": left,
        "outcomes": outcomes,
        "done": follow_up.done_at is not None,
        "mails": OutgoingMail.objects.filter(key=follow_up.key).count(),
    }


def main(host: str, port: str) -> None:
    """Make the database, play every scenario, print the answers."""
    django.setup()
    from django.conf import settings
    from django.core.management import call_command

    call_command("migrate", run_syncdb=True, verbosity=0)
    settings.EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
    settings.EMAIL_HOST, settings.EMAIL_PORT, settings.EMAIL_USE_TLS = host, int(port), False
    from tests.case_story import CaseStory

    scenarios = (killed_while_following_up, killed_before_sending, killed_while_sending)
    answers = {}
    for scenario in scenarios:
        CaseStory()
        answers[scenario.__name__] = scenario()
    print(json.dumps(answers))  # noqa: T201 - the answer of this process


if __name__ == "__main__":
    main(*sys.argv[1:])
