"""Addresses of the office below the admin's; the registers add their own (wagtail-modeladmin)."""

from django.urls import URLPattern, path

from fund_applications.office.actions.view import ActionView, PaymentView
from fund_applications.office.case.files import AttachmentView, LetterView
from fund_applications.office.case.message import MessageView
from fund_applications.office.case.neighbours_page import NeighboursPageView
from fund_applications.office.case.screen import CaseView
from fund_applications.office.case.themes import ThemesView
from fund_applications.office.case.versions import VersionsView
from fund_applications.office.case.writing import NoteView
from fund_applications.office.figures.views import FiguresView
from fund_applications.office.outages import OutageView
from fund_applications.office.paper.supplement import PaperSupplementView
from fund_applications.office.paper.views import AddFileView, PaperView
from fund_applications.office.registers.applications import ApplicationFiltersView
from fund_applications.office.review.changing import ChangeReviewView
from fund_applications.office.review.views import GateView, GiveBackView, ReviewsView, RubricView
from fund_applications.office.rounds.views import MeetingView, RoundView
from fund_applications.office.together.cases import AssignTogetherView, MessageTogetherView
from fund_applications.office.together.decision_views import RoundDecisionsView
from fund_applications.office.together.report import ReportView

CASE = "aanvragen/<uuid:public_id>/"

urlpatterns: list[URLPattern] = [
    path("aanvragen/storingen/<int:outage_id>/oordeel/", OutageView.as_view(), name="office_outage"),
    path(CASE, CaseView.as_view(), name="office_case"),
    path(f"{CASE}versies/", VersionsView.as_view(), name="office_versions"),
    path(f"{CASE}bestand/<uuid:attachment_id>/", AttachmentView.as_view(), name="office_attachment"),
    path(f"{CASE}brief/<int:letter_id>/", LetterView.as_view(), name="office_letter"),
    path(f"{CASE}actie/<slug:name>/", ActionView.as_view(), name="office_action"),
    path(f"{CASE}bericht/", MessageView.as_view(), name="office_message"),
    path(f"{CASE}themas/", ThemesView.as_view(), name="office_themes"),
    path(f"{CASE}buren/", NeighboursPageView.as_view(), name="office_neighbours_page"),
    path(f"{CASE}notitie/", NoteView.as_view(), name="office_note"),
    path("aanvragen/papier/", PaperView.as_view(), name="office_paper"),
    path(f"{CASE}aanvulling/", PaperSupplementView.as_view(), name="office_paper_supplement"),
    path(f"{CASE}bestand-toevoegen/", AddFileView.as_view(), name="office_add_file"),
    path(f"{CASE}belang/", GateView.as_view(), name="office_gate"),
    path(f"{CASE}teruggeven/", GiveBackView.as_view(), name="office_give_back"),
    path(f"{CASE}beoordeling/", RubricView.as_view(), name="office_review"),
    path(f"{CASE}beoordeling/veranderen/", ChangeReviewView.as_view(), name="office_change_review"),
    path(f"{CASE}beoordelingen/", ReviewsView.as_view(), name="office_reviews"),
    path(f"{CASE}betaling/", PaymentView.as_view(), name="office_payment"),
    path("aanvragen/cijfers/", FiguresView.as_view(), name="office_figures"),
    path("aanvragen/rondes/<int:round_id>/geld/", RoundView.as_view(), name="office_round"),
    path("aanvragen/rondes/<int:round_id>/besluiten/", RoundDecisionsView.as_view(), name="office_round_decisions"),
    path("aanvragen/filters/", ApplicationFiltersView.as_view(), name="office_filters"),
    path("aanvragen/samen/behandelaar/", AssignTogetherView.as_view(), name="office_together_assign"),
    path("aanvragen/samen/bericht/", MessageTogetherView.as_view(), name="office_together_message"),
    path("aanvragen/samen/verslag/", ReportView.as_view(), name="office_together_report"),
    path("aanvragen/vergadering/<int:meeting_id>/", MeetingView.as_view(), name="office_meeting"),
]
