"""PostgreSQL finds words in cases, and addresses whatever their capitals (see office/registers/case_search.py)."""

from django.db import migrations

from fund_applications.office.registers.case_search import install, remove


class Migration(migrations.Migration):
    dependencies = [("fund_applications", "0003_event_guard")]

    operations = [
        migrations.RunPython(
            lambda _apps, editor: install(editor.connection),
            lambda _apps, editor: remove(editor.connection),
        )
    ]
