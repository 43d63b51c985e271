# The HTTP API

WrongToken = This token is wrong or no longer valid. Ask the administrator for a new one.
ScopeMissing = This token was made without the scope “{ $scope }”. Ask the administrator for one that has it.
KeyUsedOtherwise = This key was used for another request. Every request needs a key of its own.
NumbersNotUnique = This meeting is of several branches, and the numbers { $numbers } stand in more than one book. Take the roll branch by branch, or send a count.
NoSuchAnnouncement = There is no such announcement.
NoSuchMessage = There is no such message.
