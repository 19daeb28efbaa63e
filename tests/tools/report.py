#!/usr/bin/env python3
"""Looks at a report as a program can.

	report.py html FILE	no two texts of a chart meet or leave it
	report.py browser FILE	nor do they as Chromium draws them on A4; figures
				fit on a page; no usual word of a table is broken;
				status 3 if there is none that runs
	report.py xlsx FILE	it is XML; no cell is a formula; headings frozen;
				real charts

Prints what is wrong; status 1 if anything is.
"""

import html
import json
import os
import re
import subprocess
import sys
import tempfile
import unicodedata
import xml.etree.ElementTree as tree
import zipfile

UNWANTED = re.compile('[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]')
SHEET = '{http://schemas.openxmlformats.org/spreadsheetml/2006/main}'


# Advances of DejaVu Sans, the widest of the usual fonts, as a browser measures
# them: in hundredths of the size, those of no more.
ADVANCES = {
    35: " ',./:;I\\fijl|",
    50: '!"()*-J[]`rt',
    64: '$0123456789?FLT_abcdeghknopqsuvxyz{}ГЗТУабвгезкл'
        'орстухчьэяё«»–',
    72: 'ABCEKPRSVXYZАБВЕКРСХЧЬЭЯдийнпцъЁ',
    80: '&DGHNOQUДИЙЛНОПЦмы',
    90: '#+<=>M^w~МФЪЫжфю',
    100: '%Wmшщ—…',
    110: '@ЖШЩЮ№',
}
OF_LETTER = {char: advance for advance, chars in ADVANCES.items()
             for char in chars}


def width(text, size):
    """At least as wide as any usual font draws it."""
    total = 0.0
    for char in text:
        if unicodedata.category(char) in ('Mn', 'Cf'):
            continue
        wide = unicodedata.east_asian_width(char) in 'WF'
        total += size * OF_LETTER.get(char, 137 if wide else 109) / 100
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


# What a browser is asked for: texts that meet or leave their chart, figures
# that are no page high, words of cells that are broken.
LOOK = """
window.onload = () => {
  const found = [], page = 261 * 96 / 25.4;
  document.querySelectorAll('svg').forEach((svg, n) => {
    const all = svg.getBoundingClientRect();
    const texts = [...svg.querySelectorAll('text')].map(
      text => [text.textContent, text.getBoundingClientRect()]);
    texts.forEach(([text, a], i) => {
      if (a.left < all.left - 1 || a.right > all.right + 1 ||
          a.top < all.top - 1 || a.bottom > all.bottom + 1)
        found.push(`chart ${n + 1}: leaves it: ${text}`);
      for (const [other, b] of texts.slice(i + 1))
        if (Math.min(a.right, b.right) - Math.max(a.left, b.left) > 1 &&
            Math.min(a.bottom, b.bottom) - Math.max(a.top, b.top) > 2.5)
          found.push(`chart ${n + 1}: meet: ${text} / ${other}`);
    });
  });
  for (const figure of document.querySelectorAll('figure'))
    if (figure.getBoundingClientRect().height > page / 2)
      found.push('higher than half a page: ' + 
                 figure.querySelector('figcaption').innerText);
  for (const cell of document.querySelectorAll('th, td')) {
    const walk = document.createTreeWalker(cell, NodeFilter.SHOW_TEXT);
    while (walk.nextNode())
      for (const word of walk.currentNode.data.matchAll(
          /(?<!\\p{L})\\p{Ll}{2,16}(?!\\p{L})/gu)) {
        const range = document.createRange();
        range.setStart(walk.currentNode, word.index);
        range.setEnd(walk.currentNode, word.index + word[0].length);
        if (new Set([...range.getClientRects()].map(r => r.top)).size > 1)
          found.push('broken: ' + word[0]);
      }
  }
  document.body.textContent = JSON.stringify(found);
};
"""


def check_browser(path):
    """The page as it is printed, as wide as A4 lets it be."""
    page = open(path, encoding='utf-8').read()
    page = re.sub(r'<meta http-equiv="Content-Security-Policy"[^>]*>', '', page)
    page = page.replace('@media print', '@media all')
    with tempfile.TemporaryDirectory() as folder:
        copy = os.path.join(folder, 'page.html')
        with open(copy, 'w', encoding='utf-8') as out:
            out.write(page.replace('</head>', f'<script>{LOOK}</script></head>'))
        shown = subprocess.run(
            ['chromium', '--headless', '--no-sandbox', '--disable-gpu',
             '--hide-scrollbars', '--window-size=673,986', '--dump-dom',
             f'file://{copy}'], capture_output=True, text=True, check=False)
    body = re.search(r'<body>(.*?)</body>', shown.stdout, re.S)
    if body is None:
        sys.exit(3)
    return json.loads(html.unescape(body[1]))


def main():
    found = {'html': check_html, 'browser': check_browser,
             'xlsx': check_xlsx}[sys.argv[1]](sys.argv[2])
    for line in found:
        print(line)
    return 1 if found else 0


if __name__ == '__main__':
    sys.exit(main())
