#!/usr/bin/env python3
"""Makes a workbook of the rows of CSV on standard input:

	workbook.py FILE [SEPARATOR]

Texts are shared strings, digits are numbers, empty cells are left out.
"""

import csv
import sys
import zipfile
from xml.sax.saxutils import escape

MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
PACKAGE = "http://schemas.openxmlformats.org/package/2006/relationships"


def relations(*list):
    return f"<Relationships xmlns='{PACKAGE}'>" + "".join(
        f"<Relationship Id='{id}' Type='{OFFICE}/{type}' Target='{target}'/>"
        for id, type, target in list) + "</Relationships>"


def column(index):
    name = ""
    index += 1
    while index:
        index, letter = divmod(index - 1, 26)
        name = chr(65 + letter) + name
    return name


def main():
    strings = {}
    rows = []
    separator = sys.argv[2] if len(sys.argv) > 2 else ","
    sheet = csv.reader(sys.stdin, delimiter=separator)
    for number, row in enumerate(sheet, 1):
        cells = ""
        for i, text in enumerate(row):
            place = f"{column(i)}{number}"
            if text.isdigit():
                cells += f"<c r='{place}'><v>{text}</v></c>"
            elif text:
                index = strings.setdefault(text, len(strings))
                cells += f"<c r='{place}' t='s'><v>{index}</v></c>"
        rows.append(f"<row r='{number}'>{cells}</row>")
    with zipfile.ZipFile(sys.argv[1], "w", zipfile.ZIP_DEFLATED) as out:
        out.writestr("_rels/.rels", relations(
            ("r1", "officeDocument", "xl/workbook.xml")))
        out.writestr(
            "xl/workbook.xml",
            f"<workbook xmlns='{MAIN}' xmlns:r='{OFFICE}'><sheets>"
            "<sheet name='1' sheetId='1' r:id='r1'/></sheets></workbook>")
        out.writestr("xl/_rels/workbook.xml.rels", relations(
            ("r1", "worksheet", "worksheets/sheet1.xml"),
            ("r2", "sharedStrings", "sharedStrings.xml")))
        out.writestr(
            "xl/worksheets/sheet1.xml",
            f"<worksheet xmlns='{MAIN}'><sheetData>" + "".join(rows)
            + "</sheetData></worksheet>")
        out.writestr(
            "xl/sharedStrings.xml", f"<sst xmlns='{MAIN}'>" + "".join(
                f"<si><t xml:space='preserve'>{escape(text)}</t></si>"
                for text in strings) + "</sst>")


main()
