"""A meeting that is off or put off, told at the doors, in the group and on the loudspeaker as what it is."""

import time_machine

from tests.chat import Town
from tests.women import CALLED, branch_with, call, put_into_group


async def test_what_is_off_is_told_at_home_as_off_and_never_as_an_invitation(town: Town, platform: str) -> None:
    with time_machine.travel(CALLED) as clock:
        head = await branch_with(town, platform, "Nguyễn Thị Đào 1952", "Trần Thị Cúc 1960", "Lê Thị Hồng 1984")
        leader = await town.member(platform, "Võ Thị Sương")
        put_into_group(town, "Nguyễn Thị Đào", "Trần Thị Cúc", leader="Võ Thị Sương")
        await call(town, head)
        await leader.says("đã báo 2 3")
        await head.says("đã báo 4")
        clock.shift(120)
        await head.says("hủy họp thứ bảy tuần sau")
        done = await head.says("1")
        assert "Dạ, em đã hủy sinh hoạt chi hội thứ Bảy 28/11." in done
        assert "3 chị được báo tận nhà thì cần người báo lại." in done
        assert "Ai cần báo tận nhà" in done
        await town.tick()
        off = await leader.gets("HỦY, không họp nữa. 2 chị đã được báo tận nhà, nhờ chị báo lại giúp.")
        assert "đã báo 2 3" in off
        assert "đi được" not in off
        home = await head.says("báo tận nhà")
        assert "HỦY sinh hoạt chi hội thứ Bảy 28/11: chị báo lại tận nhà 3 chị là không họp nữa." in home
        assert "đi được" not in home
        assert "chị báo lại tận nhà 2 chị là không họp nữa" in await leader.says("ai chưa được báo")
        assert "Các chị đều được báo rồi (hủy sinh hoạt chi hội thứ Bảy 28/11)" in await leader.says("đã báo 2 3")
        pasted = await head.says("tin dán nhóm")
        assert pasted.startswith("HỦY sinh hoạt chi hội thôn Mận: 19 giờ 30 (7 rưỡi tối), thứ Bảy 28/11")
        assert "không phải đi nữa" in pasted
        assert "nhóm: 3 7" not in await head.gets("bấm giữ")
        spoken = await head.says("bài đọc loa")
        assert spoken.count("ngày hai mươi tám tháng mười một") == 2
        assert "nay hủy" in spoken
        assert "đến đông đủ" not in spoken


async def test_what_is_put_off_is_told_as_put_off_with_what_else_there_is(town: Town) -> None:
    with time_machine.travel(CALLED) as clock:
        head = await branch_with(town, "zalo-bot", "Nguyễn Thị Đào 1952", "Trần Thị Cúc 1960", "Lê Thị Hồng 1984")
        leader = await town.member("zalo-bot", "Võ Thị Sương")
        put_into_group(town, "Nguyễn Thị Đào", "Trần Thị Cúc", leader="Võ Thị Sương")
        await call(town, head)
        await leader.says("đã báo 2 3")
        await call(town, head, "8h sáng 5/12")
        clock.shift(120)
        await head.says("hoãn họp ngày 28/11")
        await head.says("1")
        await town.tick()
        off = await leader.gets("HOÃN, chưa có ngày mới.")
        assert "không họp nữa" not in off
        both = await head.says("báo tận nhà")
        assert "1. HOÃN sinh hoạt chi hội thứ Bảy 28/11: 2 chị" in both
        assert "2. Sinh hoạt chi hội thứ Bảy 5/12: 3 chị" in both
        assert "chưa họp, có ngày mới báo sau" in await head.says("1")
        texts = await head.says("bài đọc loa")
        assert "1. HOÃN sinh hoạt chi hội thứ Bảy 28/11, 19 giờ 30 (7 rưỡi tối)" in texts
        assert "2. Sinh hoạt chi hội thứ Bảy 5/12, 8 giờ sáng" in texts
        assert "nay hoãn. Hôm đó chị em chưa phải đi, có ngày mới Hội xin báo sau." in await head.says("1")
        told = await head.says("đã báo 2")
        assert "hoãn sinh hoạt chi hội thứ Bảy 28/11, sinh hoạt chi hội thứ Bảy 5/12" in told
