"""The round (year or call) that an application belongs to, its money, its criteria and its meetings."""

from decimal import Decimal

from django.core.exceptions import ValidationError
from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.utils.translation import gettext_lazy as _

from modelcluster.fields import ParentalKey
from modelcluster.models import ClusterableModel
from wagtail.models import Orderable


class Allocation(models.TextChoices):
    """How the money is divided; announced beforehand (Awb 4:26)."""

    ORDER_OF_RECEIPT = "order_of_receipt", _("op volgorde van binnenkomst")
    RANKING = "ranking", _("op volgorde van de beoordeling")


class FundRound(ClusterableModel):
    """A year or call of the fund. Amounts in euro; everything a municipality may change is a field here."""

    name = models.CharField(_("naam"), max_length=100, help_text=_("Bijvoorbeeld: Ronde 2027."))
    opens_on = models.DateField(_("open vanaf"))
    closes_on = models.DateField(_("open tot en met"))
    ceiling = models.DecimalField(
        _("subsidieplafond (euro)"), max_digits=12, decimal_places=2, validators=[MinValueValidator(Decimal(0))]
    )
    maximum = models.DecimalField(
        _("hoogste bedrag per aanvraag (euro)"),
        max_digits=12,
        decimal_places=2,
        validators=[MinValueValidator(Decimal(1))],
    )
    percentage = models.PositiveSmallIntegerField(
        _("hoogste deel van de kosten (%)"),
        default=50,
        validators=[MinValueValidator(1), MaxValueValidator(100)],
    )
    allocation = models.CharField(
        _("verdeling"), max_length=20, choices=Allocation, default=Allocation.ORDER_OF_RECEIPT
    )
    decision_weeks = models.PositiveSmallIntegerField(
        _("beslistermijn (weken)"),
        default=8,
        validators=[MinValueValidator(1), MaxValueValidator(52)],
        help_text=_("Acht weken, tenzij een verordening iets anders zegt (Awb 4:13)."),
    )
    reviews_needed = models.PositiveSmallIntegerField(_("aantal beoordelingen per aanvraag"), default=2)
    second_pair_of_eyes = models.BooleanField(_("een tweede persoon bekrachtigt elk besluit"), default=False)
    report_weeks = models.PositiveSmallIntegerField(
        _("verslag binnen (weken na het einde van het project)"), default=13
    )
    determination_weeks = models.PositiveSmallIntegerField(_("vaststelling binnen (weken na het verslag)"), default=8)
    legal_basis_name = models.CharField(_("naam van de regeling"), max_length=200, blank=True)
    legal_basis_url = models.URLField(_("adres van de regeling"), blank=True)

    class Meta:
        ordering = ["-opens_on"]
        verbose_name = _("ronde")
        verbose_name_plural = _("rondes")

    def __str__(self) -> str:
        return self.name

    def clean(self) -> None:
        if self.opens_on and self.closes_on and self.closes_on < self.opens_on:
            raise ValidationError({"closes_on": _("De ronde sluit voordat zij opent. Kies een latere dag.")})
        if self.maximum and self.ceiling is not None and self.maximum > self.ceiling:
            raise ValidationError({"maximum": _("Het hoogste bedrag is meer dan er in de pot zit. Maak het lager.")})


class Criterion(Orderable):
    """A line of the rubric, with what each score from 1 to 5 means."""

    round = ParentalKey(FundRound, on_delete=models.CASCADE, related_name="criteria")
    name = models.CharField(_("criterium"), max_length=100)
    question = models.CharField(_("vraag aan de beoordelaar"), max_length=300, blank=True)
    weight = models.PositiveSmallIntegerField(_("gewicht"), default=1, validators=[MinValueValidator(1)])
    anchor_1 = models.CharField(_("score 1 betekent"), max_length=200, blank=True)
    anchor_2 = models.CharField(_("score 2 betekent"), max_length=200, blank=True)
    anchor_3 = models.CharField(_("score 3 betekent"), max_length=200, blank=True)
    anchor_4 = models.CharField(_("score 4 betekent"), max_length=200, blank=True)
    anchor_5 = models.CharField(_("score 5 betekent"), max_length=200, blank=True)

    class Meta(Orderable.Meta):
        verbose_name = _("criterium")
        verbose_name_plural = _("criteria")

    def __str__(self) -> str:
        return self.name

    def anchors(self) -> list[tuple[int, str]]:
        """The scores with their meaning, 1 to 5."""
        return [(score, getattr(self, f"anchor_{score}")) for score in range(1, 6)]


class CommissionMeeting(Orderable):
    """A day on which the commission talks about applications: at least four times a year."""

    round = ParentalKey(FundRound, on_delete=models.CASCADE, related_name="meetings")
    held_on = models.DateField(_("datum"))
    location = models.CharField(_("plaats"), max_length=200, blank=True)
    minutes = models.TextField(_("verslag"), blank=True)

    class Meta(Orderable.Meta):
        ordering = ["held_on"]
        verbose_name = _("vergadering")
        verbose_name_plural = _("vergaderingen")

    def __str__(self) -> str:
        return f"{self.round} - {self.held_on:%d-%m-%Y}"


class EquatedDay(models.Model):
    """A day that a Royal Decree makes equal to a holiday (Algemene termijnenwet 3 lid 3)."""

    date = models.DateField(_("datum"), unique=True)
    decree = models.CharField(_("besluit"), max_length=200, blank=True)

    class Meta:
        ordering = ["date"]
        verbose_name = _("gelijkgestelde dag")
        verbose_name_plural = _("gelijkgestelde dagen")

    def __str__(self) -> str:
        return f"{self.date:%d-%m-%Y}"
