"""Addresses of conversations, under borgere/. None holds anything about a person but the row's id."""

from django.urls import path

from jobbro.meetings.views import absence, answers, messages, talks, tasks

app_name = "meetings"
_TALK = "<uuid:citizen_id>/samtaler/<uuid:conversation_id>/"
urlpatterns = [
    path("beskeder/", messages.inbox, name="messages"),
    path("beskeder/fravaer/", absence.cover, name="cover"),
    path("beskeder/fravaer/<int:cover_id>/slut/", absence.cover_end, name="cover_end"),
    path("beskeder/svarfrist/", absence.target, name="message_target"),
    path("<uuid:citizen_id>/beskeder/", messages.thread, name="thread"),
    path("<uuid:citizen_id>/beskeder/<uuid:message_id>/", messages.message, name="message"),
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
