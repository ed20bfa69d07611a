"""The drawings of the tile set that editors can choose from; docs/components.md shows them."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class Motif(models.TextChoices):
    """A drawing of things and of growth: the life of an idea."""

    SEED = "seed", _("zaadje")
    SPROUT = "sprout", _("kiem")
    PLANT = "plant", _("plant")
    FLOWER = "flower", _("bloem")
    FRUIT = "fruit", _("vrucht")
    HOUSE = "house", _("huis")
    BIKE = "bike", _("fiets")
    BALL = "ball", _("bal")
    BOOK = "book", _("boek")
    PEOPLE = "people", _("mensen")
    HEART = "heart", _("hart")
    BULB = "bulb", _("lampje")
    COIN = "coin", _("munt")
    HAND = "hand", _("hand")
    CALENDAR = "calendar", _("kalender")
    LETTER = "letter", _("brief")
    PHONE = "phone", _("telefoon")
    MAGNIFIER = "magnifier", _("vergrootglas")
    MEGAPHONE = "megaphone", _("roeptoeter")
    SUN = "sun", _("zon")
    MUSIC = "music", _("muziek")
    TOOL = "tool", _("gereedschap")
    BENCH = "bench", _("bankje")
    SPEECH = "speech", _("praatwolkje")
    CHECK = "check", _("vinkje")
    MAP = "map", _("kaart")
    QUESTION = "question", _("vraagteken")
    DOOR = "door", _("deur")
    STAR = "star", _("ster")


class VillageMotif(models.TextChoices):
    """A drawing for each village."""

    FIELD = "field", _("akker")
    TREE = "tree", _("boom")
    CHURCH = "church", _("kerk")
    RIVER = "river", _("rivier")
    BRIDGE = "bridge", _("brug")
    HEATHER = "heather", _("hei")
    BIRD = "bird", _("vogel")
    MILL = "mill", _("molen")
    GLASS = "glass", _("glas")
    CASTLE = "castle", _("kasteel")
    BOAT = "boat", _("boot")
    LEAF = "leaf", _("blad")
    WHEAT = "wheat", _("graan")


class Tone(models.TextChoices):
    """The colours of tiles and bands."""

    MINT = "mint", _("groen")
    SUN = "sun", _("geel")
    SKY = "sky", _("blauw")
    PINK = "pink", _("roze")
    CORAL = "coral", _("koraal")
    PLUM = "plum", _("paars")
