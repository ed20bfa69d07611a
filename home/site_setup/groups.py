"""What the two groups of the communication department may do. They see no application at all."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.contrib.auth.models import Group, Permission

from wagtail.models import Collection, GroupCollectionPermission, GroupPagePermission

if TYPE_CHECKING:
    from collections.abc import Iterable

    from home.models import HomePage

EDITOR, CHIEF_EDITOR = "Redacteur", "Hoofdredacteur"
#: The groups of a bare Wagtail, which our own replace.
WAGTAIL_GROUPS = ("Editors", "Moderators")

PAGE_PERMISSIONS = {
    EDITOR: ("add", "change"),
    CHIEF_EDITOR: ("add", "change", "publish", "lock", "unlock"),
}
COLLECTION_PERMISSIONS = {
    EDITOR: ("add_image", "change_image", "choose_image", "add_document", "change_document", "choose_document"),
    CHIEF_EDITOR: (
        *("add_image", "change_image", "delete_image", "choose_image"),
        *("add_document", "change_document", "delete_document", "choose_document"),
    ),
}
#: Permissions by `app.codename`.
MODEL_PERMISSIONS = {
    EDITOR: (
        "wagtailadmin.access_admin",
        "simple_translation.submit_translation",
        "home.add_hardword",
        "home.change_hardword",
        "home.view_hardword",
    ),
    CHIEF_EDITOR: (
        "wagtailadmin.access_admin",
        "simple_translation.submit_translation",
        "home.change_sitesettings",
        *("home.add_hardword", "home.change_hardword", "home.delete_hardword", "home.view_hardword"),
        *("home.add_theme", "home.change_theme", "home.delete_theme", "home.view_theme"),
        *("home.change_village", "home.view_village"),
        *("wagtailredirects.add_redirect", "wagtailredirects.change_redirect", "wagtailredirects.delete_redirect"),
        *(
            "wagtailsearchpromotions.add_searchpromotion",
            "wagtailsearchpromotions.change_searchpromotion",
            "wagtailsearchpromotions.delete_searchpromotion",
        ),
    ),
}


def ensure_groups(home: HomePage) -> None:
    """Give both groups what is missing of their permissions below this home page; take nothing away from them."""
    for name in (EDITOR, CHIEF_EDITOR):
        group, _ = Group.objects.get_or_create(name=name)
        _allow_pages(group, home, PAGE_PERMISSIONS[name])
        _allow_collections(group, COLLECTION_PERMISSIONS[name])
        group.permissions.add(*_permissions(MODEL_PERMISSIONS[name]))
    for group in Group.objects.filter(name__in=WAGTAIL_GROUPS, user__isnull=True):
        group.delete()


def _permissions(names: Iterable[str]) -> list[Permission]:
    found = []
    for name in names:
        app, codename = name.split(".")
        found.append(Permission.objects.get(content_type__app_label=app, codename=codename))
    return found


def _allow_pages(group: Group, home: HomePage, kinds: Iterable[str]) -> None:
    for kind in kinds:
        permission = Permission.objects.get(content_type__app_label="wagtailcore", codename=f"{kind}_page")
        GroupPagePermission.objects.get_or_create(group=group, page_id=home.pk, permission=permission)


def _allow_collections(group: Group, codenames: Iterable[str]) -> None:
    root = Collection.get_first_root_node()
    apps = ("wagtailimages", "wagtaildocs")
    for permission in Permission.objects.filter(content_type__app_label__in=apps, codename__in=list(codenames)):
        GroupCollectionPermission.objects.get_or_create(group=group, collection=root, permission=permission)
