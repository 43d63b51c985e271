# Groups and clubs

groups-heading = { $branch } has { $count ->
    [1] one group.
   *[other] { $count } groups.
}{ $outside ->
    [0] {""}
    [1] {" "}One woman is in none of them.
   *[other] {" "}{ $outside } women are in none of them.
} Which one would you like to see?
group-line = { $name }: { group-size }, { group-led }
group-size = { $count ->
    [0] nobody yet
    [1] one woman
   *[other] { $count } women
}
group-led = { $reach ->
    [works] led by { $leader }
    [nobody] no leader yet
    [not-linked] led by { $leader }, whose phone is not linked
   *[not-reached] led by { $leader }, whom messages do not reach
}
no-groups = { $branch } has no groups yet. To make one, write for example: tạo tổ 1
no-such-group = I see no group { $name }.
which-group = Which group do you mean?
group-at-a-glance = { $name }, { $branch }: { group-size }{ $away ->
    [0] {""}
   *[other] , { $away } of them away for work
}.{ $own ->
    [true] {""}
   *[other] { $reach ->
    [works] {" "}Leader: { $leader }.
    [nobody] {" "}It has no leader yet, so its work falls to the branch head.
    [not-linked] {" "}Leader: { $leader }, whose phone is not linked, so its work falls to the branch head.
   *[not-reached] {" "}Leader: { $leader }, whom messages do not reach, so its work falls to the branch head.
   }
}
group-meeting = { meeting-Kind } { $when_near }: coming { $yes }, not coming { $no }, not sure { $unsure }, no answer { $silent }.{ $at_home ->
    [0] {""}
   *[other] {" "}To be told at home: { $at_home }.
}
group-women = { $name } has { $count } women; the numbers are those of the branch's book:
group-women-meeting = { $name } has { $count } women; the numbers are those of the branch's book. { meeting-Kind } { $when_near }:
group-woman = { $number }. { $name }{ $year ->
    [none] {""}
   *[other] {" "}({ $year })
}{ $standing ->
    [yes] : coming
    [no] : not coming
    [unsure] : not sure
    [silent] : no answer
    [home] : to be told at home
    [away] : away for work
   *[none] {""}
}
group-empty = Nobody is in { $name } yet. To move women there, write for example: chuyển 3 7 12 sang { $name }
my-group = You are in { $name }, { group-led }.
in-no-group = You are in no group yet.
label-new-group = Add a group
label-all-groups = All groups
label-my-group = My group
label-groups = Groups
label-clubs = Clubs
label-group-women = Who is in it
label-name-leader = Name a leader
label-leader-code = A code to link the leader's phone
label-rename-group = Rename
label-close-group = Close the group

## New, renamed, closed

ask-group_new-unit = Which branch is the new group for? If it is not listed, write its name.
ask-group_new-name = What is the new group called? For example: tổ 7, tổ Xóm Đình.{ $groups ->
    [none] {""}
   *[other] {"\u000A"}There are: { $groups }.
}
ask-group_rename-name = What shall { $name } be called?
ask-group_close-confirm = { $kind ->
    [club] Close { $name }? { $count ->
    [0] Nobody is in it yet.
   *[other] The { $count } women in it will be in it no longer.
   }
   *[other] Close { $name }? { $count ->
    [0] Nobody is in it.
   *[other] Its { $count } women will belong to the branch directly and keep their numbers.
   }
}
label-close-it = Close
label-keep-it = Keep it
GroupCreated = { $branch } now has { $name }. To move women there, write for example: chuyển 3 7 12 sang { $name }
group-made = { $branch } has { $name } now.
group-there = There is { $name } already, so I have made no other.
GroupRenamed = { $old } is now { $name }.
GroupClosed = { $name } is closed.{ $kind ->
    [club] {""}
   *[other] { $women ->
    [0] {""}
   *[other] {" "}{ $women } women now belong to the branch directly.
   }
}
GroupExists = There is { $name } already. Please choose another name.
BadGroupName = A name has letters and digits only, at most { $limit } of them. Please write the name again.
GroupGone = That one is no more.
GroupInUse = { $name } has women or a leader by now. If it is not needed, write: đóng { $name }
GroupMeets = { $name } has a meeting to come. Please call it off first, then close it.
NotInTheBook = She is not in your book.

## Who leads

ask-leader-woman = { $found ->
    [0] { $kind ->
    [club] Who is to lead { $unit }? Write her number in the book, or her name.
   *[other] Who is to lead { $unit }? Write her number in the book, or her name.
   }
   *[other] Which one? The numbers are those of the branch's book.
}
ask-leader-confirm = { $old } leads { $unit } now. Shall { $name } take over from { $old }?
label-replace-leader = Yes
label-keep-leader = No change
one-leader = Please write one woman only, by her number or name.
LeaderNamed = From today { $full_name } leads { $unit }.{ $kind ->
    [club] {""}
   *[other] {""}
}{ $reach ->
    [works] {" "}I am telling her.
    [not-linked] {" "}{ $name }'s phone is not linked yet; for the time being the work stays with you.
   *[other] {" "}Messages do not reach { $name }; for the time being the work stays with you.
}
LeaderCode = Please give { $name } this code: { $code }
    { $name } sends it to me from her own phone within 24 hours. Give it to nobody else.
LeaderEnded = { $name ->
    [none] Nobody leads { $unit } yet.
   *[other] { $name } no longer leads { $unit }, from today. Its work falls to you.
}
LeadsAlready = { $name } leads { $unit } already.
LeaderChanged = Somebody else leads it by now, so nothing is changed.
NoLeaderYet = Nobody leads { $unit } yet. Please name somebody first.
HasLeader = { $unit } has just been given to { $leader }. Please look again.
CodeForAnother = This code is for somebody else. She has to send it from her own phone.
leader-named = From today you lead { $unit }.{ $kind ->
    [club] {" "}Write "câu lạc bộ" to see who is in it.
   *[other] {" "}Write "tổ của tôi" to see its women.
} The Hội thanks you.
leader-ended = From today you no longer lead { $unit }.{ $kind ->
    [club] {""}
   *[other] {""}
} The Hội thanks you very much.
not-in-the-book = The book has no number { $numbers }. Please look again.
which-in-the-book = { $count ->
    [0] I see nobody called { $name } in the book.
   *[other] There are { $count } called { $name }: { $women }. Please write her number.
}

## Clubs

clubs-heading = { $count ->
    [1] There is one club:
   *[other] There are { $count } clubs. Which one would you like to see?
}
no-clubs = Your branch and commune have no club yet.
club-line = { $club }{ $inside ->
    [true] {" "}(you are in it)
   *[other] {""}
}
which-club = Which club do you mean?
club-led = { $reach ->
    [nobody] Nobody leads it yet.
   *[other] { $leader } leads it.
}
club-at-a-glance = { $club }, { $place }. { club-led }{ $inside ->
    [true] {" "}You are in it.
   *[other] {""}
}
club-for-head = { $club }, { $place }: { $count } women. { club-led }{ $reach ->
    [not-linked] {" "}{ $leader }'s phone is not linked.
    [not-reached] {" "}Messages do not reach { $leader }.
   *[other] {""}
}{ $inside ->
    [true] {" "}You are in it, too.
   *[other] {""}
}
club-women = { $club } has { $count } women; the numbers are those of the branch's book:
club-woman = { $number }. { $name }{ $year ->
    [none] {""}
   *[other] {" "}({ $year })
}{ $branch ->
    [none] {""}
   *[other] , { $branch }
}
club-empty = Nobody is in { $club } yet.
no-such-club = Neither your branch nor your commune has { $club }.
label-make-club = Make { $club }
label-all-clubs = See the { $count } clubs there are
label-new-club = Add a club
label-club-women = Who is in it
label-put-in = Put women in
label-name-club-leader = Name a leader
label-close-club = Close the club
label-join-club = Join
label-leave-club = Leave
ask-club_new-unit = Which unit is the club of?
ask-club_new-name = What is the new club called? For example: câu lạc bộ dân vũ.
club-bare = { $bare ->
    [true] {"\u000A"}The name has no accents and is easily misread. To write it again send "quay lại".
   *[other] {""}
}
ask-club_new-said_as = Others at home may read a message. What shall I call this club in messages, so that it says nothing? For example: nhóm chiều thứ Tư.{ club-bare }
ask-club_new-joining = What if a woman wants to join { $club }?{ club-bare }
label-join-freely = She writes and is in it at once
label-join-asking = The leader is asked first
NeedsAnotherName = This name says something private about its women. Please choose another, for example: nhóm chiều thứ Tư.
ClubCreated = { $place } now has { $name }. To put women in, write for example: thêm 3 7 12 vào { $name }
ask-club_put-branch = Which branch are they in? If it is not listed, write its name.
ask-club_put-line = { $kept ->
    [0] {""}
   *[other] The others are kept.{" "}
}Who shall be in { $club }? Write their numbers in the book, or names. For example: 3 7 12
unclear-women = Please write their numbers in the book, or names, for example: 3 7 12
PutIntoClub = { $added ->
    [0] They are in { $name } already.
   *[other] { $added } put into { $name }.{ $known ->
    [0] {""}
   *[other] {" "}{ $known } were in it before.
   }
}
TakenFromClub = { $count ->
    [0] They are not in { $name }.
   *[other] { $count } taken out of { $name }.
}
ClubOfOthers = { $count } of them are not in the book here, so I have put nobody in.
say-who = Several women of different branches have the number { $numbers }. Please write her full name.
ClubJoined = You are in { $club } now. When it meets I will tell you.
ClubLeft = You are no longer in { $club }.
ClubAsked = I have asked the leader of { $club }. When she answers I will tell you at once.
NoSuchClub = I see no such club.
club-request = { $name }{ $year ->
    [none] {""}
   *[other] {" "}({ $year })
} would like to join { $club }.
label-admit = Let her in
label-decline = Not now
ClubAdmitted = { $name } is in { $club } now. I am telling her.
ClubDeclined = I will tell { $name }.
RequestOver = That is done already.
club-answer = { $admitted ->
    [true] You are in { $club } now. When it meets I will tell you.
   *[other] { $club } cannot take you this time. Please ask your branch head.
}
