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
