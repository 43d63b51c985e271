"""What politeness puts before and after a question for figures, folded."""

import re

_ASKED_FOR = r"(?:chi|toi|em|co|bac|minh|tui|chi em minh)"
BEFORE = re.compile(
    rf"^(?:(?:da|vang|alo|a lo|chao em|em oi|chi oi|bot oi|em"
    r"|oi(?! (?:thi|nua|thang|quy|nam|the nao)(?!\S))|u|thua|the|vay"
    rf"|cho {_ASKED_FOR}(?: (?:hoi(?! vien)(?: (?:chut|xiu|(?:ty|ti)(?! le)))?|xem|xin|biet"
    r"|so(?! (?:lieu|luong|hoi|buoi|chi|phu|lan|to))))?|xin"
    rf"|cho (?:hoi(?! vien)|xem|biet)|xem(?: giup)?|coi|nho em|lam on|giup {_ASKED_FOR}|kiem tra|tra"
    rf"|{_ASKED_FOR} (?:can|muon)|(?:toi|co|bac|minh|tui) hoi"
    r"(?: (?:hoi|biet|xem))?|hien nay|bay gio|bao cao cho chi|cho"
    r"|cai(?= (?:so lieu|ty le|ti le|ket qua)))(?: |$))+"
)
AFTER = re.compile(
    r"(?:(?: |^)(?:a|ah|nhe|nha|nhi|ha|hen|em oi|chi oi|em|voi|vay|giup (?:chi|toi|minh|em)|cam on(?: em)?(?: nhieu)?"
    r"|ta|(?<!gan )(?<!moi )day|(?<!bieu )do|z|v|hien nay|hien tai|bay gio"
    r"|(?<!tinh )(?<!ke )(?:den|toi) (?:gio|nay|bay gio|luc nay)"
    r"|(?<!co )(?<!cap )(?<!duoc )(?<!nhan )the|luon|hay|voi em|(?:gium|giup|ho)(?: (?:chi|toi|minh|em))?(?: cai)?"
    r"|(?<!chuyen )di"
    r"|(?<!\d\d )(?<!tram )(?<!hop )(?<!hoat )duoc (?:khong|ko)))+$"
)
