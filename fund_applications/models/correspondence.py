"""What goes out by e-mail or post, its editable text, and the record of its sending."""

import uuid

from django.db import models
from django.utils.translation import gettext_lazy as _

from wagtail.admin.panels import FieldPanel, FieldRowPanel, MultiFieldPanel
from wagtail.contrib.settings.models import BaseSiteSetting, register_setting

from fund_applications.models.applications import Application, private_storage


class MailText(models.Model):
    """The text of a mail as the staff changed it. Without a row the default of `correspondence` is used."""

    code = models.CharField(_("bericht"), max_length=60)
    language = models.CharField(_("taal"), max_length=10, default="nl")
    subject = models.CharField(_("onderwerp"), max_length=200)
    body = models.TextField(_("tekst"))
    changed_at = models.DateTimeField(auto_now=True)

    class Meta:
        ordering = ["code", "language"]
        constraints = [models.UniqueConstraint(fields=["code", "language"], name="one_text_a_language")]
        verbose_name = _("mailtekst")
        verbose_name_plural = _("mailteksten")

    def __str__(self) -> str:
        return f"{self.code} ({self.language})"


class OutgoingMail(models.Model):
    """A mail that must go, goes, or went. `message_id` stays the same however often it is tried.

    A mail that gives access (`Draft`, "mijn aanvraag") is stored without its token: the link is made when it is sent.
    """

    class State(models.TextChoices):
        WAITING = "waiting", _("wacht")
        SENT = "sent", _("verstuurd")
        BOUNCED = "bounced", _("geweigerd")
        FAILED = "failed", _("mislukt")

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    application = models.ForeignKey(Application, on_delete=models.SET_NULL, null=True, blank=True, related_name="mails")
    draft = models.ForeignKey(
        "fund_applications.Draft", on_delete=models.CASCADE, null=True, blank=True, related_name="mails"
    )
    support_response = models.ForeignKey(
        "fund_applications.SupportResponse", on_delete=models.CASCADE, null=True, blank=True, related_name="mails"
    )
    code = models.CharField(_("bericht"), max_length=60)
    key = models.CharField(max_length=120, unique=True)
    recipient = models.EmailField(_("aan"))
    language = models.CharField(max_length=10, default="nl")
    subject = models.CharField(_("onderwerp"), max_length=200)
    body_text = models.TextField()
    body_html = models.TextField(blank=True)
    message_id = models.CharField(max_length=200, unique=True)
    state = models.CharField(_("stand"), max_length=10, choices=State, default=State.WAITING, db_index=True)
    attempts = models.PositiveSmallIntegerField(_("pogingen"), default=0)
    attempted_at = models.DateTimeField(_("laatste poging"), null=True, blank=True)
    next_attempt_at = models.DateTimeField(null=True, blank=True)
    created_at = models.DateTimeField(auto_now_add=True)
    sent_at = models.DateTimeField(_("verstuurd op"), null=True, blank=True)
    last_error = models.TextField(blank=True)

    class Meta:
        ordering = ["-created_at"]
        verbose_name = _("e-mail")
        verbose_name_plural = _("e-mails")

    def __str__(self) -> str:
        return f"{self.code} {self.created_at:%d-%m-%Y %H:%M}"


class Letter(models.Model):
    """A letter as PDF: made once, stored, and sent exactly so. Waits for post where the applicant chose post.

    `dated_on` is the day on the letter. The objection term on it is computed from that day, so a decision by post is
    posted on it, or made again with a new date.
    """

    application = models.ForeignKey(Application, on_delete=models.PROTECT, related_name="letters")
    code = models.CharField(_("brief"), max_length=60)
    key = models.CharField(max_length=120, unique=True)
    subject = models.CharField(_("onderwerp"), max_length=200)
    file = models.FileField(storage=private_storage, upload_to="letters", max_length=200)
    sha256 = models.CharField(max_length=64)
    dated_on = models.DateField(_("datum op de brief"))
    decision = models.ForeignKey(
        "fund_applications.Decision", on_delete=models.PROTECT, null=True, blank=True, related_name="letters"
    )
    by_post = models.BooleanField(_("per post"), default=False)
    made_at = models.DateTimeField(auto_now_add=True)
    posted_on = models.DateField(_("gepost op"), null=True, blank=True)

    class Meta:
        ordering = ["-made_at"]
        verbose_name = _("brief")
        verbose_name_plural = _("brieven")

    def __str__(self) -> str:
        return f"{self.application_id} {self.code}"


@register_setting(icon="mail", order=200)
class LetterSettings(BaseSiteSetting):
    """What stands on every letter: who decides, where the post goes, who advises."""

    return_address = models.TextField(
        _("adres van de gemeente"),
        max_length=300,
        blank=True,
        help_text=_("Staat boven aan de brief. Zet elke regel van het adres op een eigen regel."),
    )
    authority = models.CharField(_("wie beslist"), max_length=150, default="het college van burgemeester en wethouders")
    adviser = models.CharField(
        _("wie adviseert"),
        max_length=150,
        default="de commissie van het fonds",
        help_text=_("Een besluit noemt de adviseur (Awb 3:8)."),
    )
    objection_address = models.TextField(
        _("adres voor bezwaar"), max_length=300, blank=True, help_text=_("Leeg: het adres van de gemeente.")
    )
    objection_costs = models.CharField(
        _("zin over de kosten van bezwaar"), max_length=200, blank=True, default="Bezwaar maken kost niets."
    )
    court = models.CharField(_("rechtbank voor beroep"), max_length=150, default="de rechtbank Oost-Brabant")
    payment_sentence = models.CharField(
        _("zin over de betaling"),
        max_length=300,
        blank=True,
        default="Wij betalen het bedrag binnen zes weken na de datum van deze brief op uw rekening.",
    )
    signature = models.CharField(_("naam onder de brief"), max_length=150, blank=True)
    signature_role = models.CharField(_("functie onder de brief"), max_length=150, blank=True)

    panels = [
        FieldPanel("return_address"),
        FieldRowPanel([FieldPanel("authority"), FieldPanel("adviser")]),
        MultiFieldPanel(
            [FieldPanel("objection_address"), FieldPanel("objection_costs"), FieldPanel("court")], heading=_("Bezwaar")
        ),
        FieldPanel("payment_sentence"),
        FieldRowPanel([FieldPanel("signature"), FieldPanel("signature_role")]),
    ]

    class Meta:
        verbose_name = _("brieven")
        verbose_name_plural = _("brieven")
