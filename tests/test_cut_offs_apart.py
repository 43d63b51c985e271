"""A branch that closes its books on a day of its own: the commune's October is the commune's days, at every door."""

import io
from datetime import date

from python_calamine import CalamineWorkbook

import locales
from bot.books_apart import apart_said
from bot.papers import Reader
from bot.papers.figures_workbook import gather, make
from bot.replies import Words
from bot.reports_shown import view
from models import figures, report_drafts
from models.cut_off_changes import change_cut_off
from models.cut_offs_apart import apart_below
from models.periods import book
from models.posts import Role
from tests.test_reports_rules import again, of
from tests.test_reports_rules import tree as tree
from tests.tree_town import Tree

OCTOBER = book("month", 2026, 10)
SAID = "1 chi hội chốt sổ ngày khác: thôn Mận (16/9–15/10/2026). Ở đây tính theo ngày của xã Hoa Mai."


def test_a_branch_with_a_cut_off_day_of_its_own_counts_by_the_commune_s_days_above(tree: Tree) -> None:
    session, commune = tree.session, tree.ids["commune"]
    change_cut_off(session, None, tree.ids["man"], 15, "2026-09")
    for day in (date(2026, 9, 20), date(2026, 10, 10), date(2026, 10, 25)):
        tree.meeting("man", day, present=2, expected=3)
    tree.meeting("buoi", date(2026, 10, 5), present=1, expected=3)
    head, cadre = tree.cadre("Lê Thị Hạnh", "man", Role.HEAD), tree.cadre("Phạm Thị Thập", "commune")
    total = figures.attendance(session, cadre, commune, OCTOBER.start, OCTOBER.end).total
    theirs, hers = of(tree, cadre, "commune", "month", 10), of(tree, head, "man", "month", 10)
    assert (total.meetings, theirs.figures["meetings"], hers.figures["meetings"]) == (3, 3, 2)
    report_drafts.confirm(session, head, hers.report_id, hers.mark)
    assert again(tree, theirs).figures["meetings"] == 3, "her September and her confirming change no sum of theirs"
    report_drafts.take_back(session, head, hers.report_id, again(tree, hers).mark)
    report_drafts.change_figure(session, head, hers.report_id, again(tree, hers).mark, "meetings", 3, "sót một buổi")
    report_drafts.confirm(session, head, hers.report_id, again(tree, hers).mark)
    now = again(tree, theirs)
    assert (now.figures["meetings"], now.figures["present"]) == (4, total.present), "what she set right is right here"
    report_drafts.confirm(session, cadre, now.report_id, now.mark)
    assert again(tree, theirs).figures["meetings"] == 4, "as it stands"

    assert apart_said("vi", apart_below(session, commune, OCTOBER), "xã Hoa Mai") == SAID
    assert apart_below(session, tree.ids["man"], OCTOBER) == apart_below(session, tree.ids["province"], OCTOBER) == []
    said = [one for one in view(session, "vi", again(tree, theirs)) if isinstance(one, Words)]
    assert SAID in [one.variables.get("text") for one in said if one.key == "as-it-stands"]
    reader = Reader(cadre.person_id or 0, "vi", locales.DEFAULT_PAIR, "")
    days = {"start": OCTOBER.start.isoformat(), "end": OCTOBER.end.isoformat()}
    file = gather(session, reader, {"unit": commune, **days})
    assert file.total == total
    first = CalamineWorkbook.from_filelike(io.BytesIO(make(reader, file).content)).get_sheet_by_index(0).to_python()
    assert [SAID] in [[cell for cell in row if cell != ""] for row in first]
