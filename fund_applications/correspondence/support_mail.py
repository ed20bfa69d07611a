"""The mail in which a neighbour confirms what he thinks of an idea."""

from __future__ import annotations

from fund_applications.correspondence.mails import mail_to_applicant
from fund_applications.models import FollowUp, OutgoingMail, SupportResponse
from fund_applications.support.responses import MAIL_CODE


def mail_to_neighbour(follow_up: FollowUp, email: str) -> None:
    """Write the mail, unless the answer is gone. Its row goes with the answer; the address is kept nowhere else."""
    response = SupportResponse.objects.filter(pk=follow_up.payload.get("support_response"), confirmed_at=None).first()
    if response is not None and email:
        mail = mail_to_applicant(MAIL_CODE, key=follow_up.key, recipient=email, language=response.language)
        OutgoingMail.objects.filter(pk=mail.pk).update(support_response=response)
    follow_up.payload = {"code": MAIL_CODE}
