"""A question about a meeting in the middle of something else is answered, and the open question is put again."""

import time_machine

from models.announcements import Announcement
from models.meetings import Meeting
from models.posts import Role
from tests.chat import Town

SUNDAY = "2026-11-22T09:00:00+07:00"


async def test_a_question_about_a_meeting_in_the_middle_of_a_notice_is_answered_and_the_notice_goes_on(
    town: Town, platform: str
) -> None:
    with time_machine.travel(SUNDAY):
        head = await town.member(platform, "Lê Thị Hạnh", role=Role.HEAD)
        lua = await town.member(platform, "Nguyễn Thị Lụa")
        # Nothing called yet: said, and the question stays.
        question = await head.says("gửi tin")
        assert (await head.says("mai họp mấy giờ ở đâu")).endswith(question.splitlines()[-1])
        await head.says("thôi")
        await head.says("họp chi hội 7h tối mai nhà văn hóa thôn")
        await head.says("1")
        question = await head.says("gửi tin")
        for asked in ("mai họp mấy giờ ở đâu", "mai hop may gio o dau v", "họp ở đâu vậy em", "tối mai có họp không"):
            told = await head.says(asked)
            assert "19 giờ (7 giờ tối)" in told, asked
            assert "nhà văn hóa thôn" in told
            assert told.endswith(question), "the open question is put again"
        assert "Hôm nay không có buổi nào" in await head.says("hôm nay có họp không")
        await head.says("Chị em nhớ mang sổ vay vốn")
        assert "19 giờ (7 giờ tối)" in await head.says("mai họp lúc nào")  # at the preview
        await head.says("1")
        (sent,) = town.rows(Announcement)
        assert sent.text == "Chị em nhớ mang sổ vay vốn"
        await lua.gets("Chị em nhớ mang sổ vay vốn")
        # In the middle of a call: an answer stays an answer.
        await head.says("mời họp")
        assert "nhà văn hóa thôn" in await head.says("mai họp ở đâu")
        assert "Mấy giờ" in await head.says("thứ bảy")
        assert "19 giờ (7 giờ tối)" in await head.says("mai họp mấy giờ")
        assert "Họp ở đâu" in await head.says("7h tối")
        assert "Họp ở đâu" in await head.says("mai họp chỗ nào nhỉ")
        await head.says("sân đình")
        await head.says("1")
        assert sorted(m.place for m in town.rows(Meeting)) == ["nhà văn hóa thôn", "sân đình"]


async def test_what_is_refused_in_the_middle_of_a_call_leaves_the_call_open(town: Town, platform: str) -> None:
    with time_machine.travel(SUNDAY):
        head = await town.member(platform, "Lê Thị Hạnh", role=Role.HEAD)
        question = await head.says("họp chi hội thứ bảy tuần sau")
        assert "Mấy giờ" in question
        for refused in ("99 đi làm xa", "gộp 98 và 99"):
            told = await head.says(refused)
            assert "không có STT 9" in told, refused
            assert told.endswith(question.splitlines()[-1])
            assert "để lại" not in told
        assert "Họp ở đâu" in await head.says("19h30")
        await head.says("nhà văn hóa thôn")
        await head.says("1")
        assert [row.place for row in town.rows(Meeting)] == ["nhà văn hóa thôn"]
        # A cadre above reads whose it is, and is not offered to move it as if it were hers.
        cadre = await town.member("zalo-bot", "Phạm Thị Tâm", role=Role.CADRE, unit="commune")
        told = await cadre.says("lịch họp tuần sau")
        assert told.startswith("Buổi của thôn Mận.\nSinh hoạt chi hội")
        assert "Xem ai trả lời" in told
        assert "Đổi giờ" not in told
        assert "Hủy" not in told
        assert (await cadre.says("hướng dẫn")).count("\n") < 12


async def test_who_writes_for_others_may_speak_of_violence_and_a_stale_label_sends_nothing(town: Town) -> None:
    with time_machine.travel(SUNDAY) as clock:
        head = await town.member("zalo-bot", "Lê Thị Hạnh", role=Role.HEAD)
        writer = await town.member("zalo-bot", "Nguyễn Thị Lụa", role=Role.DRAFTER)
        await writer.says("gửi tin: Chị em bị chồng đánh thì gọi em")
        await writer.says("1")
        await head.gets("Chị đồng ý gửi không?")
        await head.taps("Không gửi")
        assert "113" not in await head.says("chuyện chồng đánh vợ thì mình gặp riêng")
        assert "gặp riêng" in await writer.gets("chồng đánh vợ thì mình gặp riêng")
        await head.says("họp chi hội 19h30 thứ bảy tuần sau nhà văn hóa thôn")
        await head.says("1")
        assert "chồng đánh vợ thì báo ai" in await head.says("thêm nội dung: chồng đánh vợ thì báo ai")
        assert "đang ghi" in await head.says("thêm nội dung họp")
        assert "đánh vợ là phạm luật" in await head.says("chồng đánh vợ là phạm luật")
        assert "113" in await head.says("chồng đánh chị, em ơi")
        assert "113" in await writer.says("thêm nội dung: chồng đánh chị")
        # "Gửi luôn" stood on a screen that has been left: it is shown anew, and not done.
        await head.says("8h tối mai gửi tin: Nộp quỹ")
        await head.says("1")
        assert "Gửi luôn" in await head.says("tin hẹn giờ")
        await head.says("lịch họp")
        clock.shift(50 * 60)
        assert "đang gửi" not in await head.says("gửi luôn")
        assert [row.send_at is not None for row in town.rows(Announcement, text="Nộp quỹ")] == [True]
        await head.says("tin hẹn giờ")
        await head.says("cảm ơn em")  # what has no choices, too, has been said since
        clock.shift(50 * 60)
        assert "đang gửi" not in await head.says("gửi luôn")
        await head.says("tin hẹn giờ")
        assert "đang gửi" in await head.says("gửi luôn")
