ask-notice_or_call-how = { $there ->
    [none] This says when to meet. What would you like?
   *[other] You have called { meeting-kind } { $when_day }, { $when_hour }, already{ $said ->
        [none] . What shall this be?
       *[other] , but this says { $said_hour }. What would you like?
    }
}
label-invite-and-count = An invitation (I count who is coming)
label-as-notice = A notice like any other
label-as-reminder = A reminder to them
label-invite-another = An invitation to another meeting
label-move-to-said = Move that meeting
