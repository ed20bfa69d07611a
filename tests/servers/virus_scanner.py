"""A real ClamAV for the tests: Debian's clamd, with a database of one signature, the harmless one that every scanner knows.

The signatures of the makers are 300 MB and come from the internet; how clamd is asked and answers is the same without.
"""

import os
import shutil
from dataclasses import dataclass

from tests.servers.ports import HOST, ServerError, answers, free_port, wait_until
from tests.servers.process import ServerProcess

# In two halves, so that no scanner takes this source itself for a virus.
EICAR = rb"X5O!P%@AP[4\PZX54(P^)7CC)7}$EICAR-STANDARD-" + b"ANTIVIRUS-TEST-FILE!$H+H*"
LONGEST_STREAM = 30 * 1024 * 1024
NO_SCANNER = "No ClamAV: clamd is not on the PATH. On Debian: apt install clamav-daemon"


@dataclass(frozen=True)
class VirusScannerAddress:
    """Where clamd listens, as CLAMAV_ADDRESS wants it: `.address`."""

    address: str


def program() -> str | None:
    """The path of clamd, or None."""
    return shutil.which("clamd") or shutil.which("clamd", path="/usr/sbin:/usr/local/sbin")


class VirusScannerServer:
    """`clamd` in a temporary folder."""

    address: VirusScannerAddress

    def __init__(self) -> None:
        self._process = ServerProcess("virus-scanner")

    def start(self) -> VirusScannerAddress:
        """Start it; returns when it answers."""
        found = program()
        if found is None:
            raise ServerError(NO_SCANNER)
        port, folder = free_port(), self._process.folder
        signatures = folder / "signatures"
        signatures.mkdir()
        (signatures / "tests.ndb").write_text(f"Tests.Eicar:0:*:{EICAR.hex()}\n")
        settings = {
            "DatabaseDirectory": signatures,
            "TemporaryDirectory": folder,
            "TCPSocket": port,
            "TCPAddr": HOST,
            "StreamMaxLength": LONGEST_STREAM,
            "Foreground": "yes",
            "MaxThreads": 4,
        }
        configuration = folder / "clamd.conf"
        configuration.write_text("".join(f"{name} {value}\n" for name, value in settings.items()))
        self._process.start([found, f"--config-file={configuration}"], dict(os.environ))
        wait_until(lambda: answers(port) or not self._process.runs, seconds=60, failure=self._process.last_words)
        if not self._process.runs:
            raise ServerError(self._process.last_words())
        self.address = VirusScannerAddress(f"{HOST}:{port}")
        return self.address

    def stop(self) -> None:
        """Politely: it takes no time."""
        self._process.stop()
