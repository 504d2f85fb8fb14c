"""Numbers as list labels: Thai digits and letters, Roman numbers, bullets; and the symbol fonts' common characters."""

THAI_DIGITS = str.maketrans("0123456789", "๐๑๒๓๔๕๖๗๘๙")
# ISO 29500 17.18.59: the Thai letters of a list leave out ฃ, ฅ, ฤ and ฦ.
THAI_LETTERS = "กขคงจฉชซฌญฎฏฐฑฒณดตถทธนบปผฝพฟภมยรลวศษสหฬอฮ"
LATIN_LETTERS = "abcdefghijklmnopqrstuvwxyz"
ROMAN = (
    (1000, "m"), (900, "cm"), (500, "d"), (400, "cd"), (100, "c"), (90, "xc"), (50, "l"), (40, "xl"),
    (10, "x"), (9, "ix"), (5, "v"), (4, "iv"), (1, "i"),
)  # fmt: skip
THAI_ONES = ("", "หนึ่ง", "สอง", "สาม", "สี่", "ห้า", "หก", "เจ็ด", "แปด", "เก้า")
LARGEST = 5_000  # beyond it letters and Roman numbers only fill memory

# Wingdings and Symbol keep their signs at F000-F0FF; these are the ones that Thai forms tick and list with.
SYMBOLS = {
    "\uf0b7": "•", "\uf0a7": "▪", "\uf06c": "●", "\uf06e": "■", "\uf071": "❑", "\uf076": "❖", "\uf0d8": "➢",
    "\uf0e0": "→", "\uf0fc": "✓", "\uf0fb": "✗", "\uf06f": "☐", "\uf0a8": "☐", "\uf0a3": "☐", "\uf0fe": "☑",
    "\uf052": "☑", "\uf0fd": "☒", "\uf0a1": "○", "\uf02d": "-",
}  # fmt: skip


def formatted(count: int, form: str) -> str:
    """`count` in one of Word's number formats; formats of other languages come in Arabic digits."""
    if form == "none":
        return ""
    if form == "thaiNumbers":
        return str(count).translate(THAI_DIGITS)
    if form == "decimalZero":
        return f"{count:02d}"
    if not 0 < count <= LARGEST:
        return str(count)
    return _lettered(count, form)


def _lettered(count: int, form: str) -> str:
    if form == "thaiLetters":
        return _repeated(count, THAI_LETTERS)
    if form == "thaiCounting":
        return _thai_words(count)
    if form in ("lowerLetter", "upperLetter"):
        text = _repeated(count, LATIN_LETTERS)
    elif form in ("lowerRoman", "upperRoman"):
        text = _roman(count)
    else:
        return str(count)
    return text.upper() if form.startswith("upper") else text


def _repeated(count: int, letters: str) -> str:
    """After the last letter Word doubles them: ฮ, กก, ขข."""
    times, position = divmod(count - 1, len(letters))
    return letters[position] * (times + 1)


def _roman(count: int) -> str:
    text = ""
    for worth, letters in ROMAN:
        times, count = divmod(count, worth)
        text += letters * times
    return text


def _thai_words(count: int) -> str:
    thousands, rest = divmod(count, 1000)
    hundreds, rest = divmod(rest, 100)
    tens, ones = divmod(rest, 10)
    text = f"{THAI_ONES[thousands]}พัน" if thousands else ""
    text += f"{THAI_ONES[hundreds]}ร้อย" if hundreds else ""
    text += {0: "", 1: "สิบ", 2: "ยี่สิบ"}.get(tens, f"{THAI_ONES[tens]}สิบ")
    return text + ("เอ็ด" if ones == 1 and count > 1 else THAI_ONES[ones])


def bullet(pattern: str) -> str:
    """A bullet as a character of Unicode; an unknown sign of a symbol font is still a bullet."""
    return "".join(SYMBOLS.get(sign, "•" if "\uf000" <= sign <= "\uf0ff" else sign) for sign in pattern)


def symbol(code: str) -> str:
    """The character of <w:sym>, given as hexadecimal in the private-use area of its font."""
    try:
        sign = chr(int(code, 16))
    except (ValueError, OverflowError):
        return ""
    return "" if sign < " " or "\ud800" <= sign <= "\udfff" else SYMBOLS.get(sign, sign)
