"""Makers of pages. Pages go below a parent that the test gives: `ProjectPageFactory(parent=gallery, villages=[erp])`."""

from collections.abc import Sequence
from decimal import Decimal
from typing import Any

import factory
import wagtail_factories

from home.models import ProjectPage, StandardPage, Theme, Village


class StandardPageFactory(wagtail_factories.PageFactory):
    """A page of blocks."""

    class Meta:
        model = StandardPage
        skip_postgeneration_save = True

    title = factory.Sequence(lambda n: f"Pagina {n}")
    summary = "Een korte tekst over deze pagina."


class ProjectPageFactory(wagtail_factories.PageFactory):
    """A live project of 2026 for EUR 2,500, without a photo."""

    class Meta:
        model = ProjectPage
        skip_postgeneration_save = True

    title = factory.Sequence(lambda n: f"Project {n}")
    summary = "Buren doen samen iets nieuws."
    amount = Decimal(2500)
    year = 2026

    @factory.post_generation
    def villages(self: Any, create: bool, extracted: Sequence[Village] | None, **kwargs: Any) -> None:
        """The villages of the project."""
        if extracted:
            self.villages.set(extracted)
            self.save()

    @factory.post_generation
    def themes(self: Any, create: bool, extracted: Sequence[Theme] | None, **kwargs: Any) -> None:
        """The themes of the project."""
        if extracted:
            self.themes.set(extracted)
            self.save()


def village(name: str) -> Village:
    """A village of the municipality by its name."""
    return Village.objects.get(name=name)


def theme(name: str) -> Theme:
    """A theme by its name."""
    return Theme.objects.get(name=name)
