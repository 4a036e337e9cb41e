"""What of ledgers is spoken of at meetings."""

from __future__ import annotations

from luoshi.ledgers.tests.build import NOW, write
from luoshi.work.open_matters import open_matters
from luoshi.work.tests.build import unit


def test_an_open_line_of_the_highest_level_is_an_open_matter_of_its_unit(clerk, head):
    grave = write(head, title="消防通道堆放纸箱", level="major")
    write(head, title="灯管老化", level="low")
    done = write(head, title="电线裸露", level="major")
    done.is_closed, done.closed_on = True, NOW
    done.save()
    (matter,) = open_matters([unit("读者服务部").pk], NOW)
    assert (matter.title, matter.route, matter.record) == ("风险隐患：消防通道堆放纸箱", "entry", grave.pk)
    assert "责任单位读者服务部" in matter.text
    assert list(open_matters([unit("采编部").pk], NOW)) == []
