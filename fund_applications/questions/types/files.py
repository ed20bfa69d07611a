"""Files: the answer is what was uploaded; reading and judging the files is `intake.uploads`' work."""

from __future__ import annotations

from django import forms
from django.utils.datastructures import MultiValueDict
from django.utils.translation import ngettext

from fund_applications.questions.definition import Question
from fund_applications.questions.types.base import Json, QuestionType, Shown, ShownFile

DEFAULT_MOST_FILES = 3
MOST_FILES = 20


class Files(QuestionType):
    """One or more files; the value is a list of dicts with `id`, `name`, `size` (bytes) and `sha256`."""

    name = "files"
    holds_files = True

    def field(self, question: Question) -> forms.Field:
        """A file input; the view takes the file from the request."""
        return forms.Field(required=False, widget=forms.FileInput())

    def typed(self, question: Question, data: MultiValueDict[str, str], name: str) -> Json:
        """Nothing is typed."""
        return None

    def is_empty(self, typed: Json) -> bool:
        """Whether there is no file."""
        return not typed

    def clean(self, question: Question, typed: Json) -> Json:
        """The files as they are: each was judged when it came in."""
        return typed or None

    def show(self, question: Question, value: Json) -> Shown:
        """The names of the files."""
        return Shown(files=tuple(ShownFile(str(f["id"]), f["name"], int(f["size"])) for f in value or ()))

    def limits_in_words(self, question: Question) -> str:
        """How many."""
        most = most_files(question)
        return ngettext("Hooguit %(most)d bestand.", "Hooguit %(most)d bestanden.", most) % {"most": most}


def most_files(question: Question) -> int:
    """How many files this question takes."""
    return min(question.limits.max_files or DEFAULT_MOST_FILES, MOST_FILES)
