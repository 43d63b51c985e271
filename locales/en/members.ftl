# The branch's book

MemberAdded = { $name } is in the book of { $branch } now, as no. { $number }.
AlreadyMember = { $name } is in the book already, as no. { $number }.
