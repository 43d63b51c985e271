# The cadres' page: what forms have in common

BadField = { $what ->
    [day] That is no day. Write it as 31/1/2026.
    [time] That is no time. Choose a day and an hour in the field.
    [number] That is no number, or not within the limits.
    [ages] The first age is above the last.
    [file] There is no file. Choose an Excel or CSV file.
    [decision] The decision's number is too long. Write it as 15/QĐ.
    [numbers] These are no numbers of the book. Write them as 3 7 12-20.
    [doubts] Say for each of the women whether she is the one in the book.
    [rows] The file is too long. Make several of it.
    [period] There is no such period.
    [why] Give the reason in a short sentence.
    [base] Choose whom the number counts: women present, or women resident.
    [source] Give the source, e.g. the commune's statistics.
    [counted_on] Give the day the number is of.
    [reason] Say in the field Reason why the number changes.
    [choice] Choose one from the list.
   *[empty] A field is still empty.
}
