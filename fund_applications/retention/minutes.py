"""The minutes of a meeting belong to no case, but may name one. What names a destroyed case goes out of them."""

from __future__ import annotations

import re

from fund_applications.models import Application, CommissionMeeting

REMOVED = "[vernietigd]"
_SHORTEST = 4


def strike_out(application: Application) -> int:
    """Replace the names, the title and the addresses of a case in the minutes of its round; in how many meetings.

    Words are found as they were typed in the application, whatever their capitals. The number stays.
    """
    applicant = application.applicant
    words = {
        application.title,
        applicant.name,
        applicant.organisation,
        applicant.email,
        applicant.street,
        applicant.phone,
    }
    found = sorted((word.strip() for word in words if len(word.strip()) >= _SHORTEST), key=len, reverse=True)
    if not found:
        return 0
    pattern = re.compile("|".join(re.escape(word) for word in found), re.IGNORECASE)
    changed = 0
    meetings = CommissionMeeting.objects.filter(round_id=application.round_id).exclude(minutes="")
    for meeting in meetings.select_for_update(of=("self",)):
        without = pattern.sub(REMOVED, meeting.minutes)
        if without != meeting.minutes:
            meeting.minutes = without
            meeting.save(update_fields=["minutes"])
            changed += 1
    return changed
