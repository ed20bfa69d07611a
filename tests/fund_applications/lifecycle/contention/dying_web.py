"""A web process that is killed while a decider presses "grant": run by test_dying_web.py in a process of its own.

The process is a real server on a port, forked so that a fault can be put in it; it gets SIGKILL at one moment of the
request. What is left is looked at, and then a new server gets the same request again, as from a person who presses once more.
"""

from __future__ import annotations

import http.client
import json
import os
import re
import signal
import socket
import sys
from typing import Any
from urllib.parse import urlencode
from wsgiref.simple_server import WSGIRequestHandler, make_server

import django

MOMENTS = (
    "before_the_lock",
    "after_the_lock",
    "after_the_effect",
    "after_the_event",
    "after_the_follow_ups",
    "after_the_commit",
    "before_the_answer",
    "never",
)


class _Quiet(WSGIRequestHandler):
    def log_message(self, format: str, *args: Any) -> None:
        """Nothing: the answer of this process is its only line."""


def killed(*_args: Any, **_kwargs: Any) -> Any:
    os.kill(os.getpid(), signal.SIGKILL)


def _put_in_the_fault(moment: str) -> None:
    from fund_applications.lifecycle import events, follow_ups
    from fund_applications.lifecycle import perform as performing
    from fund_applications.office.actions import view

    write = performing.write_follow_ups
    if moment == "before_the_lock":
        performing._locked = killed
    elif moment == "after_the_lock":
        performing._open = killed
    elif moment == "after_the_effect":
        events.append = killed
    elif moment == "after_the_event":
        performing.apply_clock = killed
    elif moment == "after_the_follow_ups":
        performing.write_follow_ups = lambda *args: (write(*args), killed())
    elif moment == "after_the_commit":
        follow_ups.tell = killed
    elif moment == "before_the_answer":
        view.redirect = killed


def serve(moment: str) -> tuple[int, int]:
    """Fork a web server with this fault; its process id and port."""
    from django.core.wsgi import get_wsgi_application
    from django.db import connections

    application = get_wsgi_application()
    listening = socket.create_server(("127.0.0.1", 0))
    port = listening.getsockname()[1]
    listening.close()
    connections.close_all()
    server = make_server("127.0.0.1", port, application, handler_class=_Quiet)
    child = os.fork()
    if child == 0:
        _put_in_the_fault(moment)
        server.serve_forever()
        os._exit(0)
    server.server_close()
    return child, port


class Browser:
    """As much of a browser as pressing a button needs; one connection a request."""

    def __init__(self, port: int, session: str) -> None:
        self.port, self.cookies = port, {"sessionid": session}

    def ask(self, method: str, path: str, data: dict[str, str] | None = None) -> tuple[int, str]:
        """Status and text of the answer. Raises an OSError or HTTPException when the server dies."""
        connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=60)
        headers = {"Cookie": "; ".join(f"{name}={value}" for name, value in self.cookies.items())}
        if data is not None:
            headers["Content-Type"] = "application/x-www-form-urlencoded"
        try:
            connection.request(method, path, urlencode(data) if data is not None else None, headers)
            answer = connection.getresponse()
            for cookie in answer.headers.get_all("Set-Cookie") or []:
                name, _equals, value = cookie.split(";")[0].partition("=")
                self.cookies[name] = value
            return answer.status, answer.read().decode()
        finally:
            connection.close()


def _session_of(user: Any) -> str:
    from django.contrib.auth import BACKEND_SESSION_KEY, HASH_SESSION_KEY, SESSION_KEY
    from django.contrib.sessions.backends.db import SessionStore

    session = SessionStore()
    session[SESSION_KEY] = str(user.pk)
    session[BACKEND_SESSION_KEY] = "django.contrib.auth.backends.ModelBackend"
    session[HASH_SESSION_KEY] = user.get_session_auth_hash()
    session.create()
    return str(session.session_key)


def _press(browser: Browser, path: str, fields: dict[str, str] | None) -> tuple[dict[str, str], int]:
    """Open the form (unless it is open already), press the button; what was sent, and the status or 0 for a dead server."""
    if fields is None:
        status, page = browser.ask("GET", path)
        if status != 200:
            raise RuntimeError(f"{path}: {status} {page[:500]}")
        fields = {
            "csrfmiddlewaretoken": _value(page, "csrfmiddlewaretoken"),
            "revision": _value(page, "revision"),
            "amount": "5.000",
            "reasons": "Het plan past bij het fonds.",
            "obligation_0": "Gebruik het logo.",
        }
    try:
        status, _page = browser.ask("POST", path, fields)
    except (OSError, http.client.HTTPException):
        status = 0
    return fields, status


def _value(page: str, name: str) -> str:
    found = re.search(rf'name="{name}" value="([^"]*)"', page)
    if found is None:
        raise RuntimeError(f"no {name} in {page[:2000]}")
    return found.group(1)


def play(moment: str) -> dict[str, Any]:
    """One death and what comes after it."""
    from django.urls import reverse

    from tests.case_story import CaseStory

    story = CaseStory().advised()
    path = reverse("office_action", args=[story.application.public_id, "grant"])
    session = _session_of(story.decider)
    child, port = serve(moment)
    browser = Browser(port, session)
    fields, status = _press(browser, path, None)
    if moment == "never":
        os.kill(child, signal.SIGKILL)
    _pid, ended = os.waitpid(child, 0)
    left = _facts(story)
    second, port = serve("never")
    browser.port = port
    _fields, again = _press(browser, path, fields)
    os.kill(second, signal.SIGKILL)
    os.waitpid(second, 0)
    return {
        "signal": os.WTERMSIG(ended) if os.WIFSIGNALED(ended) else 0,
        "status": status,
        "left": left,
        "again": again,
        "in_the_end": _facts(story),
    }


def _facts(story: Any) -> dict[str, Any]:
    from fund_applications.lifecycle.events import verify
    from fund_applications.models import Application, FollowUp

    case = Application.objects.get(pk=story.application.pk)
    return {
        "status": case.status,
        "decisions": case.decisions.count(),
        "events": case.events.filter(name="grant").count(),
        "letters": FollowUp.objects.filter(application=case, kind="send_decision").count(),
        "faults": [fault.problem for fault in verify([case.pk])],
    }


def main() -> None:
    """Make the database, play every death, print the answers."""
    django.setup()
    from fund_applications.lifecycle.roles import ensure_groups
    from tests.fund_applications.lifecycle.contention.scenarios import make_tables

    make_tables()
    ensure_groups()
    sys.stdout.write(json.dumps({moment: play(moment) for moment in MOMENTS}) + "\n")


if __name__ == "__main__":
    main()
