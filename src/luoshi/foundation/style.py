"""The style page: every component once, with sample data, for whoever draws a page (routed in debug only)."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from typing import Any

from django import forms
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from luoshi.foundation.looks import STATES, TONES


class SampleForm(forms.Form):
    """One field of each kind, two of them wrong."""

    title = forms.CharField(label="事项", help_text="一句话说清要办什么。")
    cadence = forms.ChoiceField(label="频次", choices=[("month", "每月"), ("quarter", "每季度")])
    quantity = forms.IntegerField(label="数量", required=False)
    lead = forms.ChoiceField(
        label="牵头方式",
        choices=[("one", "一个科室牵头"), ("each", "各科室分别办理")],
        widget=forms.RadioSelect,
    )
    note = forms.CharField(label="备注", required=False, widget=forms.Textarea(attrs={"rows": 3}))
    remind = forms.BooleanField(label="到期前提醒", required=False, help_text="提前30天、7天、1天各一次。")


class SampleFilter(forms.Form):
    search = forms.CharField(label="查找", required=False, widget=forms.SearchInput)
    unit = forms.ChoiceField(label="科室", required=False, choices=[("", "全部"), ("lending", "借阅部")])


def style(request: HttpRequest) -> HttpResponse:
    """Every component of the interface on one page."""
    return render(
        request,
        "style.html",
        {
            "title": "Style",
            "form": SampleForm({"title": "", "cadence": "quarter", "quantity": "几", "lead": "one"}),
            "filter": SampleFilter(),
            "tones": [(name, name) for name in TONES],
            "states": [(name, name) for name in STATES],
            "tiles": [
                {"label": "逾期", "value": 1, "tone": "late", "icon": "alert-triangle", "url": "#"},
                {"label": "本周到期", "value": 3, "tone": "soon", "icon": "clock", "url": "#"},
                {"label": "等我审核", "value": 2, "tone": "wait", "icon": "hourglass-empty", "url": "#"},
                {"label": "本月其他", "value": 14},
            ],
            "parts": [
                {"label": "已确认", "value": 40, "tone": "ok"},
                {"label": "待确认", "value": 45, "tone": "info"},
                {"label": "说明文字", "value": 18, "tone": "mute"},
                {"label": "未读懂", "value": 5, "tone": "late"},
            ],
            "tabs": [
                {"label": "我的", "url": "#", "current": True, "count": 14},
                {"label": "全部", "url": "#", "count": 412},
            ],
            "options": [{"label": "按科室", "url": "#", "current": True}, {"label": "按条目", "url": "#"}],
            "page": Paginator(range(400), 20).page(6),
            "keys": [("j", "下一项"), ("k", "上一项")],
            "events": _events(),
            "rows": [_row("借阅部"), _row("少儿部")],
            "months": [{"label": f"{month}月", "current": month == 5} for month in range(1, 13)],
            "weekdays": ["周一", "周二", "周三", "周四", "周五", "周六", "周日"],
            "weeks": _weeks(),
        },
    )


def _events() -> list[dict[str, Any]]:
    when = datetime(2026, 5, 13, 1, 30, tzinfo=UTC)
    return [
        {"who": "林晓", "what": "提交了佐证材料", "when": when, "tone": "submitted", "note": "签到表、照片"},
        {
            "who": "何静",
            "what": "修改了时限",
            "when": when,
            "tone": "info",
            "from_": "5月29日",
            "to": "6月12日",
        },
    ]


def _row(name: str) -> dict[str, Any]:
    states = ["done", "done", "late", "none", "going", *["todo"] * 7]
    texts = ["6/6", "4/4", "8/9", "–", "3/5", *"9549553"]
    cells = [
        {"state": state, "text": text, "title": f"{name} {month}月 {text}", "url": "#", "current": month == 5}
        for month, (state, text) in enumerate(zip(states, texts, strict=True), start=1)
    ]
    return {"name": name, "url": "#", "cells": cells}


def _weeks() -> list[list[dict[str, Any]]]:
    first = date(2026, 4, 27)
    days = [{"date": first + timedelta(n), "off": n % 7 > 4, "other": n < 4} for n in range(14)]
    days[4] |= {"off": True, "mark": "休", "label": "劳动节"}
    days[9] |= {
        "today": True,
        "entries": [{"label": "书架巡检", "url": "#", "tone": "soon"}],
        "more": 2,
        "more_url": "#",
    }
    days[12] |= {"off": False, "mark": "班", "mark_tone": "work"}
    return [days[:7], days[7:]]
