"""The faces and sizes of Chinese official papers (GB/T 9704-2012), and what stands in for others."""

from __future__ import annotations

TITLE = "方正小标宋简体"
HEAD = "黑体"
BODY = "仿宋_GB2312"
NOTE = "楷体_GB2312"
FOLIO = "宋体"

# A machine without the face takes the next: the office programs' own, then what every Chinese system has.
STAND_INS = {
    TITLE: ("方正小标宋_GBK", "宋体", "SimSun"),
    HEAD: ("SimHei", "Noto Sans CJK SC"),
    BODY: ("仿宋", "FangSong", "宋体"),
    NOTE: ("楷体", "KaiTi", "宋体"),
}

TITLE_POINTS = 22
NOTE_POINTS = 12
HEAD_POINTS = 12
BODY_POINTS = 11.0
FOLIO_POINTS = 14

# The running text of a letter: 三号, 22 lines on a page and 28 characters in a line.
TEXT_POINTS = 16
LINE_POINTS = 28.95
