print-which = Which list shall it be?
