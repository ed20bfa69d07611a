"""The names of colleagues by their id, for histories that hold only the id."""

from __future__ import annotations

from django.contrib.auth import get_user_model

from fund_applications.office.words import name_of


def names_of(user_ids: set[int]) -> dict[int, str]:
    """The names by id; one query, none without ids."""
    if not user_ids:
        return {}
    return {person.pk: name_of(person) for person in get_user_model()._default_manager.filter(pk__in=user_ids)}
