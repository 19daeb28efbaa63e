#!/usr/bin/env python3
"""Looks at a report as a program can.

	report.py html FILE	no two texts of a chart meet or leave it
	report.py xlsx FILE	it is XML; no cell is a formula; headings frozen;
				real charts

Prints what is wrong; status 1 if anything is.
"""

import re
import sys
import unicodedata
import xml.etree.ElementTree as tree
import zipfile

UNWANTED = re.compile('[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]')
SHEET = '{http://schemas.openxmlformats.org/spreadsheetml/2006/main}'


def width(text, size):
    """At least as wide as any usual font draws it."""
    total = 0.0
    for char in text:
        if unicodedata.category(char) in ('Mn', 'Cf'):
            continue
        wide = unicodedata.east_asian_width(char) in 'WF'
        total += size * (1.3 if wide else 0.68)
    return total


def boxes(svg, size):
    """Left, top, right, bottom and text of each text element."""
    for node in svg.iter('text'):
        text = ''.join(node.itertext())
        x, y = float(node.get('x')), float(node.get('y'))
        wide = width(text, size)
        left = x - {'end': wide, 'middle': wide / 2}.get(
            node.get('text-anchor'), 0)
        yield left, y - 0.8 * size, left + wide, y + 0.25 * size, text


def meet(a, b):
    return a[0] < b[2] and b[0] < a[2] and a[1] < b[3] and b[1] < a[3]


def check_html(path):
    found = []
    page = open(path, encoding='utf-8').read()
    charts = re.findall(r'<svg.*?</svg>', page, re.S)
    if not charts:
        found.append('there is no chart')
    for number, chart in enumerate(charts, 1):
        svg = tree.fromstring(chart)
        size = float(svg.get('font-size'))
        _, _, right, bottom = map(float, svg.get('viewBox').split())
        if not (svg.findtext('desc') or '').strip():
            found.append(f'chart {number}: no text alternative')
        texts = list(boxes(svg, size))
        for box in texts:
            if box[0] < 0 or box[1] < 0 or box[2] > right or box[3] > bottom:
                found.append(f'chart {number}: leaves it: {box[4]}')
        for i, a in enumerate(texts):
            for b in texts[i + 1:]:
                if meet(a, b):
                    found.append(f'chart {number}: meet: {a[4]} / {b[4]}')
    return found


def check_xlsx(path):
    found = []
    with zipfile.ZipFile(path) as book:
        names = book.namelist()
        for name in names:
            if UNWANTED.search(book.read(name).decode('utf-8')):
                found.append(f'{name}: a character that XML does not have')
        sheets = [n for n in names if n.startswith('xl/worksheets/sheet')]
        frozen = 0
        for name in sheets:
            sheet = tree.fromstring(book.read(name))
            if next(sheet.iter(SHEET + 'f'), None) is not None:
                found.append(f'{name}: a formula')
            frozen += next(sheet.iter(SHEET + 'pane'), None) is not None
        if frozen == 0:
            found.append('no heading is frozen')
        if not any(n.startswith('xl/charts/') for n in names):
            found.append('there is no chart')
        if any('external' in n.lower() for n in names):
            found.append('it asks for something outside')
    return found


def main():
    found = {'html': check_html, 'xlsx': check_xlsx}[sys.argv[1]](sys.argv[2])
    for line in found:
        print(line)
    return 1 if found else 0


if __name__ == '__main__':
    sys.exit(main())
