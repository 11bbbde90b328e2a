"""Makes the workbooks of Tests/TablesTests/Fixtures: one study as other programs write it, and files that are refused.

Needs openpyxl 3.1.5 and, for libreoffice.xlsx, LibreOffice 7.4: `pip install openpyxl==3.1.5`.
Usage: python3 scripts/reference/workbooks.py
"""

import datetime
import pathlib
import re
import subprocess
import tempfile
import zipfile

import openpyxl

FOLDER = pathlib.Path(__file__).resolve().parents[2] / "Tests" / "TablesTests" / "Fixtures"
MOMENT = (2024, 1, 1, 0, 0, 0)


def study(path: pathlib.Path) -> None:
    """Units, ratings and indicators on three sheets, with what offices put into them."""
    book = openpyxl.Workbook()
    units = book.active
    units.title = "Đơn vị"
    units.append(["unit", "name", "type", "parent", "founded", "active"])
    units.append(["A", "Xã Đông, \"mới\"", "commune", "P", datetime.date(2025, 7, 1), True])
    units.append(["B", "dòng một\ndòng hai", "ward", None, datetime.datetime(1900, 2, 28, 12, 30), False])
    ratings = book.create_sheet("ratings")
    ratings.append(["unit", "year", "rater", "C1", "C2"])
    ratings.append(["A", 2024, "self", 8, 15.5])
    ratings.append(["A", 2024, "superior", 7, 0.3])
    ratings.append(["B", 2024, "self", 9, "NA"])
    ratings.row_dimensions[3].hidden = True
    ratings.column_dimensions["E"].hidden = True
    indicators = book.create_sheet("indicators")
    indicators.append(["unit", "year", "Y1", "Y2", "Y2_n"])
    indicators.append(["A", 2024, 1.25, "=1+2", 40])
    indicators.append(["B", 2024, 2.5, None, None])
    book.save(path)


def headings(path: pathlib.Path) -> None:
    """Ratings under a title, with merged headings of two rows."""
    book = openpyxl.Workbook()
    sheet = book.active
    sheet.append(["BẢNG CHẤM ĐIỂM NĂM 2024"])
    sheet.append(["unit", "year", "rater", "Tiêu chí"])
    sheet.append([None, None, None, "C1", "C2"])
    for row in [["A", 2024, "self", 8, 15.5], ["A", 2024, "superior", 7, 15], ["B", 2024, "self", 9, None]]:
        sheet.append(row)
    for cells in ["A1:E1", "A2:A3", "B2:B3", "C2:C3", "D2:E2"]:
        sheet.merge_cells(cells)
    book.save(path)


def office(path: pathlib.Path) -> None:
    """Ratings as an office keeps them: titles, numbered rows, names of groups, a total, remarks, a hidden row."""
    book = openpyxl.Workbook()
    sheet = book.active
    for row in [
        ["UBND TỈNH A"], ["BẢNG ĐIỂM TỰ ĐÁNH GIÁ NĂM 2024"], [],
        ["STT", "Mã đơn vị", "Năm", "Người đánh giá", "C1", "C2"], ["I", "Huyện P"],
        [1, "A", 2024, "tự chấm", 8, "15,5"], [2, "B", 2024, "tự chấm", 9, None],
        [None, "Tổng cộng", None, None, 17, 15.5], [], ["Ghi chú: điểm do đơn vị gửi"],
        [None, None, None, "NGƯỜI LẬP BIỂU", None, "THỦ TRƯỞNG"],
    ]:
        sheet.append(row)
    for cells in ["A1:F1", "A2:F2"]:
        sheet.merge_cells(cells)
    sheet.row_dimensions[7].hidden = True
    book.save(path)


def merged(path: pathlib.Path) -> None:
    """Units as an office lists them: its name beside the motto, a title, one cell for all units of a superior, a group's
    name over all columns, a remark and a signature below."""
    book = openpyxl.Workbook()
    sheet = book.active
    for row in [
        ["TỈNH ỦY X", None, None, "ĐẢNG CỘNG SẢN VIỆT NAM"], ["BAN TỔ CHỨC", None, None, "Hà Nội, ngày 15/12/2024"], [],
        ["DANH SÁCH TỔ CHỨC"], ["STT", "Mã đơn vị", "Tên đơn vị", "Loại hình", "Cấp trên"],
        [1, "A", "Xã Đông, \"mới\"", "commune", "P, quận"], [2, "B", "Phường Tây", "ward", None],
        [3, "C", "Xã Nam", "commune", None], [4, "D", "Xã Bắc", "commune", "Q"], [],
        ["Ghi chú: theo số liệu ngày 30/11."], [None, None, None, "NGƯỜI LẬP BIỂU"],
    ]:
        sheet.append(row)
    for cells in ["A1:C1", "D1:E1", "A2:C2", "D2:E2", "A4:E4", "E6:E8", "A11:E11"]:
        sheet.merge_cells(cells)
    book.save(path)


def framework(path: pathlib.Path) -> None:
    """A framework on two sheets."""
    book = openpyxl.Workbook()
    book.active.title = "Tiêu chí"
    for row in [["code", "max_points", "step"], ["C1", 10, 1], ["C2", 20, 0.5]]:
        book.active.append(row)
    levels = book.create_sheet("Mức xếp loại")
    for row in [["code", "at_least"], ["high", 80], ["low", 0]]:
        levels.append(row)
    book.save(path)


def simple(path: pathlib.Path, rows: list[list]) -> None:
    book = openpyxl.Workbook()
    for row in rows:
        book.active.append(row)
    book.save(path)


def rewrite(source: pathlib.Path, target: pathlib.Path, change) -> None:
    """Copies an archive, each part through `change(name, text)`, with times that never differ."""
    with zipfile.ZipFile(source) as old, zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED, compresslevel=9) as new:
        for name in old.namelist():
            text = old.read(name).decode("utf-8")
            new.writestr(zipfile.ZipInfo(name, MOMENT), change(name, text), zipfile.ZIP_DEFLATED)


def prefixed(name: str, text: str) -> str:
    """The elements of sheets and texts under the prefix `x:`."""
    if "worksheets" not in name and "sharedStrings" not in name and "workbook.xml" not in name or "rels" in name:
        return text
    text = re.sub(r"<(/?)([A-Za-z])", r"<\1x:\2", text)
    return text.replace("xmlns=", "xmlns:x=")


def sheet_of(xml: str):
    """A change that replaces the first sheet."""
    return lambda name, text: xml if name.endswith("worksheets/sheet1.xml") else text


def main() -> None:
    FOLDER.mkdir(exist_ok=True)
    with tempfile.TemporaryDirectory() as scratch:
        work = pathlib.Path(scratch)
        study(work / "study.xlsx")
        subprocess.run(
            ["soffice", "--headless", "--convert-to", "xlsx:Calc MS Excel 2007 XML", "--outdir", str(work / "office"),
             str(work / "study.xlsx")], check=True, capture_output=True)
        unchanged = lambda name, text: text
        without_formula = lambda name, text: text.replace("<f>1+2</f><v />", "<v>3</v>").replace(
            "<f>1+2</f><v></v>", "<v>3</v>")
        rewrite(work / "study.xlsx", FOLDER / "openpyxl.xlsx", without_formula)
        rewrite(work / "office" / "study.xlsx", FOLDER / "libreoffice.xlsx", unchanged)
        rewrite(FOLDER / "openpyxl.xlsx", FOLDER / "prefixed.xlsx", prefixed)
        rewrite(work / "study.xlsx", FOLDER / "formula.xlsx", unchanged)
        headings(work / "headings.xlsx")
        rewrite(work / "headings.xlsx", FOLDER / "headings.xlsx", unchanged)
        office(work / "office.xlsx")
        rewrite(work / "office.xlsx", FOLDER / "office.xlsx", unchanged)
        merged(work / "merged.xlsx")
        rewrite(work / "merged.xlsx", FOLDER / "merged.xlsx", unchanged)
        framework(work / "framework.xlsx")
        rewrite(work / "framework.xlsx", FOLDER / "framework.xlsx", unchanged)
        simple(work / "simple.xlsx", [["unit", "type"], ["A", "commune"], ["B", "ward"]])
        start = '<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData>'
        end = "</sheetData></worksheet>"
        refused = {
            "entity": '<?xml version="1.0"?><!DOCTYPE x [<!ENTITY e SYSTEM "file:///etc/passwd">]>'
            + start + '<row r="1"><c r="A1" t="inlineStr"><is><t>&e;</t></is></c></row>' + end,
            "columns": start + '<row r="1"><c r="CUHQT1"><v>1</v></c></row>' + end,
            "bomb": start + " " * 40_000_000 + end,
            "order": start + '<row r="2"><c r="A2"><v>1</v></c></row><row r="1"/>' + end,
        }
        for name, xml in refused.items():
            rewrite(work / "simple.xlsx", FOLDER / f"{name}.xlsx", sheet_of(xml))
        whole = (FOLDER / "openpyxl.xlsx").read_bytes()
        (FOLDER / "truncated.xlsx").write_bytes(whole[: len(whole) * 2 // 3])
        simple(work / "text.xlsx", [["unit", "year", "rater", "C1", "C2"], ["A", 2024, "self", 8, "15,5"],
                                    ["B", 2024, "self", "9", 1]])
        rewrite(work / "text.xlsx", FOLDER / "text.xlsx", unchanged)
        (FOLDER / "old.xls").write_bytes(bytes.fromhex("d0cf11e0a1b11ae1") + bytes(504))


if __name__ == "__main__":
    main()
