"""The English words of the made-up projects and advice. Nothing here happened; each page carries the word "Example"."""

from __future__ import annotations

from dataclasses import dataclass

from home.demo.story_texts import DemoPeople


@dataclass(frozen=True)
class EnglishProject:
    """A project of the demonstration in English; `updates` as (heading, text), newest first like the Dutch ones."""

    dutch_slug: str
    slug: str
    title: str
    summary: str
    drawing_alt: str
    story: str
    quote: tuple[str, str] | None = None
    tip: str = ""
    result: str = ""
    lessons: str = ""
    recipient: str = ""
    updates: tuple[tuple[str, str], ...] = ()


PROJECTS: tuple[EnglishProject, ...] = (
    EnglishProject(
        "de-soepfiets",
        "the-soup-bike",
        "The soup bike",
        "Every week a cargo bike with fresh soup rides through Erp. Neighbours eat together and get to know each other.",
        "Drawing of a cargo bike with a big pan of soup on it",
        "<h2>How it began</h2><p>In Erp there was no place where you could just join a table. Four neighbours bought an old "
        "cargo bike and built a small kitchen on it.</p><p>Every Thursday the bike stands in three places. "
        "Who wants to, helps cutting or cycling.</p>",
        quote=("After half a year I know almost everybody in my street.", "A visitor of the soup bike"),
        tip="Start small. We first cooked three times in a garage. Then we knew what we needed.",
        result="<p>Every week about 60 people eat along. Twelve neighbours take turns cooking.</p>",
        lessons="<p>In winter fewer people came. That is why the bike now stands in a shed when it rains. "
        "We should have thought of that before.</p>",
        updates=(
            ("The thousandth bowl of soup", "Today we filled bowl number one thousand. It was tomato soup."),
            ("The first ride", "The bike is ready. 34 people came."),
        ),
    ),
    EnglishProject(
        "repareren-met-jong-en-oud",
        "repairing-with-young-and-old",
        "Repairing with young and old",
        "Young and old people repair broken things together. They learn from each other and we throw away less.",
        "Drawing of a workbench with a toaster and tools",
        "<h2>A workshop in the library</h2><p>One Saturday a month there are workbenches. Older people show how to mend a lamp "
        "or a chair. Young people help with phones.</p>",
        tip="Ask a library or a school for space. They often have a room that is empty.",
        updates=(("Thirty things in one day", "Of the thirty things, 22 work again."),),
    ),
    EnglishProject(
        "de-slimme-regenton",
        "the-smart-rain-barrel",
        "The smart rain barrel",
        "A rain barrel that empties itself just before a shower. The street stays dry and the garden has water.",
        "Drawing of a house in the rain with a barrel beside it",
        "<h2>The idea</h2><p>An ordinary barrel is often full when it starts to rain. Our barrel looks at the weather "
        "forecast. Is rain coming? Then the tap opens by itself.</p>",
        tip="Test one thing well first. We made ten at once.",
        result="<p>Four of the ten barrels worked for a year. Everybody may use the drawings.</p>",
        lessons="<p>The taps broke in the frost. We found no tap that is cheap and stays whole. "
        "That is why we stopped. The measuring went well: now we know how much water comes from a roof.</p>",
    ),
    EnglishProject(
        "wandelen-met-verhalen",
        "walking-with-stories",
        "Walking with stories",
        "Along the walk stand posts that tell a story of the village. You press the button and listen.",
        "Drawing of a post with a loudspeaker along a path",
        "<h2>Twelve posts, twelve voices</h2><p>Older residents told their story. The primary school made drawings with them. "
        "Each post gets power from the sun.</p>",
        quote=("My grandpa now tells everybody about the old mill.", "A pupil of group 7 (example)"),
        tip="Record in a quiet room. You hear wind through everything.",
        result="<p>The posts were used 9,000 times in a year. There will be a second walk.</p>",
    ),
    EnglishProject(
        "samen-de-straat-koel-houden",
        "keeping-the-street-cool",
        "Keeping the street cool together",
        "Residents measure how hot their street gets. With that map they choose where trees will come.",
        "Drawing of a street with trees and a big thermometer",
        "<h2>Measuring is knowing</h2><p>Fifty houses got a meter. On three evenings we read the map together. "
        "Now we make a plan with the municipality and a gardener.</p>",
        tip="Also invite the people who disagree.",
    ),
    EnglishProject(
        "muziek-zonder-drempel",
        "music-for-everybody",
        "Music for everybody",
        "Everybody can borrow an instrument and get lessons. Who can't hear, feels the music.",
        "Drawing of a guitar, a drum and notes",
        "<h2>A floor that shakes</h2><p>Pupils build a floor that shakes with the music. So everybody can join in. "
        "There will also be 40 instruments to borrow.</p>",
    ),
    EnglishProject(
        "de-praatbank",
        "the-talking-bench",
        "The talking bench",
        "On this bench you find a question to ask a stranger. A conversation begins by itself.",
        "Drawing of two people on a bench, with speech bubbles",
        "<h2>Six benches</h2><p>The wood club made six benches. Every month pupils think of new questions. "
        "The questions are on a card in the back of the bench.</p>",
        tip="Ask children for the questions. They dare more.",
        result="<p>On a fine day about 40 people sit down. Half of them start talking.</p>",
        lessons="<p>The cards blew away. Now they are behind glass.</p>",
        recipient="De houtclub (example)",
    ),
    EnglishProject(
        "de-raad-van-twaalf",
        "the-council-of-twelve",
        "The council of twelve",
        "Twelve children talk every month about a question of the village. Adults must answer.",
        "Drawing of people around a round table",
        "<h2>Drawing lots</h2><p>Children of group 8 draw lots for a place in the council. "
        "Within a month the village says what it does with their advice.</p>",
        tip="Agree beforehand who answers, and when.",
    ),
)

#: By the slug of the Dutch advice.
ADVICE: dict[str, dict[str, str]] = {
    "geef-het-een-gewone-naam": {
        "slug": "give-it-a-plain-name",
        "title": "Give it a plain name",
        "said": "We don't know what this word means. Just say what it is: money for an idea.",
        "school_group": "group 8",
        "answer": "<p>The site is now called “Money for your idea”. The name of the fund is small beside it.</p>",
    },
    "laat-plaatjes-zien": {
        "slug": "show-pictures",
        "title": "Show with pictures how it works",
        "said": "We don't read that much text. With pictures we get it at once.",
        "school_group": "group 8",
        "answer": "<p>Every step has a drawing now. You also see who must do something and how long it takes.</p>",
    },
    "laat-zien-wat-anderen-deden": {
        "slug": "show-what-others-did",
        "title": "Show what others did",
        "said": "When you see that somebody else could do it, you dare to try. Show small things too.",
        "school_group": "group 8",
        "answer": "<p>All projects are on the site. Not every project has a tip from its makers yet.</p>",
    },
    "laat-kinderen-zelf-aanvragen": {
        "slug": "let-children-apply",
        "title": "Let children apply for money themselves",
        "said": "We have ideas too. Why may only grown-ups ask?",
        "school_group": "group 8",
        "reason": "<p>Who gets money makes an agreement with the municipality. You must be 18 for that. "
        "But a parent or a teacher can do it together with you. Then it is still your idea.</p>",
    },
    "kom-langs-op-school": {
        "slug": "come-to-our-school",
        "title": "Come to our school",
        "said": "When somebody comes to tell about it, you remember it much better than from a letter.",
        "school_group": "group 8",
    },
}

PEOPLE: tuple[DemoPeople, ...] = (
    DemoPeople(
        "They help you",
        "You can always go to them with a question.",
        (("Sam Voorbeeld", "Helps you with your idea"), ("Bea Voorbeeld", "Handles applications")),
    ),
    DemoPeople(
        "The commission",
        "They read all plans and give advice. They do not decide.",
        (
            ("Carla Voorbeeld", "Resident of Sint-Oedenrode"),
            ("Chris Voorbeeld", "Resident of Schijndel"),
            ("Cor Voorbeeld", "Resident of Erp"),
        ),
    ),
)

#: News and events by the address of the Dutch page; `body` becomes the text of the page.
STORIES: dict[str, dict[str, str]] = {
    "nieuwe-site": {
        "slug": "new-site",
        "title": "A new site for your idea",
        "summary": "Applying for money is easier now. You see how much money there is and when you get an answer.",
        "body": "<p>On the new site you see at once what the fund is. You can stop filling in and go on later. "
        "And you always see how your application is doing.</p>",
    },
    "soepfiets-wint-harten": {
        "slug": "soup-bike-one-year",
        "title": "The soup bike has been riding for a year",
        "summary": "Four neighbours from Erp celebrate: their cargo bike with soup is one year old.",
        "picture_alt": "Drawing of a cargo bike with a big pan of soup on it",
        "body": "<p>Every Thursday about 60 people eat along. The makers look for two more cooks. Is that you?</p>",
    },
    "vier-plannen-besproken": {
        "slug": "four-plans-discussed",
        "title": "The commission discussed four plans",
        "summary": "From a talking bench to a street battery: the commission read four plans and gave advice.",
        "body": "<p>The makers hear within a few weeks whether they get money. After that the projects are on this site.</p>",
    },
    "inloopavond": {
        "slug": "open-evening",
        "title": "Open evening: come with your idea",
        "summary": "Walk in with your idea, even when it is still a scribble on a napkin.",
        "place": "The village hall, Veghel (example)",
        "body": "<p>There is coffee and lemonade. You talk with somebody of the fund and with makers of other projects.</p>",
    },
    "ideeenmarkt": {
        "slug": "ideas-market",
        "title": "Market of ideas for groups 7 and 8",
        "summary": "Children show their idea. Adults say what they are going to do with it.",
        "place": "The sports hall, Schijndel (example)",
        "body": "<p>Each class gets a stall. At the end everybody together chooses three ideas to try out.</p>",
    },
}
