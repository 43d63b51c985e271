# Papers: the sheet to sign, the minutes, the signed list

label-minutes = Minutes
label-signed-list = Signed list
label-roll-sheet = Sheet to print
which-meeting-paper = The paper of which meeting?
no-meeting-for-paper = There has been no meeting in the last three months to make this paper of.
no-branch-for-paper = There is no list of members to print in what you look after.

paper-roll-sheet = { $meeting ->
    [none] The sheet to sign with the day left open, { $count } women.
   *[other] The sheet to sign, { $meeting }, { $count } women.
} Please print it. After the meeting write "nhập tờ ký tên" to type it in.
paper-minutes = The minutes, { $meeting }. Please look them over, add the opinions and the conclusion, print and sign.
paper-signed-list = The signed list, { $meeting }, { $count } women. Please fill in what is received, and print it.

paper-of-meeting = { meeting-kind }, { $when_day }
paper-union = Women's Union of { $place }
paper-branch = Branch { $name }
paper-group = Group { $name }
paper-page = Page { $page }/{ $pages }
paper-number = No.
paper-name = Full name
paper-year = Born
paper-sign = Signature
paper-receipt = Received (signature)
paper-note = Note
paper-hour = { $hour }:{ $minute ->
    [0] 00
   *[other] { moment-minutes }
}
paper-when = { meeting-Kind }, { $hour }, { $when_day }{ meeting-at }
paper-when-blank = Day ............................, place ........................................

sheet-file = Roll sheet { $day }
sheet-title = Roll sheet
sheet-newcomer = Newcomers, please write your names on the blank lines:
sheet-total = Present: ............ Signature of whoever counted:

minutes-file = Minutes { $day }
minutes-state = Socialist Republic of Viet Nam
minutes-motto = Independence - Freedom - Happiness
minutes-title = Minutes
minutes-subtitle = { meeting-Kind }
minutes-time = Time: { $hour }, { $when_day }
minutes-place = Place: { $place ->
    [none] ......................................................................
   *[other] { $place }
}
minutes-people = I. Who took part
minutes-chair = Chair: { $chair ->
    [none] ......................................................................
   *[other] { $chair } ......................................
}
minutes-secretary = Secretary: ......................................................................
minutes-present = Present: { $present }/{ $expected } members ({ $percent }%).
minutes-present-blank = Present: ............/{ $expected } members.
minutes-away = Away for work, not counted: { $away } members.
minutes-excused = Excused: { $count } members{ $names ->
    [none] .
   *[other] : { $names }.
}
minutes-absent = Absent without a reason: { $count } members{ $names ->
    [none] .
   *[other] : { $names }.
}
minutes-content = II. Content
minutes-opinions = III. Opinions
minutes-conclusion = IV. Conclusion
minutes-end = The meeting ended at ................ on the same day. These minutes were read aloud and agreed to.
minutes-sign-secretary = Secretary
minutes-sign-chair = Chair
minutes-sign-how = (signature and full name)

receipt-file = Signed list { $day }
receipt-title = Signed list
receipt-what = What is received: ......................................................................
receipt-signature = Drawn up by
