"""Pages, settings and lists of the public site."""

from home.models.base import BasePage
from home.models.home_page import HomePage
from home.models.projects import ProjectIndexPage, ProjectPage, ProjectUpdate
from home.models.reference import Theme, Village
from home.models.site_settings import SiteSettings
from home.models.standard import StandardPage

__all__ = [
    "BasePage",
    "HomePage",
    "ProjectIndexPage",
    "ProjectPage",
    "ProjectUpdate",
    "SiteSettings",
    "StandardPage",
    "Theme",
    "Village",
]
