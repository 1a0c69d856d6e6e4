"""Questions about rules and tools: asked by anybody, answered by those who look after them, read by all (R-136)."""

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _

from jobbro.accounts.guards import StaffRequest, guard
from jobbro.accounts.permissions import Permission
from jobbro.reference.actions.asking import AnsweredAlready, answer_question, ask_about
from jobbro.reference.forms.asking import AnswerForm, QuestionForm
from jobbro.reference.queries import asking as queries
from jobbro.reference.views.frame import frame
from jobbro.ui.once import once


@guard(Permission.RULES_SEE, writes=["POST"])
def questions(request: StaffRequest) -> HttpResponse:
    """List the questions with their answers, and take a new one."""
    about = request.GET.get("om", "")
    first = {"about": about if queries.can_be_asked_about(about) else ""}
    form = QuestionForm(request.POST if request.method == "POST" else None, initial=first)

    def save() -> str:
        data = form.cleaned_data
        ask_about(by=request.user, about=data["about"], text=data["text"], at=request.viewer.at)
        messages.success(request, _("Spørgsmålet står der nu. Svaret kommer samme sted."))
        return reverse("reference:questions")

    if form.is_valid():
        return once(request, save, at=request.viewer.at)
    about = str(form["about"].value() or "")
    words = {"page": queries.question_page(request.GET.get("efter", "")), "ask_form": form, "size": queries.SIZE}
    words |= {"about_title": queries.title_of(about), "may_answer": request.user.may(Permission.TOOLBOX_MANAGE)}
    return render(request, "reference/questions.html", frame(request, **words), status=422 if form.is_bound else 200)


@guard(Permission.TOOLBOX_MANAGE, writes=["POST"])
def question_answer(request: StaffRequest, question_id: int) -> HttpResponse:
    """Answer one question."""
    row = queries.question(question_id)
    if row is None:
        raise Http404
    form = AnswerForm(request.POST if request.method == "POST" else None)

    def save() -> str:
        answer_question(
            by=request.user, question_id=question_id, answer=form.cleaned_data["answer"], at=request.viewer.at
        )
        messages.success(request, _("Svaret kan nu læses af alle."))
        return reverse("reference:questions")

    if form.is_valid():
        try:
            return once(request, save, at=request.viewer.at)
        except AnsweredAlready:
            messages.error(request, _("Spørgsmålet er allerede besvaret."))
            return redirect("reference:questions")
    words = frame(request, row=row, title=queries.title_of(row.about), answer_form=form)
    return render(request, "reference/question_answer.html", words, status=422 if form.is_bound else 200)
