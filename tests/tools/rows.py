#!/usr/bin/env python3
"""Opens every figure of a report to its rows (--why), in every format:

	rows.py PERIOD [BODY]...

of all bodies together, and of each BODY. The rows must be as many as the
figure says, and what they add must be its numerator and denominator. Prints
what is wrong; status 1 if anything is.
"""

import collections
import csv
import io
import json
import re
import subprocess
import sys
import xml.etree.ElementTree as tree
import zipfile

SHEET = '{http://schemas.openxmlformats.org/spreadsheetml/2006/main}'


def report_bytes(*options):
    done = subprocess.run(['report-semiannual', *options], check=False,
                          stdout=subprocess.PIPE, stderr=subprocess.PIPE)
    if done.returncode or done.stderr:
        sys.exit(f'{options}: {done.returncode} {done.stderr.decode()}')
    return done.stdout


def report(*options):
    return report_bytes(*options).decode()


def figures(period):
    """Numerator, denominator and rows by indicator and body; all: None."""
    sums = collections.defaultdict(lambda: [0, 0, 0])
    for row in map(json.loads, report(period, '-o', 'json').splitlines()):
        if row['rows'] is None:
            continue
        for body in {None, row['body']}:
            own = sums[row['indicator'], body]
            for i, name in enumerate(('numerator', 'denominator', 'rows')):
                own[i] += row[name]
    return sums


def of_json(text):
    rows = list(map(json.loads, text.splitlines()))
    return [sum(row['numerator'] for row in rows),
            sum(row['denominator'] for row in rows), len(rows)]


def of_csv(text, delimiter):
    rows = list(csv.DictReader(io.StringIO(text.lstrip('\ufeff')),
                               delimiter=delimiter))
    return [sum(int(row['numerator']) for row in rows),
            sum(int(row['denominator']) for row in rows), len(rows)]


def of_html(text):
    """The last two cells of each row."""
    rows = [re.findall('<td[^>]*>(.*?)</td>', row)[-2:]
            for row in re.findall('<tr>(<td.*?)</tr>', text)]
    return [sum(int(row[0]) for row in rows),
            sum(int(row[1]) for row in rows), len(rows)]


def of_xlsx(data):
    """The last two cells of each row as long as the table's."""
    with zipfile.ZipFile(io.BytesIO(data)) as book:
        sheet = tree.fromstring(book.read('xl/worksheets/sheet1.xml'))
    rows = [row.findall(SHEET + 'c') for row in sheet.iter(SHEET + 'row')]
    width = max(map(len, rows))
    rows = [[cell.findtext(SHEET + 'v') for cell in row[-2:]]
            for row in rows if len(row) == width][1:]
    return [sum(int(row[0]) for row in rows),
            sum(int(row[1]) for row in rows), len(rows)]


def check(period, indicator, body, wanted):
    why = [period, '--why', indicator] + (['--body', body] if body else [])
    found = {'json': of_json(report(*why, '-o', 'json'))}
    if body is None:
        fields = ['--fields', 'numerator,denominator']
        found['csv'] = of_csv(report(*why, '-o', 'csv'), ',')
        found['excel'] = of_csv(report(*why, '-o', 'excel'), ';')
        text = report(*why, '-o', 'text', *fields).splitlines()
        found['text'] = wanted[:2] + [len(text) - 1]
        found['html'] = of_html(report(*why, '-o', 'html'))
        found['xlsx'] = of_xlsx(report_bytes(*why, '-o', 'xlsx'))
    for name, sums in found.items():
        if sums != wanted:
            yield f'{indicator} {body} {name}: {wanted}, not {sums}'


def main():
    period, *bodies = sys.argv[1:]
    sums = figures(period)
    wrong, seen = [], set()
    for (indicator, body), wanted in sums.items():
        if body is None or body in bodies:
            seen.add(indicator)
            wrong += check(period, indicator, body, wanted)
    print(f'{len(seen)} indicators', *wrong, sep='\n')
    return 1 if wrong or not seen else 0


if __name__ == '__main__':
    sys.exit(main())
