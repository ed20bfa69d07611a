"""Run the benchmarks: python -m tests.load [NAME ...]

Without names all of them. They work on a database of their own with the demo content in it, never on that of the
development server; BENCH_APPLICATIONS (300) says how many applications it has, DATABASE_URL takes another database.
"""

import os
import pkgutil
import sys
import tempfile
import traceback
from importlib import import_module
from pathlib import Path
from types import ModuleType

import tests.load

ROOT = Path(__file__).resolve().parents[2]


def benchmark_names() -> list[str]:
    """The modules of this package, in the order of the alphabet, without the harness itself."""
    return [
        module.name
        for module in pkgutil.iter_modules(tests.load.__path__)
        if not module.name.startswith(("_", "test_", "figures"))
    ]


def refuse_unknown(names: list[str], known: list[str]) -> None:
    """SystemExit for a name that is none of the known ones."""
    unknown = set(names) - set(known)
    if unknown:
        sys.exit(f"No such benchmark: {', '.join(sorted(unknown))}. There are: {', '.join(known) or 'none yet'}.")


def load(names: list[str]) -> dict[str, ModuleType]:
    """The benchmarks by these names; SystemExit for a name that is none."""
    modules = {name: import_module(f"tests.load.{name}") for name in benchmark_names()}
    benchmarks = {name: module for name, module in modules.items() if hasattr(module, "run")}
    refuse_unknown(names, list(benchmarks))
    return {name: module for name, module in benchmarks.items() if not names or name in names}


def prepare(folder: str) -> None:
    """Set up Django on a new database in `folder` (or on DATABASE_URL), with pages and demo applications."""
    sys.path[:0] = [str(ROOT / "site")]
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "config.settings.dev")
    os.environ.update(
        DATA_ROOT=folder, DEBUG="false", ALLOWED_HOSTS="testserver,localhost,127.0.0.1", LOG_LEVEL="ERROR"
    )
    import django
    from django.core.management import call_command

    django.setup()
    call_command("migrate", verbosity=0)
    with Path(os.devnull).open("w") as quiet:
        call_command("setup_site", stdout=quiet)
        call_command("load_demo", applications=int(os.environ.get("BENCH_APPLICATIONS", "300")), stdout=quiet)


def main(names: list[str]) -> int:
    """Print a line a figure; 1 when a benchmark failed, after the others have run."""
    refuse_unknown(names, benchmark_names())
    failed = False
    with tempfile.TemporaryDirectory(prefix="fund-bench-") as folder:
        prepare(folder)
        for name, module in load(names).items():
            try:
                for figure in module.run():
                    print(figure, flush=True)
            except Exception:  # noqa: BLE001 - one broken benchmark keeps nobody from the others' figures
                failed = True
                sys.stderr.write(f"benchmark {name} failed:\n{traceback.format_exc()}")
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
