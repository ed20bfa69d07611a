"""The shape of the words of one mail in one language."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class DefaultText:
    """Subject and body with merge fields between braces; `action` is what the button says.

    The body is paragraphs with an empty line between them. A paragraph that is only `{link}` becomes the button.
    """

    subject: str
    body: str
    action: str
