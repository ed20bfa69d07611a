"""The English words of the pages that explain the fund, in plain English. Keys of `GUIDANCE`: slugs of the Dutch pages."""

from __future__ import annotations

from typing import Any

from home.site_setup.texts import text

NO_LINK = {"text": "", "page": None, "url": ""}
OTHER_FUNDS = {"text": "See other funds", "page": None, "url": "/en/other-funds/"}


def _step(title: str, who: str, duration: str, words: str, motif: str, tone: str) -> tuple[str, dict[str, Any]]:
    look = {"motif": motif, "tone": tone}
    return ("step", {"title": title, "who": who, "duration": duration, "text": f"<p>{words}</p>", **look})


def _check(
    question: str, help_text: str, fits: str, otherwise: str, reason: str, place: dict[str, Any] | None = None
) -> tuple[str, dict[str, Any]]:
    rule = {"fits": fits, "otherwise": otherwise, "reason": reason, "better_place": place or NO_LINK}
    return ("question", {"question": question, "help": help_text, **rule})


def _faq(heading: str, *pairs: tuple[str, str]) -> tuple[str, dict[str, Any]]:
    return ("faq", {"heading": heading, "questions": [{"question": q, "answer": f"<p>{a}</p>"} for q, a in pairs]})


def _pot(name: str, suits: str, amount: str, motif: str) -> tuple[str, dict[str, Any]]:
    where = {"by_whom": "Municipality of Meierijstad", "motif": motif, "link": NO_LINK}
    return ("pot", {"name": name, "suits": suits, "amount": amount, **where})


def _term(word: str, meaning: str) -> tuple[str, dict[str, str]]:
    return ("term", {"word": word, "meaning": f"<p>{meaning}</p>"})


def _contact(heading: str, words: str = "") -> tuple[str, dict[str, str]]:
    return ("contact_person", {"heading": heading, "text": f"<p>{words}</p>" if words else ""})


STEP_PLAN: dict[str, Any] = {
    "title": "How it works",
    "slug": "how-it-works",
    "summary": "From idea to party: these are the steps.",
    "search_description": "How to apply for money for your idea in Meierijstad, step by step.",
    "steps": [
        _step("You have an idea", "You", "", "Something new for your street, village or school. Talk about it with your neighbours. Who joins in?", "seed", "sun"),
        _step("You see whether it fits", "You", "a few minutes", "Do the idea check: five short questions. Not sure? Call us. Your idea need not be finished.", "question", "sky"),
        _step("You apply", "You", "take an evening for it", "You fill in the form. You tell us what you want to do and what it costs. You can always stop and go on later.", "letter", "mint"),
        _step("We call or email you", "We", "within 2 working days", "You get one person who helps you. Is something missing? Then we ask for it, and say by which day.", "phone", "coral"),
        _step("The commission gives advice", "The commission", "at least four times a year", "A group of people looks at all plans. What do residents gain, and can it work?", "people", "pink"),
        _step("You get a decision", "The municipality", "usually within 8 weeks", "You get a letter with yes or no, and the reason. Do you disagree? Then you can object.", "check", "plum"),
        _step("You begin", "You", "", "You make your idea real. You show that the municipality helped pay for it. Your project gets a place on this site.", "flower", "mint"),
        _step("You tell us how it went", "You", "afterwards", "A short report with pictures and the costs. Did it turn out differently? That is fine. Others learn from it.", "speech", "sun"),
    ],
    "body": [("key_dates", {"heading": "Important days", "text": ""}), _contact("Need help?")],
}  # fmt: skip

IDEA_CHECK: dict[str, Any] = {
    "title": "Does my idea fit?",
    "slug": "idea-check",
    "summary": "Five short questions. We ask no name and keep nothing.",
    "search_description": "Does your idea fit the Burgerinnovatiefonds of Meierijstad? Five short questions.",
    "questions": [
        _check("Do you live in Meierijstad?", "That is Schijndel, Sint-Oedenrode, Veghel and the villages around them.", "ja", "elsewhere", "This money is for residents of Meierijstad. Do you know somebody who lives here? They can apply."),
        _check("Is your idea good for more people than you?", "Your street, your village or a school, for example.", "ja", "elsewhere", "This money is for ideas that are good for a group of residents.", OTHER_FUNDS),
        _check("Is it new, or do residents really join in?", "One of the two is enough.", "ja", "elsewhere", "This money is to try something new or to do something together. For other plans there are other funds.", OTHER_FUNDS),
        _check("Have you already started?", "Making plans and talking to people does not count.", "nee", "call", "We do not pay for what is already finished or bought. Call us: perhaps a part is still possible."),
        _check("Can you find the other half yourself?", "We pay half at most. Hours, things and money of others count.", "ja", "call", "Call us. We will help you think about who else may join."),
    ],
    "fits_text": "<p>Your idea fits the fund. Apply for money, or call us first to talk about it.</p>",
    "call_text": "<p>Your idea may fit. Call or email us, then you know for sure.</p>",
    "elsewhere_text": "<p>There may be a better place for your idea. Look below, or call us.</p>",
}  # fmt: skip

RULES: dict[str, Any] = {
    "title": "Rules",
    "slug": "rules",
    "summary": "What you may do, what you must do, and what we promise.",
    "search_description": "The rules of the Burgerinnovatiefonds of Meierijstad.",
    "body": [
        text(
            "<h2>Who can take part?</h2><ul><li>You live in the municipality of Meierijstad.</li>"
            "<li>Your plan is for a group of residents, not only for yourself.</li>"
            "<li>Does a school, a company or a club join in? That is a plus.</li></ul>"
            "<h2>Which plans fit?</h2><ul><li>You try something new. It may be technical or social.</li>"
            "<li>Or you make residents do something together.</li>"
            "<li>It may be a study, an experiment or a trial.</li>"
            "<li>You have not started yet.</li></ul>"
            "<h2>How does the money work?</h2><ul><li>You get the money once.</li>"
            "<li>You find the other half yourself. Hours, things or money of others count too.</li>"
            "<li>Is the pot empty? Then we have to say no. That is the law.</li>"
            "<li>With your application comes a list of all costs.</li></ul>"
            "<h2>Who decides?</h2><p>A commission looks at all plans, at least four times a year. It gives advice. "
            "Then the municipality decides. You always get a letter with the reason. The letter is in Dutch; "
            "we gladly explain it to you. Do you disagree? Then you can object. The letter says how.</p>"
            "<h2>What do we ask in return?</h2><ul><li>You show the logo of the municipality.</li>"
            "<li>Afterwards you tell us what the money has done. Also when it went differently.</li></ul>"
            "<p>This is a translation. When in doubt, the Dutch rules count.</p>"
        ),
        ("budget_meter", {"heading": "This is how much money is left", "text": ""}),
        _contact("Not sure?", "Call us. Together we see whether your plan fits."),
    ],
}

FAQ: dict[str, Any] = {
    "title": "Questions and answers",
    "slug": "questions",
    "summary": "Is your question not here? Call or email us.",
    "search_description": "Answers about applying for money for your idea in Meierijstad.",
    "groups": [
        _faq(
            "Taking part",
            ("Who can apply?", "Everybody who lives in Meierijstad. Alone, with neighbours or with a club."),
            ("I am not 18 yet. Can I take part?", "Yes. A parent or carer then applies together with you."),
            ("Do I have to speak Dutch?", "No. You can fill in the form in English and write to us in English. The official decision is in Dutch; we explain it to you."),
            ("Must my plan be finished?", "No. You may also study or try something. Tell us what you want to do and what it costs."),
            ("I have no computer. Can I do it on paper?", "Yes. Call us. We will send you the form."),
        ),
        _faq(
            "Money",
            ("How much money can I get?", "We pay half of the cost of your plan at most. The highest amount is in the rules."),
            ("How do I find the other half?", "Ask a shop, a club or another fund. Things and help that you get for free count too."),
            ("When do I get the money?", "After the decision. Then we ask for your bank account, and not before."),
            ("What if the pot is empty?", "Then we have to say no. Call us: there may be another place."),
        ),
        _faq(
            "After sending",
            ("How do I know where my application stands?", "Look at My application. You see every step there."),
            ("I forgot something. What now?", "Send us a message or call. Your application is not lost."),
            ("Will my name be on the site?", "Only if you want that. You can change it later."),
        ),
    ],
    "body": [_contact("Just ask")],
}  # fmt: skip

OTHER_FUNDS_GUIDE: dict[str, Any] = {
    "title": "Other funds",
    "slug": "other-funds",
    "summary": "Does your idea not fit here? Perhaps it fits there.",
    "search_description": "Other money and help for ideas of residents of Meierijstad.",
    "pots": [
        _pot("Leefbaarheidsbudget", "For a small activity that makes your street or village a nicer place.", "€ 2,000 at most", "bench"),
        _pot("Maatschappelijke initiatieven", "For plans of residents and clubs that take longer, or that need not be new.", "", "heart"),
        _pot("Klussenaanhanger", "Do you want to clean up or repair something together? Borrow a trailer full of tools.", "Free to borrow", "tool"),
    ],
    "body": [_contact("Not sure where to go?", "Call us. We show you the way.")],
}  # fmt: skip

GLOSSARY: dict[str, Any] = {
    "title": "Dutch words explained",
    "slug": "words",
    "summary": "Dutch words that you may meet, and what they mean.",
    "search_description": "Dutch words about grants, explained in plain English.",
    "terms": [
        _term("Aanvraag", "Application: your request for money, with your plan."),
        _term("Advies", "Advice: what the commission thinks of your plan. The municipality listens to it and then decides."),
        _term("Begroting", "Budget: a list of everything your plan costs, and where the money comes from."),
        _term("Besluit", "Decision: the answer of the municipality. Yes or no, and why."),
        _term("Bezwaar", "Objection: a letter in which you say that you disagree with a decision. You have six weeks for it."),
        _term("Commissie", "Commission: a group of people who read all plans and give advice."),
        _term("Fonds", "Fund: a pot of money for one purpose. This fund is for ideas of residents."),
        _term("Gemeente", "Municipality: the local government. Ours is Meierijstad."),
        _term("Kern", "A village or town in the municipality. Meierijstad has 13."),
        _term("Subsidie", "Grant: money of the municipality for a plan. You need not pay it back if you do what was agreed."),
        _term("Subsidieplafond", "Ceiling: the highest amount that is in the pot in a round."),
        _term("Vaststelling", "The last decision, after your report. It says how much money you may keep."),
        _term("Verantwoording", "Your report afterwards: what did you do, and what did it cost?"),
    ],
}  # fmt: skip

PEOPLE: dict[str, Any] = {
    "title": "Who are we?",
    "slug": "people",
    "summary": "These people help, give advice and decide.",
    "search_description": "The people behind the Burgerinnovatiefonds of Meierijstad.",
    "body": [_contact("Your contact")],
}

ADVICE: dict[str, Any] = {
    "title": "Advice from children",
    "slug": "advice",
    "summary": "Children from the last year of primary school thought along about this fund. Here is what they said and what we do with it.",
    "search_description": "Advice of children to the Burgerinnovatiefonds, and what the municipality does with it.",
    "body": [
        text(
            "<h2>How did it go?</h2><p>In 2019 we asked children for advice. They were pupils of group 8, about 12 years "
            "old, from three primary schools. They looked at the fund with other eyes. With each advice we say honestly "
            "what we do, and why sometimes we do not.</p>"
        )
    ],
}

CAMPAIGN_KIT: dict[str, Any] = {
    "title": "For school and village",
    "slug": "school-and-village",
    "summary": "Posters, texts and ideas to show the fund at school, in a shop or in the village paper.",
    "search_description": "Posters and texts about the Burgerinnovatiefonds for schools and villages.",
    "body": [
        text(
            "<h2>In the classroom</h2><p>Let pupils think of an idea for their own street. What is broken, boring or sad? "
            "What would you make with money? Draw it, and find somebody of 18 or older who joins in.</p>"
            "<h2>In the village</h2><p>Put up a poster at the bakery, the sports hall or the village hall. "
            "The code on the poster leads to this site.</p>"
        )
    ],
    "share_texts": [
        (
            "text",
            {
                "heading": "For the village paper",
                "text": (
                    "Do you have an idea for our village? The municipality of Meierijstad helps to pay. The "
                    "Burgerinnovatiefonds is there for plans of residents: something new, or something that you do "
                    "together. One person helps you from beginning to end."
                ),
            },
        ),
        (
            "text",
            {
                "heading": "For a group chat",
                "text": "Who has a good idea for our neighbourhood? There is money for it! Let us see what is possible.",
            },
        ),
    ],
}

GUIDANCE: dict[str, dict[str, Any]] = {
    "zo-werkt-het": STEP_PLAN,
    "ideecheck": IDEA_CHECK,
    "adviezen": ADVICE,
    "vragen": FAQ,
    "spelregels": RULES,
    "andere-potjes": OTHER_FUNDS_GUIDE,
    "school-en-dorp": CAMPAIGN_KIT,
    "mensen": PEOPLE,
    "woorden": GLOSSARY,
}
