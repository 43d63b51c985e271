# The cadres' page: members

office-nav-people = Members
office-find-woman = Find a member (name, number, or the whole phone)
office-women-found = { $n } women
office-women-more = There are more. Write more of the name.
office-women-none = Nobody is found by "{ $words }" in the books that you may see.
office-book-number = No.
office-is-away = away for work
office-called = Called { $name }
office-old-number = formerly no. { $number }, { $unit }
office-born = Born
office-stands = In the book
office-woman-state = { $state ->
    [active] Member
    [away] Member, away for work
    [transferred] Moved to another branch
    [left] No member any more
    [died] Died
   *[merged] Written twice, joined with another number
}
office-is-honorary = honorary
office-is-core = core
office-member-since = Member since
office-card = Member's card
office-not-noted = not noted
office-has-it = yes
office-fee = Fee { $year }
office-fee-paid = paid
office-phone = Phone
office-phone-show = Show the number
office-phone-noted = Each look at the number is written down. She can ask who has looked.
office-phone-none = The book has no number.
office-her-meetings = Meetings
office-her-last = The last { $n } with a roll by name
office-her-none = No roll has her by name yet.
NoSuchWoman = There is no such woman in the books that you may see.

## The women of a unit

office-people-of = Members: { $unit }
office-people-which = Which members
office-people-groups = By group
office-people-no-group = in no group
office-people-kind = { $which ->
    [all] All
    [new] Joined lately
    [unseen] To be verified
    [away] Working away
   *[no-phone] No phone number
}
office-people-found = { $n } women{ $which ->
    [new] {" "}who joined from { $day } on
   *[other] {""}
}
office-people-none = { $which ->
    [all] Nobody is in the book yet.
    [new] Nobody has joined since that day.
    [unseen] Nobody has to be asked after.
    [away] Nobody is working away.
   *[no-phone] Everybody has a phone number in the book.
}
office-people-since = Counted as new from
office-people-this-year = Since the year began
office-people-joined = joined { $day }
office-people-numbers = Members (honorary ones included); joined from { $day } on
office-people-unseen-why = To be verified: not seen at several meetings in a row. The head of the branch asks after them; nobody is struck off.
office-people-names-not = Names are shown to those who keep the books. These are the numbers by unit.
office-people-where = { $small ->
    [yes] Group
   *[no] Branch
}
