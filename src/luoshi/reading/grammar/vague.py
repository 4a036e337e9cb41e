"""定期 and 不定期: often, without saying how often."""

from __future__ import annotations

import re

from luoshi.reading.rule import Mark, Rule, Site

VAGUE = re.compile(r"(?:不|(?<![确规限约固决商议鉴]))定期(?![限满])(?:(?:与|和|、|或|或者|及)不?定期){0,2}")
# 定期存款, 定期航线: a kind of thing, not how often something is done.
NAME = re.compile(r"存款|存单|船|航班|航线|利率|合同|报酬")


def vague(site: Site) -> Mark | None:
    return None if NAME.match(site.after) else site.mark("vague")


RULES = (
    Rule(
        "vague",
        ("不定期", "定期"),
        VAGUE,
        vague,
        ("定期会商", "不定期抽查账目", "定期与不定期相结合", "建立定期轮岗制度"),
        ("办理定期存款", "适时召开现场会", "确定期限"),
    ),
)
