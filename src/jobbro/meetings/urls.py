"""Addresses of talks, visits, notes and knowledge, under borgere/. None tells more of a person than the row's id."""

from django.urls import path

from jobbro.meetings.views import absence, answers, asking, knowledge, messages, notes, talks, tasks, texts, visits

app_name = "meetings"
_TALK = "<uuid:citizen_id>/samtaler/<uuid:conversation_id>/"
_VISIT = "<uuid:citizen_id>/besoeg/<uuid:visit_id>/"
_NOTE = "<uuid:citizen_id>/notater/<uuid:journal_id>/"
_KNOWN = "<uuid:citizen_id>/viden/"
urlpatterns = [
    path("beskeder/", messages.inbox, name="messages"),
    path("beskeder/fravaer/", absence.cover, name="cover"),
    path("beskeder/fravaer/<int:cover_id>/slut/", absence.cover_end, name="cover_end"),
    path("beskeder/svarfrist/", absence.target, name="message_target"),
    path("<uuid:citizen_id>/beskeder/", messages.thread, name="thread"),
    path("<uuid:citizen_id>/beskeder/<uuid:message_id>/", messages.message, name="message"),
    path("<uuid:citizen_id>/notater/", notes.notes, name="notes"),
    path("<uuid:citizen_id>/notater/nyt/", notes.new, name="note_new"),
    path(_NOTE, notes.note, name="note"),
    path(_NOTE + "ret/", notes.note_edit, name="note_edit"),
    path(_NOTE + "rettelse/", notes.note_correct, name="note_correct"),
    path(_NOTE + "til/<slug:to>/", notes.note_move, name="note_move"),
    path(_NOTE + "som-borger/", notes.note_as_citizen, name="note_as_citizen"),
    path(_NOTE + "uklart/", notes.unclear, name="note_unclear"),
    path(_NOTE + "uklart/<uuid:clarification_id>/", notes.settle, name="note_settle"),
    path(_NOTE + "gennemgaaet/", notes.reviewed, name="note_reviewed"),
    path("<uuid:citizen_id>/besoeg/nyt/", visits.new, name="visit_new"),
    path(_VISIT, visits.visit, name="visit"),
    path(_VISIT + "ret/", visits.visit_edit, name="visit_edit"),
    path(_VISIT + "set/<uuid:observation_id>/", visits.observation, name="observation"),
    path(_VISIT + "set/<uuid:observation_id>/vaek/", visits.observation_drop, name="observation_drop"),
    path(_VISIT + "tekster/", texts.texts, name="texts"),
    path(_VISIT + "tekster/<slug:text_kind>/", texts.text, name="text"),
    path(_KNOWN, knowledge.page, name="knowledge"),
    path(_KNOWN + "ny/", knowledge.new, name="knowledge_new"),
    path(_KNOWN + "forslag/", knowledge.adopt, name="knowledge_adopt"),
    path(_KNOWN + "send/", knowledge.send, name="knowledge_send"),
    path(_KNOWN + "spoerg/", asking.ask, name="knowledge_ask"),
    path(_KNOWN + "linjer/<uuid:knowledge_id>/", knowledge.line, name="knowledge_line"),
    path(_KNOWN + "linjer/<uuid:knowledge_id>/vaek/", knowledge.drop, name="knowledge_drop"),
    path(_KNOWN + "linjer/<uuid:knowledge_id>/tilbage/", knowledge.withdraw, name="knowledge_withdraw"),
    path(_KNOWN + "sendt/<uuid:sending_id>/laest/", asking.read, name="knowledge_read"),
    path(_KNOWN + "spoergsmaal/<uuid:asked_id>/", asking.answer, name="knowledge_answer"),
    path(_KNOWN + "spoergsmaal/<uuid:asked_id>/laest/", asking.answer_read, name="knowledge_answer_read"),
    path("<uuid:citizen_id>/samtaler/", talks.of_citizen, name="of_citizen"),
    path(_TALK, talks.conversation, name="conversation"),
    path(_TALK + "aftalt/", talks.agreed, name="agreed"),
    path(_TALK + "luk/", talks.close, name="close"),
    path(_TALK + "formaal/", talks.purpose, name="purpose"),
    path(_TALK + "kort/<slug:card_id>/", answers.answer, name="answer"),
    path(_TALK + "ramme/<slug:frame_id>/", answers.frame, name="frame"),
    path(_TALK + "laest-op/<uuid:fact_id>/", answers.play_back, name="play_back"),
    path(_TALK + "til-cv/<uuid:fact_id>/", answers.to_cv, name="to_cv"),
    path(_TALK + "opgaver/ny/", tasks.add, name="task_new"),
    path(_TALK + "opgaver/<uuid:talk_task_id>/", tasks.edit, name="task_edit"),
    path(_TALK + "opgaver/<uuid:talk_task_id>/vaek/", tasks.drop, name="task_drop"),
    path(_TALK + "opgaver/<uuid:talk_task_id>/gjort/", tasks.done, name="task_done"),
    path(_TALK + "aktiviteter/ny/", tasks.reason, name="reason_new"),
    path(_TALK + "<slug:part>/", talks.part, name="part"),
]
