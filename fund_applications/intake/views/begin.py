"""Before a draft: beginning one, trying the form out, and all questions on one page."""

from __future__ import annotations

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone, translation
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_GET, require_http_methods

from fund_applications.intake.access import grant
from fund_applications.intake.form_versions import freeze
from fund_applications.intake.opening import opening_of
from fund_applications.intake.paper_form import paper_steps
from fund_applications.intake.saving import lives_until
from fund_applications.intake.start_page import file_rules, may_test
from fund_applications.models import ApplicationFormPage, Draft
from fund_applications.questions.composition_rules import problems_of
from fund_applications.questions.review import advice_on
from fund_applications.questions.villages import village_names


@require_http_methods(["GET", "HEAD", "POST"])
def begin(request: HttpRequest, page_id: int) -> HttpResponse:
    """Make a draft and open its first step; without an open round or a POST, back to the start page."""
    page = _page(page_id)
    if not page.live:
        raise Http404
    if request.method != "POST" or not opening_of(page).can_begin:
        return redirect(page.get_url(request) or "/")
    draft = _make_draft(page, is_test=False)
    grant(request, draft.pk)
    return redirect("intake:step", draft_id=draft.pk, number=1)


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def begin_test(request: HttpRequest, page_id: int) -> HttpResponse:
    """Look the newest version of a form over, published or not, and fill it in as a test. Only for its editors."""
    page = _page(page_id)
    if not may_test(page, request):
        raise Http404
    newest = page.get_latest_revision_as_object()
    has_questions = any(child.value.get("questions") for child in newest.steps)
    if request.method == "POST" and has_questions:
        draft = _make_draft(newest, is_test=True)
        grant(request, draft.pk)
        return redirect("intake:step", draft_id=draft.pk, number=1)
    with translation.override(page.locale.language_code):
        definition = newest.definition()
        drafts = Draft.objects.filter(page=page, is_test=False).select_related("form_version")
        context = {
            "page": page,
            "has_questions": has_questions,
            "advice": advice_on(definition),
            "problems": problems_of(newest.steps, village_names()),
            "drafts": drafts.count(),
            "older_drafts": drafts.exclude(form_version__digest=definition.checksum).count(),
            "is_live_version": page.live and definition.checksum == page.definition().checksum,
        }
        return render(request, "fund_applications/intake/try_out.html", context)


@require_GET
def all_questions(request: HttpRequest, page_id: int) -> HttpResponse:
    """All questions on one page, to read or to print and fill in on paper (Awb 2:7). Also when the round is closed."""
    page = _page(page_id)
    if not page.live and not may_test(page, request):
        raise Http404
    with translation.override(page.locale.language_code):
        context = {
            "page": page,
            "steps": list(paper_steps(page.definition())),
            "opening": opening_of(page),
            "file_rules": file_rules(),
        }
        return render(request, "fund_applications/intake/all_questions.html", context)


def _make_draft(page: ApplicationFormPage, *, is_test: bool) -> Draft:
    now = timezone.now()
    return Draft.objects.create(
        page_id=page.pk,
        form_version=freeze(page),
        language=page.locale.language_code,
        is_test=is_test,
        edited_at=now,
        expires_at=lives_until(now),
    )


def _page(page_id: int) -> ApplicationFormPage:
    # By `id`, for which Django knows what is too large to exist; for `pk`, a foreign key here, the database stumbles.
    return get_object_or_404(ApplicationFormPage.objects.select_related("round", "locale"), id=page_id)
