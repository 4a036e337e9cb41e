"""Why a file cannot be read or written, in both languages, with what to do about it."""

from __future__ import annotations

from typing import ClassVar

from luoshi.papers.words import Language, Words

SAVE_AGAIN = Words(
    "请用 Excel 或 WPS 打开该文件，另存为 .xlsx 后重新上传。",
    "Open the file in Excel or WPS, save it as .xlsx and upload it again.",
)


class PaperError(Exception):
    """Base of all refusals; `code` is stable, `problem` says what is wrong, `remedy` what to do."""

    code: ClassVar[str]
    wording: ClassVar[Words]
    remedy: ClassVar[Words]

    def __init__(self, **details: object) -> None:
        self.details = details
        self.problem = self.wording.filled(**details)
        super().__init__(self.message("en"))

    def message(self, language: Language) -> str:
        """Problem and remedy as one line for people."""
        parts = (self.problem.in_language(language), self.remedy.in_language(language))
        return "".join(parts) if language == "zh" else " ".join(parts)


class EmptyFile(PaperError):
    code = "empty-file"
    wording = Words("文件是空的。", "The file is empty.")
    remedy = Words("请检查文件后重新上传。", "Check the file and upload it again.")


class FileTooLarge(PaperError):
    """Details: `size` and `limit` in MB."""

    code = "file-too-large"
    wording = Words(
        "文件有 {size} MB，上限为 {limit} MB。", "The file has {size} MB; the limit is {limit} MB."
    )
    remedy = Words("请拆成几个文件分别上传。", "Split it into several files.")


class NotASpreadsheet(PaperError):
    code = "not-a-spreadsheet"
    wording = Words(
        "这不是电子表格（.xlsx、.xls、.ods 或 .csv）。", "This is no spreadsheet (.xlsx, .xls, .ods or .csv)."
    )
    remedy = SAVE_AGAIN


class DamagedFile(PaperError):
    code = "damaged-file"
    wording = Words("文件已损坏，无法读取。", "The file is damaged and cannot be read.")
    remedy = SAVE_AGAIN


class EncryptedFile(PaperError):
    code = "encrypted-file"
    wording = Words("文件设有打开密码。", "The file is protected by a password.")
    remedy = Words(
        "请在 Excel 或 WPS 中取消密码，保存后重新上传。",
        "Remove the password in Excel or WPS, save and upload it again.",
    )


class HostileArchive(PaperError):
    """A zip that is not what an office program writes. Details: `reason`, as Words."""

    code = "hostile-archive"
    wording = Words(
        "文件的压缩包结构异常（{reason}），为安全起见未打开。",
        "The file's archive is not one that an office program writes ({reason}); it was not opened.",
    )
    remedy = SAVE_AGAIN


class ForbiddenXml(PaperError):
    code = "forbidden-xml"
    wording = Words(
        "文件内含不允许的 XML 声明（DTD 或实体），为安全起见未读取。",
        "The file holds a document type or entity declaration; for safety it was not read.",
    )
    remedy = SAVE_AGAIN


class SheetTooLarge(PaperError):
    """Details: `limit` in rows."""

    code = "sheet-too-large"
    wording = Words(
        "表格过大，最多读取 {limit} 行。",
        "The sheet is too large; at most {limit} rows are read.",
    )
    remedy = Words(
        "请删去表格下方和右侧多余的行、列，或拆成几个文件。",
        "Delete stray rows and columns below and beside the table, or split it into several files.",
    )


class HeadingsNotFound(PaperError):
    """Details: `missing`, the required headings of the row that came nearest."""

    code = "headings-not-found"
    wording = Words(
        "找不到表头，缺少的列：{missing}。", "No header row was found; missing columns: {missing}."
    )
    remedy = Words(
        "请先下载模板或导出表格，在其中填写，不要改动表头。",
        "Export the sheet first, fill it in and leave its header row as it is.",
    )


class TextTooLong(PaperError):
    """A spreadsheet cell holds 32,767 characters. Details: `row` (from 1), `heading`."""

    code = "text-too-long"
    wording = Words(
        "第 {row} 条的“{heading}”超过 32767 字，电子表格容纳不下。",
        "“{heading}” of record {row} is longer than the 32,767 characters that a cell holds.",
    )
    remedy = Words("请改用 Word 导出，或缩短该内容。", "Export to Word instead, or shorten the text.")
