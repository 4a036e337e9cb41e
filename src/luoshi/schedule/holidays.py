"""The public holidays' names: in notices, in the chinesecalendar package, and their fixed dates.

Source: 全国年节及纪念日放假办法 (State Council, revised 2024).
"""

from __future__ import annotations

PACKAGE_NAMES = {
    "New Year's Day": "元旦",
    "Spring Festival": "春节",
    "Tomb-sweeping Day": "清明节",
    "Labour Day": "劳动节",
    "Dragon Boat Festival": "端午节",
    "Mid-autumn Festival": "中秋节",
    "National Day": "国庆节",
}
NAMES = tuple(PACKAGE_NAMES.values())
FIXED_HOLIDAYS = {"元旦": (1, 1), "劳动节": (5, 1), "国庆节": (10, 1)}
