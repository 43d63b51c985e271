# Places of meetings on the map

ask-locate-meeting = Which meeting is this spot for?
ask-locate-spot = { meeting-Kind } { $when_day }{ meeting-at }: please send me the spot, or paste the link of a map.
ask-locate-place = What is the place called? For example: the hamlet's culture house.
unclear-location = I could not read a spot. Open the map on your phone, hold your finger on the place, copy the link and paste it here.
label-locate = Show the place on the map
FarAway = This spot is in another country. Please look at it again.
NoPlaceNamed = Please tell me the name of the place first.
PlaceLocated = I have noted where it is: { $place }. Whoever looks at the schedule sees the way there: { $link }
