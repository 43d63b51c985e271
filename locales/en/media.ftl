# Pictures, files and voice messages that go along

file-link = { $kind ->
    [photo] See the picture here: { $link }
    [voice] Listen here: { $link }
   *[other] Open the file here: { $link }
}
file-no-link = { $kind ->
    [photo] I cannot send pictures here.
    [voice] I cannot send voice messages here.
   *[other] I cannot send files here.
} Please ask the cadre of your commune to open it for you.
file-taken = { $file ->
    [photo] I have the picture.
    [voice] I have the voice message.
   *[other] I have the file.
}
file-kept = { $file ->
    [photo] The picture still goes along; send another to change it.
    [voice] The voice message still goes along; record another to change it.
   *[other] The file still goes along; send another to change it.
}
label-no-file = { $file ->
    [photo] Without the picture
    [voice] Without the voice message
   *[other] Without the file
}
file-goes-along = { $file ->
    [photo] With the picture that you sent.
    [voice] With the voice message that you sent.
   *[other] With the file that you sent.
}
one-file = A notice carries one picture, one file or one voice message. To change it, choose "Correct".
FileUnfit = { file-unfit }
file-unfit = { $fault ->
    [empty] There is nothing in this file.
    [too-large] This file is too large: 20 MB at most.
    [program] This file is a program or carries one, which could harm their phones, so I do not send it.
    [video] I cannot send films yet. Please send a picture, or put the address of the film into the notice.
    [picture] I cannot open this picture.
    [not-fetched] I could not fetch your file.
   *[other] I cannot send this kind of file. I send pictures, voice messages (m4a, mp3, ogg), PDF, Word and Excel.
} { $fault ->
    [video] {""}
   *[other] Please send another one.
}
file-again = { $kind ->
    [photo] The picture of the notice "{ $notice }".
    [voice] The voice message of the notice "{ $notice }".
   *[other] The file of the notice "{ $notice }".
}
label-see-file = { $kind ->
    [photo] See the picture: { $notice }
    [voice] Listen: { $notice }
   *[other] Open the file: { $notice }
}
file-for-notice = { file-taken } Shall it go to the women?
label-carry = Send it as a notice
