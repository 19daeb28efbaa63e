#!/usr/bin/env python3
"""Makes every order in which the editions of a message may come in:

	editions.py telegram|vk-posts|vk-events

One message for each order. Writes 1.json, 2.json, ...: what comes in first,
second, ...; and expected.csv: what msg-show must say in the end.
"""

import csv
import itertools
import json
import sys

POSTED = 1664769600
# When it was edited, and what it said: at last what it said at first.
EDITIONS = ((0, 'Яма'), (50, 'Ямы'), (70, 'Ямища'), (90, 'Яма'))


def telegram(number, edition):
    edited, text = edition
    message = {'id': number, 'type': 'message', 'from_id': 'user5',
               'date_unixtime': str(POSTED), 'text': text}
    if edited:
        message['edited_unixtime'] = str(POSTED + edited)
    return message


def vk_post(number, edition):
    edited, text = edition
    post = {'id': number, 'owner_id': -1, 'from_id': 5, 'date': POSTED,
            'post_type': 'post', 'text': text}
    if edited:
        post['edited'] = POSTED + edited
    return post


def vk_event(number, kind):
    comment = {'id': number, 'owner_id': -1, 'post_id': 2}
    if kind != 'delete':
        comment |= {'from_id': 5, 'date': POSTED,
                    'text': 'Яма' if kind == 'new' else 'Ямы'}
    return {'type': f'wall_reply_{kind}', 'group_id': 1, 'object': comment}


def is_gone(order):
    """By what came in last; a deletion of what is not known is none."""
    gone, known = False, False
    for kind in order:
        if kind in ('edit', 'restore'):
            gone = False
        elif kind == 'delete' and known:
            gone = True
        known |= kind != 'delete'
    return gone


def write(name, text):
    with open(name, 'w', encoding='utf-8') as file:
        file.write(text)


def main():
    form = sys.argv[1]
    events = form == 'vk-events'
    make = {'telegram': telegram, 'vk-posts': vk_post,
            'vk-events': vk_event}[form]
    key = {'telegram': '10/{}', 'vk-posts': '-1_{}',
           'vk-events': '-1_2_{}'}[form]
    orders = list(itertools.permutations(
        ('new', 'edit', 'delete', 'restore') if events else EDITIONS))
    for turn in range(4):
        items = [make(number, order[turn])
                 for number, order in enumerate(orders, 1)]
        if form == 'telegram':
            items = [{'id': 10, 'type': 'public_supergroup',
                      'messages': items}]
        elif form == 'vk-posts':
            items = [{'response': {'items': items}}]
        write(f'{turn + 1}.json', '\n'.join(map(json.dumps, items)))
    with open('expected.csv', 'w', encoding='utf-8') as file:
        out = csv.writer(file, lineterminator='\n')
        out.writerow(('key', 'text', 'gone', 'revisions'))
        for number, order in enumerate(orders, 1):
            gone = is_gone(order) if events else False
            out.writerow((key.format(number), 'Ямы' if events else 'Яма',
                          'yes' if gone else 'no', 2 if events else 3))


main()
