#!/usr/bin/env python3
"""Plays a half-year through the tools, from a fixed seed:

	halfyear.py MESSAGES [SEED [FILE]]

in the store of $OTKLIK_DB; FILE is the report of 2022H2 as it was when that was
over, before anything else happened. There are answers in time and late, extensions, loops of
rework, returns, several executors, refusals, repeats, outages, what is taken
back, what is detected in one half-year and answered in the next. What a tool
refuses on the way is left at that: people try such things too.
"""

import collections
import csv
import datetime
import io
import json
import os
import random
import subprocess
import sys

STEP = 10  # minutes of a tick
DAY = 66   # ticks from 08:00 to 19:00
DAYS = ['2022-08-04', '2022-08-05', '2022-09-12', '2022-10-03', '2022-10-04',
        '2022-11-02', '2022-11-03', '2022-11-07', '2022-12-29', '2022-12-30',
        '2023-01-09', '2023-01-10', '2023-01-16']
EXECUTORS = ['minstroy', 'minobr', 'mintrans', 'minzdrav', 'omsk-adm',
             'tarskiy', 'kalachinskiy']
LINKS = {'vk': 'https://vk.com/wall-1_', 'ok':
         'https://ok.ru/group/6/topic/', 'telegram': 'https://t.me/omsk/'}
# Times of ticks at which an outage begins and ends.
OUTAGES = [(3 * DAY + 15, 3 * DAY + 21), (7 * DAY + 20, 7 * DAY + 22)]
RENAMED = [6 * DAY]
OVER = 10 * DAY


class World:
    def __init__(self, count, seed):
        self.random = random.Random(seed)
        self.count = count
        self.plan = collections.defaultdict(list)  # by tick
        self.answered = []
        self.networks = {}

    def after(self, tick, least, most):
        """A later tick; what does not fit into a day goes on in the next."""
        return tick + self.random.randint(least, most)

    def add(self, tick, tool, **record):
        if tick < DAY * len(DAYS):
            self.plan[tick].append((tool, record))

    def route(self, tick, id, decision, **fields):
        self.add(tick, 'msg-route', id=id, decision=decision, **fields)

    def approve(self, tick, id, decision, body, **fields):
        self.add(tick, 'msg-approve', id=id, decision=decision, body=body,
                 **fields)

    def draft(self, tick, id, body, kind, **fields):
        self.add(tick, 'msg-draft', id=id, body=body, kind=kind,
                 text=f'Ответ {id} {tick} {kind}', **fields)

    def publish(self, tick, id):
        self.add(tick, 'msg-publish', id=id,
                 url=LINKS[self.networks[id]] + str(id))

    def answer(self, tick, id, body):
        """From the receipt to the posted reply, or to where it stops."""
        dice = self.random
        materials = dice.choice([{}, {'materials': 'no'},
                                 {'materials': 'yes'},
                                 {'materials': 'yes', 'attachments':
                                  ['https://vk.com/photo1_2']}])
        extra = dict(materials, measures='яма засыпана')
        if dice.random() < 0.3:
            tick = self.extend(tick, id, body)
        tick = self.after(tick, 1, 16)
        self.draft(tick, id, body, 'answer', **extra)
        while dice.random() < 0.3:
            tick = self.after(tick, 1, 8)
            self.approve(tick, id, 'rework', body, comment='Когда?')
            tick = self.after(tick, 1, 9)
            self.draft(tick, id, body, 'answer', **extra)
        if dice.random() < 0.1:
            return
        tick = self.after(tick, 1, 9)
        self.approve(tick, id, 'approve', body)
        if dice.random() < 0.85:
            tick = self.after(tick, 1, 40)
            self.publish(tick, id)
            self.answered.append((tick, id))

    def extend(self, tick, id, body):
        dice = self.random
        days = dice.random() < 0.4
        tick = self.after(tick, 1, 14)
        term = f'{dice.randint(1, 8)}' + ('wd' if days else 'h')
        self.draft(tick, id, body, 'interim', asks=term, note='нужен выезд',
                   reason='measures' if days else 'objective',
                   measures='выезд, смета')
        tick = self.after(tick, 1, 8)
        if dice.random() < 0.2:
            self.approve(tick, id, 'rework', body, comment='Почему?')
            tick = self.after(tick, 1, 8)
            self.draft(tick, id, body, 'interim', asks=term, note='выезд',
                       reason='measures' if days else 'objective',
                       measures='выезд, смета, работы')
            tick = self.after(tick, 1, 8)
        if dice.random() < 0.2:
            self.approve(tick, id, 'refuse_term', body, comment='Успеете.')
        else:
            self.approve(tick, id, 'approve', body, term=term)
            self.publish(tick + 1, id)
            tick = self.after(tick, 0, 100 if days else 50)
        return tick

    def together(self, tick, id):
        dice = self.random
        lead, *others = dice.sample(EXECUTORS, dice.choice([2, 3]))
        self.route(tick, id, 'forward', to=[lead] + others, lead=lead,
                   topic='Яма', location='Омск г.о.')
        last = tick
        for body in others:
            at = self.after(tick, 1, 15)
            if dice.random() < 0.15:
                self.route(at, id, 'return', body=body,
                           reason='not_competent')
                continue
            self.draft(at, id, body, 'info')
            if dice.random() < 0.2:
                at = self.after(at, 1, 6)
                self.approve(at, id, 'rework', body, comment='Точнее.')
                at = self.after(at, 1, 6)
                self.draft(at, id, body, 'info')
            if dice.random() < 0.15:
                at = self.after(at, 1, 6)
                self.route(at, id, 'waive', body=body, reason='не нужно')
                last = max(last, at)
                continue
            at = self.after(at, 1, 8)
            self.approve(at, id, 'approve', body)
            last = max(last, at)
        self.answer(last, id, lead)

    def live(self, tick, id):
        """What becomes of one message from its detection on."""
        dice = self.random
        start, tick = tick, self.after(tick, 1, 12)
        kind = dice.random()
        if dice.random() < 0.05:
            self.route(tick, id, 'classify', significant=True)
            self.add(self.after(tick, 0, 6), 'msg-alert')
        if kind < 0.06:
            self.route(tick, id, 'refuse',
                       ground=dice.choice(['harm', 'abuse', 'threat']))
        elif kind < 0.09:
            self.route(tick, id, 'out_of_scope', reason='обращение')
        elif kind < 0.12:
            pass
        elif kind < 0.3:
            self.together(tick, id)
        else:
            self.one(tick, id)
        earlier = [n for at, n in self.answered if at < start]
        if earlier and dice.random() < 0.2:
            self.route(start, id, 'classify', repeat_of=dice.choice(earlier))

    def one(self, tick, id):
        dice = self.random
        body, other = dice.sample(EXECUTORS, 2)
        self.route(tick, id, 'forward', to=[body], topic='Яма',
                   location='Омск г.о.', importance='normal')
        kind = dice.random()
        if kind < 0.15:
            tick = self.after(tick, 1, 5)
            self.route(tick, id, 'return', body=body,
                       reason='not_competent')
            tick = self.after(tick, 1, 12)
            if dice.random() < 0.2:
                self.route(tick, id, 'refuse', ground='abuse')
                return
            body = dice.choice([body, other, other, other])
            self.route(tick, id, 'forward', to=[body], reason='повторно')
            self.answer(tick, id, body)
        elif kind < 0.22:
            tick = self.after(tick, 1, 70)
            self.route(tick, id, 'recall', body=body, reason='ошибка')
        elif kind > 0.08:
            self.answer(tick, id, body)

    def afterwards(self, moments):
        """What is decided anew when the half-year is over."""
        dice = random.Random(self.count)
        for id, moment in enumerate(moments, 1):
            tick = self.after(OVER, 0, 2 * DAY)
            if 8 * DAY <= moment < OVER:
                self.add(tick, 'msg-approve', id=id, decision='rework',
                         comment='Когда?')
                self.add(tick + 1, 'msg-draft', id=id, kind='interim',
                         text=f'Ещё {id}', asks='1h', note='нужен выезд',
                         reason='objective', measures='выезд')
                self.add(tick + 2, 'msg-approve', id=id, decision='approve',
                         term='1h')
            kind = dice.random()
            if kind < 0.2:
                self.route(tick, id, 'classify', significant=kind < 0.05)
            elif kind < 0.4:
                self.route(tick, id, 'classify', repeat_of=None if kind < 0.3
                           else dice.randint(1, self.count))
            elif kind < 0.5:
                self.route(tick, id, 'waive', body=dice.choice(EXECUTORS),
                           reason='не нужно')

    def lay_out(self):
        moments = sorted(self.random.randint(0, DAY * len(DAYS) - 30)
                         for _ in range(self.count))
        for id, tick in enumerate(moments, 1):
            self.networks[id] = self.random.choice(
                ['vk', 'ok', 'ok', 'telegram'])
            self.add(tick, 'msg-ingest', network=self.networks[id],
                     key=f'1_{id}', url=LINKS[self.networks[id]] + str(id))
            self.live(tick, id)
        self.afterwards(moments)


def time_of(tick):
    day, step = divmod(tick, DAY)
    midnight = datetime.datetime.fromisoformat(DAYS[day])
    return midnight + datetime.timedelta(minutes=8 * 60 + STEP * step)


def stamp(tick):
    return time_of(tick).isoformat() + '+06:00'


def run(tool, records, *options):
    text = ''.join(json.dumps(record, ensure_ascii=False) + '\n'
                   for record in records)
    done = subprocess.run([tool, '-q', '-o', 'json', *options], input=text,
                          stdout=subprocess.PIPE, stderr=subprocess.PIPE,
                          encoding='utf-8', check=False)
    if done.returncode not in (0, 1):
        sys.exit(f'{tool}: {done.stderr}')
    if os.environ.get('HALFYEAR_VERBOSE'):
        sys.stderr.write(done.stderr)


def play_tick(todo, now):
    by_tool = collections.defaultdict(list)
    for tool, record in todo:
        by_tool[tool].append(record)
    fresh = [dict(record, text='Яма ' + record['key'],
                  posted_at=(now - datetime.timedelta(minutes=len(
                      record['key']) * 7)).isoformat() + '+06:00')
             for record in by_tool.pop('msg-ingest', [])]
    if fresh:
        run('msg-ingest', fresh, '--detect')
    for record in by_tool.pop('msg-publish', []):
        run('msg-publish', [], '--confirm', '--url', record['url'],
            str(record['id']))
    if by_tool.pop('msg-alert', None):
        run('msg-alert', [])
    returns = [record for record in by_tool.get('msg-route', [])
               if record['decision'] == 'return']
    if returns:
        by_tool['msg-route'] = [record for record in by_tool['msg-route']
                                if record['decision'] != 'return']
        run('msg-route', returns, '--as', 'all')
    for tool in sorted(by_tool):
        if by_tool[tool]:
            run(tool, by_tool[tool],
                *(['--as', 'all'] if tool == 'msg-draft' else []))


def load(table, change):
    rows = subprocess.run(['store-admin', 'show', table], check=True,
                          stdout=subprocess.PIPE, encoding='utf-8').stdout
    subprocess.run(['store-admin', 'load', table], input=change(rows),
                   check=True, stdout=subprocess.DEVNULL, encoding='utf-8')


def rename(rows):
    """One body has another name from 3 November on, one other hours."""
    table = list(csv.DictReader(io.StringIO(rows)))
    old = next(row for row in table if row['code'] == 'minobr')
    table.append(dict(old, name='Министерство знаний', **{
        'from': '2022-11-03', 'until': ''}))
    old['until'] = '2022-11-02'
    old = next(row for row in table if row['code'] == 'mintrans')
    table.append(dict(old, schedule='plain', **{
        'from': '2022-11-03', 'until': ''}))
    old['until'] = '2022-11-02'
    out = io.StringIO()
    writer = csv.DictWriter(out, table[0])
    writer.writeheader()
    writer.writerows(table)
    return out.getvalue()


def happen(tick):
    """What befalls the store itself."""
    for begin, end in OUTAGES:
        if tick >= end:
            OUTAGES.remove((begin, end))
            subprocess.run(
                ['store-admin', 'outage', '--begin', stamp(begin), '--end',
                 stamp(end)], check=True, stdout=subprocess.DEVNULL)
            break
    if RENAMED and tick >= RENAMED[0]:
        RENAMED.clear()
        load('bodies', rename)


def report(path):
    with open(path, 'wb') as file:
        subprocess.run(['report-semiannual', '2022H2', '-o', 'json'],
                       check=True, stdout=file)


def main():
    count, seed, path = (sys.argv[1:] + ['110', None][len(sys.argv) - 2:])[:3]
    world = World(int(count), int(seed))
    world.lay_out()
    load('staff', lambda rows: rows + ''.join(
        f'all,,executor,{body}\n' for body in EXECUTORS))
    for tick in sorted(world.plan):
        now = time_of(tick)
        os.environ['OTKLIK_NOW'] = stamp(tick)
        if path and tick >= OVER:
            report(path)
            path = None
        happen(tick)
        play_tick(world.plan[tick], now)


main()
