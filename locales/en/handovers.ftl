# Posts that pass on, deputies for a time

post-role = { $role ->
    [head] head
    [deputy] deputy
    [group_leader] group leader
   *[other] cadre
}
label-post = { $role ->
    [head] Hand over a branch
    [deputy] Name a deputy head
    [cadre] Name a cadre
   *[other] Someone stands in for a time
}
ask-handover-role = Which post is to pass on? Or in one line: giao chi hội trưởng thôn Mận cho Nguyễn Thị Lan từ 1/12.
ask-handover-place = Where? Type the name, e.g. thôn Mận.
handover-from-above = Who leads a branch or stands in is written down by { $above ->
    [none] the Union above
   *[other] { $above }
}. { $name ->
    [none] Please ask the cadres there.
   *[other] Please ask { $name }.
}
# She gives up her own post.
post-given-up = I understand. You stay { post-role } of { $unit } until another woman has taken the post, and you remain a member. { $name ->
    [none] If there is nobody yet, send 0.
   *[other] If there is nobody yet, send 0 and tell { $name } ({ $above }).
}
post-written-above = Who is { post-role } of { $unit }, or stands in, is written down by { $above ->
    [none] those above
   *[other] { $above }
}. { $name ->
    [none] Please ask them.
   *[other] Please ask { $name }.
}
label-handover-yes = I take it
label-handover-no = I do not
label-handover-back = Take the offer back
label-deputy-end = End it
handover-nobody = I find no { $name } in the book of { $unit }. Please write her full name or her number.
ask-handover-unit = In which unit?
ask-handover-woman = { $found ->
    [0] { $who ->
        [none] Who at { $unit }? Her full name or her number in the book.
       *[other] I find no { $who } in the book of { $unit }. Please write her full name or her number.
    }
   *[other] Several have that name. Which one?
}
ask-handover-until = Until which day does she stand in? For example: 15/12
ask-handover-confirm = { $role ->
    [for-a-time] { $name } stands in at { $unit } from { $first } to { $last }?{ $beside ->
        [none] {""}
       *[other] {" "}On some of those days { $beside } stands in there already.
    }
   *[other] { $name } becomes { post-role } of { $unit } from { $first }{ $decision ->
        [none] {""}
       *[other] , decision { $decision }
    }? When she takes it, the present holder's post ends that day.
}
HandoverOffered = { $code ->
    [none] { $waits ->
        [0] I have asked { $name }
       *[other] I send nothing at night: at { $leaves_hour } on { $leaves_day } I will ask { $name }
    } whether she will be { post-role } of { $unit } from { $day }. You hear as soon as she answers.
   *[other] Please give { $name } this code: { $code }
        She sends it to me from her own phone within 7 days and is { post-role } of { $unit }, from { $day }. Give it to nobody else.
}
HandoverTaken = From { $day } you are { post-role } of { $unit }. Thank you.
HandoverDeclined = I will tell them. The post of { post-role } of { $unit } stays as it is.
HandoverReturned = All right, you do not take the post of { post-role } of { $unit } from { $day } after all. I tell them.
label-handover-return = Yes, I do not take it
label-handover-back-of = Do not hand { post-role } of { $unit } to { $name }
handover-back-which = Which one is not to be?
handover-back-sure = { $hers ->
    [true] You do not want to take the post of { post-role } of { $unit } from { $day } any more?
   *[false] The post of { post-role } of { $unit } is not to go to { $name } from { $day }? All stays as it is, and I tell { $name }.
}
HandoverWithdrawn = All right, { $name } is not offered the post of { post-role } of { $unit } any more.
ask-claim-full_name = This code was made for one woman. To be sure that it is she, please write your full name.
handover-asked = { $by } asks you to be { post-role } of { $unit } from { $day }{ $decision ->
    [none] {""}
   *[other] , decision { $decision }
}. Do you take it?
handover-known = { $by } has offered the post of { post-role } of { $unit } to { $name }, from { $day }{ $decision ->
    [none] {""}
   *[other] , decision { $decision }
}. If { $name } takes it, yours ends on that day; I tell you as soon as she answers. What shall I tell { $by } from you?
handover-became = { $into ->
    [none] has closed
   *[other] was merged into { $into }
}
handover-told = { $hers ->
    [true] { $state ->
        [closed] { $unit } { handover-became }, so the post of { post-role } that was offered to you is no more.
        [undone] The post of { post-role } of { $unit } does not go to you from { $day } after all. All stays as it was.
        [objected] The post of { post-role } of { $unit } does not go to you after all; who holds it goes on.
        [withdrawn] The offer of the post of { post-role } of { $unit } was taken back; you need not answer.
       *[lapsed] The post of { post-role } of { $unit } was offered to you more than 7 days ago; all stays as it was.
    }
   *[other] { $state ->
        [closed] { $unit } { handover-became }, so the offer of { post-role } to { $name } is over, too.
        [returned] { $name } does not take the post of { post-role } of { $unit } from { $day } after all. All stays as it was.
        [undone] The post of { post-role } of { $unit } does not go to { $name } from { $day } after all. All stays as it was.
        [withdrawn] The post of { post-role } of { $unit } is no longer offered to { $name }. All stays as it was.
        [objected] The post of { post-role } of { $unit } does not go to { $name }: who holds it does not agree. All stays as it was.
        [taken] { $name } has taken the post of { post-role } of { $unit }, from { $day }.
        [declined] { $name } does not take the post of { post-role } of { $unit }. All stays as it was.
       *[lapsed] { $name } has not answered about { post-role } of { $unit } for 7 days. All stays as it was.
    }
}
handover-holder-said = { $kind ->
    [handover-agreed] { $holder } agrees that { $name } becomes { post-role } of { $unit }.
   *[other] { $holder } does not agree that { $name } becomes { post-role } of { $unit }{ $decision ->
        [none] {""}
       *[other] {" "}by decision { $decision }
    }. She waits for a word from you. It still holds from { $day }, unless you take it back.
}
label-holder-yes = I agree
label-holder-no = I do not agree
HolderAgreed = I tell { $by }. Thank you.
HolderObjected = { $decision ->
    [none] The post of { post-role } of { $unit } stays as it is. I tell { $by } that you do not agree.
   *[other] I tell { $by } that you do not agree. It is by decision { $decision }, so { $by } will answer you.
}
wish-later = Take your time. When you have decided, write "{ $yes }" or "{ $no }".
deputy-told = { $by ->
    [none] The Union asks
   *[other] { $by } asks
} you to stand in at { $unit } from { $first } to { $last }. Tell me if you cannot. Thank you.
label-deputy-no = I cannot
deputy-known = { $by ->
    [none] The Union above
   *[other] { $by }
} has named { $name } to stand in at { $unit } from { $first } to { $last }. On those days she works with you.
deputy-declined = { $name } cannot stand in at { $unit }. Please ask somebody else.
DeputyDeclined = I shall say so. You do not stand in at { $unit } any more.
DeputyNamed = { $name } stands in at { $unit } from { $first } to { $last }. I tell her.
DeputyEnded = { $name } stands in at { $unit } no longer.
EndsBeforeItBegins = It would end on { $last } and begin on { $first }, or it is over already. Please look at the days again.
DeputyBeginsPast = { $first } is over already. Please let her stand in from today, or from a day to come.
DeputyTooLong = Until { $last } is more than a year. Please choose a nearer day.
HoldsItAlready = { $name ->
    [none] She
   *[other] { $name }
} has been given a post in { $unit } already.
post-moved-on = Since { $day } { $name } is { post-role } of { $unit }. Please ask { $name } about what concerns { $unit }.
deputy-end-sure = { $hers ->
    [true] You do not stand in at { $unit } from { $first } to { $last } any more?
   *[false] { $name } is not to stand in at { $unit } (from { $first } to { $last }) any more?
}
label-deputy-end-of = End { $name }'s standing in at { $unit }
no-such-deputy = { $name ->
    [none] Nobody stands in just now.
   *[other] { $name } does not stand in just now.
}
no-such-handover = { $name ->
    [none] No post is on offer, or taken for a day to come.
   *[other] No post is on offer to { $name }.
}
post-held-since = { $name } has been { post-role } of { $unit } since { $day }. To hand it on to another woman, send for example: giao { $role ->
    [head] chi hội trưởng
    [deputy] chi hội phó
   *[other] cán bộ Hội
} { $unit } cho Nguyễn Thị Lan.
HandoverOver = This is done, or its time is over.
HandoverWaits = { $name ->
    [none] Somebody
   *[other] { $name }
} has been asked about { $unit } and has not answered. Please wait, or take that offer back first.
NoSuchPostHere = { $unit } has no { post-role }. { $role ->
    [cadre] A branch has a head and a deputy head.
   *[other] It has cadres.
}
HandoverDayFar = { $day } is too far off. Please choose a day within a year of today.
DayBeforePost = The present holder has the post only since { $since }. Please choose a day from then on.
