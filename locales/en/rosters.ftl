# A list of members sent as a file

ask-import-file = Please send me the list as a file (Excel, one line a person: number, full name, birth year, phone, group).
ask-import-unit = Whose list is this?{ $more ->
    [true] {" "}If it is not below, write its name.
   *[false] {""}
}
label-roster-whole = All of { $unit }
roster-which-unit = I find no unit with that name.
roster-how = Files cannot be sent here. { $url ->
    [none] Please give the list of { $unit } to the Union's cadre in your commune.
   *[other] Please open { $url }/chat and send me the list of { $unit } there, or give it to the Union's cadre in your commune.
}
roster-no-file = I am waiting for the list as a file. If you have none now, write "cancel".
roster-is-a-photo = I cannot read a list in a photo yet. Please send an Excel file, or ask the Union's cadre in your commune to enter it.
roster-not-yours = I take lists of members only from branch heads, their deputies and the Union's cadres in the commune. I have not opened this file. What would you like to do?
roster-reading = I am reading the list of { $unit }. I will write to you as soon as I am done.
roster-reading-meanwhile = I have the list of { $unit } and am reading it. When we are done with this, I will show you.

## Read

RosterPreviewed = List of { $unit }: I could read { $readable } women.
roster-counts = New: { $new }{ roster-count-known }{ roster-count-updated }{ roster-count-doubtful }{ roster-count-repeated }{ roster-count-left-out }.{ roster-count-away }{ roster-count-groups }{ roster-count-gone }{ roster-count-elsewhere }
roster-count-known = { $known ->
    [0] {""}
   *[other] , in the book already: { $known }
}
roster-count-updated = { $updated ->
    [0] {""}
   *[other] , added to or corrected: { $updated }
}
roster-count-repeated = { $repeated ->
    [0] {""}
   *[other] , repeated lines: { $repeated }
}
roster-count-left-out = { $left_out ->
    [0] {""}
   *[other] , lines left out: { $left_out }
}
roster-count-away = { $away ->
    [0] {""}
   *[other] {" "}Away for work: { $away }.
}
roster-count-groups = { $groups ->
    [0] {""}
   *[other] {" "}New groups: { $groups }{ $group_names ->
        [none] {""}
       *[other] : { $group_names }{ $more_groups ->
            [0] {""}
           *[other] {" "}and { $more_groups } more
        }
    }.
}
roster-count-gone = { $gone ->
    [0] {""}
   *[other] {" "}No longer in the book, left as they are: { $gone }.
}
roster-count-elsewhere = { $elsewhere ->
    [0] {""}
   *[other] {" "}Of another branch, passed over: { $elsewhere }.
}
roster-replaced = The file sent before{ $file ->
    [none] {""}
   *[other] {" "}({ $file })
} is not in the book; this one takes its place.
roster-columns = I read the names in column { $name }{ roster-columns-birth }{ roster-columns-phone }{ roster-columns-group }. If that is not right, do not agree: rename the columns and send the file again.{ roster-columns-counted }
roster-columns-birth = { $birth ->
    [none] , found no column of birth years
   *[other] , birth years in { $birth }
}
roster-columns-phone = { $phone ->
    [none] , found no column of phones
   *[other] , phones in { $phone }
}
roster-columns-group = { $group ->
    [none] {""}
   *[other] , groups in { $group }
}
roster-columns-counted = { $counted ->
    [none] {""}
   *[other] {" "}Ethnic groups and religions are only counted, not written beside a woman.
}
roster-unknown = I find no branch named "{ $branch }" and pass over its { $count } women.
roster-unknown-more = I pass over { $count } more women of branches that I do not find.
roster-skipped = Sheet "{ $sheet }" has no column of names; I pass it over.
roster-problem = { roster-place }: { $kind ->
    [no_name] no name, left out; please fill it in
    [short_name] no full name, left out; please write it whole, for example: Nguyễn Thị Lan
    [too_young] { $value ->
        [none] {""}
       *[other] born { $value },{" "}
    }under 18, left out
    [no_birth] no birth year; she is written all the same, without one
    [bad_birth] the birth year { roster-value }{ roster-bad-birth }, so I leave it out; please look again
    [bad_phone] the phone number { roster-value }{ roster-bad-phone }, so I leave it out; please look again
    [repeated_in_file] the same as { roster-same-place }, written once only
    [same_name] the same name as { roster-same-place }, and no birth or phone to tell them apart; if it is one woman, take one line out
    [shared_phone] the same phone as { roster-same-place }, written all the same
    [phone_kept] { $name }, number { $number }: the phone differs from the book, I keep the book's
    [phone_changed] { $name }, number { $number }: the phone differs from the book, I write the new one
    [phone_taken] { $number ->
        [none] a woman of another branch has this phone number, too
       *[other] the same phone number as { $number } in the book
    }
   *[number_taken] number { $number } is taken; she gets { $instead }
}{ roster-in-column }.
roster-value = { $value ->
    [none] {""}
   *[other] { $value }{" "}
}
roster-place = { $sheet ->
    [none] Row { $row }{ roster-whose }
   *[other] Sheet { $sheet }, row { $row }{ roster-whose }
}
roster-whose = { $who ->
    [none] { roster-column }
   *[other] , { $who }
}
roster-column = { $column ->
    [none] {""}
   *[other] , column { $column }
}
roster-in-column = { $who ->
    [none] {""}
   *[other] { $column ->
        [none] {""}
       *[other] {" "}(column { $column })
    }
}
roster-same-place = { $same_sheet ->
    [none] row { $same_row }
   *[other] sheet { $same_sheet } row { $same_row }
}
roster-bad-birth = { $reason ->
    [no_such_day] names a day that does not exist
    [too_old] is too long ago
    [future] is still to come
   *[other] is not clear
}
roster-bad-phone = { $reason ->
    [too_short] has too few digits
    [too_long] has too many digits
    [foreign] is not Vietnamese
    [not_mobile] is no mobile number
   *[other] is not right
}
roster-more = And { $count } more.
roster-ask = Shall I write this into the book of { $unit }?{ $doubtful ->
    [0] {""}
   *[other] {" "}Those with another name in the book I ask about first.
}
ask-same_woman-same = Row { $row } has { $name }{ roster-year }. In the book number { $number } is { $known_as }{ roster-known-year }. Is that one woman? If so I correct the name in the book.
roster-year = { $year ->
    [none] {""}
   *[other] {" "}({ $year })
}
roster-known-year = { $known_year ->
    [none] {""}
   *[other] {" "}({ $known_year })
}
label-it-is-she = Yes, one woman
label-two-women-here = No, two women
label-all-are-they = All { $count } that are left are the same
roster-doubt = Row { $row } { $name }{ roster-year }: is she { $number }. { $known_as }{ roster-known-year }?
roster-doubts-more = { $count } more have another name in the book.
roster-doubts-left = { $count } have another name in the book and are not written. Correct the name there and import again.
roster-count-doubtful = { $doubtful ->
    [0] {""}
   *[other] , to be asked about { $doubtful }
}
roster-nothing = There is nothing to write into the book.
label-roster-yes = Yes
label-roster-no = No
label-roster-undo = Take it back

roster-stopped = { $done ->
    [0] Nobody of the list has been written; please send it again.
   *[other] { $done } women of the list had been written by then. Please send the others again.
}
RosterUnreadable = { $reason ->
    [empty] There is nothing in this file. Please look again and send it to me.
    [too_large] This file is too large for me. Please leave only the list in it, without pictures and other sheets, and send it again.
    [too_many_rows] This file has too many lines. Please send each branch by itself.
    [encrypted] This file has a password. Please remove it and send the file again; do not send me the password.
    [not_a_table] This file is no table. Please send an Excel file.
    [no_header] I find no column of names. The top of the table needs "Họ và tên" and "Năm sinh". Please look again and send it to me.
    [no_rows] There is nobody in this list yet. Please look again and send it to me.
    [not_fetched] I could not fetch the file. Please send it again.
    [not_allowed] This list is no longer yours to send. Please ask the Union's cadre in your commune.
   *[broken] I cannot open this file. Please open it in Excel, save it, and send it to me.
}

## Written

RosterWritten = Done. Added to the book of { $unit }: { $added }{ $updated ->
    [0] {""}
   *[other] , corrected: { $updated }
}{ $groups ->
    [0] {""}
   *[other] , new groups: { $groups }
}.
RosterOnItsWay = I am writing { $count } women into the book of { $unit }. I will write to you as soon as I am done.
RosterDropped = I have written nothing into the book of { $unit }.
RosterUndone = Taken out of the book of { $unit } again: { $removed }{ $restored ->
    [0] {""}
   *[other] , put back as before: { $restored }
}.{ $kept ->
    [0] {""}
   *[other] {" "}{ $kept } have had messages, invitations or roll calls since, so they stay in the book.
}
UndoOnItsWay = I am taking { $count } women out of the book of { $unit } again. I will write to you as soon as I am done.
RosterAlreadyWritten = You have agreed to this list before; nothing is written into the book of { $unit } twice.
RosterOver = This list of { $unit } can no longer be used. Please send the file again.
NoBook = { $unit } has no book of its own. Please send the list of the whole branch.
job-failed = { $job ->
    [roster-read] I am sorry, I could not finish reading your list. Please send it again.
    [roster-write] I am sorry, I could not finish writing the list. Choose "Take it back" to remove what was written, then send the file again.
    [roster-undo] I am sorry, I could not finish taking the list back. Choose "Take it back" and I will go on.
   *[other] I am sorry, I could not finish what you asked for. Please write to me again.
}

## Taking the list out

paper-roster = The list of { $unit }: { $count } women. It holds phone numbers; please keep it to yourself.
roster-file-name = Members of { $unit }
roster-sheet-name = Members
roster-title = MEMBERS OF { $unit }
roster-header-number = STT
roster-header-name = Họ và tên
roster-header-birth = Ngày sinh
roster-header-phone = Điện thoại
roster-header-group = Tổ
roster-header-branch = Chi hội
roster-header-joined = Ngày vào Hội
roster-header-card = Số thẻ
roster-header-note = Ghi chú
roster-header-ethnic = Dân tộc
roster-header-religion = Tôn giáo
roster-away = đi làm xa
roster-export-which = Of which unit?
roster-export-not-yours = I give lists of members only to group leaders, heads, deputies and the cadres of the commune.
label-export = As an Excel file
my-sensitive = Ethnic group: { $ethnic ->
    [none] not written down
   *[other] { $ethnic }
}. Religion: { $religion ->
    [none] not written down
   *[other] { $religion }
}.
