"""Answers, consent and small talk as people type them, and what must never be taken for a yes."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.messages import Kind
from bot.reading.answers import Answer, read_answer, read_yes_no
from bot.reading.asides import Aside, read_aside

YES = """có; co; đi được; di duoc; di dc; đi đc; dc; đc; được; duoc; ok; oke; okie; OK em; uhm ừ; ừ; uh; ờ; ừm; có mặt;
    co mat; vâng; dạ vâng ạ; dạ có; có đi; co di; đi; em đi được ạ; chị đi được nhé; toi di duoc nhe;
    cô đi được cháu ạ; chắc chắn đi; chac chan di; sẽ đi; sẽ có mặt; tham gia được; đi chứ; di duoc chu;
    bận nhưng đi được; đi được nhưng đến muộn; không có bận, đi được; không sao, đi được; khong ban gi di duoc; đồng ý;
    yes; rảnh; tối mai em đi được; đi được rồi; ĐI ĐƯỢC; Đi được!!!; dduowcj; ddi dduowcj; đi đựơc; duco; di duợc;
    cảm ơn em, chị đi được; đi đk; hết ốm rồi, đi được; đi liền em ơi"""
NO = """k; ko; kg; không; khong; hông; không đi; khong di; không đi được; khong di duoc; k di dc; ko đi đc; kh đi được;
    đi không được; di khong duoc; không thể đi; xin vắng; xin phép vắng; vắng mặt; vắng; xin nghỉ buổi này; nghỉ;
    không đến được; không dự được; không tham gia; chị không đi được nhé; cô không đi được cháu ạ; co khong di duoc;
    khogn di duoc; khoong ddi dduowcj; hông đi được; không kịp; em ở nhà; không đi được đâu; khong di duoc dau; no;
    chẳng đi được; không đi họp được; không đi nữa; chưa đi họp được em ạ"""
BUSY = """bận; ban; bận rồi; có bận; co ban; k di dc ban gat; bận gặt; ban gat; không đi được bận gặt lúa; bận việc;
    ban viec; em bận đưa con đi học; mai đi làm rồi em ơi; e bận r; không đi được vì bận; trông cháu; phải trông cháu;
    muốn đi mà bận; muốn đi nhưng bận; bận con nhỏ; tăng ca; hôm đó bận không đi được; không rảnh; bận lắm em ơi;
    có việc bận; đi rẫy"""
AWAY = """đi xa; di xa; ở xa; o xa; đi vắng; về quê; ve que; đi công tác; không đi được đi xa; em đang ở xa; ở sài gòn;
    đi làm xa; không có nhà; không đi được vì ở xa; di lam an xa; vắng nhà"""
PRIVATE = """vang om; vắng ốm; ốm; bị ốm; om; bệnh; benh; mệt quá; đau chân; dau chan không đi được; nằm viện;
    đi khám bệnh; việc riêng; viec rieng; nhà có đám; không đi được vì con ốm; hôm nay tôi mệt quá không đi được;
    nhà có tang; không khỏe; cháu ốm phải ở nhà trông cháu; k di dc bi om;
    em mới sinh con nên chưa đi họp được; mới đẻ chưa đi được"""
UNSURE = """chưa biết; chua biet; để coi; de coi; chưa chắc; chua chac; để xem đã; không chắc; khong chac; không biết;
    k biết; k bik; chắc đi được; chắc không đi được; chac k di dc; nếu rảnh thì đi; không bận thì đi; để hỏi chồng đã;
    có lẽ; có thể; tùy; hên xui; tính sau; chưa nói trước được; sẽ cố gắng; có thể đi được; để chị xem lại; chua bik;
    chưa quyết; trả lời sau; phân vân quá"""
UNCLEAR = """vang; toi; tôi; cô; dì; dạ; dk; bạn là ai; ban la ai; đi được không; di duoc k; được không; di k;
    có không; đi được?; thôi; mẹ con không đi được; mẹ đi được; vợ tôi bận; chồng đi được; không phải không đi được;
    không đi không được; chưa biết chữ; cảm ơn; đi được nhưng bận; ủa mấy giờ họp; có ai đi không; hong di duoc;
    không sao; không bận; muốn đi; 1; 4821; họp; mai; họp ở đâu; nhầm rồi;
    hôm qua tôi không đi chợ nên không có rau ăn; đi chợ mua gì không; chị em đi được; bà đi được; được rồi em gửi chị;
    lúa được giá; có mưa to; đi bộ; ai đi; có ai; có tin gì mới; tôi đã đi; chó nhà tôi; đi thế nào; 👍; bạn ơi;
    giờ mới biết; con toi di duoc; mai họp không; tin nay that khong; danh sách vắng; không nhầm; không nhận tin;
    bận không; em không biết chữ"""
LABELLED = [
    *((text, Answer("yes")) for text in YES.split(";")),
    *((text, Answer("no")) for text in NO.split(";")),
    *((text, Answer("no", "busy")) for text in BUSY.split(";")),
    *((text, Answer("no", "away")) for text in AWAY.split(";")),
    *((text, Answer("no", "private")) for text in PRIVATE.split(";")),
    *((text, Answer("unsure")) for text in UNSURE.split(";")),
    *((text, None) for text in UNCLEAR.split(";")),
]


@pytest.mark.parametrize(("text", "answer"), LABELLED)
def test_an_answer_is_understood_or_asked_again(text: str, answer: Answer | None) -> None:
    assert read_answer(text.strip()) == answer


AGREED = """đồng ý; dong y; ừ; đúng; đúng rồi; dung roi; vâng; vang; phải; phai; phải rồi; ok; ok em; có; được;
    dạ đúng ạ; dạ phải; ddoongf ys; chính xác; nhất trí; chuẩn rồi; chị đồng ý; không sai; yes; dạ vâng"""
REFUSED = """không; k; không đồng ý; khong dong y; sai; sai rồi; không phải; không đúng; chưa đúng; đừng; chưa;
    nhầm rồi; khỏi; không cần; thôi khỏi; khoan đã; không, tôi tên Lụa; sai năm sinh; no; dạ không ạ; ko"""
NEITHER = """dung; thôi; phải không; đúng không; đồng ý không ạ; không biết; chưa chắc; vắng; không phải không đồng ý;
    có phải không; đúng?; lịch họp; Nguyễn Thị Lụa; 1971; để xem đã; đúng là tháng mười; mai họp không; không cho đi;
    chồng tôi không cho đi; phải đi chợ; ai đây"""


@pytest.mark.parametrize(
    ("text", "agreed"),
    [
        *((text, True) for text in AGREED.split(";")),
        *((text, False) for text in REFUSED.split(";")),
        *((text, None) for text in NEITHER.split(";")),
    ],
)
def test_consent_is_clear_or_asked_again(text: str, agreed: bool | None) -> None:
    assert read_yes_no(text.strip()) is agreed


ASIDES = {
    Aside.CHILD: """mẹ con đi rẫy rồi; me con di ray roi; bà đi chợ; ba di cho; mẹ em không có nhà; con là con gái;
        vợ tôi đi làm rồi; em là con dâu; dạ mẹ con đang ngủ; alo mẹ em ra đồng rồi; tôi là chồng; bà nội cháu đi vắng;
        máy của mẹ; không phải mẹ đâu ạ; mẹ ốm; bà ngoại chưa về; cháu là cháu nội""",
    Aside.SCAM: """lừa đảo hả; lua dao ha; có phải lừa đảo không; ai đây; ai vậy; bot hả; ai day; tin này lừa đảo;
        chào em, ai đấy, lừa đảo hả; có lừa không; bạn là ai; robot à; người thật không; sao có số tôi vậy""",
    Aside.THANKS: """cảm ơn em; cám ơn nhé; cam on; cảm ơn em nhiều lắm; thanks; tks em; cảm ơn hội; dạ cảm ơn ạ;
        vang em cam on chi; cam on chi""",
    Aside.THUMB: "👍; :); ❤️; 😀😀; 🌸🌸🌸; /-strong; hihi; =)); :D; 🙏🏻; ^^; <3",
    Aside.MISTAKE: """gửi nhầm rồi; gui nham roi; nhầm; nhầm số rồi; xin lỗi bấm nhầm; nhắn nhầm rồi em ơi; gửi lộn;
        nhầm máy rồi""",
    Aside.GREETING: "chào em; alo; hello; xin chào; a lô; em ơi; chào bạn; chao em; có ai không",
    Aside.VIOLENCE: """bị đánh; bi danh; chồng đánh; chong danh; nó đánh tôi; no danh toi; bạo lực; bao luc;
        chồng tôi hay đánh đập; chong toi hay danh dap; chồng say rượu về đánh tôi; tôi bị chồng đánh; bố đánh mẹ;
        bo danh me; bị bạo lực gia đình; em bi danh dau lam; chồng dọa giết; nó bóp cổ tôi;
        cảm ơn em, chồng chị đánh chị; bị chồng đánh bầm mắt; chồng chửi suốt ngày; không đi được chồng đánh;
        bi bao hanh; hôm qua ổng đánh em chảy máu; đánh tôi""",
}


@pytest.mark.parametrize(("aside", "text"), [(a, t.strip()) for a, table in ASIDES.items() for t in table.split(";")])
def test_small_talk_is_recognised(aside: Aside, text: str) -> None:
    assert read_aside(text) is aside


@pytest.mark.parametrize(
    "text",
    [
        "đánh máy",
        " đánh giá",
        " điểm danh",
        " diem danh",
        " danh sách",
        " danh sach",
        " danh hiệu",
        " bí danh",
        " biệt danh",
        " chồng em điểm danh chưa",
        "\n    chong em ghi danh roi",
        " diem danh toi voi",
        " danh sách em",
        " chồng đánh cá",
        " chồng đi đánh bài",
        " đánh răng",
        " bị đánh giá thấp",
        "\n    phòng chống bạo lực gia đình",
        " tuyên truyền về bạo lực",
        " tập huấn luật phòng chống bạo lực",
        " báo lúc mấy giờ",
        " bao luc may gio",
        "\n    dành cho em",
        " tên tôi là Danh",
        " chị Danh đi được",
        " vắng hạnh hà",
        " vang hanh ha",
        " bảo hành",
        " cam dao",
        " bị mất danh sách",
        " đánh bắt cá",
        "\n    nó đánh mất điện thoại",
        " chức danh chị hội",
        " ghi danh em vào",
        " diem danh chi Lan",
        " ok ạ",
        " ?",
        " ...",
        " bỏ qua",
        " bo qua",
        " lịch họp",
        "\n    cảm ơn em, chị đi được",
        " ai đăng ký",
        " ai đi",
        " bạn bè",
        " mẹ và bé",
        " chị em đi đông lắm",
        " bà Đào đi được",
        " 4821",
        " 1️⃣",
    ],
)
def test_other_words_are_not_small_talk(text: str) -> None:
    assert read_aside(text.strip()) is None


def test_a_sticker_is_a_nod() -> None:
    assert read_aside("", Kind.STICKER) is Aside.THUMB
    assert read_aside("", Kind.PHOTO) is None


def test_a_caption_that_tells_of_violence_comes_before_everything() -> None:
    assert read_aside("chồng đánh", Kind.PHOTO) is Aside.VIOLENCE
    assert read_aside("mẹ con bị đánh 👍") is Aside.VIOLENCE


@given(st.text(max_size=300))
def test_any_text_can_be_read(text: str) -> None:
    read_answer(text)
    read_answer(text, strict=True)
    read_yes_no(text)
    read_aside(text)


WORDS = st.sampled_from(
    [
        "có",
        "co",
        "không",
        "k",
        "đi",
        "được",
        "dc",
        "bận",
        "ban",
        "vắng",
        "vang",
        "ốm",
        "chưa",
        "chắc",
        "nếu",
        "nhưng",
        "vì",
        "mà",
        "gì",
        "ạ",
        "em",
        "cô",
        "mưa",
        "3",
        "thì",
        "để",
    ]
)


@given(st.lists(WORDS, min_size=1, max_size=8).filter(lambda ws: {"không", "k", "chưa", "nếu", "gì"} & set(ws)))
def test_a_sentence_with_a_doubt_is_never_a_plain_yes(sentence: list[str]) -> None:
    answer = read_answer(" ".join(sentence))
    cleared = "nhưng" in sentence or {"bận", "ban", "ốm"} & set(sentence)
    assert cleared or answer is None or answer.choice != "yes"
