"""A server program as a child process in a temporary folder, stopped by its own process id."""

import os
import pwd
import shutil
import signal
import subprocess
import tempfile
from pathlib import Path
from typing import Any

from tests.servers.ports import ServerError


def unprivileged_account() -> dict[str, Any]:
    """The arguments that let `subprocess` run as another account when we are root; none otherwise.

    PostgreSQL refuses to run as root, and CI often is.
    """
    if os.geteuid() != 0:
        return {}
    for name in ("postgres", "nobody"):
        try:
            account = pwd.getpwnam(name)
        except KeyError:
            continue
        return {"user": account.pw_uid, "group": account.pw_gid, "extra_groups": []}
    raise ServerError("PostgreSQL refuses to run as root, and there is no account `postgres` or `nobody` to run it as.")


class ServerProcess:
    """One running program, its folder and its log."""

    def __init__(self, name: str, account: dict[str, Any] | None = None) -> None:
        self.name = name
        self.account = account or {}
        self.folder = Path(tempfile.mkdtemp(prefix=f"{name}-"))
        if self.account:
            os.chown(self.folder, self.account["user"], self.account["group"])
        self.log = self.folder / "server.log"
        self._process: subprocess.Popen[bytes] | None = None

    def run(self, command: list[str], environment: dict[str, str]) -> None:
        """Run a command to its end, as the server's account; ServerError with its output when it fails."""
        outcome = subprocess.run(
            command, cwd=self.folder, env=environment, capture_output=True, text=True, check=False, **self.account
        )
        if outcome.returncode != 0:
            raise ServerError(f"{Path(command[0]).name} failed:\n{outcome.stdout}{outcome.stderr}")

    def start(self, command: list[str], environment: dict[str, str]) -> None:
        """Start the server; what it prints goes to its log."""
        with self.log.open("wb") as log:
            self._process = subprocess.Popen(
                command,
                cwd=self.folder,
                env=environment,
                stdout=log,
                stderr=log,
                stdin=subprocess.DEVNULL,
                **self.account,
            )

    @property
    def runs(self) -> bool:
        return self._process is not None and self._process.poll() is None

    def last_words(self) -> str:
        """The end of the log, for an error message."""
        text = self.log.read_text(errors="replace") if self.log.exists() else ""
        return f"{self.name} did not start. Its log ends with:\n{text[-3000:]}"

    def stop(self, politely: signal.Signals = signal.SIGTERM) -> None:
        """Stop this process and nothing else, and remove its folder."""
        if self._process is not None and self.runs:
            self._process.send_signal(politely)
            try:
                self._process.wait(timeout=15)
            except subprocess.TimeoutExpired:
                self._process.kill()
                self._process.wait()
        shutil.rmtree(self.folder, ignore_errors=True)
