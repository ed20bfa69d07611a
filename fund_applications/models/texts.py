"""Texts that the office writes again and again, kept by the office itself: messages, reasons, obligations."""

from django.core.exceptions import ValidationError
from django.db import models
from django.utils.translation import gettext_lazy as _

from fund_applications.questions.merging import MergeField, problems_in

TEXT_FIELDS: tuple[MergeField, ...] = (
    MergeField("nummer", _("het nummer van de aanvraag"), "BIF-2027-0012"),
    MergeField("naam", _("de naam van de aanvrager"), "Sam Voorbeeld"),
    MergeField("titel", _("de titel van het idee"), "Voorbeeld: buurttuin"),
    MergeField("datum", _("de dag van vandaag"), "6 mei 2026"),
    MergeField("uiterlijk", _("de laatste dag waarop we beslissen"), "woensdag 20 mei 2026"),
    MergeField("contactpersoon", _("de contactpersoon van het fonds"), "Robin Voorbeeld"),
    MergeField("telefoon", _("het telefoonnummer van het fonds"), "0413 - 00 00 00"),
    MergeField("fonds", _("de naam van het fonds"), "Burgerinnovatiefonds"),
)
"""What a text about a case may fill in. Unlike a mail it stays behind the login of the applicant, or in his letter."""


class TextBlock(models.Model):
    """A text to choose from while writing. Where it lands it can still be changed; the block stays as it is."""

    class Kind(models.TextChoices):
        MESSAGE = "message", _("bericht")
        REJECTION = "rejection", _("reden van afwijzing")
        GRANT = "grant", _("reden van toekenning")
        OBLIGATION = "obligation", _("verplichting")
        SUPPLEMENT = "supplement", _("aanvullingsreden")

    kind = models.CharField(_("soort"), max_length=20, choices=Kind)
    language = models.CharField(
        _("taal"), max_length=10, default="nl", choices=[("nl", "Nederlands"), ("en", "English")]
    )
    name = models.CharField(_("naam"), max_length=100, help_text=_("Zo staat de tekst in de lijst om uit te kiezen."))
    subject = models.CharField(
        _("onderwerp"),
        max_length=200,
        blank=True,
        help_text=_("Alleen bij een bericht: het onderwerp dat erbij hoort."),
    )
    text = models.TextField(_("tekst"), max_length=5000)
    sort_order = models.PositiveSmallIntegerField(_("volgorde"), default=10, help_text=_("Laag staat vooraan."))
    is_active = models.BooleanField(_("in gebruik"), default=True)
    is_standard = models.BooleanField(
        _("staat er vanzelf"),
        default=False,
        help_text=_("Alleen bij een verplichting: staat bij elke toekenning al ingevuld."),
    )
    changed_at = models.DateTimeField(auto_now=True)

    class Meta:
        ordering = ["kind", "language", "sort_order", "name"]
        constraints = [
            models.UniqueConstraint(
                fields=["kind", "language", "name"],
                name="one_block_a_name",
                violation_error_message=_("Er is al zo'n tekst met deze naam. Kies een andere naam."),
            )
        ]
        verbose_name = _("tekst")
        verbose_name_plural = _("teksten")

    def __str__(self) -> str:
        return f"{self.get_kind_display()}: {self.name}"

    def clean(self) -> None:
        """An unknown merge field is told while editing, never while sending."""
        problems = {
            name: found for name in ("subject", "text") if (found := problems_in(getattr(self, name), TEXT_FIELDS))
        }
        if self.kind == self.Kind.OBLIGATION and len(self.text) > LONGEST_OBLIGATION:
            text = _("Een verplichting is één regel van hoogstens %(most)d tekens. Maak de tekst korter.")
            problems.setdefault("text", []).append(text % {"most": LONGEST_OBLIGATION})
        if problems:
            raise ValidationError(problems)


LONGEST_OBLIGATION = 300
"""As long as an obligation of a decision may be."""
