"""The English words of the pages that explain the fund, in plain English."""

from __future__ import annotations

from typing import Any

NO_LINK = {"text": "", "page": None, "url": ""}


def _step(title: str, who: str, duration: str, words: str, motif: str, tone: str) -> tuple[str, dict[str, Any]]:
    look = {"motif": motif, "tone": tone}
    return ("step", {"title": title, "who": who, "duration": duration, "text": f"<p>{words}</p>", **look})


def _question(question: str, help_text: str, fits: str, otherwise: str, reason: str) -> tuple[str, dict[str, Any]]:
    rule = {"fits": fits, "otherwise": otherwise, "reason": reason, "better_place": NO_LINK}
    return ("question", {"question": question, "help": help_text, **rule})


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
        (
            "text",
            "<h2>What is it?</h2><p>The Burgerinnovatiefonds is a pot of money of the municipality of Meierijstad. "
            "It is for ideas of residents. You try something new, or you do something together for your village. "
            "We never pay more than half. You find the rest yourself, for example with a club or a shop.</p>"
            "<p>Most of this site is in Dutch. Do you need help? Call us or send a mail. You may write in English.</p>",
        ),
        (
            "project_cards",
            {"heading": "What others did", "choice": "newest", "projects": [], "number": 3, "link": NO_LINK},
        ),
        (
            "contact_person",
            {"heading": "Just ask", "text": "<p>Is your idea not finished? We think along with you.</p>"},
        ),
    ],
}

PAGES: dict[str, dict[str, Any]] = {
    "zo-werkt-het": {
        "title": "How it works",
        "slug": "how-it-works",
        "summary": "From idea to party: these are the steps.",
        "search_description": "How to apply for money for your idea in Meierijstad, step by step.",
        "steps": [
            _step("You have an idea", "You", "", "Something new for your street, village or school. Talk with your neighbours.", "seed", "sun"),
            _step("You see whether it fits", "You", "a few minutes", "Do the idea check: five short questions. Not sure? Call us.", "question", "sky"),
            _step("You apply", "You", "take an evening", "You fill in the form. You can stop and go on later.", "letter", "mint"),
            _step("We call or mail you", "We", "within 2 working days", "One person helps you. Is something missing? Then we ask for it.", "phone", "coral"),
            _step("The commission advises", "The commission", "at least four times a year", "A group of people looks at all plans.", "people", "pink"),
            _step("You get a decision", "The municipality", "usually within 8 weeks", "You get a letter with yes or no, and why. You can object to it.", "check", "plum"),
            _step("You begin", "You", "", "You make your idea real. Your project gets a place on this site.", "flower", "mint"),
            _step("You tell how it went", "You", "afterwards", "A short report with pictures and costs. Did it go another way? That is fine.", "speech", "sun"),
        ],
        "body": [("contact_person", {"heading": "Need help?", "text": ""})],
    },
    "ideecheck": {
        "title": "Does my idea fit?",
        "slug": "idea-check",
        "summary": "Five short questions. We ask no name and keep nothing.",
        "search_description": "Does your idea fit the fund? Five short questions.",
        "questions": [
            _question("Do you live in Meierijstad?", "", "ja", "elsewhere", "This money is for residents of Meierijstad. Do you know somebody who lives here? They can apply."),
            _question("Is your idea good for more people than you?", "Your street, your village or a school.", "ja", "elsewhere", "This money is for ideas that are good for a group of residents."),
            _question("Is it new, or do residents really join in?", "One of the two is enough.", "ja", "elsewhere", "This money is to try something new or to do something together."),
            _question("Did you begin already?", "Making plans and talking does not count.", "nee", "call", "We do not pay for what is finished or bought. Call us: perhaps a part is possible."),
            _question("Can you find the other half yourself?", "Hours, things and money of others count.", "ja", "call", "Call us. We think along about who else may join."),
        ],
        "fits_text": "<p>Your idea fits. Apply for money, or call us first.</p>",
        "call_text": "<p>Your idea may fit. Call or mail us, then you know for sure.</p>",
        "elsewhere_text": "<p>There may be a better place for your idea. Call us, and we show you the way.</p>",
    },
    "contact": {
        "title": "Contact",
        "slug": "contact",
        "summary": "Call us or send a mail. Also when your idea is not finished yet.",
        "search_description": "How to reach the fund.",
        "body": [("contact_person", {"heading": "Just ask", "text": ""})],
    },
}  # fmt: skip
