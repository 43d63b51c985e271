"""The phrase tables: what people type, written with all its marks and compared without those they leave out."""

# What politeness puts before and after what is wanted.
BEFORE = """dạ, dạ thưa, thưa, a lô, alo, ơi, em ơi, chị ơi, cô ơi, bác ơi, bạn ơi, bot ơi, cháu ơi, con ơi, hội ơi,
    chào, chào em, chào chị, chào bạn, xin chào, chào hội, chào bot, hello, hi, cho chị hỏi, cho em hỏi, cho tôi hỏi,
    cho mình hỏi, cho cô hỏi, cho bác hỏi, cho hỏi, cho chị xem, cho em xem, cho tôi xem, cho xem, cho cô xem,
    cho bác xem, cho tôi, cho chị, cho em, cho mình, cho cô, cho bác, xin, làm ơn, nhờ em, nhờ, em muốn, chị muốn,
    tôi muốn, mình muốn, cô muốn, bác muốn, muốn, xem, giúp chị, giúp tôi, giúp em, giúp, em cho chị, em, chị, tôi,
    tui, mình, cô, bác, ủa, thế, à, ờ, ừ, hỏi, e, c, bạn, bot, chị hỏi, em hỏi, tôi hỏi, hỏi chút, cho hỏi chút,
    tôi cần, chị cần, em cần, cần, vậy, ơ"""
AFTER = """ạ, à, ah, ak, nhé, nha, nhá, nhen, nghen, hen, với, đi, nào, vậy, thế, hả, nhỉ, zậy, z, v, ta, em, chị, bạn,
    bot, cháu, con, em ơi, chị ơi, bạn ơi, cháu ơi, em nhé, em nha, em ạ, chị ạ, với em, với ạ, giúp, giúp chị,
    giúp em, giúp tôi, giúp với, giùm, giùm tôi, giùm chị, hộ tôi, hộ chị, hộ, được không, được không em, không em,
    không ạ, cái, cảm ơn, cảm ơn em, cảm ơn nhé, cảm ơn nhiều, cho chị, cho tôi, cho em, cho mình, hả em, hả chị,
    thế em, vậy em, đấy, đó, em nhỉ, e, c"""

# How people shorten words in messages. As typed: "hông" is a "không", "hong" may be a woman named Hồng.
_SHORT_FORMS: dict[str, str] = {
    "khong": "k ko kg kh khg hok hk hông hổng khum kô hem kog kong khôg khog",
    "duoc": "dc đc đuoc đươc dươc ddc",
    "ok": "oke okie okay oki okela okê okey 0k",
    "u": "ờ ờm ừm ừa uh uhm uk um ukm uki",
    "biet": "bik bít bjt bt",
    "roi": "r rùi rui òi",
    "gi": "j ji",
    "minh": "mk mik",
    "em": "e",
    "chi": "c",
    "voi": "vs",
    "cung": "cx",
    "lam": "lm",
    "nay": "hnay",
    "qua": "wa wá qá",
    "nua": "nx",
}
SHORT = {short: word for word, forms in _SHORT_FORMS.items() for short in forms.split()}

# Words that carry no answer. Where one looks like a word that does ("co": có, cô), the rest of the sentence decides.
FILLERS = """tôi, tui, em, chị, cô, dì, bác, mình, cháu, con, bạn, ạ, dạ, à, nhé, nha, nhen, nghen, hen, nhá, thì, là,
    mà, vì, do, tại, nên, rồi, lắm, quá, cũng, đang, sẽ, hôm đó, hôm nay, hôm ấy, tối nay, tối mai, mai, chiều, sáng,
    trưa, tối, nay, bữa đó, bữa nay, buổi này, buổi đó, buổi, lần này, đợt này, họp, sinh hoạt, chi hội, xin, xin lỗi,
    xin phép, cảm ơn, cám ơn, em ơi, chị ơi, ơi, nữa, luôn, đâu, vậy, thế, đúng giờ, rất, tiếc, rất tiếc, với, hết,
    cho, ah, này, đó, đấy, ấy, nhiều, lại, thưa, bot, hội, mất rồi, tí, chút, gặp lại"""

# Answers to "can you come?". A reason alone is a no.
ANSWERS: dict[str, str] = {
    "yes": """có, đi, đi được, được, ok, ừ, vâng, có mặt, có đi, có đi được, sẽ đi, sẽ đến, sẽ có mặt, sẽ tham gia,
        tham gia, tham gia được, tham dự, tham dự được, dự được, sẽ dự, đến được, tới được, sẽ tới, đi họp,
        đi họp được, chắc chắn đi, chắc chắn có mặt, chắc chắn, nhất định đi, nhất định, đồng ý, nhất trí, yes, rảnh,
        đi chứ, có chứ, đi liền, đến muộn, đến trễ, đi muộn, đi trễ, tới trễ, tới muộn, đi đk, được chứ,
        chắc chắn đi được, đi được chứ, sẵn sàng, vẫn đi, vẫn đi được, sắp xếp được, thu xếp được, họp được""",
    "no": """không đi, không đi được, không được, không đến, không đến được, không tới được, không tới, không dự được,
        không dự, không tham gia, không tham gia được, không tham dự, không tham dự được, không thể đi, không thể đến,
        không thể tham gia, không thể, không kịp, không có mặt, không có mặt được, không họp được, không đi họp,
        không đi họp được, đi không được, đến không được, không sắp xếp được, không thu xếp được, vắng mặt, xin vắng,
        xin vắng mặt, xin phép vắng, xin nghỉ, xin nghỉ họp, cô không đi, cô không đi được, dì không đi,
        dì không đi được, xin phép nghỉ, xin phép vắng mặt, ở nhà, không đi đk, không đi đâu, không dự họp,
        không muốn đi, không thích đi, khỏi đi, chả đi, chẳng đi, chẳng đi được, chịu không đi được, không qua được,
        không ra được, không đi nữa, không được rồi, không đi được nữa, chưa đi họp được, chưa đi được, chưa dự được,
        chưa đến được, chưa tham gia được, chưa đi sinh hoạt được""",
    "nay": "không, no, vắng, nghỉ",  # a no where nothing else is said; "không" also ends a question
    "busy": """bận, bận việc, bận rồi, có bận, bận gặt, gặt lúa, đi gặt, đi gặt lúa, bận gặt lúa, bận làm, bận đi làm,
        đi làm, đi rẫy, lên rẫy, làm đồng, đi đồng, ra đồng, mùa vụ, vào vụ, cấy lúa, đi cấy, có việc, có việc bận,
        bận con, bận cháu, trông cháu, giữ cháu, trông con, giữ con, con nhỏ, cháu nhỏ, tăng ca, đi trực, trực, đi học,
        bận học, bận trông cháu, bận trông con, bận giữ cháu, bận con nhỏ, bận bán hàng, đi bán hàng, đi chợ, kẹt việc,
        kẹt, bận cấy, bận việc đồng, không rảnh, chưa rảnh, làm ca, đi làm ca, bận đi chợ, dở việc, bận lắm, bận quá,
        vướng việc""",
    "away": """đi xa, ở xa, đi vắng, vắng nhà, không có nhà, đi công tác, công tác, về quê, đi làm xa, đi làm ăn xa,
        làm ăn xa, ở sài gòn, ở tỉnh, ở thành phố, ở nước ngoài, đang ở xa, đi du lịch, đi chơi xa, ra tỉnh, ở xa nhà,
        xa nhà, đi nước ngoài, không có ở nhà, không ở nhà, đi thành phố, lên thành phố, ở trên tỉnh, ở quê, về ngoại,
        về quê ngoại, bận đi xa""",
    "private": """ốm, bệnh, đau, bị đau, đau chân, đau đầu, đau lưng, đau bụng, đau ốm, bị ốm, bị bệnh, nằm viện,
        đi viện, đi bệnh viện, vào viện, đi khám, đi khám bệnh, đi mổ, mới mổ, sốt, bị sốt, mệt, mệt quá, không khỏe,
        việc riêng, có việc riêng, việc nhà, có việc nhà, bận việc nhà, việc gia đình, có việc gia đình,
        bận việc gia đình, có tang, nhà có tang, đám ma, đám giỗ, đám cưới, nhà có đám, có đám, có giỗ, nhà có giỗ,
        mới sinh, mới sinh con, mới sinh em bé, mới đẻ, ở cữ,
        sắp sinh, có bầu, bầu to, nhà có việc, con ốm, con bệnh, cháu ốm, cháu bệnh, con sốt, cháu sốt,
        đi ăn cưới, ăn cưới, không được khỏe, bận việc riêng, bận đám cưới, bận đám giỗ, bị cảm, đi đám, đi đám cưới,
        đi đám giỗ, cảm cúm, bị mệt""",
    "unsure": """chưa biết, chưa chắc, không chắc, không biết, để coi, để xem, để xem đã, để tính, để hỏi, để nghĩ,
        chắc, có lẽ, có thể, có khi, hên xui, tùy, tùy tình hình, xem đã, coi đã, tính sau, trả lời sau, báo sau,
        nhắn sau, nếu, thì đi, thì đi được, thì được, chưa nói trước, chưa nói trước được, chưa quyết, phân vân,
        không rõ, chưa rõ, coi sao đã, mai tính, cố gắng, ráng, sẽ cố gắng, sẽ cố, chưa chắc đi được,
        chưa biết đi được không, không biết đi được không, để xem lại, xem lại, để chị xem, để em xem, để tôi xem,
        để coi lại, chưa biết được, còn tùy, khó nói, chưa xác định, chưa tính, không chắc đi được, không chắc lắm,
        chưa chắc chắn, không chắc chắn, để thu xếp, để sắp xếp, chưa biết thế nào, chưa biết sao, hẹn sau,
        để hỏi chồng, hỏi chồng đã, chưa định được""",
    "clear": """không bận, không có bận, không bận gì, không có bận gì, không ốm, không bệnh, không đi xa, không sao,
        hết bận, không có việc gì, không mệt, hết ốm, khỏi ốm, không có gì, không đau, hết mệt, không bận việc gì,
        hết bệnh, khỏi bệnh, không phải bận, không phải bận gì, muốn đi, thích đi, không vấn đề gì, không vướng gì""",
    "ask": """mấy giờ, ở đâu, chỗ nào, ai, sao, tại sao, gì, bao giờ, khi nào, hả, bao nhiêu, thế nào, lúc nào,
        hôm nào, ngày nào, không biết chữ, chưa biết chữ, chưa biết cách, không biết cách, không biết làm,
        không biết dùng, không biết bấm, phải không, đúng không, đã đi, mới đi, đi chưa, không ai, chưa biết làm,
        không hiểu, được chưa, có được không, không nhớ, chưa hiểu, chồng đi, đi không, có không, cho ai, đi về,
        đi đâu, đi thế nào, đi xe, không phải không, không phải là không, không đi không được, tới đâu, đến đâu,
        có ai""",
    "other": """con tôi, con em, con chị, con gái, con trai, cháu tôi, mẹ, má, bà, bố, ba, vợ, chồng, chị ấy, cô ấy,
        bà ấy, bà nội, bà ngoại, nó đi, nó bận, ông, anh, người khác, chị em, họ, mọi người, việc riêng của tôi,
        việc riêng của chị, việc riêng của em, việc riêng của mình""",  # those of the menu are no reason
}

# Answers to "do you agree?", "is this right?".
YES_NO: dict[str, str] = {
    "yes": """đồng ý, không sai, không nhầm, ừ, vâng, phải, đúng, đúng rồi, đúng vậy, đúng thế, đúng là, đúng đó,
        phải rồi, ok, có, được, nhất trí, yes, y, chính xác, chuẩn, chuẩn rồi, có đồng ý, hoàn toàn đồng ý,
        đồng ý luôn, tất nhiên, dĩ nhiên, xác nhận, đồng ý hết, có chứ, được chứ, ừ đúng, vâng đúng, được rồi, ừ được,
        đúng hết, đúng hết rồi, tán thành, bằng lòng, chấp nhận""",
    "no": """không, không đồng ý, không phải, không đúng, chưa đúng, sai, sai rồi, sai năm sinh, sai tên, sai số, nhầm,
        nhầm rồi, không được, chưa, chưa được, đừng, khỏi, thôi khỏi, thôi không, thôi đừng, no, không có,
        không có đồng ý, chưa đồng ý, không phải đâu, không cần, từ chối, sai hết, không chấp nhận, không chịu,
        không đâu, không phải vậy, không đúng rồi, khoan, khoan đã, chưa phải, không muốn""",
    "unsure": """không biết, chưa biết, không rõ, chưa rõ, không hiểu, chưa hiểu, chưa chắc, không chắc, để xem,
        để coi, để hỏi, nếu, không nhớ, để nghĩ, có lẽ, chắc, có phải, phải không, đúng không, được không,
        có được không, không phải không, gì, ai, sao, hả, mà sao""",
}

# What is said aside: it changes nothing and gets a kind reply.
ASIDES: dict[str, str] = {
    "scam": """lừa đảo, lừa đảo hả, có phải lừa đảo không, lừa hả, lừa à, có lừa không, lừa ai, ai đây, ai vậy, ai thế,
        ai nhắn, ai nhắn đấy, bạn là ai, em là ai, mày là ai, bot hả, bot à, máy hả, máy à, máy hay người,
        người hay máy, robot à, robot hả, người thật không, có phải người không, có thật không, thật không, số ai,
        số nào đây, số lạ, ai cho số, sao có số, sao có số tôi, sao biết số tôi, sao biết số, giả mạo, tin rác, spam,
        hack, hacker, có phải hội phụ nữ không, có đúng hội phụ nữ không, đừng lừa, định lừa, phải lừa đảo không,
        là lừa đảo, ai gửi, ai gửi tin, ai nhắn tin, sợ lừa đảo, sợ bị lừa, có tin được không, tin được không,
        mất tiền không, có mất tiền không, có mất phí không, bot, ai đấy, tin này lừa đảo""",
    "mistake": """gửi nhầm, nhầm, nhầm rồi, gửi nhầm rồi, nhầm người, nhầm máy, nhầm số, bấm nhầm, bấm nhầm rồi,
        gửi lộn, gửi lộn rồi, lộn, lộn rồi, bấm lộn, xin lỗi nhầm, nhắn nhầm, nhắn nhầm rồi, nhắn lộn, nhầm tin,
        nhầm nhà, ấn nhầm, gửi nhầm người, gửi nhầm tin, thôi nhầm, thôi nhầm rồi, thôi lộn""",
    "thanks": """cảm ơn, cám ơn, thank, thanks, thank you, tks, thanks you, camon, cảm ơn hội, cảm ơn em, đa tạ,
        cảm ơn nhiều, cảm ơn đã báo, cảm ơn đã nhắc, cảm ơn vì đã báo, biết ơn, tốt quá, hay quá, quý hóa quá,
        vâng cảm ơn, vâng em cảm ơn, vâng tôi cảm ơn, vâng chị cảm ơn, vâng cháu cảm ơn, ừ cảm ơn""",
    "greeting": """chào, chào em, chào chị, chào bạn, chào bot, chào hội, xin chào, hello, hi, helo, hey, alo, a lô,
        alô, em ơi, chị ơi, bot ơi, hội ơi, chào cả nhà, chào buổi sáng, có ai không, có ai ở đó không, chúc ngủ ngon,
        chúc một ngày tốt lành, chào mọi người""",
    "child": """là con, là con gái, là con trai, là con dâu, là cháu, là cháu nội, là cháu ngoại, là chồng,
        chồng chị ấy, máy của mẹ, máy của bà, máy của vợ, điện thoại của mẹ, điện thoại của bà, không phải mẹ,
        không phải mẹ đâu, con của, con trai đây, con gái đây, chồng đây, đây là chồng, đây là con, không phải chủ máy,
        chủ máy, chủ máy đi vắng, mẹ vắng, cầm máy hộ, cầm máy giúp, máy vợ, điện thoại vợ, mẹ không có nhà,
        mẹ để quên máy""",
}
# "My mother is out": she is spoken of, so whoever types is not she.
ABSENT_ONES = """mẹ, má, bà, mẹ con, mẹ em, mẹ cháu, mẹ tôi, mẹ mình, má con, má em, má tui, má tôi, bà con, bà em,
    bà cháu, bà nội, bà ngoại, bà nội con, bà ngoại con, bà nội em, bà ngoại em, bà nội cháu, bà ngoại cháu, vợ tôi,
    vợ em, vợ anh, vợ mình, vợ tui, bố mẹ, ba má, chị ấy, cô ấy, bà ấy, chị nhà tôi, bà nhà tôi, chủ máy, bà xã,
    bà xã tôi, mẹ chồng em, mẹ vợ tôi"""
ABSENT_VERBS = """đi, đang, không, vắng, ra, về, chưa, ngủ, bận, ốm, mất, sang, để, bỏ, lên, xuống, ở, cắt, làm, gặt,
    cấy, bệnh, quên, mới, bị, nằm"""

# Blows at home. "đánh" is also half of many harmless words, and without its marks of "điểm danh" and "danh sách".
BLOW = "đánh"
BLOW_BY = """chồng, nó, hắn, bố, cha, lão, thằng, người yêu, bạn trai, mẹ chồng, ông xã, ông ấy, anh ta, con trai, bị,
    ổng, ông già, nhà chồng, anh trai"""
BLOW_TO = "tôi, tui, em, chị, mẹ, mình, vợ, đập, bầm, chết, cháu, tao, cô, vào mặt, vào đầu, chảy máu, tím"
BLOW_TO_UNMARKED = "tôi, tui, vợ, đập, bầm"
NO_BLOW_BEFORE = "diem ghi chuc xung mao biet hu lung"  # điểm danh, ghi danh, chức danh …
NO_BLOW_AFTER = """máy, giá, răng, cá, bắt, bài, bạc, đàn, trống, cầu, bóng, thức, thuế, đổi, số, mất, vần, tin, vảy,
    thầu, xe, chén, cờ, lô, đề, giặc, lưới, gót, chiêng, sách, hiệu, mục, từ, nghĩa, lam, lừa, cắp, son, phấn, giày,
    tiếng, bại, thắng, chữ, tên, cho, cá cược, trận, hơi, bát, rơi, dẹp, chìm, tôm, phá, vật, bẫy, lái, thuyền"""
VIOLENCE = """bạo lực gia đình, bị bạo lực, chồng bạo lực, bị bạo hành, bóp cổ, dọa giết, đòi giết, bị tát, hiếp dâm,
    cưỡng hiếp, xâm hại, bị hiếp, chồng chửi, bị chồng chửi, chồng tát, chồng đạp, chồng đấm, đuổi tôi ra khỏi nhà,
    bị đuổi khỏi nhà, chồng đuổi, ngược đãi, bị hành hạ, chồng hành hạ, bị ép quan hệ, bị chồng"""
# These need their marks: without them they are "báo lúc", "bảo hành" or two women's names.
VIOLENCE_MARKED = "bạo lực, bạo hành, hành hạ, tát tôi, tát em, đấm tôi, đạp tôi, đá tôi, cầm dao, cưỡng bức"
VIOLENCE_ALONE = "bạo lực"  # as the whole message, with or without marks
# Whoever teaches about violence does not suffer it at that moment.
ABOUT_VIOLENCE = """phòng chống, phòng ngừa, tuyên truyền, chuyên đề, truyền thông, tập huấn, hội thảo, xóa bỏ, luật,
    nội dung, chống bạo lực, nói không với, ngày quốc tế, không bạo lực, đẩy lùi"""
