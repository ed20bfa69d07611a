"""The case: an application as it was received, its versions and its files."""

import uuid
from decimal import Decimal

from django.conf import settings
from django.core.files.storage import storages
from django.core.files.storage.base import Storage
from django.db import models
from django.db.models.functions import Upper
from django.utils.translation import gettext_lazy as _

from fund_applications.models.immutable import WriteOnceModel
from fund_applications.models.statuses import OPEN_STATUSES, Status
from home.models import Theme, Village


def private_storage() -> Storage:
    """The storage without a public address. A callable, so that migrations hold no setting."""
    return storages["private"]


class ApplicantKind(models.TextChoices):
    """Who applies."""

    RESIDENT = "resident", _("inwoner")
    GROUP = "group", _("groep inwoners")
    ORGANISATION = "organisation", _("stichting of vereniging")


class ContactChannel(models.TextChoices):
    """Digital only after an express choice (Awb 2:8); else letters by post."""

    DIGITAL = "digital", _("digitaal")
    POST = "post", _("per post")


class NamePublication(models.TextChoices):
    """How the applicant may be named in public; no is the default."""

    NONE = "none", _("niet noemen")
    FIRST_NAME = "first_name", _("alleen de voornaam")
    FULL = "full", _("de hele naam")


class Applicant(models.Model):
    """Contact data apart from the case, so that retention can blank it and keep the numbers."""

    kind = models.CharField(_("soort aanvrager"), max_length=20, choices=ApplicantKind, default=ApplicantKind.RESIDENT)
    name = models.CharField(_("naam"), max_length=200, blank=True)
    organisation = models.CharField(_("organisatie"), max_length=200, blank=True)
    kvk_number = models.CharField(_("KvK-nummer"), max_length=8, blank=True)
    email = models.EmailField(_("e-mailadres"), blank=True, db_index=True)
    email_verified_at = models.DateTimeField(null=True, blank=True)
    phone = models.CharField(_("telefoon"), max_length=30, blank=True)
    street = models.CharField(_("straat en huisnummer"), max_length=200, blank=True)
    postcode = models.CharField(_("postcode"), max_length=10, blank=True)
    place = models.CharField(_("plaats"), max_length=100, blank=True)
    channel = models.CharField(_("berichten"), max_length=10, choices=ContactChannel, default=ContactChannel.POST)
    channel_chosen_at = models.DateTimeField(_("keuze gemaakt op"), null=True, blank=True)
    post_needed = models.BooleanField(_("post nodig"), default=False, help_text=_("Een e-mail kwam niet aan."))
    language = models.CharField(_("taal"), max_length=10, default="nl")
    name_publication = models.CharField(
        _("naam noemen"), max_length=12, choices=NamePublication, default=NamePublication.NONE
    )
    may_publish = models.BooleanField(_("mag op de website"), default=False)
    iban = models.CharField(_("IBAN"), max_length=34, blank=True, help_text=_("Vragen we pas na een toekenning."))
    account_holder = models.CharField(_("naam bij de rekening"), max_length=140, blank=True)
    unwanted_mails = models.JSONField(
        _("mails die uit staan"), default=list, blank=True, help_text=_("Soorten die niet verplicht zijn.")
    )

    class Meta:
        verbose_name = _("aanvrager")
        verbose_name_plural = _("aanvragers")
        indexes = [models.Index("postcode", Upper("street"), name="applicants_of_a_household")]

    def __str__(self) -> str:
        # Labels of log lines survive deletion, so a name of a person never stands in them.
        return f"{self._meta.verbose_name} {self.pk}"

    @property
    def by_post(self) -> bool:
        """Letters go by post: by choice, or because e-mail does not arrive (Awb 2:8, 2:11)."""
        return self.channel == ContactChannel.POST or self.post_needed or not self.email


class Application(models.Model):
    """The case. Its status changes only through `fund_applications.lifecycle.perform`.

    Amounts in euro. `decide_by` is a cache for sorting: the deadline is computed by the lifecycle.
    """

    class Source(models.TextChoices):
        WEB = "web", _("website")
        PAPER = "paper", _("papier")

    public_id = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    reference = models.CharField(_("nummer"), max_length=20, unique=True)
    round = models.ForeignKey("fund_applications.FundRound", on_delete=models.PROTECT, related_name="applications")
    page = models.ForeignKey(
        "fund_applications.ApplicationFormPage", on_delete=models.SET_NULL, null=True, related_name="applications"
    )
    draft_id = models.UUIDField(null=True, blank=True, unique=True, editable=False)
    applicant = models.ForeignKey(Applicant, on_delete=models.PROTECT, related_name="applications")
    status = models.CharField(_("status"), max_length=24, choices=Status, default=Status.SUBMITTED, db_index=True)
    source = models.CharField(_("kanaal"), max_length=10, choices=Source, default=Source.WEB)
    title = models.CharField(_("titel"), max_length=200)
    summary = models.TextField(_("idee in twee zinnen"), blank=True)
    requested_amount = models.DecimalField(_("gevraagd"), max_digits=12, decimal_places=2, default=Decimal(0))
    total_costs = models.DecimalField(_("totale kosten"), max_digits=12, decimal_places=2, default=Decimal(0))
    granted_amount = models.DecimalField(_("toegekend"), max_digits=12, decimal_places=2, null=True, blank=True)
    determined_amount = models.DecimalField(_("vastgesteld"), max_digits=12, decimal_places=2, null=True, blank=True)
    villages = models.ManyToManyField(Village, blank=True, related_name="applications", verbose_name=_("kernen"))
    themes = models.ManyToManyField(Theme, blank=True, related_name="applications", verbose_name=_("thema's"))
    project_starts_on = models.DateField(_("begin van het project"), null=True, blank=True)
    project_ends_on = models.DateField(_("einde van het project"), null=True, blank=True)
    received_at = models.DateTimeField(_("ontvangen"), db_index=True)
    decision_weeks = models.PositiveSmallIntegerField(
        _("beslistermijn (weken)"), default=8, help_text=_("Zoals die gold op de dag van ontvangst.")
    )
    decide_by = models.DateField(_("uiterlijk beslissen"), null=True, blank=True, db_index=True)
    report_due_on = models.DateField(_("verslag uiterlijk"), null=True, blank=True)
    handler = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        on_delete=models.SET_NULL,
        null=True,
        blank=True,
        related_name="handled_applications",
        verbose_name=_("behandelaar"),
    )
    supplement_lapsed = models.BooleanField(_("aanvulling verlopen"), default=False)
    proposed_referral = models.TextField(_("voorstel tot doorverwijzing"), blank=True)
    revision = models.PositiveIntegerField(default=0, editable=False)
    search_text = models.TextField(blank=True, editable=False)

    class Meta:
        ordering = ["-received_at"]
        verbose_name = _("aanvraag")
        verbose_name_plural = _("aanvragen")
        indexes = [
            models.Index(fields=["status", "decide_by"]),
            # What a round costs and comes to is summed from the index alone, without reading the cases.
            models.Index(
                fields=[
                    "round",
                    "status",
                    "source",
                    "requested_amount",
                    "granted_amount",
                    "determined_amount",
                    "received_at",
                    "id",
                ],
                name="cases_of_a_round",
            ),
            models.Index(fields=["handler", "status"]),
            # The register, newest first, without reading the cases: who may see a case is asked by its applicant.
            models.Index(fields=["-received_at", "-id", "applicant"], name="cases_newest_first"),
        ]

    def __str__(self) -> str:
        return self.reference

    @property
    def is_open(self) -> bool:
        """Whether a decision is still to be taken."""
        return self.status in OPEN_STATUSES


class ReferenceSequence(models.Model):
    """The last number given out in a year; locked while a number is taken."""

    year = models.PositiveSmallIntegerField(primary_key=True)
    last_number = models.PositiveIntegerField(default=0)

    def __str__(self) -> str:
        return f"{self.year}: {self.last_number}"


class ApplicationVersion(WriteOnceModel):
    """What was sent, word for word. A supplement is a new version; nothing ever changes in an old one."""

    application = models.ForeignKey(Application, on_delete=models.PROTECT, related_name="versions")
    number = models.PositiveSmallIntegerField()
    form_version = models.ForeignKey("fund_applications.FormVersion", on_delete=models.PROTECT, related_name="+")
    answers = models.JSONField()
    submitted_at = models.DateTimeField()
    submitted_by_staff = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, blank=True, related_name="+"
    )
    digest = models.CharField(max_length=64, help_text=_("sha256 over het ontvangstbewijs"))

    class Meta:
        ordering = ["number"]
        constraints = [models.UniqueConstraint(fields=["application", "number"], name="one_version_a_number")]
        verbose_name = _("versie van de aanvraag")
        verbose_name_plural = _("versies van de aanvraag")

    def __str__(self) -> str:
        return f"{self.application.reference} v{self.number}"


class Attachment(models.Model):
    """A file of a resident or of the staff. Stored under a random name, never at a public address."""

    class Scan(models.TextChoices):
        PENDING = "pending", _("wordt nagekeken")
        CLEAN = "clean", _("veilig")
        INFECTED = "infected", _("virus gevonden")
        NOT_SCANNED = "not_scanned", _("geen virusscanner ingesteld")

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    draft = models.ForeignKey(
        "fund_applications.Draft", on_delete=models.SET_NULL, null=True, blank=True, related_name="attachments"
    )
    application = models.ForeignKey(
        Application, on_delete=models.PROTECT, null=True, blank=True, related_name="attachments"
    )
    message = models.ForeignKey(
        "fund_applications.Message", on_delete=models.PROTECT, null=True, blank=True, related_name="attachments"
    )
    report = models.ForeignKey(
        "fund_applications.Report", on_delete=models.PROTECT, null=True, blank=True, related_name="attachments"
    )
    supplement = models.ForeignKey(
        "fund_applications.SupplementDraft",
        on_delete=models.SET_NULL,
        null=True,
        blank=True,
        related_name="attachments",
    )
    news = models.ForeignKey(
        "fund_applications.MakerNews", on_delete=models.SET_NULL, null=True, blank=True, related_name="photos"
    )
    question_id = models.CharField(max_length=64, blank=True)
    description = models.CharField(_("wat er op staat"), max_length=150, blank=True)
    file = models.FileField(storage=private_storage, upload_to="attachments", max_length=200)
    original_name = models.CharField(_("naam"), max_length=255)
    size = models.PositiveBigIntegerField(_("grootte in bytes"))
    sha256 = models.CharField(max_length=64)
    content_type = models.CharField(_("soort"), max_length=120)
    scan = models.CharField(_("virusscan"), max_length=12, choices=Scan, default=Scan.PENDING)
    created_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        ordering = ["created_at"]
        verbose_name = _("bijlage")
        verbose_name_plural = _("bijlagen")

    def __str__(self) -> str:
        return str(self.id)

    @property
    def is_readable(self) -> bool:
        """Whether the file may be shown to anyone: not before a configured scanner called it clean."""
        return self.scan in {self.Scan.CLEAN, self.Scan.NOT_SCANNED}
