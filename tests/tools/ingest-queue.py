#!/usr/bin/env python3
"""Rows of an export whose messages depend on those just before them.

ingest-queue.py ROWS PART: all.csv, and the same cut into parts/NNNN.csv of so
many rows each. Some rows come again, unchanged, edited or with news, one to some
hundred rows later; some are refused, now and then many in a row; questions are
repeated by their authors and by others.
"""
import csv
import os
import random
import sys

rows, part = int(sys.argv[1]), int(sys.argv[2])
draw = random.Random(39)
HEAD = ['network', 'key', 'url', 'author_id', 'author', 'posted_at', 'topic',
        'location', 'text']
WHAT = ['яма на дороге', 'не горит фонарь', 'нет горячей воды', 'свалка мусора',
        'автобус не пришёл', 'снег не убран', 'течёт крыша подъезда']
STREET = ['Ленина', 'Мира', 'Гагарина', 'Лермонтова', 'Заозёрная', 'Химиков']
MORE = ['неделю', 'месяц', 'вчера', 'опять', 'примите меры', 'сколько можно',
        'жильцы жалуются', 'звонили в управляющую компанию', 'дети болеют']


def text():
    words = draw.sample(MORE, draw.randrange(1, 5))
    return (f'{draw.choice(WHAT)} улица {draw.choice(STREET)} дом '
            f'{draw.randrange(1, 9)} {" ".join(words)}').capitalize()


def link(number):
    return f'https://vk.com/wall-1_{number}'


def new(number):
    author = draw.randrange(60)
    known = draw.random() < 0.3
    url = '' if draw.random() < 0.3 else link(number)
    return ['vk', f'-1_{number}', url, author, f'Автор {author}',
            f'2022-09-{1 + number % 28:02}T10:00:00+06:00',
            'Дороги' if known else '', 'Омск' if known else '', text()]


def again(row):
    row = list(row)
    how = draw.randrange(4)
    if how == 1:
        row[8] += ', исправлено'
    elif how == 2:
        row[2] = link(row[1][3:])
    elif how == 3:
        row[8] = '-'
    return row


def wrong(row):
    row = list(row)
    row[draw.choice([1, 5])] = draw.choice(['', 'никогда'])
    row[8] = ''
    return row


def repeat(row):
    """The same question in a message of its own, by the same author."""
    row = list(row)
    row[1] = f'-2_{len(table)}'
    row[2] = ''
    row[8] += ' ответьте'
    return row


table, repeats = [], []
while len(table) < rows:
    row = new(len(table))
    if repeats and draw.random() < 0.2:
        row = repeat(repeats.pop(0))
    elif len(table) > rows // 2 and draw.random() < 0.02:
        # an old one asks something else now, or it is known on what it is;
        # and then it is repeated
        row = list(draw.choice(table[:rows // 3]))
        if row[6] == '':
            row[6], row[7] = 'Дороги', 'Омск'
        else:
            row[8] = text()
        repeats.append(row)
    if table and draw.random() < 0.05:
        row = again(draw.choice(table[-draw.choice([1, 3, 70, 130, 400]):]))
    if draw.random() < 0.01:
        row = wrong(row)
    table.append(row)
    if draw.random() < 0.001:
        table += [wrong(row) for _ in range(300)]
    if draw.random() < 0.001:
        long = new(len(table))
        long[8] = f'{long[8]} {"очень " * 30000}'
        table.append(long)


def write(path, some):
    with open(path, 'w', encoding='utf-8', newline='') as file:
        csv.writer(file).writerows(some)


write('all.csv', [HEAD] + table)
os.mkdir('parts')
for at in range(0, len(table), part):
    write(f'parts/{at // part:04}.csv',
          ([] if at else [HEAD]) + table[at:at + part])
