"""The roles of the people and their Django groups. Permissions are in code; groups are made by `ensure_groups`."""

from __future__ import annotations

import enum
from collections.abc import Iterable

from django.contrib.auth import get_user_model
from django.contrib.auth.models import Group, Permission, User
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from fund_applications.lifecycle.actors import Actor, ApplicantActor, SystemActor


class Role(enum.StrEnum):
    """A role; its value stands in the event log."""

    EDITOR = "editor"
    CHIEF_EDITOR = "chief_editor"
    HANDLER = "handler"
    MEMBER = "member"
    SECRETARY = "secretary"
    DECIDER = "decider"
    FINANCE = "finance"
    RECORDS = "records"
    ADMINISTRATOR = "administrator"
    APPLICANT = "applicant"
    SYSTEM = "system"

    @property
    def label(self) -> str | Promise:
        """The Dutch word for the role."""
        return GROUPS.get(self) or _OTHER_LABELS[self]


GROUPS: dict[Role, str] = {
    Role.EDITOR: "Redacteur",
    Role.CHIEF_EDITOR: "Hoofdredacteur",
    Role.HANDLER: "Behandelaar",
    Role.MEMBER: "Commissielid",
    Role.SECRETARY: "Secretaris",
    Role.DECIDER: "Beslisser",
    Role.FINANCE: "Financien",
    Role.RECORDS: "Informatiebeheerder",
    Role.ADMINISTRATOR: "Beheerder",
}
_OTHER_LABELS = {Role.APPLICANT: _("Aanvrager"), Role.SYSTEM: _("Systeem")}
_ROLE_OF_GROUP = {name: role for role, name in GROUPS.items()}

STAFF_ROLES = frozenset(GROUPS)
CASE_ROLES = frozenset({Role.HANDLER, Role.MEMBER, Role.SECRETARY, Role.DECIDER})
"""Who works on the content of a case."""

_ADMIN = "wagtailadmin.access_admin"
# Nobody has `view_application`: whoever has it reads the events of every case, also one that he has a conflict with, in
# the site history of the admin. Which cases a person may read is asked case by case (`conflicts.readable_cases`).
_READ_CASES = ("fund_applications.view_applicationevent",)
PERMISSIONS: dict[Role, tuple[str, ...]] = {
    Role.EDITOR: (_ADMIN,),
    Role.CHIEF_EDITOR: (_ADMIN,),
    Role.HANDLER: (
        _ADMIN,
        *_READ_CASES,
        "fund_applications.view_fundround",
        "fund_applications.add_outage",
        "fund_applications.view_outage",
        "fund_applications.view_equatedday",
    ),
    Role.MEMBER: (_ADMIN,),
    Role.SECRETARY: (_ADMIN, *_READ_CASES, "fund_applications.view_fundround"),
    Role.DECIDER: (_ADMIN, *_READ_CASES, "fund_applications.view_fundround"),
    Role.FINANCE: (_ADMIN, "fund_applications.view_payment", "fund_applications.view_fundround"),
    Role.RECORDS: (_ADMIN, "fund_applications.view_destructionpermit"),
    Role.ADMINISTRATOR: (
        _ADMIN,
        "auth.add_user",
        "auth.change_user",
        "auth.view_user",
        "auth.view_group",
        "fund_applications.add_fundround",
        "fund_applications.change_fundround",
        "fund_applications.view_fundround",
        "fund_applications.add_equatedday",
        "fund_applications.change_equatedday",
        "fund_applications.delete_equatedday",
        "fund_applications.view_equatedday",
        "fund_applications.add_outage",
        "fund_applications.change_outage",
        "fund_applications.view_outage",
        "fund_applications.change_lettersettings",
        "fund_applications.change_outagesettings",
        "fund_applications.change_digestsettings",
        "fund_applications.change_registersettings",
    ),
}
"""Permissions on models; what may be done with a case is in the transition table. Pages and images: `setup_site`."""


TAKEN_BACK = tuple(f"fund_applications.{verb}_application" for verb in ("add", "change", "delete", "view"))
"""Permissions that no group may have: groups of before that was so, or made by hand, lose them."""


def roles_of(actor: Actor) -> frozenset[Role]:
    """The roles of an actor, one query for a user. Somebody who is not active has none.

    A superuser has the roles of his groups and no more: an administrator does not read cases by default.
    """
    if isinstance(actor, SystemActor):
        return frozenset({Role.SYSTEM})
    if isinstance(actor, ApplicantActor):
        return frozenset({Role.APPLICANT})
    if not actor.is_active or actor.pk is None:
        return frozenset()
    return roles_in(actor.groups.values_list("name", flat=True))


def roles_in(group_names: Iterable[str]) -> frozenset[Role]:
    """The roles that these groups give."""
    return frozenset(_ROLE_OF_GROUP[name] for name in group_names if name in _ROLE_OF_GROUP)


def people_with(role: Role) -> list[User]:
    """Active people with this role."""
    users = get_user_model()._default_manager.filter(is_active=True, groups__name=GROUPS[role])
    return list(users.order_by("pk").distinct())


def ensure_groups() -> dict[Role, Group]:
    """Make the groups and give them their permissions; running it again adds what is missing.

    It takes away nothing but `TAKEN_BACK`, from every group.
    """
    found = {f"{p.content_type.app_label}.{p.codename}": p for p in Permission.objects.select_related("content_type")}
    groups = {}
    for role, name in GROUPS.items():
        group, _created = Group.objects.get_or_create(name=name)
        group.permissions.add(*(found[code] for code in PERMISSIONS[role]))
        groups[role] = group
    for code in TAKEN_BACK:
        found[code].group_set.clear()
    return groups
