"""The form that a new site starts with: six steps in plain Dutch. An editor may change every word of it.

The texts are evaluated in the active language. Ids are the same on every site, so that a site that is set up again
keeps the drafts that belong to the form.
"""

from __future__ import annotations

from fund_applications.questions.default_form.about_you import about_you
from fund_applications.questions.default_form.attachments_and_sending import attachments, sending
from fund_applications.questions.default_form.blocks import RawBlock
from fund_applications.questions.default_form.planning_and_money import money, planning
from fund_applications.questions.default_form.your_idea import your_idea

__all__ = ["RawBlock", "default_steps"]


def default_steps() -> list[RawBlock]:
    """Raw StreamField data for `ApplicationFormPage.steps`."""
    return [about_you(), your_idea(), planning(), money(), attachments(), sending()]
