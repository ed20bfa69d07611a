"""The projects of the demonstration, in the gallery."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import Any

from home.demo.pictures import ensure_picture
from home.demo.project_texts import PROJECTS, DemoProject
from home.models import ProjectIndexPage, ProjectPage, ProjectUpdate, Theme, Village


def ensure_projects() -> None:
    """Add the demo projects that are missing to the gallery; without a gallery there is nothing to add to."""
    index = ProjectIndexPage.objects.first()
    if index is None:
        return
    existing = set(ProjectPage.objects.child_of(index).values_list("slug", flat=True))
    for project in PROJECTS:
        if project.slug not in existing:
            _add(ProjectIndexPage.objects.get(pk=index.pk), project)


def _add(index: ProjectIndexPage, demo: DemoProject) -> None:
    page = ProjectPage(
        title=demo.title,
        slug=demo.slug,
        # The word stands in the title of the window and on share cards too, where no badge is seen.
        seo_title=f"Voorbeeld: {demo.title}",
        summary=demo.summary,
        is_example=True,
        photo=ensure_picture(demo.drawing, f"Voorbeeld: {demo.drawing_alt}"),
        photo_alt=demo.drawing_alt,
        amount=Decimal(demo.amount),
        year=demo.year,
        state=demo.state,
        recipient_name=demo.recipient,
        body=_story(demo),
        makers_tip=demo.tip,
        result=demo.result,
        lessons=demo.lessons,
    )
    page.villages.set(Village.objects.filter(name__in=demo.villages))
    page.themes.set(Theme.objects.filter(name=demo.theme))
    for day, heading, text in demo.updates:
        page.updates.add(ProjectUpdate(date=date.fromisoformat(day), heading=heading, text=text))
    index.add_child(instance=page)
    page.save_revision().publish()


def _story(demo: DemoProject) -> list[tuple[str, Any]]:
    words, speaker = demo.quote
    story: list[tuple[str, Any]] = [("text", demo.story)]
    return [*story, ("quote", {"quote": words, "speaker": speaker})] if words else story
