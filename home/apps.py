"""The app of the public pages."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class HomeConfig(AppConfig):
    """What editors write and visitors read."""

    name = "home"
    verbose_name = _("Website")

    def ready(self) -> None:
        """Let changes of content be seen at once, and found."""
        from home.indexing import index_on_publication
        from home.remembering import forget_on_change

        forget_on_change()
        index_on_publication()
