from home.models.base import BasePage
from home.models.reference import Theme, Village

__all__ = ["BasePage", "Theme", "Village"]
