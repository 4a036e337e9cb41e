"""Why a file cannot be read: each error has a stable code, both languages, and what to do about it."""

from __future__ import annotations

from typing import ClassVar, Literal

Language = Literal["zh", "en"]


class Unreadable(ValueError):
    """A file that yields no reading. Every subclass fills in the class fields.

    `texts` holds, for each language, what is wrong and what to do; `detail` fills their braces.
    """

    code: ClassVar[str] = "unreadable"
    texts: ClassVar[dict[Language, tuple[str, str]]]

    def __init__(self, **detail: object) -> None:
        self.detail = detail
        super().__init__(self.say("en"))

    def wrong(self, language: Language) -> str:
        """What is wrong, in one sentence."""
        return self.texts[language][0].format(**self.detail)

    def advice(self, language: Language) -> str:
        """What the reader of the message can do."""
        return self.texts[language][1].format(**self.detail)

    def say(self, language: Language) -> str:
        """Both, as one line."""
        return self.wrong(language) + ("" if language == "zh" else " ") + self.advice(language)


class EmptyFile(Unreadable):
    code = "empty-file"
    texts: ClassVar = {
        "zh": ("文件是空的，没有任何文字。", "请检查是否选错了文件，或重新导出后再试。"),
        "en": ("The file is empty.", "Check that it is the right file, or export it again."),
    }


class TooLarge(Unreadable):
    code = "too-large"
    texts: ClassVar = {
        "zh": ("文件有 {size_mb} MB，超过 {limit_mb} MB 的上限。", "请删去图片或附件，只保留工作要点正文。"),
        "en": ("The file has {size_mb} MB; the limit is {limit_mb} MB.", "Remove pictures and annexes."),
    }


class NotAPlan(Unreadable):
    code = "not-a-plan"
    texts: ClassVar = {
        "zh": ("这不是文字材料，而是{what_zh}。", "请提供工作要点的 Word（.docx）或文本（.txt）文件。"),
        "en": (
            "This is not a text document but {what_en}.",
            "Provide the plan as Word (.docx) or text (.txt).",
        ),
    }


class NoProse(Unreadable):
    code = "no-prose"
    texts: ClassVar = {
        "zh": ("文件里没有成句的中文。", "请确认这是工作要点的正文；扫描件需先做文字识别。"),
        "en": ("The file holds no Chinese prose.", "Check that it is the plan itself; scans need OCR first."),
    }


class WrongEnding(Unreadable):
    code = "wrong-ending"
    texts: ClassVar = {
        "zh": (
            "文件名以 {ending} 结尾，内容却是文本或网页。",
            "多半是下载未成功；请重新下载，确为文本的请改名为 .txt。",
        ),
        "en": (
            "The name ends in {ending}, but the content is text or a web page.",
            "The download may have failed: fetch it again, or rename it to .txt if it is a text.",
        ),
    }


class Encrypted(Unreadable):
    code = "encrypted"
    texts: ClassVar = {
        "zh": ("文件设有密码。", "请在 Word 中打开，“文件－信息－保护文档”里去掉密码后另存。"),
        "en": ("The file is protected by a password.", "Open it in Word, remove the password and save it."),
    }


class OldWord(Unreadable):
    code = "old-word"
    texts: ClassVar = {
        "zh": (
            "这是旧版 Word（.doc）或 WPS（.wps）文件。",
            "请用 Word 或 WPS 打开，选“另存为”，类型选“Word 文档（*.docx）”。",
        ),
        "en": (
            "This is an old Word file (.doc) or a WPS file (.wps).",
            "Open it in Word or WPS, choose “Save as” and the type “Word document (*.docx)”.",
        ),
    }


class UnknownFormat(Unreadable):
    code = "unknown-format"
    texts: ClassVar = {
        "zh": ("暂不能读取 {format} 文件。", "请另存为 Word（.docx）或文本（.txt）后再试。"),
        "en": ("{format} files cannot be read.", "Save it as Word (.docx) or text (.txt)."),
    }


class Packed(Unreadable):
    code = "packed"
    texts: ClassVar = {
        "zh": ("这是压缩包，不是一份文件。", "请先解压，再提供其中的工作要点。"),
        "en": ("This is an archive of files.", "Unpack it and provide the plan that is in it."),
    }


class Damaged(Unreadable):
    code = "damaged"
    texts: ClassVar = {
        "zh": ("文件已损坏：{part}读不出来。", "请用 Word 打开并修复后另存，或向发文单位再要一份。"),
        "en": ("The file is damaged: {part} cannot be read.", "Repair it in Word, or ask for another copy."),
    }


class ZipBomb(Unreadable):
    code = "zip-bomb"
    texts: ClassVar = {
        "zh": ("文件解压后异常巨大（{part}），已停止读取。", "请确认文件来源；用 Word 打开后另存一份再试。"),
        "en": ("The file unpacks to an abnormal size ({part}).", "Check where it comes from; save it anew."),
    }


class XmlEntities(Unreadable):
    code = "xml-entities"
    texts: ClassVar = {
        "zh": (
            "文件含有外部或自定义实体（{part}），可能有害，已停止读取。",
            "请用 Word 打开后另存一份再试。",
        ),
        "en": ("The file declares XML entities ({part}), which may be harmful.", "Save it anew from Word."),
    }


class NulBytes(Unreadable):
    code = "nul-bytes"
    texts: ClassVar = {
        "zh": (
            "文本里夹有空字节（第 {offset} 字节），不是完好的文本。",
            "请用记事本打开，另存为 UTF-8 编码。",
        ),
        "en": ("The text holds NUL bytes (byte {offset}).", "Open it in an editor and save it as UTF-8."),
    }


class TooLong(Unreadable):
    code = "too-long"
    texts: ClassVar = {
        "zh": ("文件的内容远远超过一份工作要点的篇幅。", "请只保留工作要点所在的部分，另存后再试。"),
        "en": ("The file holds far more than any plan.", "Keep only the part with the plan and save that."),
    }


class TooComplex(Unreadable):
    code = "too-complex"
    texts: ClassVar = {
        "zh": ("文件过于复杂，{seconds} 秒内没有读完。", "请用 Word 打开后另存为 .docx 再试。"),
        "en": (
            "The file is too complex: {seconds} seconds were not enough to read it.",
            "Open it in Word and save it as .docx.",
        ),
    }


class NeedsOcr(Unreadable):
    code = "needs-ocr"
    texts: ClassVar = {
        "zh": (
            "这是扫描件，页面上只有图片，没有文字。",
            "请提供 Word 原稿；或请管理员安装文字识别组件（luoshi[ocr]）后再试。",
        ),
        "en": (
            "This is a scan: its pages are pictures without text.",
            "Provide the original Word file, or install text recognition (luoshi[ocr]).",
        ),
    }
