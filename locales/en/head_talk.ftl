print-which = Which list shall it be?
many-or-paid = Do you ask how many come, or who has paid the fee?
label-many-came = How many come
label-who-paid = Who has paid the fee
nothing-held = { $ago ->
    [yesterday] No meeting of yours was held yesterday.
   *[last] No meeting of yours has been held lately.
}
