"""Addresses of the public site that are no pages."""

from django.urls import URLPattern, URLResolver, path

from home.campaign.embedding import meter
from home.campaign.posters import flyer, poster
from home.campaign.share_cards import share_card
from home.campaign.short_links import short_link
from home.found.crawlers import robots, security_txt
from home.found.feeds import NewsFeed, ProjectFeed
from home.found.sitemap import sitemap

urlpatterns: list[URLPattern | URLResolver] = [
    path("robots.txt", robots, name="robots"),
    path(".well-known/security.txt", security_txt, name="security_txt"),
    path("sitemap.xml", sitemap, name="sitemap"),
    path("feeds/nieuws.xml", NewsFeed(), name="news_feed"),
    path("feeds/projecten.xml", ProjectFeed(), name="project_feed"),
    path("k/<slug:code>/", short_link, name="short_link"),
    path("poster/<int:page_id>/", poster, name="poster"),
    path("flyer/<int:page_id>/", flyer, name="flyer"),
    path("delen/<int:page_id>.png", share_card, name="share_card"),
    path("insluiten/geldmeter/", meter, name="embedded_meter"),
]
