"""The moderation of pages: an editor submits, a chief editor approves."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.contrib.auth.models import Group

from wagtail.models import GroupApprovalTask, Workflow, WorkflowPage, WorkflowTask

from home.site_setup.groups import CHIEF_EDITOR

if TYPE_CHECKING:
    from home.models import HomePage

WORKFLOW = "Redactie"
TASK = "Goedkeuren door de hoofdredacteur"
#: The workflow and task of a bare Wagtail, which belong to a group that we remove.
WAGTAIL_WORKFLOW, WAGTAIL_TASK = "Moderators approval", "Moderators approval"


def ensure_workflow(home: HomePage) -> Workflow:
    """Put the workflow on the home page and so on every page below it; a chosen other workflow stays."""
    task, is_new = GroupApprovalTask.objects.get_or_create(name=TASK)
    if is_new:
        task.groups.add(Group.objects.get(name=CHIEF_EDITOR))
    workflow, _ = Workflow.objects.get_or_create(name=WORKFLOW)
    if not workflow.workflow_tasks.exists():
        WorkflowTask.objects.create(workflow=workflow, task=task, sort_order=0)
    if not WorkflowPage.objects.filter(page_id=home.pk).exists():
        WorkflowPage.objects.create(workflow=workflow, page_id=home.pk)
    _retire_wagtails_own()
    return workflow


def _retire_wagtails_own() -> None:
    """Switch off Wagtail's own workflow: nobody is in its group any more, so nothing could pass it."""
    WorkflowPage.objects.filter(workflow__name=WAGTAIL_WORKFLOW).delete()
    Workflow.objects.filter(name=WAGTAIL_WORKFLOW).update(active=False)
    GroupApprovalTask.objects.filter(name=WAGTAIL_TASK, groups__isnull=True).update(active=False)
