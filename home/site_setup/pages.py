"""The page tree of a new site. A page that exists, at whatever address, is never made again or rewritten."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any
from urllib.parse import urlsplit

from django.conf import settings

from wagtail.models import Page, Site

from home.models import (
    AdviceIndexPage,
    CampaignKitPage,
    FaqPage,
    GlossaryPage,
    HomePage,
    IdeaCheckPage,
    NewsIndexPage,
    PeoplePage,
    ProjectIndexPage,
    ReferralGuidePage,
    RulesPage,
    SiteSettings,
    StandardPage,
    StepPlanPage,
)
from home.site_setup import guidance_texts, texts

if TYPE_CHECKING:
    from home.models import BasePage


#: The public register of grants is no page of ours; its address is fixed.
REGISTER_ADDRESS = "/register/"


@dataclass(frozen=True)
class NewPage:
    """A page that a new site gets below its home page."""

    model: type[BasePage]
    slug: str
    title: str
    in_menu: bool = False
    in_footer: bool = False
    values: dict[str, Any] = field(default_factory=dict)


PAGES: tuple[NewPage, ...] = (
    NewPage(StepPlanPage, "zo-werkt-het", "Zo werkt het", in_menu=True, values=guidance_texts.STEP_PLAN),
    NewPage(IdeaCheckPage, "ideecheck", "Past je idee?", in_menu=True, values=guidance_texts.IDEA_CHECK),
    NewPage(ProjectIndexPage, "projecten", "Projecten", in_menu=True, values=texts.PROJECTS),
    NewPage(AdviceIndexPage, "adviezen", "Advies van kinderen", in_footer=True, values=guidance_texts.ADVICE),
    NewPage(NewsIndexPage, "nieuws", "Nieuws en agenda", in_footer=True, values=guidance_texts.NEWS),
    NewPage(FaqPage, "vragen", "Vragen en antwoorden", in_footer=True, values=guidance_texts.FAQ),
    NewPage(RulesPage, "spelregels", "Spelregels", in_footer=True, values=guidance_texts.RULES),
    NewPage(ReferralGuidePage, "andere-potjes", "Andere potjes", in_footer=True, values=guidance_texts.REFERRAL_GUIDE),
    NewPage(
        CampaignKitPage, "school-en-dorp", "Voor school en dorp", in_footer=True, values=guidance_texts.CAMPAIGN_KIT
    ),
    NewPage(PeoplePage, "mensen", "Wie zijn wij?", in_footer=True, values=guidance_texts.PEOPLE),
    NewPage(GlossaryPage, "woorden", "Moeilijke woorden", in_footer=True, values=guidance_texts.GLOSSARY),
    NewPage(StandardPage, "contact", "Contact", in_menu=True, values=texts.CONTACT),
    NewPage(StandardPage, "privacy", "Privacy", in_footer=True, values=texts.PRIVACY),
    NewPage(StandardPage, "toegankelijkheid", "Toegankelijkheid", in_footer=True, values=texts.ACCESSIBILITY),
)


def ensure_site() -> HomePage:
    """The home page at the root of the default site; Wagtail's welcome page makes way for it."""
    site = Site.objects.filter(is_default_site=True).select_related("root_page").first()
    if site is not None and isinstance(site.root_page.specific, HomePage):
        return site.root_page.specific
    home = HomePage.objects.first() or _new_home()
    address = urlsplit(settings.SITE_ADDRESS)
    port = address.port or (443 if address.scheme == "https" else 80)
    if site is None:
        site = Site(is_default_site=True)
    welcome = site.root_page if site.pk else None
    site.hostname, site.port, site.root_page = address.hostname or "localhost", port, home
    site.site_name = SiteSettings._meta.get_field("fund_name").get_default()
    site.save()
    if welcome is not None and welcome.specific_class is Page and not welcome.is_root():
        Page.objects.get(pk=welcome.pk).delete()
    return home


def _new_home() -> HomePage:
    root = Page.get_first_root_node()
    home = HomePage(title="Geld voor jouw idee", slug="voorpagina", **texts.HOME)
    root.add_child(instance=home)
    home.save_revision().publish()
    return home


def ensure_pages(home: HomePage) -> HomePage:
    """Add the missing pages below the home page, and link them in the footer of a site that has no footer links yet.

    Returns the home page as it is now.
    """
    home = HomePage.objects.get(pk=home.pk)
    for new in PAGES:
        if not Page.objects.child_of(home).filter(slug=new.slug).exists():
            page = new.model(title=new.title, slug=new.slug, show_in_menus=new.in_menu, **new.values)
            home.add_child(instance=page)
            page.save_revision().publish()
    _ensure_footer_links(home)
    _ensure_idea_check(home)
    _ensure_posters(home)
    _ensure_hero_link(home)
    return HomePage.objects.get(pk=home.pk)


def _ensure_footer_links(home: HomePage) -> None:
    site_settings = SiteSettings.for_site(home.get_site())
    if site_settings.footer_links:
        return
    wanted = [new.slug for new in PAGES if new.in_footer]
    pages = {page.slug: page for page in Page.objects.child_of(home).filter(slug__in=wanted)}
    links = [("link", {"text": "", "page": pages[slug], "url": ""}) for slug in wanted if slug in pages]
    site_settings.footer_links = [*links, ("link", {"text": "Wie kreeg geld?", "page": None, "url": REGISTER_ADDRESS})]
    site_settings.save()


def _ensure_idea_check(home: HomePage) -> None:
    site_settings = SiteSettings.for_site(home.get_site())
    if site_settings.idea_check_page_id is None:
        site_settings.idea_check_page = Page.objects.child_of(home).filter(slug="ideecheck").first()
        site_settings.save()


def _ensure_posters(home: HomePage) -> None:
    kit = CampaignKitPage.objects.child_of(home).first()
    if kit is not None and not kit.poster_pages:
        kit.poster_pages = [("page", home)]
        kit.save_revision().publish()


def _ensure_hero_link(home: HomePage) -> None:
    if home.hero_second_page_id is None:
        home.hero_second_page = Page.objects.child_of(home).filter(slug="zo-werkt-het").first()
        home.save_revision().publish()


def point_to_apply_page(page: Page) -> None:
    """Let the button in the header and on the home page lead to this form page, unless staff chose another."""
    site_settings = SiteSettings.for_site(page.get_site())
    if site_settings.apply_page_id is None:
        site_settings.apply_page = page
        site_settings.save()
