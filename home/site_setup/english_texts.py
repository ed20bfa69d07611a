"""The English words of the home page and of the pages that are mostly running text. Keys of `TEXTS`: slugs of the Dutch pages."""

from __future__ import annotations

from typing import Any

from home.site_setup.texts import step, text

HOME: dict[str, Any] = {
    "title": "Money for your idea",
    "hero_title": "Money for your idea",
    "hero_text": (
        "Do you have a plan that is good for your village or street? The municipality pays a part of it. "
        "Small or big: everybody who lives here may try."
    ),
    "hero_button": "Apply for money",
    "hero_second_button": "How it works",
    "search_description": "An idea for your village in Meierijstad? The municipality pays a part of it.",
    "body": [
        text(
            "<h2>What is it?</h2><p>The Burgerinnovatiefonds is a pot of money of the municipality of Meierijstad. "
            "It is for ideas of residents. You try something new, or you do something together for your village. "
            "We never pay more than half. You find the rest yourself, for example with a club or a shop.</p>"
        ),
        (
            "steps",
            {
                "heading": "How it works",
                "steps": [
                    step("You have an idea", "Talk about it with your neighbours. Do they join in?", "seed", "sun"),
                    step("You apply for money", "You fill in the form. You can stop and go on later.", "letter", "sky"),
                    step("We look at your plan", "Within 2 working days you hear who helps you.", "magnifier", "mint"),
                    step(
                        "You hear the answer", "A commission gives advice. The municipality decides.", "check", "pink"
                    ),
                    step("You begin", "You make your idea real. Later you tell how it went.", "flower", "coral"),
                ],
            },
        ),
        (
            "idea_check_teaser",
            {
                "heading": "Does your idea fit the fund?",
                "text": "<p>Five short questions. We ask no name and keep nothing.</p>",
                "link": {"text": "Do the idea check", "page": None, "url": "/en/idea-check/"},
            },
        ),
        (
            "project_cards",
            {
                "heading": "What others did",
                "choice": "newest",
                "projects": [],
                "number": 3,
                "link": {"text": "See all projects", "page": None, "url": "/en/projects/"},
            },
        ),
        ("village_map", {"heading": "Ideas in your village"}),
        (
            "call_to_action",
            {
                "heading": "Children gave us advice",
                "text": "<p>Children of about 12 years old thought along about this fund. Read what we do with it.</p>",
                "link": {"text": "See their advice", "page": None, "url": "/en/advice/"},
            },
        ),
        (
            "contact_person",
            {
                "heading": "Just ask",
                "text": "<p>Is your idea not finished? Call or email us. We think along with you, in English too.</p>",
            },
        ),
    ],
}

PROJECTS: dict[str, Any] = {
    "title": "Projects",
    "slug": "projects",
    "summary": "What residents made with money of the fund. What did not work is here too.",
    "search_description": "Projects of residents of Meierijstad that got money from the fund.",
}

CONTACT: dict[str, Any] = {
    "title": "Contact",
    "slug": "contact",
    "summary": "Call us or send an email, in English too. Your idea need not be finished.",
    "search_description": "How to reach the Burgerinnovatiefonds of Meierijstad.",
    "body": [
        ("contact_person", {"heading": "Just ask", "text": ""}),
        text(
            '<h2>Did you already apply?</h2><p>On <a href="/en/mijn-aanvraag/">My application</a> you see where it '
            "stands. You can send us a message there too.</p>"
            "<h2>Not happy?</h2><p>Tell us. Do we not solve it together? "
            "Then you can make a complaint to the municipality.</p>"
        ),
    ],
}

PRIVACY: dict[str, Any] = {
    "title": "Privacy",
    "slug": "privacy",
    "summary": "This is what we do with your data.",
    "search_description": "Which data the Burgerinnovatiefonds keeps, why and for how long.",
    "body": [
        text(
            "<h2>When you look at the site</h2><p>We do not follow you. There are no advertising cookies. "
            "That is why we do not ask you about cookies.</p>"
            "<h2>When you apply for money</h2><p>We only ask what we need to decide about your plan: your name, your "
            "address, your email and your plan. We do this because it is our task as a municipality. "
            "Only people who work on your application can see it.</p>"
            "<h2>How long do we keep it?</h2><ul>"
            "<li>Not sent? We delete it 60 days after the last change.</li>"
            "<li>Did you get money? We keep it for 7 years after the project is closed.</li>"
            "<li>Rejected? We keep it for 5 years.</li>"
            "<li>Withdrawn, not processed or referred? We keep it for 1 year.</li></ul>"
            "<h2>What comes on the site?</h2><p>Did you get money? Then your plan is on this site, with the amount and "
            "the village. Your name is only there if you want that. You can change it later.</p>"
            "<h2>Your rights</h2><p>You may see, correct and take along your data. Email or call us. Not happy? "
            "Then you can complain to the Autoriteit Persoonsgegevens, the Dutch data protection authority.</p>"
        )
    ],
}

ACCESSIBILITY: dict[str, Any] = {
    "title": "Accessibility",
    "slug": "accessibility",
    "summary": "Everybody must be able to use this site.",
    "search_description": "How accessible the site of the Burgerinnovatiefonds is, and what to do when something fails.",
    "body": [
        text(
            "<h2>What we do</h2><p>We make the site by the rules of WCAG 2.2, level AA. "
            "You can do everything with a keyboard. Everything works without JavaScript too. "
            "The site fits a phone, and you can make the letters bigger.</p>"
            "<h2>Does something not work?</h2><p>Tell us. We answer within 2 working days. "
            "Would you rather take part on paper or by phone? That is possible too.</p>"
        ),
        (
            "notice",
            {
                "kind": "info",
                "heading": "Still to come",
                "text": "<p>Here comes the official statement of the municipality, with the number in the register.</p>",
            },
        ),
        ("contact_person", {"heading": "Report a problem", "text": ""}),
    ],
}

NEWS: dict[str, Any] = {
    "title": "News and events",
    "slug": "news",
    "summary": "What happens around the fund, and when you can meet us.",
    "search_description": "News and events of the Burgerinnovatiefonds of Meierijstad.",
}

TEXTS: dict[str, dict[str, Any]] = {
    "projecten": PROJECTS,
    "nieuws": NEWS,
    "contact": CONTACT,
    "privacy": PRIVACY,
    "toegankelijkheid": ACCESSIBILITY,
}

#: What the site settings say beside the pages.
SETTINGS: dict[str, str] = {"reply_promise_en": "You hear from us within 2 working days."}
