# Mourning in a member's house

condolence = Our condolences to your family.
ask-tell-of-mourning = Shall I let { $name } know?
label-tell-of-mourning = Yes, tell { $name }
MourningTold = { $by ->
    [none] I could not reach your branch head. Please have somebody call her.
   *[other] I have told { $by }.
}
mourning-kept = All right.
mourning = From the phone of { $name } (number { $number }): there is mourning in the house. Please ask after the family.
