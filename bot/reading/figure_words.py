"""The words of questions for figures, folded: what is asked, of which units, against what, and what is only polite."""

import re

from bot.reading.figure_numbers import number_of as number_of
from bot.reading.figure_numbers import percent_of as percent_of
from bot.reading.figure_pieces import whole_words
from bot.reading.figure_polite import AFTER as AFTER
from bot.reading.figure_polite import BEFORE as BEFORE

# "Thế thôn Mận?", "vậy tháng 9": the same of another unit or time.
AND_THEN = re.compile(
    r"^(?:the|vay|roi)(?: con)?(?= (?:thon|xa|phuong|chi hoi|ap|xom|khu|thang|quy|nam|tuan|toan|ca|hom)(?!\S))"
)
THEN_OF = re.compile(r"(?<=\S)(?: (?:thi|la))* (?:sao|the nao|ra sao|nua)(?: (?:em|a|nhi|vay|roi))*$")  # "Bưởi thì sao"
GOES_ON = re.compile(r"^(?:con|the con|vay con|con nhu|con ve)(?: |$)(?!bao nhieu|may |nhung |chi hoi nao|thieu)")
HOW = re.compile(
    r"(?:(?: |^)(?:(?:la |duoc |dat |co )*(?:bao nhieu|may)(?: phan tram)?|(?:thi )?(?:sao|the nao)|ra sao|sao roi"
    r"|thi|roi))+$"
)
THEN = re.compile(r"(?:thi|the thi|vay thi) (?:sao|the nao)(?: (?:em|a|nhi|vay))*")  # "năm ngoái thì sao"
OWN = whole_words(
    r"(?:ca|toan|tren toan)(?: (?:xa|phuong|tinh|huyen|vung|dia ban|chi hoi|thon|don vi|hoi))?(?: (?:minh|ta|nha))?"
    r"|(?:xa|phuong|tinh|chi hoi|thon|don vi|hoi|ben|cua|o) (?:minh|ta|nha)"
)
LEADS = re.compile(
    r"^(?:(?:so lieu|ket qua|bao cao|thong ke|ty le|ti le|o|cua|tai|trong|thuoc|ben|ve|thi|cho|la|duoc|co|tu|tren) )+"
)
AT_ITS_END = re.compile(  # "cuối tháng 9"
    r"(?<!thon)(?<!xa)(?<!ap)(?<!xom)(?: vao| den)* (?:cuoi|het)$"
    r"|^(?:vao |den )?(?:cuoi|het)(?= (?:thon|xa|chi hoi|ap|xom|khu|phuong|toan|ca) )"
)
NOTHING = re.compile(
    r"(?:(?:o|cua|tai|trong|thuoc|ben|ve|thi|la|so|duoc|co|tu|tren|da|xem|cac|nhung|nao|minh|chi|em|chi em|hoi|hop|du"
    r"|sinh hoat|di|phu nu|ket qua|so lieu|ty le|ti le|thong ke|bao cao|cho|den|ky|trong ky|thoi diem|luc|hoi vien"
    r"|va|thang|nam|nay|moi|nua|theo|o duoi|cuoi|dau|giua|het|roi|em|a)(?: |$))*"
)

AS_OF = whole_words(
    r"(?:tinh|ke|so lieu)(?: (?:den|toi|toi het|den het|den ngay|toi ngay|den het ngay|den thoi diem"
    r"|vao))+(?: (?:het|ngay|cuoi))*"
    r"|(?:tai|o|vao) thoi diem(?: ngay)?|tai ngay"
)
TODAY = re.compile(r"^(?:nay|hien nay|hom nay|bay gio|gio|thoi diem nay|hien tai)(?!\S)")
BEFORE_MERGER = whole_words(
    r"(?:hoi |luc )?truoc (?:khi |luc |ngay )?(?:sap nhap|hop nhat|sap xep|nhap|gop)"
    r"(?: (?:lai|don vi|xa|thon|tinh|phuong|chi hoi|dia gioi)(?= |$))?"
)
_SAME = r"(?:cung ky|cung thang|cung quy|cung thoi diem|thang nay|quy nay|cung ki)"
AGAINST_YEAR = whole_words(
    rf"(?:(?:so sanh|so|doi chieu)(?: ?voi)? )?{_SAME}(?: (?:cua|vao))?(?: nam)? (?:ngoai|truoc)"
    rf"|(?:so sanh|so|doi chieu)(?: ?voi)?(?: {_SAME})? nam (?:ngoai|truoc|roi)|so (?:voi )?cung k[yi]|cung k[yi]"
)
AGAINST_BEFORE = whole_words(
    r"(?:so sanh|so|doi chieu)(?: ?voi)? (?:(?P<kind>thang|quy)|ky|ki|lan|dot|6 thang)?(?: )?"
    r"(?:truoc(?: do)?|lien truoc|roi|vua roi)"
)

_MANY = r"(?:bao nhieu|nhieu|may)"
_PEOPLE = r"(?:chi em|ba con|phu nu|hoi vien|luot nguoi|nguoi|luot|chi)"
LOW = r"(?:it|thap|kem|yeu|vang nhieu|vang|te)"
HIGH = r"(?:nhieu|cao|dong|tot|deu|du|day du|gioi)"
UNIT = (
    r"(?:chi hoi|thon|ap|khu pho|khu|don vi|xom|noi|xa|phuong|co so|dia phuong|dia ban|hoi co so"
    r"|to(?! (?:chuc|truong|pho)(?!\S)))(?: phu nu)?"
)
WHICH = whole_words(
    r"(?:(?:nhung|cac|co|con|may|bao nhieu|danh sach|ds|liet ke|tat ca|(?<!\S)(?:tong )?so(?: luong)?) )+"
    rf"{UNIT}(?: (?:nao|ma))*"
    rf"|{UNIT} (?:nao|may)|(?:nhung |co |con |may )*(?:ai|cho nao|o dau|noi nao)"
)
MEASURE = whole_words(
    r"(?:co |voi |ma )?(?:(?:ty|ti) le )?(?:tap hop(?: hoi vien| phu nu)*|thu hut(?: hoi vien)*"
    r"|(?:di |du |tham du |tham gia )*(?:sinh hoat|hop)|du|chuyen can|co mat|tham du|tham gia)"
    r"|(?:co |dat )?(?:ty|ti) le|dang|van|con|dat|duoc|o muc|o|nam(?! (?:nay|ngoai|truoc|vua|qua|\d))|la|bi|muc"
    r"|phan tram|so|ma"
)
GATHERING = whole_words(r"tap hop|thu hut")
ATTENDANCE = whole_words(r"du|hop|sinh hoat|chuyen can|co mat|tham du|tham gia|di hop")
OVER = r"tren|cao hon|vuot|qua|hon|dat|tu"
_TENS = r"(?:hai|ba|bon|nam|sau|bay|tam|chin) muoi(?: (?:mot|hai|ba|bon|tu|lam|nam|sau|bay|tam|chin))?"
_PERCENT = rf"(?:\d{{1,3}}|{_TENS}|mot tram|(?:mot )?nua)(?! (?:tuoi|hoi vien|chi|nguoi|phu nu|buoi|nam)(?!\S))"
# "Từ 50 đến 70%", "khoảng 50-70%"; "từ 10 đến 20 tháng 10" are days.
_BAND = r"(?:trong |nam |o |dat |vao |muc )*(?:khoang tu|tu|khoang|giua)(?: khoang| muc)? "
_NO_DAY = r"(?! (?:thang|nam|\d|tuoi|chi|nguoi|hoi vien|buoi)(?!\S))(?! \d)"
_SENSE = (
    r"(?:nam |o |dat |con )?(?:duoi|thap hon|kem hon|it hon|(?:chua|khong|ko) (?:dat|toi|den|qua|du))|dat tren|tren"
    r"|cao hon|vuot qua|vuot|dat"
)
BESIDE = whole_words(
    rf"(?P<sense>{_SENSE})(?: (?:muc|nguong|moc|vach|ty le|duoc))*"
    rf" (?:(?P<line>{_PERCENT})(?: phan tram)?|(?P<floor>san|muc san|nguong san|ty le san)"
    r"|(?P<mean>(?:(?:muc|ty le|ti le|mat bang) )?(?:chung|trung binh|binh quan|tb)(?: chung)?"
    r"(?: (?:cua )?(?:toan |ca )?(?:xa|phuong|tinh|huyen))?(?: (?:minh|ta))?))"
    rf"|(?:tu )?(?P<from>{_PERCENT})(?: phan tram)? (?:tro|do) (?P<way>len|xuong)"
    rf"|{_BAND}(?P<band>{_PERCENT})(?: phan tram)? (?:den|toi|va) (?P<upto>{_PERCENT})(?: phan tram)?{_NO_DAY}"
    rf"|(?:(?:co |dat |du |duoc |bang |dung |di |hop )*)(?P<full>100|mot tram)(?: phan tram)?{_NO_DAY}"
)
ELLIPTICAL = re.compile(
    rf"(?:{{}} )*(?:{_SENSE})(?: (?:muc|nguong|moc))* (?:{_PERCENT}(?: phan tram)?|san)(?: {{}})*"
    rf"|(?:{{}} )*(?:tu )?{_PERCENT}(?: phan tram)? (?:tro|do) (?:len|xuong)(?: {{}})*"
    rf"|(?:{{}} )*(?:tu|khoang|giua) {_PERCENT}(?: phan tram)?(?: (?:den|toi|va))"
    rf" {_PERCENT}(?: phan tram)?(?: {{}})*".replace(
        "{}", "(?:tap hop|(?:ty|ti) le|di hop|du hop|du|hop|sinh hoat|dat|la|co|o)"
    )
)
# "Quý 4 có đạt 60% không": one unit's rate beside a line, yes or no.
REACHED = whole_words(
    rf"(?:co |da |lieu )*(?:dat|vuot|(?:len |dat )?(?:den|toi|qua))(?: (?:duoc|muc|den|toi|qua|nguong|moc|tren))*"
    rf" (?P<line>{_PERCENT})(?: phan tram)?(?: (?:duoc|hay))* (?:khong|chua|ko|khg|hok|hem)"
)
# "Thôn nào tiến bộ nhất", "chi hội nào giảm".
CHANGED = whole_words(
    rf"(?:(?:nhung|cac|co|may) )*(?:{UNIT} nao|noi nao|ai|dau|(?:nhung|cac) {UNIT})(?: (?:co|bi|dang|thi|ma|da"
    r"|duoc))*(?: (?:ty le|ti le|so lieu)(?: (?:du|di|hop|sinh hoat))*)?(?: (?:co|bi|dang))*"
    r" (?:tang|giam|tien bo|tut|di len|di xuong|sut|kha len|thut lui|chuyen bien)(?: (?:sut|lui|hang|di|len|xuong))*"
    r"(?: (?:nhieu|manh|nhanh|ro|ro ret|it))?(?: nhat)?(?: (?:so voi|so)$)?"
)
# "Tháng này họp được mấy thôn rồi", "ngày 8/10 họp thôn nào".
MET_WHICH = whole_words(
    rf"(?:da )?(?:hop|sinh hoat)(?: (?:duoc|o|tai|ben))* (?:(?:may|bao nhieu|nhung) {UNIT}|{UNIT} nao)"
    r"(?: (?:roi|nao))*"
)
NOT_MET = whole_words(
    r"(?:lau(?: roi| nay| nhat| lam| ngay)? )?(?:(?:con|van|da) )*(?:chua|khong|ko|chưa)(?: (?:co|he|duoc|to chuc"
    r"|thay))*(?: di)? (?:hop|sinh hoat)"
    r"(?: (?:buoi|lan|nao|chi hoi|duoc|gi|het|lan nao))*|chua to chuc"
)
NOT_MARKED = whole_words(
    r"(?:(?:con|van|da|hop roi|hop) )*(?:ma )?(?:chua|khong|ko)(?: (?:co|he|duoc|nop|lam|ghi"
    r"|chiu))* diem danh(?: (?:xong|het))*"
    r"|(?:con )?(?:thieu|no) diem danh|quen diem danh"
)
# "bao nhiêu chi hội họp quý 3": of those that are counted "họp" alone is enough.
COUNTED = re.compile(r"^(?:(?:co|con|da|duoc|tong|so|tat ca) )*(?:bao nhieu|may) |^so ")
MEETING = whole_words(r"(?:di |to chuc )?(?:hop|sinh hoat)(?: (?:duoc|roi|xong))*")
MEETING_AT_ALL = re.compile(rf"{MEETING.pattern}(?=$| (?:xa|phuong|tinh|huyen|o|cua|toan|ca|trong)(?!\S))")
HAVE_MET = whole_words(
    r"(?:da|co)(?: (?:to chuc|di))* (?:hop|sinh hoat)(?: (?:roi|xong|duoc|buoi nao))*|(?:hop|sinh hoat) (?:roi|xong)"
)
_NUMBER = r"(?:\d{1,2}|ba|bon|nam|sau|bay|tam|chin|muoi)"
_DEED = (
    r"(?:(?:co|di|du|dat|tham gia|tham du|den|sinh hoat|hop|ty le|ti le|chi em|du hop|hoi vien|duoc|la|ma|tap hop"
    r"|chuyen can|dung|ket nap|phat trien|moi|them) )*"
)
_FIRST = r"(?:dan dau|dung dau|dung nhat|di dau|dau bang|nhat bang|gioi nhat|kha nhat)"
_LAST = r"(?:dung cuoi|dung bet|dung chot|cuoi bang|doi so|bet bang|bet nhat|bet|chot|dang lo nhat)"
_MOST_OF = rf"(?:(?P<low>{LOW})|{HIGH})(?: (?:buoi|chi em|nguoi|hop|chi|hoi vien|moi))*"
TOP = whole_words(
    rf"top (?P<most>{_NUMBER})(?: {UNIT})?(?: {_DEED}{_MOST_OF.replace('P<low>', 'P<low1>')}(?: nhat)?)?".replace(
        "(?P<low1>", "(?P<low>"
    )
)
RANKED = whole_words(
    rf"(?:(?P<most>{_NUMBER}) )?(?:nhung |cac |tung )?{UNIT}(?: (?:nao|co|ma))* {_DEED}{_MOST_OF} nhat"
    rf"|(?:noi nao|dau|ai) {_DEED}{_MOST_OF.replace('P<low>', 'P<low2>')} nhat"
    rf"|(?:noi nao|dau|ai|(?:nhung |cac )?{UNIT}(?: (?:nao|co|ma))*) (?:dang |bi )?(?:(?P<last>{_LAST})|{_FIRST})"
    rf"|{UNIT} nao {_DEED}(?P<poor>thap|kem|yeu|te|vang(?: mat)?(?: nhieu)?)(?: qua)?(?! hon)"
    rf"|(?:(?:xem|bang|ket qua) )*xep hang(?: (?:cac|theo|giua|cua))*(?: {UNIT})?"
)

# "Chi hội nào nhiều hội viên nhất", "… kết nạp nhiều nhất": women, and not who came.
MOST_WOMEN = re.compile(r"(?<!\S)hoi vien(?!\S)(?!.*(?:di|du|den) (?:hop|sinh hoat))")
MOST_NEW = re.compile(r"(?<!\S)(?:ket nap|phat trien|hoi vien moi)(?!\S)")
CAME = re.compile(r"(?<!\S)(?:di|du|den|hop|sinh hoat|vang|(?:ty|ti) le|chuyen can|co mat)(?!\S)")

OR_NOT = re.compile(r"(?: |^)(?:(?:dung|phai|hay|co) )?(?:khong|ko|k)$")
YES_OR_NO = frozenset({"unmet", "met", "unmarked", "beside", "changed", "new", "gone"})
CAME_TO = re.compile(  # "dự họp từ 1/9 đến 15/10"
    r"^(?:di|du|tham du|tham gia)(?: (?:hop|sinh hoat))+"
    r"(?=$| (?:thon|xa|phuong|chi hoi|ap|xom|khu|toan|ca) \S+(?: \S+){0,3}$)"
)
# "chi hội nào họp ít nhất": how often they met; "đi họp ít nhất" is how many of the women came.
MET_MOST = whole_words(
    r"(?<!di )(?<!du )(?<!gia )(?:hop|sinh hoat)(?: (?:duoc|co))*"
    r" (?:it|nhieu|deu|deu dan|day du|thua)(?: (?:buoi|lan|cuoc))?(?: nhat)?"
    r"|(?:it|nhieu) (?:(?:buoi|lan|cuoc)(?: (?:hop|sinh hoat))?|(?:hop|sinh hoat))(?: nhat)?"
    r"|so (?:buoi|lan|cuoc)(?: hop)?"
)

# A whole message after figures.
WHOLE = tuple(
    (what, re.compile(pattern))
    for what, pattern in (
        ("chart", r"(?:ve |xem |gui |cho |them )*(?:bieu do|do thi|hinh ve)(?: (?:cot|duong|giup chi))*"),
        ("workbook", r"(?:xuat |gui |tai |lay |cho |file |tep )*(?:excel|exel|excell|bang tinh)(?: ra)?|xuat file"
                     r"|xuat ra file"),
        # "đơn vị" alone asks for what is done to units.
        ("each", r"(?:xem |xuong |di xuong |chi tiet )*(?:(?:tung |cac )?(?:chi hoi|thon|xa|ap|khu|to|cap duoi|ben duoi"
                 r"|noi)|(?:tung |cac |xuong )don vi)"
                 r"(?: (?:ben |cap )?duoi)?|xuong(?: duoi)?|chi tiet|chi tiet hon|tung noi"),
        ("up", r"(?:tro |quay |di )*len(?: lai)?(?: (?:xa|tinh|huyen|phuong|tren|cap tren|mot cap|chi hoi"
               r"|trung uong))?|cap tren"),
        ("trend", r"(?:dang |so lieu |ty le )*(?:tang hay (?:la )?giam|tang giam"
                  r"|giam hay (?:la )?tang)(?: the nao| ra sao)*"),
        ("report", r"bao cao"),
    )
)  # fmt: skip
_LEFT = (
    r"(?:ra khoi hoi|ra hoi|roi hoi|roi khoi hoi|thoi hoi|bo hoi|xin ra|xin ra khoi hoi|thoi sinh hoat"
    r"|chuyen (?:di|den|ra|vao|sinh hoat)(?: (?:noi khac|noi khac den))?|qua doi|tu tran|mat(?! mat)|chet)"
)
_UNMARKED = r"(?:(?:con|van|ma|bi) )*(?:chua|khong|ko)(?: (?:co|duoc|lam|ghi))* diem danh"
QUESTIONS = tuple(
    (what, whole_words(pattern))
    for what, pattern in (
        ("rolls", rf"(?:(?:con|co|da) )*(?:{_MANY}|nhung|cac) (?:buoi|cuoc)(?: (?:hop|sinh hoat))* {_UNMARKED}"
                  rf"|(?:buoi|cuoc)(?: hop)? nao {_UNMARKED}|{_MANY} (?:buoi|cuoc) (?:hop )?thieu diem danh"),
        ("best", rf"thang nao(?: (?:chi em|phu nu|di|du|hop|sinh hoat|co|duoc|ty le|ti le|dat|la|hoi vien|nguoi|ma))*"
                 rf" (?:{LOW}|{HIGH})(?: (?:nguoi|chi em|chi|hoi vien|buoi|hop|di hop))*(?: nhat)?"),
        ("months", r"(?:(?:trung binh|binh quan|tb) )*(?:moi|hang|tung|mot) thang (?:hop|sinh hoat)(?: duoc)*"
                   r" (?:bao nhieu|may)"
                   r" (?:buoi|lan|cuoc)"
                   r"|(?:(?:so lieu|ty le|ti le|thong ke|dien bien) )*(?:theo )?(?:tung|qua cac|theo|cac"
                   r"|qua tung) thang(?: mot)?(?! \d+(?! thang))"
                   r"|(?:so lieu|ty le|ti le|thong ke) (?:hang|moi) thang(?! \d)"),
        ("average", rf"(?:(?:trung binh|binh quan|tb|tinh ra) )+(?:(?:moi|mot|1|tung) )?(?:buoi|cuoc"
                    rf"|lan)?(?: (?:hop|sinh hoat))*"
                    rf"(?: (?:co|duoc|la|khoang|thi|chung))*(?: {_MANY}(?: {_PEOPLE})?)?(?: (?:den|di|du|tham du"
                    rf"|di hop|du hop))*"
                    rf"|(?:moi|mot) (?:buoi|cuoc|lan)(?: (?:hop|sinh hoat))*(?: (?:trung binh|binh quan|co|duoc"
                    rf"|khoang|tb))*"
                    rf" {_MANY} {_PEOPLE}(?: (?:den|di|du|tham du|di hop|du hop|trung binh))*"),
        ("new", rf"(?:(?:co|duoc|da|tong|so|so luong|tong so) )*(?:{_MANY} )?(?:hoi vien|chi em|chi|phu nu"
                rf"|nguoi)(?: {_MANY})? "
                rf"(?:(?:da |duoc |moi )*ket nap(?: moi)?|(?:moi )?(?:duoc |vua )?(?:vao hoi|gia nhap)(?: hoi)?"
                rf"|phat trien moi)"
                rf"|(?:(?:co|duoc|da|tang|them|so|so luong|tong so) )*{_MANY} (?:hoi vien|chi em|chi|nguoi) moi"
                rf"|(?:so|so luong|tong so) hoi vien moi(?: (?:la )?{_MANY})?"
                r"|(?:(?:nhung|cac|co) )*(?:chi em|chi|ai|hoi vien|nguoi)(?: nao)? (?:(?:da|duoc|vua|moi) )*moi"
                r" (?:(?:duoc|vua) )*(?:vao hoi|ket nap|gia nhap)(?: hoi)?"
                rf"|(?:so |danh sach )?hoi vien moi(?: (?:la |duoc |co )*{_MANY}(?: (?:chi|nguoi))?)?"
                rf"|(?:da |moi |co )*(?:ket nap|phat trien)(?: (?:duoc|them|moi|hoi vien"
                rf"|hoi))* {_MANY}(?: (?:hoi vien|chi|nguoi|phu nu))*(?: moi)?"
                r"|(?:da |moi )*(?:ket nap moi|phat trien moi)(?: hoi vien)?|(?:ket nap|phat trien) hoi vien(?: moi)?"
                rf"|(?:bien dong|tang giam) hoi vien|hoi vien (?:bien dong|tang giam)(?: the nao| ra sao)?"
                ),
        ("gone", rf"(?:(?:co|da|tong|so|so luong|danh sach|nhung|cac) )*(?:{_MANY} (?:hoi vien|chi|nguoi)|hoi vien|ai)"
                 rf"(?: (?:nao|da|xin|bi|vua|moi))* {_LEFT}(?: (?:la |co )?{_MANY}(?: (?:chi|nguoi))?)?"
                 rf"|{_LEFT} (?:la |co |mat )?{_MANY} (?:chi|nguoi|hoi vien)"),
        ("gathering", rf"(?:ty|ti) le (?:tap hop|thu hut)(?: (?:hoi vien|phu nu|chi em|vao hoi|vao to chuc|duoc"
                      rf"|dat))*(?: (?:la |dat )?{_MANY}(?: phan tram)?)?"
                      rf"|tap hop (?:hoi vien |phu nu |chi em |vao hoi )*(?:duoc |dat )*{_MANY}"
                      r"(?: (?:phan tram|phu nu|hoi vien|chi em|chi))*"
                      rf"|phu nu (?:(?:tu|tren|du) )*18(?: tuoi)?(?: tro len)?(?= (?:\S+ )*{_MANY}$)"
                      rf"|{_MANY} phu nu(?: (?:tu )?18(?: tuoi)?(?: tro len)?)?(?: (?:con )?(?:chua|khong) (?:vao"
                      rf"|tham gia|la)"
                      r" (?:hoi vien|hoi))?(?! (?:di|du|den|hop|sinh|co mat|vang|tham))"),
        ("each", r"(?:(?:ty|ti) le |so lieu |ket qua |thong ke |xem )*(?:cua )?(?:tung|cac) to(?! truong)"
                 rf"|^(?:(?:ty|ti) le |so lieu |ket qua |thong ke |tinh hinh |xem |bang )*(?:cua |theo )?tung {UNIT}"
                 r"|^(?:cai |mot |to )?bang(?: (?:so lieu|tong hop|thong ke|ty le|ti le|ket qua))*"
                 r"(?= (?:tung|cac|cua|xa|toan|ca|thon|chi hoi|thang|quy|q\d|t\d+|nam|6|9|tuan)(?!\S)|$)"),
        ("members", rf"(?:(?:co|duoc|dang co|hien co|tong|tong cong|tong so|so luong|so|ca thay"
                    rf"|tat ca) )*{_MANY} hoi vien(?: (?:tat ca|ca thay|danh du))*"
                    rf"|(?:tong so|so luong|tong|so) hoi vien(?: (?:la |hien co |co )*{_MANY})?|hoi vien (?:co "
                    rf"|la |duoc )*{_MANY}(?: (?:chi|nguoi))?"
                    rf"|{_MANY} chi em hoi vien"
                    r"|hoi vien(?= (?:cua |o |theo )?(?:tung|moi) (?:chi hoi|thon|ap|xom|khu|xa|phuong|don vi|noi))"
                    r"|(?:(?:tong|tong so|so) )*hoi vien(?= (?:toan|ca) (?:xa|phuong|tinh|huyen)(?: |$))"
                    r"|hoi vien(?= (?:\S+ ){0,5}(?:cuoi|dau) (?:thang|quy|nam) \S)"
                    r"|^(?:so )?hoi vien(?= (?:thon|ap|xom|khu|chi hoi|xa|phuong)"
                    r"(?: (?!nao|moi|chua|vang|da|di|du|co|ra|chuyen|con|hop|tren|duoi|la|can|thi)\S+){1,3}$)"),
        ("members-trend", r"(?:(?:so|tong so|so luong) )?hoi vien(?: (?:dang|co|thi))*"
                          r" (?:tang hay (?:la )?giam|giam hay (?:la )?tang"
                          r"|(?:tang|giam)(?: (?:len|di|duoc))? (?:bao nhieu|may|khong|ko|the nao)"
                          r"(?: (?:chi|nguoi|hoi vien))?)"),
        ("trend", r"(?:dang )?(?:tang hay (?:la )?giam|tang giam|giam hay (?:la )?tang)(?: (?:the nao|ra sao))*"
                  r"|(?:co )?(?:tang|giam)(?: (?:len|xuong|di))? (?:khong|ko|bao nhieu|the nao|may phan tram)"
                  r"|xu huong(?: the nao| ra sao)?"),
        ("next", r"(?:bao gio|khi nao|hom nao|ngay nao|luc nao|chung nao|thu may)(?: (?:thi|se|moi))* (?:hop"
                 r"|sinh hoat)(?: (?:tiep|nua|lai))?"
                 r"|(?:se |co )?(?:hop|sinh hoat)(?: (?:vao|tiep|lai))* (?:bao gio|khi nao|hom nao|ngay nao"
                 r"|luc nao|chung nao|thu may)"),
        ("rate", r"(?:ty|ti) le(?: (?:(?:di|du|den|tham gia|tham du|co mat|chuyen can|hop|sinh hoat|mat|cua"
                 r"|chi em|hoi vien)(?!\S)))*"
                 rf"(?: (?:la |dat |duoc )?(?:{_MANY}(?: phan tram)?|the nao|ra sao))?"
                 r"|(?:co |da )*(?:dat|vuot|qua|hon) (?:duoc |muc )?\d{1,3} ?%?(?: phan tram)? (?:khong|ko|chua"
                 r"|hay khong|hay chua)"),
    )
)  # fmt: skip
OF_EACH = whole_words(rf"(?:cua |o |theo )?(?:tung|cac|moi|tat ca cac|nhung) {UNIT}")
WHEN = re.compile(r"^(?:bao gio|khi nao|hom nao|ngay nao|luc nao|chung nao)(?: thi)? (?=\S)")
MEET = re.compile(r"(?: (?:se|moi|co))* (?:hop|sinh hoat)$")
# What the reader of periods takes for a word that leads to a time, and the names of places that look like it.
TITLES = frozenset(["thon", "xa", "ap", "xom", "phuong", "khu"])
LEADING = frozenset(["vao", "luc", "hoi", "ngay", "hom", "buoi", "dung", "khoang", "tam", "tu", "cua", "hoac"])
MEMBERS = whole_words(r"hoi vien")
# What is left of a comparison whose other side has been understood: "so sánh quý 3 với (cùng kỳ)".
COMPARING = re.compile(r"^(?:so sanh|doi chieu|so)(?: |$)|(?: |^)(?:so sanh|so voi|voi|va|so)$")
VERSUS = re.compile(r"(?P<before>(?:.* )?(?:so sanh|doi chieu|so)(?: .+?)?) (?:voi|va) (?P<other>.+)")
