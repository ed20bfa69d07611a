"""Run a command with the test servers beside it: python -m tests.servers [--database] -- COMMAND ...

The servers are started once and shared by everything that the command starts. With --database the command's own
database (DATABASE_URL) is on the PostgreSQL server too. The exit code is the command's.
"""

import argparse
import json
import os
import subprocess
import sys
from contextlib import ExitStack
from dataclasses import asdict

from tests.servers.keeper import SHARED, kept, variable
from tests.servers.ports import ServerError


def main() -> int:
    parser = argparse.ArgumentParser(prog="python -m tests.servers", description=__doc__)
    parser.add_argument(
        "--database", action="store_true", help="let DATABASE_URL be a database on the PostgreSQL server"
    )
    parser.add_argument("command", nargs="+")
    arguments = parser.parse_args()
    environment = dict(os.environ)
    with ExitStack() as servers:
        try:
            for name in SHARED:
                address = servers.enter_context(kept(name))
                environment[variable(name)] = json.dumps(asdict(address))
                if name == "postgres" and arguments.database:
                    environment["DATABASE_URL"] = address.url("tests")
        except ServerError as error:
            sys.stderr.write(f"{error}\n")
            return 1
        command = subprocess.Popen(arguments.command, env=environment)
        while True:
            try:
                return command.wait()
            except KeyboardInterrupt:
                # The command got the same Ctrl-C and is on its way out: let it finish before its servers go.
                continue


if __name__ == "__main__":
    sys.exit(main())
