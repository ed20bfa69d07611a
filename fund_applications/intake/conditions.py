"""Conditions of questions in words."""

from __future__ import annotations

from django.utils.translation import gettext as _

from fund_applications.questions.definition import FormDefinition, Question


def condition_in_words(definition: FormDefinition, question: Question) -> str:
    """`Alleen als je bij “Wie vraagt het geld aan?” kiest voor: ...`; empty for a question that everyone gets."""
    condition = question.condition
    watched = definition.question(condition.question_id) if condition else None
    if condition is None or watched is None:
        return ""
    labels = [option.label for value in condition.values if (option := watched.option(value))]
    return _("Alleen als je bij “%(question)s” kiest voor: %(answers)s.") % {
        "question": watched.label,
        "answers": _(" of ").join(labels),
    }
