"""The sentences in which a head says something of women of her book: what stands before them, and what behind them."""

from enum import StrEnum

from bot.reading.phone_words import AGREES, REFUSES, SHUTS
from models.member_marks import Mark


class Deed(StrEnum):
    """What may be done besides writing a `Mark` beside them; those that end a membership are named as its states."""

    DIED = "died"
    LEFT = "left"
    TRANSFERRED = "transferred"
    RETURNED = "returned"
    OUT = "out"  # she goes, and it is still to be said how: to another branch, away, out of the Hội
    END = "end"  # out of the book, for a reason that is still to be said
    TRANSFER = "transfer"  # to a branch that is asked
    REGROUP = "regroup"  # to a group that is asked
    MERGE = "merge"
    SHOW = "show"
    EDIT = "edit"
    NAME = "name"
    CALLING = "calling"
    BIRTH = "birth"
    PHONE = "phone"
    NO_PHONE = "no_phone"  # the number in the book is hers no more


TITLE = r"(?:(?:chi|ba|co|bac|di|so|stt|hoi vien|thanh vien|nguoi|ca) )*"
NUMBERS = r"\d{1,3}(?: (?:va |voi |chi |ba |so )*\d{1,3})*"
ONE = r"\d{1,3}"
# What stands before the women: "ghi giúp chị 24 …", "đưa 24 sang tổ 5".
ASKED = r"(?:(?:em|nho|ghi|la|giup|bao|danh dau|nhan|cap nhat|cho|cong nhan|sua) ){0,4}"  # each word in one way only
GONE = r"(?:(?:da|dang|moi|vua|xin|muon|sap|se|lai) )*"
_HOI = r"(?: hoi vien| khoi hoi| hoi)?"
_TO = r"(?:sang|qua|ve|den|toi|vao|xuong|len)"
_CARD = r"[a-z]{0,4} ?\d[\da-z ]{0,20}?"
_FEE = r"(?:tien )?(?:hoi )?phi(?: hoi vien)?(?: nam)?(?: (?P<d>\d{4}|nay|ngoai|truoc))?"
_SUM = r"(?: (?:\d{1,3}(?: 000)+|\d{5,}|\d+ ?(?:k|nghin|ngan|dong|d)))?"  # what she paid is nobody's business here
_PAID = rf"(?:dong|nop)(?: du| xong| roi)*{_SUM}(?: tien)?(?: {_FEE})"
_NOT = r"(?:thoi|khong con|khong phai|bo|het|khong|thoi khong)(?: la| lam)?"
_WHAT = r"(?P<d>ho ten|ten goi|ten|nam sinh|ngay sinh|so dien thoai|so dt|dien thoai|sdt|so)"
_CHU = r"(?: chu (?:khong|chang|dau) .+)?"
_FAR = r"(?:xa|o .+|tren .+|trong .+|ngoai .+|duoi .+|ben .+|tan .+)"
# What follows the women. The group `d` is the detail, as it was typed.
# No branch of ours is called so: whether she has left for good, her page lets the head say.
_FAR_AWAY = (
    r"(?:vao|ra|len) (?:(?:(?:trong|ngoai) )?mien (?:nam|bac)|sai gon|ha noi|thanh pho"
    # "vào Nam", but not "vào Nam Sơn", which is a village.
    r"|(?:(?:trong|ngoai) )?(?:nam|bac)(?= (?:roi|luon|han|song|sinh song|o|lam|theo|voi|cung|day|ay|hom|hoi|tuan|thang"
    r"|nam (?:nay|ngoai|truoc)|tu|a|nhe|nha|em|giup|lau)\b|$))\b"
)
# To her husband's people: where they live is no branch that could be looked for.
_HOME_OF_OTHERS = (
    rf"(?:(?:(?:chuyen|don|theo chong|di lay chong|lay chong) )*{_TO} (?:(?:ben|o|song|han|luon) )*(?:nha|que) chong"
    rf"|(?:chuyen|don)(?: han| luon)? {_TO} (?:que|nha)(?: (?:ngoai|noi|me|cha|bo|con|cu))*(?: o)?)"
)
AFTER: tuple[tuple[Mark | Deed, str], ...] = (
    (Mark.NOT_BY_PHONE, REFUSES),
    (Mark.BY_PHONE, AGREES),
    (Mark.BACK, r"(?:di )?(?:lam an xa|lam xa|nuoc ngoai|xa) (?:da |moi |vua )*(?:tro ve|ve que|ve nha|ve lai|ve)"),
    (Mark.AWAY, r"(?:di lam an xa|di lam xa|lam an xa|lam xa|di xa|o xa|di nuoc ngoai|di xkld|xkld)"),
    (Mark.AWAY, r"(?:di )?(?:xuat khau lao dong|hop tac lao dong|lao dong nuoc ngoai)(?: .+)?"),
    (Mark.AWAY, rf"(?:di )?(?:lam an|lam cong nhan|lam cong ty|lam thue|lam) {_FAR}"),
    (
        Mark.AWAY,
        r"(?:di|vao|ra|len|xuong|sang) (?!sinh hoat|hop|tap)[a-z ]{2,30}? (?:lam an|lam cong nhan|lam thue|lam)",
    ),
    (Mark.BACK, r"(?:tro ve|ve que|ve nha|ve lai|ve)"),
    (Mark.GROUP, rf"(?:chuyen |doi )?(?:{_TO}|cho) (?P<d>to .+?)"),
    (Mark.GROUP, r"(?:ra khoi|khong thuoc|khong o|khong con o|thoi o|roi)(?: to| to nao| to \d+)"),
    (Deed.REGROUP, r"(?:chuyen|doi) to(?: khac)?"),
    (Deed.TRANSFER, rf"chuyen sinh hoat(?: {_TO} (?P<d>.+?))?"),
    (Deed.OUT, rf"{_HOME_OF_OTHERS}(?: .+)?"),
    (Deed.OUT, rf"(?:chuyen|don|doi)(?: nha| han| luon)? {_FAR_AWAY}(?: .+)?"),
    (Deed.TRANSFER, rf"chuyen {_TO} (?P<d>.+?)"),
    (Deed.TRANSFER, r"chuyen ra (?P<d>(?:nam|bac) .+?)"),
    (Deed.TRANSFERRED, r"chuyen (?:di noi khac|noi khac|di xa|di|cho o|noi o|ho khau)"),
    (Deed.DIED, r"(?P<died>mat|chet|qua doi|tu tran)"),
    (Deed.LEFT, r"(?:ra khoi hoi|ra hoi|rut khoi hoi|thoi hoi vien|thoi vao hoi|thoi la hoi vien|khong vao hoi nua)"),
    (Deed.LEFT, r"xin (?:ra|thoi|rut)"),
    (Deed.RETURNED, rf"(?:vao lai|tro lai|quay lai|vao hoi lai)(?: sinh hoat)?{_HOI}"),
    (Deed.RETURNED, r"sinh hoat (?:tro )?lai"),
    (Deed.OUT, r"(?:di )?(?:lay chong|chuyen nha|doi nha|dinh cu)(?: .+)?"),
    (
        Deed.OUT,
        r"(?:khong|ko) (?:con )?(?:o|song o|sinh song o) (?:day|thon|xom|lang|que|dia phuong|to)"
        r"(?: nay| minh)?(?: nua)?",
    ),
    (Deed.OUT, r"(?:khong|thoi|nghi|thoi khong) (?:di )?(?:sinh hoat|tham gia)(?: hoi)?(?: nua)?"),
    (Deed.END, r"(?:ra |bo )?khoi so"),
    (Mark.NOT_CORE, rf"{_NOT}(?: hoi vien)? nong cot(?: nua)?"),
    (Mark.CORE, r"(?:la |lam |vao )?(?:hoi vien )?nong cot"),
    (Mark.NOT_HONORARY, rf"{_NOT}(?: hoi vien)? danh du(?: nua)?"),
    (Mark.HONORARY, r"(?:la |lam )?(?:hoi vien )?danh du"),
    (Mark.NO_CARD, r"(?:khong|chua|mat) (?:co |nhan )?(?:duoc )?(?:cap )?the(?: hoi vien)?"),
    (Mark.CARD, rf"(?:(?:co|nhan|duoc cap|cap|lam) )?(?:so )?the(?: hoi vien)?(?: so| la)*(?: (?P<d>{_CARD}))?"),
    (Mark.NO_FEE, rf"(?:chua|khong|con thieu|thieu|con no|no) (?:(?:dong|nop) )?{_FEE}"),
    (Mark.FEE, rf"{_PAID}{_SUM}(?: du| xong| roi)*"),
    (Deed.CALLING, r"(?:ten goi(?: la)?|goi la|goi|thuong goi(?: la)?) (?P<d>.+)"),
    (Deed.EDIT, rf"(?:moi |vua |da )?(?:doi|thay) {_WHAT}(?: moi)?"),
    (Deed.EDIT, rf"(?:bi )?(?:ghi |viet )?(?:sai|nham|lon) {_WHAT}"),
    (Deed.NAME, r"(?:sua ten(?: thanh| la)?|doi ten(?: thanh| la)?|ho ten(?: la)?|ten dung la|ten la|ten) (?P<d>\D.+)"),
    (Deed.BIRTH, rf"(?:nam sinh(?: la)?|ngay sinh(?: la)?|sinh ngay|sinh nam|sinh|sn) (?P<d>\d.*?){_CHU}"),
    (
        Deed.SHOW,
        r"(?:co |dung |la |o )*(?:so dien thoai|so dt|dien thoai|sdt|dt|so the|stt|so thu tu|so)"
        r"(?: trong so| cua chi hoi)?(?: la)?(?: so)? (?:may|bao nhieu|nao|gi)",
    ),
    (
        Deed.NO_PHONE,
        r"(?:bo|thoi dung|(?:khong|ko)(?: con| co)?(?: dung| xai)?)"
        r" (?:so dien thoai|so may|dien thoai|so|sim)(?: nua)?",
    ),
    (
        Deed.PHONE,
        r"(?:doi|thay) (?:so dien thoai|so dt|so|sim|dien thoai)(?: moi)?(?: roi)?"
        r"(?: (?:so moi|nay|gio|dung so|so|la))* (?P<d>\d[\d ]+)",
    ),
    (Deed.SHOW, r"(?:dang )?(?:o|thuoc|trong) to (?:may|nao|so may)"),
    (Deed.SHOW, r"(?:sinh (?:nam |ngay )?|)(?:(?:nam |ngay )?(?:nao|bao nhieu|may)|(?:bao nhieu|may) tuoi)"),
    (Deed.SHOW, r"vao hoi (?:nam nao|tu bao gio|khi nao|luc nao|bao gio|ngay nao|tu nam nao)"),
    (Deed.SHOW, r"(?:con|co) (?:sinh hoat|trong so|la hoi vien)(?: nua)? (?:khong|ko|k|chu)"),
    (Deed.SHOW, r"(?:so dien thoai|so dt|dien thoai|sdt|so)(?: la)? (?:so )?(?:may|bao nhieu|nao)"),
    (Deed.PHONE, r"(?:doi so|so moi|so dien thoai|dien thoai|sdt|dt|so)(?: moi)?(?: la)? (?P<d>\d[\d ]+)"),
)
_HER_PHONE = r"(?:so dien thoai|so dt|dien thoai|sdt|dt|so)"
_HERS = rf"(?:{_HER_PHONE}|the(?: hoi vien)?|nam sinh|ngay sinh)"
_IS = r"(?: thanh| la| sang| phai la| dung la)"
# The other way round, the women (S) behind what is done; S1 is one woman.
BEFORE: tuple[tuple[Mark | Deed, str], ...] = (
    (Mark.GROUP, rf"(?:chuyen|doi|dua|xep|cho|dieu|them|ghi) S (?:{_TO}|cho) (?P<d>to .+?)"),
    (Mark.GROUP, r"(?:xoa|bo|dua|cho|rut) S (?:ra )?khoi to(?: \d+)?"),
    (Deed.REGROUP, r"(?:chuyen|doi) to(?: cho| cua)? S1"),
    (Deed.REGROUP, r"(?:chuyen|doi) S1 (?:sang )?to khac"),
    (Deed.TRANSFER, rf"chuyen sinh hoat (?:cho )?S1(?: {_TO} (?P<d>.+?))?"),
    (Deed.OUT, rf"(?:cho |chuyen )?S1 {_HOME_OF_OTHERS}(?: .+)?"),
    (Deed.TRANSFER, rf"chuyen S1 {_TO} (?P<d>.+?)"),
    (Deed.MERGE, r"(?:gop|nhap|ghep) (?:so )?(?P<n>\d{1,3} (?:va |voi |vao )?(?:so )?\d{1,3})(?: lam mot| lai)?"),
    (
        Deed.MERGE,
        r"(?:so )?(?P<n>\d{1,3} (?:va |voi )?(?:so )?\d{1,3}) (?:la mot(?: nguoi)?|trung(?: nhau)?|ghi trung)",
    ),
    (Deed.MERGE, r"(?:so )?(?P<n>\d{1,3} (?:bi )?(?:ghi )?trung (?:voi |so )*\d{1,3})"),
    (Deed.NAME, rf"(?:sua |doi )?(?:ho )?ten(?: cua)? S1{_IS} (?P<d>\D.+)"),
    (Deed.NAME, r"(?:sua|doi) (?:ho )?ten(?: cua)? (?P<n>\d{1,3}) (?P<d>\D.+)"),
    (Deed.BIRTH, rf"(?:sua |doi )?(?:nam|ngay) sinh(?: cua)? S1{_IS}? (?P<d>\d.*?){_CHU}"),
    (Deed.PHONE, rf"(?:sua |doi |ghi )?{_HER_PHONE}(?: moi)?(?: cua)? S1{_IS}? (?P<d>\d[\d ]{{6,}})"),
    (Deed.NO_PHONE, rf"(?:xoa|bo|gach|huy) {_HER_PHONE}(?: cua| cho)? S1"),
    (Deed.EDIT, rf"(?:sua|doi) {_WHAT}(?: cua| cho)? S1"),
    (Deed.EDIT, r"sua(?!.* (?:nam sinh|ngay sinh|sinh|sn|so|dt|sdt|dien thoai)(?: la)? \d)(?: thong tin)?(?: cua)? S1"),
    (Mark.CARD, rf"(?:so )?the(?: hoi vien)?(?: so)?(?: cua| cho)? S1(?: la| so)+ (?P<d>{_CARD})"),
    (Mark.CARD, r"(?:so )?the(?: hoi vien)?(?: so)?(?: cua| cho)? S1 (?P<d>[a-z]{0,4} ?\d{3}[\da-z ]{0,20}?)"),
    (Mark.CARD, r"(?:da )?(?:cap|phat|trao) the(?: hoi vien)?(?: cho)? S"),
    (Mark.FEE, rf"(?:da )?{_PAID}(?: cua| cho| co)? S(?: nam (?P<e>\d{{4}}|nay|ngoai|truoc))?"),
    (Mark.FEE, rf"(?:da )?thu {_FEE}(?: cua| cho)? S"),
    (Mark.NOT_BY_PHONE, rf"{SHUTS}(?: cua| cho)? (?!dien |dt |dt$)S"),
    (Mark.NOT_CORE, r"(?:thoi|bo|xoa) nong cot(?: cua| cho)? S"),
    (Mark.NOT_HONORARY, r"(?:thoi|bo|xoa) danh du(?: cua| cho)? S"),
    (Deed.END, r"(?:xoa|bo|gach|loai)(?: ten)? S1(?: (?:ra )?khoi (?:so|danh sach|chi hoi)(?: chi hoi)?)?"),
    (Deed.SHOW, rf"(?:cho )?(?:xin |xem |hoi |lay )?{_HERS}(?: cua)? S1(?: la)?(?: so)?(?: may| bao nhieu| nao)?"),
    (Deed.SHOW, r"(?:xem|tim|hoi vien|thong tin|stt|so|chi|ba|the)(?: hoi vien| chi| so| stt| cua)* (?P<n>\d{1,3})"),
)
