"""What a commune's cadre asks of figures, as she types it: which unit, which time and which figure she is answered."""

from collections.abc import Iterator
from datetime import date
from types import SimpleNamespace
from typing import Any, cast

import pytest
import time_machine
from sqlalchemy import create_engine, event
from sqlalchemy.pool import StaticPool
from sqlmodel import Session

from bot import sentences, understanding
from bot.conversation import answer
from bot.figure_asked import Asked, asked_from
from bot.figure_meant import asked_of
from bot.messages import Incoming
from bot.replies import Account, Bound, Chat, Reply, Start
from models import clock
from models.conversations import Who, link, who_writes
from models.members import add_person
from models.posts import Post, Role
from models.text import fold
from models.units import UnitName, get_unit
from models.vault import Vault
from tests.chat import Town, found_town
from tests.figure_town import two_communes, two_years

NOW = "2026-11-22T09:00:00+07:00"
MAI, MAN, BUOI = "xã Hoa Mai", "thôn Mận", "thôn Bưởi"
Q3 = "quarter 2026-07-01"
THIS, YEAR = "month 2026-11-01", "year 2026-01-01"
# What she is answered: the figure, @ the unit, the time; and how cadres type it, a follow-up behind ">".
ASKED = {
    f"rate @{MAI} {Q3}": """tỷ lệ dự sinh hoạt xã Hoa Mai quý 3; TỶ LỆ DỰ XÃ HOA MAI QUÝ 3; ty le du xa hoa mai quy 3;
        tỉ lệ dự họp quý III; tỷ lệ quý 3 xã mình; quý 3 xã mình họp thế nào; tyr leej duwj hopj quys 3; kết quả quý 3;
        số liệu quý 3 toàn xã; toàn xã quý 3; thống kê quý 3; quý 3 đi họp đông không; quý 3 được bao nhiêu phần trăm;
        q3 tỷ lệ bao nhiêu; q3/2026 tỷ lệ dự họp; tỷ lệ dự họp quý ba; tỷ lệ dự họp quí 3; ti le du hop qui 3;
        tỷ lệ dự họp qúy 3; tỷ lệ dự họp quy' 3; quý 3 mấy chị dự; bao nhiêu lượt dự quý 3; quý 3 tăng hay giảm;
        cho chị xem tỷ lệ dự họp quý 3 với em nhé""",
    f"rate @{MAI} range 2026-07-01": "tỷ lệ dự từ 1/7 đến 30/9; tỷ lệ từ tháng 7 đến tháng 9; tỷ lệ T7-T9",
    f"rate @{MAI} month 2026-07-01": "tỷ lệ dự họp t7; tỷ lệ tháng bảy",
    f"rate @{MAI} month 2026-10-01": "tỷ lệ tháng trước; tỷ lệ quý 3 > tháng trước thì sao",
    f"rate @{MAI} {THIS}": "tỷ lệ tháng này đến giờ; toàn xã tăng hay giảm",
    f"rate @{MAI} {YEAR}": "cả năm tỷ lệ bao nhiêu; năm nay tỷ lệ thế nào; tỷ lệ quý 3 > cả năm; tỷ lệ quý 3 > năm nay",
    f"rate @{MAI} year 2025-01-01": "tỷ lệ năm ngoái; tỷ lệ năm 2025; tỷ lệ quý 3 > năm ngoái; ti le nam ngoai",
    f"rate @{MAI} half 2026-01-01": "6 tháng đầu năm tỷ lệ bao nhiêu; tỷ lệ 6 tháng; tỷ lệ quý 3 > 6 tháng đầu năm",
    f"rate @{MAI} half 2026-07-01": "tỷ lệ 6 tháng cuối năm",
    f"rate @{MAI} nine 2026-01-01": "tỷ lệ 9 tháng; tỷ lệ 9 tháng đầu năm; tỷ lệ quý 3 > 9 tháng",
    f"rate @{MAI} week 2026-11-16": "tỷ lệ quý 3 > tuần này; tỷ lệ dự họp tuần này",
    f"rate @{MAI} week 2026-11-09": "tỷ lệ dự họp tuần trước; tỷ lệ quý 3 > tuần trước",
    f"rate @{MAI} day 2026-11-21": "tỷ lệ quý 3 > hôm qua",
    f"rate @{MAI} quarter 2025-07-01": "tỷ lệ quý 3 năm ngoái; tỷ lệ quý 3/2025; tỷ lệ quý 3-2025; tỷ lệ quý 3 2025",
    f"rate @{MAI} month 2025-09-01": "tỷ lệ tháng 9 năm trước; tỷ lệ tháng 9/2025",
    f"rate @{MAI} range 2026-08-23": "tỷ lệ 3 tháng gần đây; tỷ lệ 3 tháng qua",
    f"rate @{MAI} range 2026-01-01": "tỷ lệ từ đầu năm; tỷ lệ từ đầu năm đến nay",
    f"rate to 2026-09-30 @{MAI} range 2026-01-01": "tỷ lệ dự họp tính đến 30/9",
    f"rate @{MAN} {Q3}": """thôn Mận quý 3; chi hội Mận quý 3; chi hội thôn mận quý 3 được mấy phần trăm; Mận quý 3;
        man quy 3; tỷ lệ chi hội Mận quý 3; tỷ lệ của Mận quý 3; THÔN MẬN QUÝ 3; tỷ lệ quý 3 > thôn Mận;
        tỷ lệ quý 3 > còn thôn Mận thì sao""",
    f"rate @{MAN} month 2026-10-01": "thôn Mận tháng 10; thon man thang 10 the nao; thôn mận t10; thôn Mận tháng trước",
    f"rate @{MAN} year 2025-01-01": "thôn Mận năm ngoái",
    f"rate @{MAN} {YEAR}": "thôn Mận cả năm; thôn Mận năm nay thế nào",
    f"rate @{MAN} half 2026-01-01": "thôn Mận 6 tháng đầu năm",
    f"rate @{MAN} nine 2026-01-01": "thôn Mận 9 tháng",
    f"rate @{MAN} week 2026-11-16": "thôn Mận tuần này",
    f"rate @{MAN} {THIS}": "thôn Mận tăng hay giảm; số liệu thôn Mận",
    f"rate @{BUOI} {Q3}": "thôn Buởi quý 3; thôn bưỏi quý 3; thon bưoi quy 3; thôn Bưởi quý 3 mấy chị đi họp",
    f"rate @thôn Ổi {Q3}": "tỷ lệ thôn Sấu quý 3; thon sau quy 3; thôn Ổi quý 3",
    f"rate @thôn Ổi {YEAR}": "thôn Sấu năm nay thế nào",
    f"rate @thôn 3 {Q3}": "thôn 3 quý 3; tỷ lệ thôn 3 quý 3",
    f"rate against year @{MAI} {Q3}": """quý 3 so với cùng kỳ; tỷ lệ quý 3 > so với cùng kỳ; so sánh quý 3 với cùng kỳ;
        so sánh quý 3 với quý 3 năm ngoái; quý 3 so cùng kỳ năm ngoái; quy 3 so voi cung ki""",
    f"rate against year @{MAN} {Q3}": "thôn Mận quý 3 so với cùng kỳ; thôn Mận quý 3 so cùng kỳ năm ngoái",
    f"rate against before @{MAI} {Q3}": """quý 3 tăng hay giảm so với quý 2; so sánh quý 3 với quý 2;
        so sánh quý 2 với quý 3; tỷ lệ quý 3 > so với quý 2; tỷ lệ quý 3 > so với quý trước;
        tỷ lệ xã Hoa Mai quý 3 so với quý 2""",
    f"rate against year @{MAI} {YEAR}": "tỷ lệ năm nay tăng hay giảm so với năm ngoái",
    f"rate against year @{MAI} nine 2026-01-01": "9 tháng so với cùng kỳ; chín tháng so cùng kỳ",
    f"ranked branch high @{MAI} {Q3}": """chi hội nào tốt nhất quý 3; chi hoi nao tot nhat quy 3;
        xếp hạng chi hội quý 3;
        chi hội nào dẫn đầu quý 3; chi hội nào đứng đầu quý 3; chi hooij naof toost nhaats quys 3""",
    f"ranked high @{MAI} {Q3}": "xep hang quy 3; bảng xếp hạng quý 3",
    f"ranked high 3 @{MAI} {Q3}": "top 3 quý 3",
    f"ranked branch high @{MAI} {THIS}": "chi hội nào tốt nhất; chi hội nào cao nhất",
    f"ranked branch low 3 @{MAI} {Q3}": "3 chi hội kém nhất quý 3; ba chi hội yếu nhất quý 3",
    f"ranked branch low 3 @{MAI} {THIS}": "3 chi hội kém nhất; 3 chi hoi kem nhat",
    f"ranked branch low @{MAI} {Q3}": """chi hội nào đi họp ít nhất quý 3; chi hội đứng cuối quý 3;
        chi hội nào kém quý 3;
        chi hội nào đứng bét quý 3; thôn nào vắng nhiều nhất quý 3; tỷ lệ thôn Mận quý 3 > chi hội nào kém nhất""",
    f"ranked branch high 5 @{MAI} {YEAR}": "5 thôn họp đông nhất năm nay; 5 thôn đi họp đều nhất năm nay",
    f"met-ranked branch low @{MAI} {YEAR}": """chi hội nào họp ít nhất năm nay; chi hoi nao hop it nhat nam nay;
        chi hội nào ít họp nhất năm nay; thôn nào sinh hoạt ít buổi nhất năm nay""",
    f"met-ranked branch high 5 @{MAI} {YEAR}": """top 5 chi hội họp đều nhất năm nay;
        top 5 chi hoi hop deu nhat nam nay; 5 chi hội họp nhiều buổi nhất năm nay""",
    f"beside branch low 60 @{MAI} {Q3}": """chi hội nào dự họp dưới 60 % quý 3; chi hội nào dự họp < 60% quý 3;
        chi hội nào chưa đạt 60 % dự họp quý 3; chi hội nào dự họp không đạt sáu mươi phần trăm quý 3""",
    f"beside low 60 @{MAI} {Q3}": "dự họp < 60% quý 3; dưới 60% dự họp quý 3; tỷ lệ quý 3 > dưới 60 %",
    f"beside branch low 50 @{MAI} {Q3}": """chi hội nào dự họp dưới năm mươi phần trăm quý 3;
        chi hội nào dự họp dưới một nửa quý 3""",
    f"beside branch high 70 @{MAI} {Q3}": "thôn nào trên 70 % dự họp quý 3; thôn nào dự họp từ 70% trở lên quý 3",
    f"which rate, low 60 @{MAI} {Q3}": """dưới 60 % quý 3; dưới 60% quý 3; duoi 60% quy 3; không đạt 60% quý 3;
        dưới sáu mươi phần trăm quý 3; chưa đạt 60 phần trăm quý 3; quý 3 đơn vị nào dưới 60 %""",
    f"which rate, low 60 @{MAI} {THIS}": "không đạt 60; dưới sáu mươi phần trăm; duoi sau muoi phan tram; <60%",
    f"gathering-beside branch low 60 @{MAI} {THIS}": "thôn nào tập hợp dưới 60 %",
    f"met branch @{MAI} {THIS}": """bao nhiêu chi hội họp tháng này; bao nhieu chi hoi hop thang nay;
        tháng này chi hội nào họp rồi; bao nhiêu chi hội đã họp tháng này""",
    f"met branch @{MAI} {Q3}": "bao nhiêu chi hội họp quý 3; quý 3 có bao nhiêu chi hội họp",
    f"met branch @{MAI} month 2026-09-01": "có mấy chi hội họp tháng 9; mấy thôn sinh hoạt tháng 9",
    f"unmet branch @{MAI} {THIS}": "tháng này bao nhiêu chi hội chưa họp; chi hội nào chưa họp; chi hoi nao chua hop",
    f"unmarked @{MAI} {Q3}": "ai chưa điểm danh quý 3",
    f"rolls @{MAI} {Q3}": "mấy buổi chưa điểm danh quý 3",
    f"each name @{MAN} {THIS}": "tỷ lệ từng tổ thôn Mận; so lieu cac to thon man",
    f"rate asked 60 @{MAI} quarter 2026-10-01": "quý 4 có đạt 60% không; quy 4 co dat 60 phan tram khong",
    f"rate @{MAI} range 2026-09-01": "dự họp từ 1/9 đến 15/10; du hop tu 1/9 den 15/10",
    f"gone @{MAI} {YEAR}": """hội viên ra khỏi hội năm nay; hoi vien ra khoi hoi nam nay; ai ra khỏi hội năm nay;
        hội viên xin ra năm nay; hội viên chuyển đến năm nay; bao nhiêu hội viên rời hội; hội viên chuyển đi""",
    f"gone @{MAI} {Q3}": "hội viên chuyển đi quý 3; mấy hội viên qua đời quý 3",
    f"gone @{MAN} {YEAR}": "hội viên ra khỏi hội thôn Mận năm nay",
    f"new @{MAI} {Q3}": "kết nạp mới quý 3; phát triển hội viên quý 3; hoi vien moi quy 3",
    f"new @{MAI} {YEAR}": "phát triển mới bao nhiêu hội viên năm nay; kết nạp được mấy chị; biến động hội viên năm nay",
    f"new @{MAI} range 2026-01-01": "chị nào mới vào hội từ đầu năm; ai moi vao hoi tu dau nam",
    f"members @{MAI} {THIS}": "hội viên toàn xã; tổng hội viên xã Hoa Mai; toàn xã có bao nhiêu hội viên",
    f"members @{MAN} month 2026-09-01": "hội viên thôn Mận cuối tháng 9; cuối tháng 9 thôn Mận có bao nhiêu hội viên",
    f"gathering @{MAI} {THIS}": "tập hợp hội viên được bao nhiêu; ty le tap hop; tỷ lệ tập hợp",
    f"often @{MAI} {YEAR}": "bao nhiêu buổi năm nay; năm nay họp bao nhiêu buổi; năm nay mấy buổi",
    f"often @{MAN} {Q3}": "thôn Mận họp mấy buổi quý 3; thôn Mận quý 3 họp được mấy lần",
    # As it is typed on a phone: short forms, no marks, a filler before and behind, a slip, the time in the middle.
    f"rate @{MAI} nine 2026-01-01 ": "em cho chị xin số liệu 9T; sl 9t dau nam; cho c xem kq 9 thang nhe e",
    f"rate @{MAI} month 2026-10-01 ": "tl dự hop t10; cho chị xin số liệu tháng 10; kq sh t10 ntn",
    f"rate @{MAN} month 2026-09-01": "tl di hop thang 9 ch Man; tỷ lệ thôn Mận quý 3 > thế còn tháng 9",
    f"rate @{BUOI} {Q3} ": """tỷ lệ thôn Sấu quý 3 > bưởi thì sao; tỷ lệ thôn Mận quý 3 > bưởi nữa;
        tỷ lệ quý 3 > thế thôn Bưởi""",
    f"rate @thôn Ổi {Q3} ": "tỷ lệ thôn Mận quý 3 > ổi thì sao",
    f"rate @{MAI} {Q3} ": "tỷ lệ thôn Mận quý 3 > còn toàn xã; thôn Mận so với thôn Bưởi quý 3 > còn toàn xã",
    f"rate @{MAI} range 2026-02-17": "tỷ lệ từ tết đến nay; tl tu sau tet",
    f"often @{BUOI} range 2026-02-17": "thon buoi tu tet den gio hop may buoi",
    f"often @{MAI} range 2026-09-01": "từ đầu tháng 9 đến giờ họp mấy buổi",
    f"rate @{MAN} range 2026-03-01": "dự họp thôn Mận từ tháng 3 đến tháng 6",
    f"rate against before @{MAI} {Q3} ": "q3 so q2",
    f"rate against before @{MAI} quarter 2026-10-01": "so voi quy truoc the nao",
    f"months @{MAI} {YEAR}": "mỗi tháng họp mấy buổi; trung binh moi thang hop may buoi",
    f"members @{MAI} {THIS} ": "bn hv toàn xã; tong so hv",
    f"members @{MAN} {THIS}": "hội viên thôn Mận; so hv thon man",
    f"members @{BUOI} {THIS}": "hội viên thôn Mận > bưởi nữa; hv thon buoi",
    f"members against year @{MAI} {THIS}": "hội viên tăng hay giảm; hv tăng bn so với năm ngoái",
    f"new @{MAI} range 2026-02-17": "hv moi tu tet den gio",
    f"new @{MAI} {THIS}": "kết nạp tháng này mấy chị",
    f"gone @{MAI} {YEAR} ": "bao nhiêu chị mất năm nay; hv ra khỏi hội năm nay",
    f"gathering @{MAI} {THIS} ": "tl tap hop toàn xã; pn 18 tuoi tro len toan xa bao nhieu; bn pn chưa vào hội",
    f"ranked low @{MAI} {Q3}": "đv nào thấp nhất q3",
    f"ranked branch low @{MAI} {Q3} ": "ch nao tl thap nhat quy 3",
    f"unmet branch @{MAI} {THIS} ": "ch nào chưa họp",
    f"unmet branch @{MAI} range 2026-01-01": "có thôn nào không họp buổi nào từ đầu năm không",
    f"met branch @{MAI} {THIS} ": "tháng này họp được mấy thôn rồi",
    f"met branch @{MAI} day 2026-11-05": "ngày 5/11 họp thôn nào",
    f"beside branch low -1 @{MAI} {Q3}": "thôn nào dưới mức chung quý 3; chi hoi nao duoi trung binh cua xa quy 3",
    f"beside branch high -1 @{MAI} {Q3}": "thôn nào trên mức chung quý 3",
    f"gathering-beside branch low -1 @{MAI} {THIS}": "thôn nào tập hợp dưới mức chung",
    f"which rate, high 60 @{MAI} {THIS}": "bao nhieu chi hoi tren 60%; bao nhieu chi hoi tren 60",
    f"changed branch high @{MAI} {Q3}": "thôn nào tiến bộ nhất quý 3; chi hội nào tăng nhiều nhất quý 3",
    f"changed branch low against before @{MAI} quarter 2026-10-01": "thon nao giam so voi quy truoc",
    f"women-low @{MAN} {YEAR}": "ai vắng nhiều nhất (thôn Mận); ai vang nhieu nhat thon man; chị nào hay vắng thôn Mận",
    f"women-low @{MAN} {Q3}": "tỷ lệ thôn Mận quý 3 > ai vắng nhiều nhất; hv nào vắng nhiều nhất q3 thôn Mận",
    f"women-low 5 @{BUOI} {Q3}": "5 chị vắng nhiều nhất thôn Bưởi quý 3",
    f"women-high @{MAI} {YEAR}": "chị nào đi họp đều nhất; ai chuyên cần nhất",
    f"women-never @{MAI} {YEAR}": "chị em nào chưa đi buổi nào năm nay",
    f"side @{MAN} {Q3} beside {BUOI}, thôn Ổi": """mận bưởi ổi thôn nào cao nhất quý 3; so sánh mận bưởi ổi quý 3;
        man buoi oi quy 3 thon nao dong nhat; thôn Mận, Bưởi, Sấu quý 3 thôn nào kém nhất""",
    f"side @{MAN} month 2026-09-01 beside {BUOI}": """số liệu thôn mận tháng 9 với thôn bưởi tháng 9;
        ch Mận với ch Bưởi t9 ch nào cao hơn""",
    f"rate @thôn Ổi {THIS}": "số liệu thôn Bưởi tháng 11 > số liệu thôn Ổi",
    f"rate @{MAN} {THIS}  ": """số liệu thôn Bưởi tháng 11 > số liệu thôn Mận tháng 11;
        số liệu thôn Bưởi tháng 11 > sl thôn mận t11; tỷ lệ thôn Bưởi tháng 11 > số liệu thôn Mận""",
    f"side against before @{MAN} {Q3} beside {BUOI}": "thôn Mận so với thôn Bưởi quý 3 > so với quý 2",
    # Fillers at the end, "each" of a named unit, a time that is over, counts and groups.
    f"rate @{MAI} half 2026-01-01 ": """giúp chị số liệu 6 tháng đầu năm với; cho c số liệu 6 tháng đầu năm với nhé;
        số liệu 6 tháng đầu năm giùm chị cái; số liệu 6 tháng đầu năm được không em""",
    f"rate @{BUOI} month 2026-09-01": "cho chị xin cái số liệu thôn Bưởi tháng 9 với em ơi",
    f"rate @{BUOI} {THIS}": "tháng này thôn Bưởi có họp không; thang nay thon buoi co hop hong",
    f"each branch name @{MAI} {Q3}": "từng chi hội quý 3 xã Hoa Mai; tỷ lệ từng thôn quý 3 xã hoa mai",
    f"each name @{MAI} {Q3}": "cho chị cái bảng quý 3; bảng số liệu quý 3",
    f"often @{BUOI} {YEAR}": "số buổi họp thôn Bưởi năm nay; tổng số lần họp của thôn bưởi năm nay",
    f"often @{MAI} month 2026-10-01": "họp tháng 10; sinh hoạt tháng trước; các buổi họp t10",
    f"often @{MAN} {Q3} ": "họp quý 3 thôn Mận; sinh hoat quy 3 thon man the nao",
    f"met branch @{MAI} {THIS}  ": "số chi hội đã họp tháng 11; tổng số thôn đã sinh hoạt tháng này",
    f"unmet branch @{MAI} {THIS}  ": "số chi hội chưa họp tháng 11",
    f"members against start @{MAI} range 2026-01-01": """tăng giảm hội viên so với đầu năm;
        hội viên tăng giảm thế nào so với đầu năm; hv tăng bn so với đầu năm""",
    f"members-ranked branch high @{MAI} {THIS}": "số hội viên từng chi hội; hội viên từng thôn",
    f"ranked group low @{MAN} {THIS}": "tổ nào của thôn Mận thấp nhất; to nao thon man vang nhieu",
    f"chart @{MAI} 2026-07-01": "biểu đồ quý 3; tỷ lệ quý 3 > biểu đồ; vẽ biểu đồ quý 3",
    f"chart @{MAN} 2026-07-01": "biểu đồ thôn Mận quý 3; bieu do thon man quy 3",
    f"workbook @{MAI} 2026-07-01": "xuất excel quý 3; xuất exel qúy 3; gửi file excel quý 3; /xuat quý 3",
}
CASES = [
    (meant, " ".join(text.split()), place == 0)
    for meant, table in ASKED.items()
    for place, text in enumerate(table.split(";"))
]


@pytest.fixture(scope="module")
def cadre() -> Iterator[Session]:
    """A commune with its meetings and the cadre of it, whose phone is linked."""
    import models.schema

    engine = create_engine("sqlite://", poolclass=StaticPool)
    models.schema.SQLModel.metadata.create_all(engine)
    event.listen(engine, "connect", lambda connection, _record: setattr(connection, "isolation_level", None))
    event.listen(engine, "begin", lambda connection: connection.exec_driver_sql("BEGIN"))  # or savepoints would commit
    with time_machine.travel(NOW, tick=False), Session(engine, info={"vault": Vault("invented")}) as session:
        tam = add_person(session, full_name="Phạm Thị Tâm", birth_year=1970)
        town: Any = SimpleNamespace(ids=found_town(session), write=lambda rule: rule(session))
        two_communes(cast(Town, town))
        two_years(cast(Town, town))
        oi = town.ids["Hoa Mai/thôn Ổi"]
        session.add(UnitName(unit_id=oi, name="thôn Sấu", folded=fold("thôn Sấu"), until=date(2026, 2, 1), change_id=1,
                             since_unit_id=oi))  # fmt: skip
        session.add(Post(person_id=tam.id or 0, role=Role.CADRE, unit_id=town.ids["commune"],
                         from_date=date(2020, 1, 1)))  # fmt: skip
        link(session, who_writes(session, "zalo-bot", "tam", "vi", clock.now()).contact_id, tam.id or 0)
        session.commit()
        yield session
    engine.dispose()


def answered(session: Session, text: str, *, among_all: bool) -> str:
    """What she is answered about, in the words of the table; `among_all`: where everything else could be meant, too."""
    who: Who = who_writes(session, "zalo-bot", "tam", "vi", clock.now())
    *before, last = [
        Chat(session, who, Incoming("zalo-bot", "tam", "1", text=one), clock.now(), Account())
        for one in text.split(" > ")
    ]
    for chat in before:
        answer(chat)
    said = (None if among_all else sentences.asked(last, last.incoming.text)) or understanding.meant(last, None)
    if isinstance(said, Start) and "unit" in said.answers and "period" in said.answers:
        if said.flow == "figures":
            return _told(session, asked_of(last, said.answers))
        return f"{said.answers['what']} @{_unit(session, said.answers['unit'])} {said.answers['period'][0]}"
    if isinstance(said, Bound):
        name, unit_id, start, *_rest = said.tap.split(":")
        return f"{name} @{_unit(session, unit_id)} {start}" if name != "figures" else "a list"
    if isinstance(said, Reply) and said.said[-1].key == "figures-which-rate":  # type: ignore[union-attr]
        asked = asked_from(said.options[0].tap.split(":")[2:])
        return f"which rate, {asked.order} {asked.line} @{_unit(session, asked.unit_id)} {_span(asked.period)}"
    kept = who.notes.get("figures")  # answered at once
    return _told(session, asked_from(kept)) if isinstance(kept, list) else f"not understood: {said}"


def _told(session: Session, asked: Asked) -> str:
    parts = [asked.what, *(str(one) for one in (asked.level, asked.order, asked.most, asked.line) if one)]
    parts += [f"against {asked.against}"] if asked.against else []
    parts += [f"to {asked.as_of}"] if asked.as_of else []
    beside = f" beside {', '.join(_unit(session, one) for one in asked.beside)}" if asked.beside else ""
    return f"{' '.join(parts)} @{_unit(session, asked.unit_id)} {_span(asked.period)}{beside}"


def _unit(session: Session, unit_id: Any) -> str:
    return get_unit(session, int(unit_id)).name


def _span(period: Any) -> str:
    return f"{period.kind} {period.start}"


def test_there_are_at_least_a_hundred_and_fifty() -> None:
    assert len(CASES) >= 150


def test_a_cadre_is_answered_what_she_asks(cadre: Session) -> None:
    wrong = {}
    for meant, text, first in CASES:
        if (found := answered(cadre, text, among_all=first)) != meant.strip():
            wrong[text] = f"{found}, and not {meant}"
        cadre.rollback()
    assert wrong == {}
