"""Records that are written once: proof that must not change."""

from typing import Any

from django.db import models


class ImmutableRecordError(Exception):
    """Somebody tried to change or delete a record that is proof."""


class WriteOnceQuerySet(models.QuerySet):
    """Refuses what would change many rows at once."""

    def update(self, **kwargs: Any) -> int:
        raise ImmutableRecordError(f"{self.model.__name__} is written once and can't be changed.")

    def delete(self) -> tuple[int, dict[str, int]]:
        raise ImmutableRecordError(f"{self.model.__name__} is written once and can't be deleted.")

    def bulk_update(self, *args: Any, **kwargs: Any) -> int:
        raise ImmutableRecordError(f"{self.model.__name__} is written once and can't be changed.")


class WriteOnceModel(models.Model):
    """A model whose rows are added and read, never changed and never deleted by the application.

    `changeable_fields` names fields that may be filled in later (such as the moment of reading).
    """

    changeable_fields: frozenset[str] = frozenset()

    objects = WriteOnceQuerySet.as_manager()

    class Meta:
        abstract = True

    def save(self, *args: Any, **kwargs: Any) -> None:
        if self.pk is not None and not self._state.adding:
            fields = kwargs.get("update_fields")
            if fields is None or not set(fields) <= self.changeable_fields:
                raise ImmutableRecordError(f"{type(self).__name__} is written once and can't be changed.")
        super().save(*args, **kwargs)

    def delete(self, *args: Any, **kwargs: Any) -> tuple[int, dict[str, int]]:
        raise ImmutableRecordError(f"{type(self).__name__} is written once and can't be deleted.")
