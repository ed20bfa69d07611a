"""Mails in English to the applicant about a case. B1; each says what to do, or that there is nothing to do."""

from fund_applications.correspondence.mail_texts.default_text import DefaultText

TEXTS: dict[str, DefaultText] = {
    "receipt": DefaultText(
        "We have your application: {nummer}",
        """{aanhef}

We received your application. Its number is {nummer}.

You will hear what we decide by {datum}. If it takes longer, you will hear that too.

"My application" shows what happens next. You also find a copy there of everything that you sent.

{link}

You don't have to do anything.""",
        "See your application",
    ),
    "supplement_requested": DefaultText(
        "We still need something for {nummer}",
        """{aanhef}

We looked at your application {nummer}. Something is missing.

Please complete it by {datum}. "My application" shows exactly what we need and why.

{link}

Until you complete it, the time in which we decide stands still. Can't you make it? Call us before that day.""",
        "Complete your application",
    ),
    "supplement_lapsed": DefaultText(
        "The time to complete has passed: {nummer}",
        """{aanhef}

We asked you to complete your application {nummer}. The last day for that has passed.

We will now see what we do with what we have. You will hear from us.

{link}

You don't have to do anything. Would you like to say something about it? Send a message in "My application", or call \
us.""",
        "See your application",
    ),
    "supplied": DefaultText(
        "We have what you added: {nummer}",
        """{aanhef}

We received what you added to {nummer}. We go on with your application.

You will hear what we decide by {datum}.

{link}

You don't have to do anything.""",
        "See your application",
    ),
    "under_review": DefaultText(
        "We are looking at your plan: {nummer}",
        """{aanhef}

Your application {nummer} is complete. The commission is now going to look at your plan.

You will hear what we decide by {datum}.

{link}

You don't have to do anything.""",
        "See your application",
    ),
    "message_waiting": DefaultText(
        "There is a message for you: {nummer}",
        """{aanhef}

There is a message for you about your application {nummer}. Read it in "My application".

{link}

The message says whether you have to do something.""",
        "Read the message",
    ),
    "term_extended": DefaultText(
        "We need more time for {nummer}",
        """{aanhef}

We need more time to decide on your application {nummer}. You will now hear by {datum}.

"My application" tells you why.

{link}

You don't have to do anything.""",
        "Read why",
    ),
    "advice_fixed": DefaultText(
        "The commission gave its advice on {nummer}",
        """{aanhef}

The commission discussed your plan and gave its advice on your application {nummer}. Now we decide.

You will hear what we decide by {datum}.

{link}

You don't have to do anything.""",
        "See your application",
    ),
    "decision_announced": DefaultText(
        "There is a decision on {nummer}",
        """{aanhef}

We took a decision on your application {nummer}. The decision and the letter are ready for you in "My application".

{link}

Read the decision. It says why we decide this, what you have to do and how you can object.""",
        "Read the decision",
    ),
    "report_due": DefaultText(
        "Tell us how it went: {nummer}",
        """{aanhef}

You received money for a project, number {nummer}. We would like to hear how it went.

Please send your report by {datum}. The form is ready in "My application". You may also tell what did not work.

{link}

Do you need more time? Call us before that day.""",
        "Write your report",
    ),
    "report_received": DefaultText(
        "We have your report: {nummer}",
        """{aanhef}

We received your report on {nummer}. Thank you. We will look at it and tell you how we finish it.

{link}

You don't have to do anything.""",
        "See your application",
    ),
    "determination_announced": DefaultText(
        "Your grant is finished: {nummer}",
        """{aanhef}

We decided on the last part of your grant with number {nummer}. The decision and the letter are ready for you in \
"My application".

{link}

Read the decision. It says whether you still have to do something.""",
        "Read the decision",
    ),
    "objection_receipt": DefaultText(
        "We have your objection: {nummer}",
        """{aanhef}

We received your objection on {nummer}. You will hear how it goes on.

{link}

You don't have to do anything.""",
        "See your application",
    ),
    "withdrawn": DefaultText(
        "Your application is withdrawn: {nummer}",
        """{aanhef}

Your application {nummer} is withdrawn. We will do nothing more with it.

{link}

You don't have to do anything. Did you not ask for this? Please call us.""",
        "See your application",
    ),
    "referral_proposed": DefaultText(
        "We have a proposal for you: {nummer}",
        """{aanhef}

We looked at your application {nummer}. We think that another place fits your idea better.

Read our proposal in "My application" and tell us whether you agree. You don't have to accept it.

{link}""",
        "Read the proposal",
    ),
    "referred": DefaultText(
        "We passed on your application: {nummer}",
        """{aanhef}

You agreed to take your idea to another place. So your application {nummer} stops here.

"My application" tells you where you can go now.

{link}

You don't have to do anything more with us.""",
        "Read where you can go",
    ),
    "new_address": DefaultText(
        "Is this your new e-mail address?",
        """{aanhef}

This e-mail address was given as the new address for application {nummer}. Is that right? Use this link. From then on \
we send our mails here.

{link}

Is it not right? Then you don't have to do anything.""",
        "Yes, this is my new address",
    ),
    "contact_changed": DefaultText(
        "Your details have changed: {nummer}",
        """{aanhef}

Your details with application {nummer} have changed.

{link}

Did you do this yourself? Then you don't have to do anything. Did you not do this? Please call us at once.""",
        "See your details",
    ),
    "supplement_reminder": DefaultText(
        "Don't forget to complete: {nummer}",
        """{aanhef}

We asked you to complete your application {nummer}. You can do that up to and including {datum}.

{link}

Can't you make it? Call us before that day. Did you already complete it? Then you don't have to do anything.""",
        "Complete your application",
    ),
    "term_suspended": DefaultText(
        "We wait before we decide on {nummer}",
        """{aanhef}

We agreed with you that we decide later on your application {nummer}. You will now hear by {datum}.

{link}

You don't have to do anything.""",
        "See your application",
    ),
    "outage": DefaultText(
        "You get more time: {nummer}",
        """{aanhef}

Our website did not work for a while. So you get more time for what you had to do for {nummer}.

"My application" shows your new last day.

{link}

Were you ready already? Then you don't have to do anything.""",
        "See your new day",
    ),
    "objection_postponed": DefaultText(
        "We decide later on your objection: {nummer}",
        """{aanhef}

We need more time to decide on your objection on {nummer}. A letter in "My application" tells you until when.

{link}

You don't have to do anything.""",
        "Read the letter",
    ),
    "objection_outcome": DefaultText(
        "There is a decision on your objection: {nummer}",
        """{aanhef}

We took a decision on your objection on {nummer}. The letter is ready for you in "My application".

{link}

Read the letter. It says why we decide this, and what you can do if you don't agree.""",
        "Read the letter",
    ),
}
