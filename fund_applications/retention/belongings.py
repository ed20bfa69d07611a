"""Everything in the database that hangs on a case, found by walking the relations of the models.

Nothing is listed by hand: a table that is added later and points to a case goes with the case by itself. What must outlive
it is in `OUTLIVES`.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from django.contrib.contenttypes.models import ContentType
from django.db.models import FileField, ForeignKey, Model, Q

from wagtail.models import ModelLogEntry

from fund_applications.intake.links import normalised_email
from fund_applications.lifecycle.events import destroy_events
from fund_applications.lifecycle.keyset import chunks
from fund_applications.models import (
    Applicant,
    Application,
    ApplicationEvent,
    CoApplicant,
    DestructionLine,
    Draft,
    MagicLink,
    OutgoingMail,
    RegisterEntry,
)

OUTLIVES: frozenset[type[Model]] = frozenset({RegisterEntry, DestructionLine, Application})
"""What points to a case and stays: the public register and the destruction list; and other cases, in case they do."""

_CHUNK = 500

Keys = dict[type[Model], set[Any]]
StoredFile = list[str]
"""`[model, field, name]`: how a stored file is found when its row is gone."""


def belongings(application: Application) -> Keys:
    """The keys of all rows that go with a case, by model: the case, what hangs on it, its applicant when this is the
    only case, its draft, and the mails and links of its address when nothing else of that address is left."""
    found: Keys = {}
    _add_with_all_below(found, Application, {application.pk})
    if application.draft_id is not None:
        _add_with_all_below(
            found, Draft, set(Draft.objects.filter(pk=application.draft_id).values_list("pk", flat=True))
        )
    others = Application.objects.filter(applicant_id=application.applicant_id).exclude(pk=application.pk)
    if not others.exists():
        _add_with_all_below(found, Applicant, {application.applicant_id})
    for email in _addresses_of(application):
        if not _is_used_elsewhere(email, application):
            nobodys = {"application": None, "draft": None}
            for model, field in ((MagicLink, "email"), (OutgoingMail, "recipient")):
                rows = model._base_manager.filter(**nobodys, **{f"{field}__iexact": email})
                _add_with_all_below(found, model, set(rows.values_list("pk", flat=True)))
    return found


def _add_with_all_below(found: Keys, model: type[Model], keys: set[Any]) -> None:
    new = keys - found.get(model, set())
    if not new:
        return
    found.setdefault(model, set()).update(new)
    for relation in model._meta.get_fields(include_hidden=True):
        if not (relation.auto_created and not relation.concrete and (relation.one_to_many or relation.one_to_one)):
            continue
        child: type[Model] = relation.related_model  # type: ignore[assignment]
        if child in OUTLIVES:
            continue
        name = relation.field.name  # type: ignore[union-attr]
        below: set[Any] = set()
        for chunk in chunks(new, _CHUNK):
            below.update(child._base_manager.filter(**{f"{name}__in": chunk}).values_list("pk", flat=True))
        _add_with_all_below(found, child, below)


def _addresses_of(application: Application) -> set[str]:
    written_along = CoApplicant.objects.filter(application=application).values_list("email", flat=True)
    return {normalised_email(email) for email in (application.applicant.email, *written_along) if email}


def _is_used_elsewhere(email: str, application: Application) -> bool:
    """Whether another case or a draft in writing has this address too."""
    drafts = Draft.objects.filter(email__iexact=email)
    if application.draft_id is not None:
        drafts = drafts.exclude(pk=application.draft_id)
    cases = Application.objects.filter(Q(applicant__email__iexact=email) | Q(co_applicants__email__iexact=email))
    return drafts.exists() or cases.exclude(pk=application.pk).exists()


def files_of(found: Mapping[type[Model], Iterable[Any]]) -> list[StoredFile]:
    """The stored files of these rows."""
    files: list[StoredFile] = []
    for model, keys in found.items():
        fields = [field for field in model._meta.concrete_fields if isinstance(field, FileField)]
        for field in fields:
            for chunk in chunks(keys, _CHUNK):
                names = model._base_manager.filter(pk__in=chunk).values_list(field.name, flat=True)
                files += [[model._meta.label, field.name, name] for name in names if name]
    return sorted(files)


def delete(application: Application, found: Mapping[type[Model], set[Any]]) -> dict[str, int]:
    """Delete these rows and what Wagtail's log says of them; how many of each kind. The caller has a transaction.

    Nothing is asked of the models: they refuse, for they hold proof. The leave to destroy is asked of the database.
    Foreign keys are judged at the end of the transaction, so the order is free.
    """
    _let_go(found)
    counts: dict[str, int] = {}
    for model, keys in reversed(list(found.items())):
        if model is ApplicationEvent:
            counts[model._meta.label] = destroy_events(application)
            continue
        total = 0
        for chunk in chunks(keys, _CHUNK):
            rows = model._base_manager.filter(pk__in=chunk)
            total += rows._raw_delete(rows.db)
        counts[model._meta.label] = total
    counts[ModelLogEntry._meta.label] = _delete_log(found)
    return {label: count for label, count in counts.items() if count}


def _let_go(found: Mapping[type[Model], set[Any]]) -> None:
    """What outlives the case forgets which case it was."""
    for keeper in OUTLIVES:
        for field in keeper._meta.concrete_fields:
            if isinstance(field, ForeignKey) and (keys := found.get(field.related_model)):
                if not field.null or (keeper in found and keeper is not Application):
                    continue
                rows = keeper._base_manager.filter(**{f"{field.name}__in": keys})
                if keeper is Application:
                    rows = rows.exclude(pk__in=found[Application])
                rows.update(**{field.name: None})


def _delete_log(found: Mapping[type[Model], set[Any]]) -> int:
    deleted = 0
    for model, keys in found.items():
        kind = ContentType.objects.get_for_model(model, for_concrete_model=False)
        for chunk in chunks(keys, _CHUNK):
            rows = ModelLogEntry.objects.filter(content_type=kind, object_id__in=[str(key) for key in chunk])
            deleted += rows.delete()[0]
    return deleted
