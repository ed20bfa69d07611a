"""The site that 200 residents fill in at once, seen from inside: made before, checked afterwards.

python -m tests.load._residents_site prepare        makes the pages; writes what a resident must know, as JSON
python -m tests.load._residents_site verify < SENT  writes a list of what was lost, as JSON; SENT as `residents` made it
"""

from __future__ import annotations

import hashlib
import json
import sys
from collections import Counter
from typing import Any

import django


def prepare() -> dict[str, Any]:
    """The address of the form, and for each step its inputs with what somebody types who leaves nothing out."""
    from django.core.management import call_command

    from fund_applications.intake.step_form import field_name
    from fund_applications.models import ApplicationFormPage
    from fund_applications.questions.roles import Role
    from tests.fund_applications.intake.browsing import complete_answers

    call_command("migrate", verbosity=0)
    call_command("setup_site", stdout=sys.stderr)
    page = ApplicationFormPage.objects.live().first()
    assert page is not None
    definition = page.definition()
    answers = complete_answers(definition)
    steps = []
    for step in definition.steps:
        inputs: dict[str, Any] = {}
        for question in step.questions:
            if question.id in answers:
                inputs |= flattened(field_name(question), answers[question.id])
        files = [field_name(question) for question in step.questions if question.type == "files"]
        steps.append({"inputs": inputs, "files": files[:1]})
    roles = {role.name: definition.by_role(role) for role in (Role.TITLE, Role.EMAIL, Role.NAME)}
    names = {name: field_name(question) for name, question in roles.items() if question}
    return {"path": page.url, "page": page.pk, "steps": steps, "names": names}


def flattened(name: str, answer: Any) -> dict[str, Any]:
    """An answer as a browser posts it: parts and rows have inputs of their own."""
    if isinstance(answer, dict):
        return {f"{name}-{part}": text for part, text in answer.items()}
    if isinstance(answer, list) and answer and isinstance(answer[0], dict):
        return {f"{name}-{row}-{part}": text for row, parts in enumerate(answer) for part, text in parts.items()}
    return {name: answer}


def verify(sent: list[dict[str, str]]) -> list[str]:
    """What is wrong: a number without its row, an answer or a file that is not there, a draft left over."""
    from fund_applications.models import Application, Draft

    wrong = []
    rows = {row.reference: row for row in Application.objects.prefetch_related("attachments", "versions")}
    for resident in sent:
        row = rows.get(resident["reference"])
        if row is None:
            wrong.append(f"{resident['reference']} was confirmed and has no row")
            continue
        if row.title != resident["title"] or row.applicant.email != resident["email"]:
            wrong.append(f"{row.reference} holds the answers of somebody else")
        if len(row.versions.all()) != 1:
            wrong.append(f"{row.reference} has {len(row.versions.all())} versions")
        wrong += wrong_files(row)
    twice = [number for number, times in Counter(each["reference"] for each in sent).items() if times > 1]
    wrong += [f"{number} was given twice" for number in twice]
    if len(rows) != len(sent):
        wrong.append(f"{len(rows)} rows for {len(sent)} confirmations")
    if Draft.objects.exists():
        wrong.append(f"{Draft.objects.count()} drafts are left over")
    return wrong


def wrong_files(row: Any) -> list[str]:
    """What is wrong with the files of a case: each is read back from S3 and compared with its checksum."""
    attachments = list(row.attachments.all())
    if len(attachments) != 1:
        return [f"{row.reference} has {len(attachments)} files"]
    try:
        with attachments[0].file.open("rb") as stored:
            digest = hashlib.sha256(stored.read()).hexdigest()
    except FileNotFoundError:
        return [f"the file of {row.reference} is not in S3"]
    return [] if digest == attachments[0].sha256 else [f"the file of {row.reference} is not what was sent"]


def main(task: str) -> int:
    """Do one of the two, on the site that the environment describes."""
    django.setup()
    answer = prepare() if task == "prepare" else verify(json.load(sys.stdin))
    sys.stdout.write(json.dumps(answer) + "\n")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1]))
