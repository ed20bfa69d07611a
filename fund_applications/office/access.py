"""Who may see what in the office. Which cases a person may read is the lifecycle's to say; here it is put to use.

A superuser has the roles of his groups and no more. Finance reads no case: it sees the payments and who gets them.
"""

from __future__ import annotations

from collections.abc import Iterable

from django.contrib.auth.models import AbstractBaseUser, AnonymousUser
from django.db.models import Q, QuerySet

from fund_applications.lifecycle.conflicts import READS_ALL, readable_cases, written_along_by
from fund_applications.lifecycle.roles import PERMISSIONS, Role, roles_of
from fund_applications.models import Application, Conflict

__all__ = [
    "CASE_READERS",
    "CASE_STAFF",
    "Role",
    "cases_of",
    "has_any_role",
    "in_readable_case",
    "roles_with",
    "user_roles",
    "without_own_conflicts",
]

User = AbstractBaseUser | AnonymousUser

CASE_STAFF = READS_ALL
"""Who reads every case without a conflict: they work on all of them."""
CASE_READERS = READS_ALL | {Role.MEMBER, Role.RECORDS}
"""Who reads any case at all."""

_CACHE = "_office_roles"


def user_roles(user: User) -> frozenset[Role]:
    """The roles of a person, looked up once for each request: Django makes a new `user` for every one."""
    found: frozenset[Role] | None = getattr(user, _CACHE, None)
    if found is None:
        found = roles_of(user) if user.is_authenticated else frozenset()  # type: ignore[arg-type]
        setattr(user, _CACHE, found)
    return found


def has_any_role(user: User, roles: Iterable[Role]) -> bool:
    """Whether a person has one of these roles."""
    return bool(user_roles(user) & frozenset(roles))


def roles_with(permission: str) -> frozenset[Role]:
    """The roles to which the lifecycle gives a permission on a model, such as `view_fundround`."""
    full = f"fund_applications.{permission}"
    return frozenset(role for role, permissions in PERMISSIONS.items() if full in permissions)


def cases_of(user: User) -> QuerySet[Application]:
    """The cases that this person may read; none for who has no role in them."""
    if not has_any_role(user, CASE_READERS):
        return Application.objects.none()
    return readable_cases(user)  # type: ignore[arg-type]


def in_readable_case(user: User, path: str = "application") -> Q:
    """A condition on a model that leads to a case along `path`, such as `decision__application`."""
    return Q(**{f"{path}__in": cases_of(user).values("pk")})


def without_own_conflicts(user: User, path: str = "application") -> Q:
    """A condition for those who see records of all cases without reading any: not those they have a conflict with."""
    condition = ~Q(**{f"{path}__in": Conflict.objects.filter(person_id=user.pk).values("application_id")})
    if email := getattr(user, "email", ""):
        condition &= ~Q(**{f"{path}__applicant__email__iexact": email})
        written = written_along_by(user)  # type: ignore[arg-type]
        condition &= ~Q(**{f"{path}__in": written.values("application_id")})
    return condition
