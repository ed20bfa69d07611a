from django.apps import AppConfig


class FundApplicationsConfig(AppConfig):
    name = "fund_applications"
    verbose_name = "Aanvragen"

    def ready(self) -> None:
        from django.db.models.signals import post_migrate

        from wagtail import hooks

        from fund_applications.lifecycle import checks, event_guard
        from fund_applications.lifecycle.log_actions import register_log_actions

        hooks.register("register_log_actions", register_log_actions)
        post_migrate.connect(
            event_guard.reinstall_after_migrations, sender=self, dispatch_uid="fund_applications.event_guard"
        )
        checks.register()
        _connect_intake()
        _connect_correspondence()


def _connect_intake() -> None:
    """Files that wait for the virus scanner are asked about again as time passes; unconfirmed answers are forgotten."""
    from fund_applications.intake import receivers  # noqa: F401
    from fund_applications.support import receivers as support_receivers  # noqa: F401


def _connect_correspondence() -> None:
    """Who does the follow-ups: importing the handlers registers them, and the receiver nudges the worker."""
    from fund_applications.correspondence import handlers, receivers  # noqa: F401
    from fund_applications.publication import handlers as publication_handlers  # noqa: F401
    from fund_applications.publication import receivers as publication_receivers  # noqa: F401
    from fund_applications.retention import receivers as retention_receivers  # noqa: F401
