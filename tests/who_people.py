"""The invented country of the question who sees what: its tree, its women, and who holds which post."""

from models.posts import Role
from models.units import UnitKind

# key: (name, kind, parent)
TREE = {
    "nuoc": ("Trung ương", UnitKind.CENTRAL, ""),
    "tinh": ("tỉnh Sơn Ca", UnitKind.PROVINCE, "nuoc"),
    "tinh2": ("tỉnh Hải Âu", UnitKind.PROVINCE, "nuoc"),
    "xa": ("xã Hoa Mai", UnitKind.COMMUNE, "tinh"),
    "xa2": ("xã Tân Phong", UnitKind.COMMUNE, "tinh"),
    "xa3": ("xã Vĩnh Lộc", UnitKind.COMMUNE, "tinh2"),
    "man": ("thôn Mận", UnitKind.BRANCH, "xa"),
    "buoi": ("thôn Bưởi", UnitKind.BRANCH, "xa"),
    "oi": ("thôn Chuối", UnitKind.BRANCH, "xa2"),
    "dua": ("thôn Dừa", UnitKind.BRANCH, "xa3"),
    "to1": ("tổ 1", UnitKind.GROUP, "man"),
    "to2": ("tổ 2", UnitKind.GROUP, "man"),
}
# (given name, branch, group, phone): no given name is in any other text of ours
WOMEN = (
    ("Khuyên", "man", "to1", "+84383456711"),
    ("Ngoan", "man", "to2", "+84383456722"),
    ("Thoa", "man", "", "+84383456733"),
    ("Duyến", "buoi", "", "+84383456744"),
    ("Xuyến", "oi", "", "+84383456755"),
    ("Quyên", "dua", "", "+84383456766"),
)
# who answers for a unit, besides the role that is looked at
CHAIRS = {
    "nuoc": ("Nguyệt", Role.CADRE),
    "tinh": ("Tuyết", Role.CADRE),
    "tinh2": ("Thuyền", Role.CADRE),
    "xa": ("Huệ", Role.CADRE),
    "xa2": ("Loan", Role.CADRE),
    "xa3": ("Yến", Role.CADRE),
    "man": ("Phượng", Role.HEAD),
    "buoi": ("Diễm", Role.HEAD),
    "oi": ("Trinh", Role.HEAD),
    "dua": ("Nhung", Role.HEAD),
    "to1": ("Thắm", Role.GROUP_LEADER),
    "to2": ("Thơm", Role.GROUP_LEADER),
}
# column: (role, unit, names granted)
ROLES: dict[str, tuple[Role | None, str, bool]] = {
    "group_leader": (Role.GROUP_LEADER, "to1", False),
    "head": (Role.HEAD, "man", False),
    "deputy": (Role.DEPUTY, "man", False),
    "drafter": (Role.DRAFTER, "man", False),
    "cadre": (Role.CADRE, "xa", False),
    "above": (Role.CADRE, "tinh", False),
    "above_named": (Role.CADRE, "tinh", True),
    "no_post": (None, "", False),
}
INSIDE = {
    "to1": {"own": "to1"},
    "man": {"own": "man", "child": "to1"},
    "xa": {"own": "xa", "child": "man", "grandchild": "to1"},
    "tinh": {"own": "tinh", "child": "xa", "grandchild": "man"},
}
# a woman who lives there, by the unit under which the town keeps her
LIVES = {"xa": "buoi", "tinh": "oi", "nuoc": "dua", "tinh2": "dua", "xa2": "oi", "xa3": "dua"}
OUTSIDE = {
    "to1": {"sibling": "to2", "parent": "man", "none": "oi"},
    "man": {"sibling": "buoi", "parent": "xa", "none": "oi"},
    "xa": {"sibling": "xa2", "parent": "tinh", "none": "dua"},
    "tinh": {"sibling": "tinh2", "parent": "nuoc", "none": "dua"},
}


def is_under(key: str, top: str) -> bool:
    """Whether a unit is another one or lies below it."""
    return key == top or (key != "" and is_under(TREE[key][2], top))
