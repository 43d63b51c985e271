# The cadres' page: imports, numbers of women

office-import-how = One line a woman: number, full name, birth year, phone, group. It is read first; nothing is written before you agree.
office-import-of = The list of
office-import-file = Excel or CSV file
office-import-read = Read it and look
office-import-before = Before
office-import-last = The last lists, the newest first
office-import-name = File
office-import-no-name = list
office-import-stands = How far
office-import-state = { $state ->
    [previewed] Waits for you
    [writing] Being written
    [written] In the book
    [undoing] Being taken back
    [undone] Taken back
    [replaced] Replaced by a later file
    [follows] Waits to go to { $into }
    [closed] Cannot be written: the unit has closed
   *[dropped] Not written
}
office-import-one = The list of { $unit }
office-import-so-far = { $n } women
office-import-write = Yes, write it into the book of { $unit }
office-import-closed = { $how ->
    [merged] { $unit } was merged into { $into } on { $day }. Look at the list as the book of { $into } has it, then write it.
   *[none] { $unit } closed on { $day }; this list cannot be written any more.
}
office-import-follow = Look at it for the book of { $unit }
office-import-drop = Do not write it
office-import-undo = Take it back
office-import-lines = Line by line
office-import-lines-faulty = { $count ->
    [1] 1 line wants a look; it stands on top.
   *[other] { $n } lines want a look; they stand on top.
} Correct them in the file and send it again.
office-import-untold = { $count ->
    [1] There are so many that 1 of them is not listed here yet.
   *[other] There are so many that { $n } of them are not listed here yet.
}
office-import-lines-of = { $n } lines
office-import-row = Row
office-import-deed = What is done
office-import-nameless = (no name)
office-import-becomes = { $deed ->
    [new] Goes into the book
    [known] In the book already, left as it is
    [update] Added or corrected: { $changes }
    [doubt] Waits for your choice above
    [gone] Has left the book, left as it is
    [other] Of another branch, left out
   *[out] Left out
}
office-import-change = { $what ->
    [name] name
    [phone] phone
    [birth] day of birth
    [group] group
   *[sensitive] ethnic group, religion
}
office-import-undo-why = Whoever was changed since stays as she is.
office-tree-file = A file of units
office-tree-file-why = See where a file of units differs from what is here. It is only looked at, not written.
office-tree-again = Send another file
office-tree-columns = The first row names the columns. The first four are needed, the others may be left out:
office-tree-column = { $column ->
    [code] Code
    [name] Name
    [kind] Kind
    [parent_code] Code of the unit above
    [women_18] Women 18+
    [women_base] Counted as
    [source] Source
   *[date] Date
}
office-tree-kind = { $kind ->
    [central] central
    [province] province
    [district] district
    [commune] commune
    [branch] branch
    [group] group
    [club] club
   *[committee] committee
}
office-tree-sample = Fetch a sample file (with the units as they are now)
office-tree-sample-name = units
office-tree-sample-sheet = Units
office-tree-nothing-written = Nothing is written. If this file were written:
office-tree-count = { $what ->
    [added] New units
    [updated] New numbers of women
    [renamed] Renamed
    [moved] Moved
    [gone] Not in the file any more
   *[unchanged] As they are
}
office-tree-line = { $what ->
    [renamed] { $old } becomes { $name } ({ $code })
   *[moved] { $name } ({ $code }): from { $old } to { $parent }
}
office-and-more = And { $n } more.
office-tree-who-writes = To have the whole file written, give it to the administrator. Single changes are made on the page Changes of units.
office-tree-wrong = This file cannot be used. Correct these places:
office-tree-problem = { $fault ->
    [NO_COLUMN] The column { $column } is missing
    [UNKNOWN_COLUMN] There is no column "{ $column }"
   *[other] Row { $row }, column { $column }, "{ $value }": { office-tree-fault }
}
office-tree-fault = { $fault ->
    [EMPTY] is empty
    [TOO_LONG] is too long
    [NO_KIND] is no kind of unit
    [NO_NUMBER] is no number
    [NO_DATE] is no date
    [TWICE] stands in an earlier row
    [NO_PARENT] there is no such unit above
    [NOT_BELOW] the unit above must be a larger one
    [CLOSED] is closed
    [OTHER_KIND] is another kind than the unit with this code
   *[other] cannot be done
}
office-tree-strange = Row { $row }, code { $code }: does not lie below you
office-women-of = Women of 18 and over: { $unit }
office-women = Women
office-base = Counted are
office-source = Source
office-counted-on = Counted on
office-count-reason = Reason (to change a term's number)
office-count-write = The number of { $unit }
office-count-number = Women of 18 and over
office-count-sheet = Many places from a file
office-count-sheet-how = Two columns: unit, and number of women. What is counted, source and day given here hold for the whole file, unless a row says its own.
office-counts-before = The numbers so far
office-counts-fixed = A term's number stays; changing it needs a reason.
office-count-by = Written by
office-count-seen = { $count ->
    [1] Nothing is written yet.
   *[other] { $n } places were read. Nothing is written yet.
}
office-count-unread = { $n } rows could not be read and are left out:
office-count-problem = Row { $row }, "{ $text }": { $what ->
    [unit] it is not clear which unit
    [twice] stands there twice
   *[number] the number is not right
}
office-count-will = Will be kept
office-count-was = Before
office-count-keep-all = { $count ->
    [1] { $wrong ->
        [none] Yes, keep this number
       *[other] Keep this number all the same
    }
   *[other] { $wrong ->
        [none] Yes, keep { $n } numbers
       *[other] Keep { $n } numbers all the same
    }
}
office-count-fixed = { $unit } has { $women } women for this term already.
office-count-sheet-kept = The file "{ $name }" is still here: fill in what is lacking and look first again; you need not choose it anew.
UploadGone = The file that you chose is no longer kept here. Please choose it again and look first.
office-count-holds = The number is fixed for the term; the gathering rate is of it.
office-count-because = Reason: { $reason }.
