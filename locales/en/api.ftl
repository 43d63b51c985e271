# The HTTP API

WrongToken = This token is wrong or no longer valid. Ask the administrator for a new one.
ScopeMissing = This token was made without the scope “{ $scope }”. Ask the administrator for one that has it.
KeyUsedOtherwise = This key was used for another request. Every request needs a key of its own.
NumbersNotUnique = This meeting is of several branches, and the numbers { $numbers } stand in more than one book. Take the roll branch by branch, or send a count.
NoSuchAnnouncement = There is no such announcement.
NoSuchMessage = There is no such message.

# What the server says of a request over the API that is not right; "errors" has each field.
api-problem = { $what ->
    [unreadable] What was sent cannot be read: it has to be JSON in UTF-8.
    [missing] There is no such address.
    [method] This address does not take that method.
    [large] The body is too large.
    [invalid] The request is not valid; "errors" says where.
    [away] The database is away; please try again in a moment.
    [bug] This is our fault, and it has been noted.
   *[other] This request cannot be done.
}

# What is wrong with one field ("errors"), for whoever writes the program; the code for machines is beside it.
api-wrong = { $code ->
    [missing] This field is missing.
    [unknown_field] There is no field of this name.
    [unreadable] This is not JSON.
    [not_text] It has to be text.
    [control_characters] It must not contain control characters.
    [wrong_form] It is not written in the form that is asked for.
    [text_too_long] Too long: at most { $bound } characters.
    [text_too_short] Too short: at least { $bound } characters.
    [not_a_number] It has to be a whole number.
    [too_small] Too small: at least { $bound }.
    [too_large] Too large: at most { $bound }.
    [not_yes_or_no] It has to be true or false.
    [not_a_list] It has to be a list.
    [too_many] Too many: at most { $bound }.
    [too_few] Too few: at least { $bound }.
    [not_an_object] It has to be a JSON object.
    [not_one_of] It has to be one of: { $values }.
    [not_null] It has to be null here.
    [not_a_day] This is no day: write it as 2026-12-05.
    [not_a_moment] This is no date with a time: write it as 2026-12-05T19:30:00+07:00.
    [no_offset] A time needs its offset, such as +07:00 at its end.
    [not_iso] Dates are written as in ISO 8601: 2026-12-05, 2026-12-05T19:30:00+07:00.
    [year_far] The year must lie between { $first } and { $last }.
    [not_a_period] A period is written as month:2026:9, quarter:2026:3, half:2026:1, nine:2026 or year:2026.
    [period_or_days] One of the two is needed: period, or both from and to.
    [backwards] { $first } must not be after or above { $last }.
    [years_too_many] Too long: at most { $bound } years.
    [exactly_one] Exactly one is needed of: { $values }.
    [at_least_one] At least one is needed of: { $values }.
    [not_together] These two do not go together: { $values }.
    [number_of_units] { $deed } needs { $first } to { $last } units.
    [one_for_each] { $field } must have exactly one value for each of { $values }.
    [needed_for] { $deed } needs { $field }.
   *[invalid] This value cannot be used.
}
