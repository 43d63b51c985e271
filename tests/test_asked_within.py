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
