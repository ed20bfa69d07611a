"""The blocks with which an editor composes an application form: steps, and one block a question type."""

from fund_applications.questions.blocks.steps import StepsBlock

__all__ = ["StepsBlock"]
