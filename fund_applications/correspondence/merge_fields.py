"""Merge fields of mails: the words between braces in a mail text that are filled in for each recipient.

Their names are Dutch, because the people who edit the texts read them. No field holds anything of a case but its number
and its dates: what a case is about stands behind a link, never in a mail (Awb 2:10).
"""

from __future__ import annotations

from django.utils.translation import gettext_lazy

from fund_applications.questions.merging import MergeField, fill, names_in, problems_in, samples

__all__ = ["COMMON", "MergeField", "fill", "names_in", "problems_in", "samples"]

SALUTATION = MergeField("aanhef", gettext_lazy("“Hallo” met de naam, als we die weten"), "Hallo Sam,")
FUND = MergeField("fonds", gettext_lazy("de naam van het fonds"), "Burgerinnovatiefonds")
MUNICIPALITY = MergeField("gemeente", gettext_lazy("de naam van de gemeente"), "Meierijstad")
CONTACT = MergeField("contactpersoon", gettext_lazy("de contactpersoon van het fonds"), "Robin Voorbeeld")
PHONE = MergeField("telefoon", gettext_lazy("het telefoonnummer van het fonds"), "0413 - 00 00 00")
LINK = MergeField("link", gettext_lazy("de knop met de link; zet dit op een eigen regel"), "https://example.org/")
REFERENCE = MergeField("nummer", gettext_lazy("het nummer van de aanvraag"), "BIF-2027-0012")
DATE = MergeField("datum", gettext_lazy("de laatste dag waar het bericht over gaat"), "woensdag 6 mei 2026")
VALID_UNTIL = MergeField("geldig_tot", gettext_lazy("tot wanneer de link werkt"), "woensdag 6 mei om 14:32 uur")
CASES = MergeField(
    "lijst",
    gettext_lazy("de berichten, elk met een link naar de aanvraag; zet dit op een eigen regel"),
    "Nieuwe aanvraag: BIF-2027-0012",
)
WHO = MergeField("wie", gettext_lazy("wie iets deed of vroeg"), "Kim Voorbeeld")

COMMON = (SALUTATION, FUND, MUNICIPALITY, CONTACT, PHONE, LINK)
