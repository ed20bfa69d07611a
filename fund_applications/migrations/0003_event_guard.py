"""The database refuses to change or remove an event (see fund_applications/lifecycle/event_guard.py)."""

from pathlib import Path

from django.db import migrations

from fund_applications.lifecycle.event_guard import install, remove

# Until the first release the initial migrations are made again now and then, in one file or two.
LAST_INITIAL = max(path.stem for path in Path(__file__).parent.glob("*_initial.py"))


class Migration(migrations.Migration):
    dependencies = [("fund_applications", LAST_INITIAL)]

    operations = [
        migrations.RunPython(
            lambda _apps, editor: install(editor.connection),
            lambda _apps, editor: remove(editor.connection),
        )
    ]
