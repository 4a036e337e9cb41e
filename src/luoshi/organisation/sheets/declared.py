"""The two sheets, as offices keep them."""

from __future__ import annotations

from luoshi.papers.sheet import Column, Sheet

UNITS = Sheet(
    "单位",
    (
        Column("name", "单位名称", 30, required=True, names=("单位", "名称", "科室", "部门", "Unit")),
        Column("parent", "上级单位", 24, names=("上级", "Unit above")),
        Column("aliases", "别名", 44, "long", names=("其他名称", "Other names")),
        Column("position", "排序", 8, "number", names=("序号", "Order")),
    ),
)

PEOPLE = Sheet(
    "人员",
    (
        Column("name", "姓名", 14, required=True, names=("Name",)),
        Column("login", "登录名", 20, required=True, names=("帐号", "账号", "用户名", "Sign-in name")),
        Column("unit", "所在单位", 24, names=("单位", "科室", "部门", "Unit")),
        Column("role", "角色", 14, names=("Role",)),
        Column("post", "职务", 22, names=("岗位", "Post")),
        Column("email", "邮箱", 36, "long", names=("电子邮箱", "邮件", "E-mail", "Email")),
    ),
)

SHEETS = {"units": UNITS, "people": PEOPLE}
