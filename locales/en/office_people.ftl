# The cadres' page: members

office-nav-people = Members
office-find-woman = Find a member (name, number, or the whole phone)
office-find-how = With or without accents.
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
