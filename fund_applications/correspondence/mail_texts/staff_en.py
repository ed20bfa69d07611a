"""Mails in English to the staff."""

from fund_applications.correspondence.mail_texts.default_text import DefaultText

TEXTS: dict[str, DefaultText] = {
    "staff_new_case": DefaultText(
        "New application: {nummer}",
        """{aanhef}

A new application came in: {nummer}. Contact the applicant by {datum}.

{link}""",
        "Open the application",
    ),
    "staff_assigned": DefaultText(
        "Assigned to you: {nummer}",
        """{aanhef}

Application {nummer} is assigned to you. Do you have an interest in it? Say so before you read.

{link}""",
        "Open the application",
    ),
    "staff_mention": DefaultText(
        "{wie} mentions you in {nummer}",
        """{aanhef}

{wie} mentions you in a note on application {nummer}.

{link}""",
        "Read the note",
    ),
    "staff_message": DefaultText(
        "Message from the applicant: {nummer}",
        """{aanhef}

The applicant of {nummer} sent a message. Read it and answer.

{link}""",
        "Read the message",
    ),
    "staff_supplied": DefaultText(
        "Completed: {nummer}",
        """{aanhef}

The applicant of {nummer} completed the application. See whether it is complete now.

{link}""",
        "Open the application",
    ),
    "staff_due": DefaultText(
        "By {datum}: {nummer}",
        """{aanhef}

Application {nummer} must be done by {datum}. See what still has to happen.

{link}""",
        "Open the application",
    ),
    "staff_post_needed": DefaultText(
        "Send a letter: {nummer}",
        """{aanhef}

An e-mail about application {nummer} did not arrive. Call the applicant, or send the message by post.

{link}""",
        "Open the application",
    ),
    "staff_lapsed": DefaultText(
        "Not completed: {nummer}",
        """{aanhef}

The last day for completing {nummer} has passed. Take the application on, or have the decider decide not to process \
it.

{link}""",
        "Open the application",
    ),
    "staff_referral": DefaultText(
        "Answer to your proposal: {nummer}",
        """{aanhef}

The applicant of {nummer} answered the proposal to go to another place.

{link}""",
        "Read the answer",
    ),
    "staff_withdrawn": DefaultText(
        "Withdrawn: {nummer}",
        """{aanhef}

The applicant withdrew application {nummer}. You don't have to do anything more with it.

{link}""",
        "Open the application",
    ),
    "staff_report": DefaultText(
        "Report received: {nummer}",
        """{aanhef}

The report on {nummer} is in. Look at it and prepare the determination.

{link}""",
        "Open the application",
    ),
    "staff_objection": DefaultText(
        "Objection received: {nummer}",
        """{aanhef}

There is an objection against a decision on {nummer}. See who handles it; who took the decision does not decide on \
it.

{link}""",
        "Open the application",
    ),
    "staff_default_notice": DefaultText(
        "Notice of default: {nummer}",
        """{aanhef}

There is a notice of default on {nummer}. Decide within two weeks, or we pay a penalty.

{link}""",
        "Open the application",
    ),
    "staff_conflict": DefaultText(
        "Appoint somebody else: {nummer}",
        """{aanhef}

Somebody declared an interest in {nummer} and can't work on it any more. See whether another person is needed.

{link}""",
        "Open the application",
    ),
    "staff_outage": DefaultText(
        "Was this an outage?",
        """{aanhef}

The monitoring saw that the website of {fonds} was silent for a while. Say whether that was an outage. Until then no \
request for more information that it touches runs out. It is on your start page, under "Waits for you".

{link}

Did a colleague do this already? Then you need not do anything.""",
        "Open the start page",
    ),
    "staff_maker_news": DefaultText(
        "There is news from makers",
        """{aanhef}

Makers sent news for the page of their project. Read it. Place it, or tell them why not.

{link}

Did a colleague do this already? Then you need not do anything.""",
        "Read the news",
    ),
    "staff_digest": DefaultText(
        "What happened at {fonds}",
        """{aanhef}

This happened since the last mail:

{lijst}

Open an application with the link beside it, or look at your overview first.

{link}

Do you want this mail more often or less often? Say so in the admin, at your account.""",
        "Open your overview",
    ),
}
