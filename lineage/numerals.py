"""Numbers below ten thousand as Chinese writes them: 十九, 三十一, 八百三十二."""

from __future__ import annotations

DIGITS = {sign: number for number, sign in enumerate("零一二三四五六七八九")}
UNITS = {"十": 10, "百": 100, "千": 1000}


def value(numeral: str) -> int | None:
    """The number that a numeral, in words or digits, stands for; none if it is not written as numbers are.

    >>> [value(numeral) for numeral in ("八百三十二", "十", "二十", "三千零五", "两", "31", "十五五", "二三百")]
    [832, 10, 20, 3005, 2, 31, None, None]
    """
    if numeral.isdecimal():
        return int(numeral)
    total, digit, least = 0, None, 10_000
    for sign in numeral.replace("两", "二"):
        if sign in UNITS:
            unit = UNITS[sign]
            if unit >= least or (digit is None and not (unit == 10 and not total)):
                return None
            total, digit, least = total + (1 if digit is None else digit) * unit, None, unit
        elif digit is not None or sign not in DIGITS:
            return None
        elif sign != "零":
            digit = DIGITS[sign]
    return total + (digit or 0)


def spelt(number: int) -> str:
    """A number below ten thousand in words.

    >>> [spelt(number) for number in (10, 15, 20, 108, 3050)]
    ['十', '十五', '二十', '一百零八', '三千零五十']
    """
    found = ""
    for place, sign in zip(("", "十", "百", "千"), reversed(str(number)), strict=False):
        if sign != "0":
            found = f"{'零一二三四五六七八九'[int(sign)]}{place}{found}"
        elif found and not found.startswith("零"):
            found = f"零{found}"
    return found.removeprefix("一") if 10 <= number < 20 else found
