"""Pages, settings and lists of the public site."""

from home.models.advice import AdviceIndexPage, AdvicePage
from home.models.base import BasePage
from home.models.campaign import CampaignKitPage
from home.models.guidance import FaqPage, GlossaryPage, ReferralGuidePage, RulesPage, StepPlanPage
from home.models.hard_words import HardWord
from home.models.home_page import HomePage
from home.models.idea_check import IdeaCheckPage
from home.models.news import EventPage, NewsIndexPage, NewsPage
from home.models.people import PeoplePage
from home.models.projects import ProjectIndexPage, ProjectPage, ProjectUpdate
from home.models.reference import Theme, Village
from home.models.site_settings import SiteSettings
from home.models.standard import StandardPage
from home.models.visits import ShortLinkDay

__all__ = [
    "AdviceIndexPage",
    "AdvicePage",
    "BasePage",
    "CampaignKitPage",
    "EventPage",
    "FaqPage",
    "GlossaryPage",
    "HardWord",
    "HomePage",
    "IdeaCheckPage",
    "NewsIndexPage",
    "NewsPage",
    "PeoplePage",
    "ProjectIndexPage",
    "ProjectPage",
    "ProjectUpdate",
    "ReferralGuidePage",
    "RulesPage",
    "ShortLinkDay",
    "SiteSettings",
    "StandardPage",
    "StepPlanPage",
    "Theme",
    "Village",
]
