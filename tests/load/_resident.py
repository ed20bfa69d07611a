"""One resident with a browser without JavaScript, over real HTTP: begins, fills in every step, adds a file, sends."""

from __future__ import annotations

import html
import http.cookiejar
import re
import time
import urllib.error
import urllib.parse
import urllib.request
import uuid
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

TIMEOUT = 120
_HIDDEN = re.compile(r'<input type="hidden" name="([\w-]+)" value="([^"]*)"')
_REFERENCE = re.compile(r"BIF-\d{4}-\d{4,}")


@dataclass(frozen=True)
class Took:
    """One request: of what kind, and how long, in seconds."""

    kind: str
    seconds: float


class SomethingWentWrongError(Exception):
    """What a resident must never see; the words say where."""


@dataclass
class Resident:
    """Number `number`; `form` is what `_residents_site` tells about the form, `file` a PDF."""

    number: int
    origin: str
    form: Mapping[str, Any]
    file: bytes
    took: list[Took] = field(default_factory=list)

    def __post_init__(self) -> None:
        jar = urllib.request.HTTPCookieProcessor(http.cookiejar.CookieJar())
        self._browser = urllib.request.build_opener(urllib.request.ProxyHandler({}), jar)
        self._url = ""

    @property
    def title(self) -> str:
        """Tells this idea from all others."""
        return f"Voorbeeld: idee nummer {self.number}"

    @property
    def email(self) -> str:
        """The same for the address."""
        return f"bewoner{self.number}@voorbeeld.example"

    def apply(self) -> dict[str, str]:
        """The whole way; what was confirmed. Raises SomethingWentWrongError."""
        page = self._get("start", self.form["path"])
        page = self._post("begin", f"/aanvragen/formulier/{self.form['page']}/begin/", self._hidden(page), "/stap/1/")
        for number, step in enumerate(self.form["steps"], start=1):
            page = self._fill_in(number, step, page)
        sending = self._url.replace("/controleren/", "/versturen/")
        page = self._post("send", sending, {**self._hidden(page), "signature": "yes"}, "/klaar/")
        found = _REFERENCE.search(page)
        if found is None:
            raise SomethingWentWrongError("no number on the confirmation")
        return {"reference": found[0], "title": self.title, "email": self.email}

    def _fill_in(self, number: int, step: Mapping[str, Any], page: str) -> str:
        """Add the file where one is asked, then fill in the rest and go on."""
        here = self._url
        names = self.form["names"]
        own = {names["TITLE"]: self.title, names["EMAIL"]: self.email, names["NAME"]: f"Bewoner {self.number}"}
        inputs = {name: own.get(name, value) for name, value in step["inputs"].items()}
        for name in step["files"]:
            page = self._post(
                "upload", here, {**self._hidden(page), **inputs, "upload": name}, f"/stap/{number}/", name
            )
            if "begroting.pdf" not in page:
                raise SomethingWentWrongError(f"the file is not on the page of step {number}")
        last = number == len(self.form["steps"])
        onward = "/controleren/" if last else f"/stap/{number + 1}/"
        return self._post("step", here, {**self._hidden(page), **inputs, "next": "1"}, onward)

    def _hidden(self, page: str) -> dict[str, Any]:
        return {name: html.unescape(value) for name, value in _HIDDEN.findall(page)}

    def _get(self, kind: str, path: str) -> str:
        return self._ask(kind, urllib.request.Request(urllib.parse.urljoin(self.origin, path)))  # noqa: S310

    def _post(self, kind: str, path: str, data: Mapping[str, Any], onward: str, file: str = "") -> str:
        """Post a form and follow where it leads; SomethingWentWrongError when that is not `onward`."""
        boundary = uuid.uuid4().hex
        body = _multipart(boundary, data, {file: self.file} if file else {})
        url = urllib.parse.urljoin(self.origin, path)
        headers = {"Content-Type": f"multipart/form-data; boundary={boundary}", "Referer": url}
        page = self._ask(kind, urllib.request.Request(url, data=body, headers=headers))  # noqa: S310
        if onward not in self._url:
            raise SomethingWentWrongError(f"{kind} led to {self._url} and not to {onward}")
        return page

    def _ask(self, kind: str, request: urllib.request.Request) -> str:
        start = time.perf_counter()
        try:
            with self._browser.open(request, timeout=TIMEOUT) as response:
                page = response.read().decode()
                self._url = urllib.parse.urlsplit(response.url).path
        except (urllib.error.URLError, OSError) as error:
            raise SomethingWentWrongError(f"{kind} {request.full_url}: {error}") from error
        self.took.append(Took(kind, time.perf_counter() - start))
        return page


def _multipart(boundary: str, data: Mapping[str, Any], files: Mapping[str, bytes]) -> bytes:
    lines: list[bytes] = []
    for name, value in data.items():
        for each in value if isinstance(value, list) else [value]:
            lines += [f'--{boundary}\r\nContent-Disposition: form-data; name="{name}"\r\n\r\n{each}'.encode()]
    for name, content in files.items():
        head = f'--{boundary}\r\nContent-Disposition: form-data; name="{name}"; filename="begroting.pdf"\r\n'
        lines += [head.encode() + b"Content-Type: application/pdf\r\n\r\n" + content]
    return b"\r\n".join([*lines, f"--{boundary}--\r\n".encode()])
