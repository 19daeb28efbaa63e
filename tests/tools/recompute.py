#!/usr/bin/env python3
"""The indicators of a half-year once more, straight from RULES 6.3:

	store-admin dump | recompute.py BEGIN END CUT FIGURES

over nothing but the rows of the store, with lists and loops; BEGIN, END and
CUT are instants (seconds), FIGURES what report-semiannual -o json printed.
Prints each figure that differs; status 1 if any does.
"""

import collections
import datetime
import json
import sys

from recompute_accounts import Accounts, median

OMSK = datetime.timezone(datetime.timedelta(hours=6))
# I-58: what was detected earlier is outside the ruleset.
FORCE = int(datetime.datetime(2022, 8, 3, tzinfo=OMSK).timestamp())
BY_CHECKS = ('AI-04', 'AI-05', 'AI-06')
WEEKDAYS = ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun']
BODY_CLOCKS = ['return', 'draft', 'full_hours', 'full_days', 'rework', 'info',
               'lead']


def read_dump(file):
    tables = collections.defaultdict(list)
    for line in file:
        row = json.loads(line)
        if row.get('record') == 'row':
            tables[row['table']].append(row['values'])
    return tables


class Hours:
    """Working time of a body, day by day (A1-2.2)."""

    def __init__(self, tables):
        self.bodies = collections.defaultdict(list)
        for row in tables['bodies']:
            self.bodies[row['code']].append(row)
        self.rows = collections.defaultdict(list)
        for row in tables['schedules']:
            self.rows[row['schedule'], int(row['weekday'])].append(
                tuple(int(time[:2]) * 60 + int(time[3:])
                      for time in (row['begin'], row['end'])))
        self.days = {row['date']: (row['kind'], row['hours_as'])
                     for row in tables['calendar'] if not row['body']}

    def schedule(self, body, at):
        """Of the row in force then, by which its clocks ran (I-06)."""
        day = datetime.datetime.fromtimestamp(at, OMSK).date().isoformat()
        row = next(row for row in self.bodies[body] if
                   (row['from'] or '') <= day <= (row['until'] or '9'))
        return row['schedule'] or 'gov'

    def intervals(self, schedule, date):
        kind, like = self.days.get(date.isoformat(), ('', None))
        if kind == 'off':
            return []
        weekday = WEEKDAYS.index(like) + 1 if like else date.isoweekday()
        rows = sorted(self.rows[schedule, weekday])
        if 'short' in kind and rows:
            rows[-1] = (rows[-1][0], rows[-1][1] - 60)
        midnight = datetime.datetime.combine(
            date, datetime.time(), OMSK).timestamp()
        return [(midnight + 60 * a, midnight + 60 * b) for a, b in rows]

    def between(self, body, at, begin, end):
        """From begin to end, by the hours that held at an instant."""
        schedule = self.schedule(body, at)
        date = datetime.datetime.fromtimestamp(begin, OMSK).date()
        total = 0
        while datetime.datetime.combine(
                date, datetime.time(), OMSK).timestamp() < end:
            for a, b in self.intervals(schedule, date):
                total += max(0, min(b, end) - max(a, begin))
            date += datetime.timedelta(days=1)
        return total


class Figures(dict):
    def share(self, body, name, part, whole):
        """Of the list `whole` those for which `part` holds."""
        self.ratio(body, name, sum(map(bool, map(part, whole))), len(whole))

    def ratio(self, body, name, part, whole):
        if whole or part:
            self[body, name] = (part / whole if whole else None, part, whole)

    def time(self, body, name, seconds, of=median):
        if seconds:
            self[body, name] = (of(seconds) / 60, len(seconds), len(seconds))


class Recompute:
    def __init__(self, tables, begin, end, cut):
        self.tables, self.begin, self.end = tables, begin, end
        # The instant at which a period ends is in the next one.
        self.until, self.cut = cut, min(cut, end - 1)
        self.within = lambda at: at is not None and begin <= at < end \
            and at <= cut
        self.due_within = lambda at: at is not None and begin <= at < end
        self.hours = Hours(tables)
        self.out = Figures()
        self.messages = {row['id']: row for row in tables['message']}
        self.in_force = lambda message: \
            (self.messages[message]['detected_at'] or FORCE) >= FORCE
        self.drop_granted_later()
        self.tell_as_of_cut()
        self.clocks = collections.defaultdict(list)
        for row in tables['clock']:
            self.clocks[row['assignment']].append(row)
        self.drafts = collections.defaultdict(list)
        for row in sorted(tables['draft'], key=lambda row: row['draft_id']):
            if row['submitted_at'] <= cut:
                self.drafts[row['assignment']].append(row)
        self.shares = [row for row in tables['assignment']
                       if self.within(row['received_at'])
                       and self.in_force(row['message'])]
        self.read_events()

    def drop_granted_later(self):
        """A longer term starts before it is granted; others when made."""
        grants, terms = collections.defaultdict(list), collections.Counter()
        for row in sorted(self.tables['event'], key=lambda row: row['seq']):
            data = json.loads(row['data'])
            if row['kind'] == 'approved' and 'term' in data:
                grants[data['assignment']].append(row['at'])
        kept = []
        for row in sorted(self.tables['clock'],
                          key=lambda row: row['clock_id']):
            made = row['start']
            if row['clock'] in ('full_hours', 'full_days'):
                made = grants[row['assignment']][terms[row['assignment']]]
                terms[row['assignment']] += 1
            if made <= self.cut:
                kept.append(row)
        self.tables['clock'] = kept

    def tell_as_of_cut(self):
        """Links, flags and returns as they were, from the journal."""
        was = collections.defaultdict(dict)
        returned = {}
        for row in sorted(self.tables['event'], key=lambda row: row['seq']):
            data = json.loads(row['data'])
            if row['at'] > self.cut:
                continue
            was[row['message']].update(data.get('set') or {})
            if row['kind'] == 'returned':
                returned[data['assignment']] = row['at']
        for row in self.tables['message']:
            row['repeat_of'] = was[row['id']].get('repeat_of')
            row['significant'] = was[row['id']].get('significant')
        for row in self.tables['assignment']:
            if row['state'] == 'waived' and row['last_at'] > self.cut and \
                    row['assignment'] in returned:
                row['state'] = 'returned'
                row['last_at'] = returned[row['assignment']]

    def read_events(self):
        """When a message was answered on the merits, refused, and so on."""
        kind_of = {row['draft_id']: row['kind']
                   for row in self.tables['draft']}
        self.answered, self.refused = {}, {}
        self.flagged, self.reported = {}, {}
        for row in self.tables['publication']:
            if row['state'] == 'sent' and row['at'] <= self.cut and \
                    kind_of[row['draft_id']] == 'answer':
                self.answered[row['message']] = row['at']
        reasons = {row['seq']: row['text']
                   for row in self.tables['event_text']
                   if row['field'] == 'reason'}
        self.imported, self.reactions = set(), {}
        for row in self.tables['event']:
            data = json.loads(row['data'])
            if row['kind'] == 'imported' and row['at'] <= self.cut:
                self.imported.add(row['message'])
                if row['seq'] in reasons:
                    self.reactions[row['message']] = reasons[row['seq']]
            if row['kind'] == 'refused' and row['at'] <= self.cut:
                self.refused[row['message']] = data['ground']
            elif row['kind'] == 'flagged':
                self.flagged.setdefault(row['message'], row['at'])
            elif row['kind'] == 'reported' and row['at'] <= self.cut:
                self.reported.setdefault(row['message'], row['at'])

    def verdict(self, clock):
        """True: late; False: in time; None: none (RULES 2.4)."""
        stop = clock['stop']
        stopped = stop is not None and stop <= self.cut
        if clock['state'] == 'suspended' or clock['due'] is None or (
                clock['state'] == 'cancelled' and stopped):
            return None
        if clock['clock'] == 'return' and (
                clock['state'] not in ('met', 'late') or not stopped):
            return None
        if stopped:
            return stop > clock['due']
        return True if clock['due'] < self.until else None

    def judged(self, kinds):
        return [(clock, self.verdict(clock)) for clock in self.tables['clock']
                if clock['clock'] in kinds and clock['force'] == 'norm'
                and self.due_within(clock['due'])
                and self.verdict(clock) is not None]

    def outside(self, clock):
        """I-40: annex 3 is about Odnoklassniki and VK."""
        return clock['ruleset'] == 'annex3' and \
            self.messages[clock['message']]['network'] not in ('vk', 'ok')

    def of_clocks(self, body):
        judged = [(clock, late) for clock, late in self.judged(BODY_CLOCKS)
                  if clock['body'] == body and not self.outside(clock)]
        self.out.share(body, 'MI-01', lambda one: not one[1], judged)
        for kind in BODY_CLOCKS:
            self.out.share(
                body, 'MI-02-' + kind, lambda one: one[1],
                [one for one in judged if one[0]['clock'] == kind])
        late = []
        for clock, is_late in judged:
            if is_late:
                stop = min(clock['stop'] or self.until, self.until)
                seconds = self.hours.between(
                    body, clock['start'], clock['due'], stop)
                late.append(60 * -(-seconds // 60))
        self.out.time(body, 'MI-03', late,
                      lambda values: sum(values) / len(values))
        self.out.time(body, 'MI-03-p90', late, lambda values: sorted(values)[
            (9 * len(values) + 9) // 10 - 1])
        self.out.share(body, 'MI-11', lambda one: not one[1],
                       [one for one in judged if one[0]['clock'] == 'info'])

    def has(self, share, state):
        return share['state'] == state and share['last_at'] <= self.cut

    def answered_at(self, share):
        """An export tells of a reply by the state alone."""
        if self.has(share, 'posted') and \
                share['message'] not in self.answered:
            return share['last_at']
        return self.answered.get(share['message'])

    def is_answered(self, share):
        return self.answered_at(share) is not None and not any(
            self.has(share, state)
            for state in ('returned', 'recalled', 'waived'))

    def of_shares(self, body):
        shares = [share for share in self.shares if share['body'] == body]
        answered = [share for share in shares if self.is_answered(share)]
        returned = [share for share in shares if self.has(share, 'returned')]
        firsts, in_time, extended, kept, late = [], 0, 0, 0, 0
        for share in shares:
            clocks = {clock['clock']: clock
                      for clock in self.clocks[share['assignment']]}
            drafts = [row for row in self.drafts[share['assignment']]
                      if row['kind'] in ('answer', 'interim')]
            answers = [row['submitted_at'] for row in drafts
                       if row['kind'] == 'answer']
            drafting = clocks.get('lead') or clocks.get('draft')
            if not drafts and share['message'] in self.imported and \
                    drafting and drafting['state'] in ('met', 'late') and \
                    drafting['stop'] <= self.cut and \
                    share not in returned:
                drafts = [{'submitted_at': drafting['stop'], 'kind': None}]
                answers = [drafting['stop']]
            if drafts:
                first = drafts[0]['submitted_at']
                start = share['received_at']
                if share['role'] == 'lead':  # I-24
                    start = drafting['start'] if drafting else None
                if start is not None and start <= first:
                    firsts.append(self.hours.between(
                        body, share['received_at'], start, first))
            if answers and drafting and answers[0] <= drafting['due']:
                in_time += 1
            full = next((clock for clock in reversed(
                self.clocks[share['assignment']]) if clock['clock'] in (
                    'full_hours', 'full_days')), None)
            if full and any(row['decided'] == 'approve' and
                            row['kind'] == 'interim' and
                            row['decided_at'] <= self.cut for row in drafts):
                extended += 1
                kept += full['stop'] is not None and \
                    full['stop'] <= min(self.cut, full['due']) and \
                    full['state'] != 'cancelled'
            if share in returned:
                late += clocks['return']['state'] == 'late' and \
                    not self.outside(clocks['return'])
        self.out.time(body, 'MI-04', firsts)
        self.out.ratio(body, 'MI-05', in_time, len(shares))
        self.out.ratio(body, 'MI-06', extended, len(shares))
        self.out.ratio(body, 'MI-06-kept', kept, extended)
        self.of_replies(body, answered)
        self.of_reactions(body, answered)
        self.out.ratio(body, 'MI-10', len(returned), len(shares))
        self.out.ratio(body, 'MI-10-late', late, len(returned))
        gone = [share for share in shares if share in returned or
                self.has(share, 'recalled') or self.has(share, 'waived') or
                share['message'] in self.refused]
        self.out.ratio(body, 'MI-13', len(answered), len(shares) - len(gone))
        self.of_repeats(body, len(answered))

    def of_reactions(self, body, answered):
        said = [self.reactions.get(share['message']) for share in answered
                if not self.drafts[share['assignment']]]
        self.out.share(body, 'MI-16', lambda text: text == 'Автор доволен',
                       [text for text in said if text in (
                           'Автор доволен', 'Автор не доволен')])

    def of_replies(self, body, answered):
        working, calendar = [], []
        for share in answered:
            if share['role'] == 'co':
                continue  # the common reply is the lead's
            detected = self.messages[share['message']]['detected_at']
            posted = self.answered_at(share)
            working.append(self.hours.between(
                body, share['received_at'], detected, posted))
            calendar.append(posted - detected)
        self.out.time(body, 'MI-07', working)
        self.out.time(body, 'MI-07-calendar', calendar)

    def of_drafts(self, body):
        """MI-08, MI-09, MI-14: what the Curator decided."""
        approved, answers, at_once, loops = 0, [], 0, 0
        for share in self.shares:
            returned = False
            for row in self.drafts[share['assignment']]:
                if share['body'] != body or row['kind'] == 'info' or \
                        row['decided'] is None or \
                        row['decided_at'] > self.cut:
                    continue
                if row['decided'] == 'rework':
                    loops += 1
                    returned |= row['kind'] == 'answer'
                elif row['decided'] == 'approve':
                    approved += row['kind'] in ('answer', 'interim')
                    if row['kind'] == 'answer':
                        answers.append(row)
                        at_once += not returned
        self.out.ratio(body, 'MI-08', at_once, len(answers))
        self.out.ratio(body, 'MI-09', loops, approved)
        self.out.share(body, 'MI-14', lambda row: row['attachments'],
                       [row for row in answers if row['materials'] == 'yes'])

    def of_repeats(self, body, answered):
        dealt = {share['message'] for share in self.tables['assignment']
                 if share['body'] == body
                 and share['received_at'] <= self.cut and not any(
                     self.has(share, state)
                     for state in ('returned', 'recalled', 'waived'))}
        repeats = [row for row in self.messages.values()
                   if self.within(row['detected_at'])
                   and self.in_force(row['id'])
                   and row['repeat_of'] in dealt]
        self.out.ratio(body, 'MI-12', len(repeats), answered)

    def of_region(self):
        detected = [row for row in self.messages.values()
                    if self.within(row['detected_at'])
                    and self.in_force(row['id'])]
        self.out.share(None, 'MI-15', lambda row: row['id'] in self.refused,
                       detected)
        for ground in ('harm', 'abuse', 'threat', 'repeated'):
            self.out.share(
                None, 'MI-15-' + ground,
                lambda row, ground=ground:
                self.refused.get(row['id']) == ground, detected)
        self.out.time(None, 'CI-03', [
            row['detected_at'] - row['posted_at'] for row in detected
            if row['posted_at'] is not None])
        significant = [row for row in detected if row['significant'] and
                       self.flagged.get(row['id'], 0) <= self.cut]
        self.out.share(None, 'CI-05-reported',
                       lambda row: row['id'] in self.reported, significant)
        self.out.time(None, 'CI-05', [
            self.reported[row['id']] - self.flagged[row['id']]
            for row in significant
            if row['id'] in self.reported and row['id'] in self.flagged])

    def of_center(self):
        for name, kind in (('CI-01', 'forward'), ('CI-02', 'review')):
            self.out.share(None, name, lambda one: not one[1],
                           [one for one in self.judged([kind])
                            if not self.outside(one[0])])
        forwarded = {(row['message'], row['at'])
                     for row in self.tables['event']
                     if row['kind'] in ('forwarded', 'lead_set')}
        self.out.time(None, 'CI-04', [
            self.hours.between('tsur', clock['start'], clock['start'],
                               clock['stop'])
            for clock in self.tables['clock']
            if clock['clock'] == 'reforward' and self.due_within(clock['due'])
            and clock['state'] in ('met', 'late')
            and (clock['message'], clock['stop']) in forwarded
            and clock['stop'] <= self.cut and not self.outside(clock)])
        wrong = sum(self.has(share, 'returned') and any(
            other['message'] == share['message']
            and other['assignment'] > share['assignment']
            and other['body'] != share['body']
            and share['last_at'] < other['received_at'] <= self.cut
            for other in self.tables['assignment']) for share in self.shares)
        self.out.ratio(None, 'MI-10-misdirected', wrong, len(self.shares))

    def all(self):
        bodies = {share['body'] for share in self.tables['assignment']}
        for body in sorted(bodies):
            self.of_clocks(body)
            self.of_shares(body)
            self.of_drafts(body)
        self.of_region()
        self.of_center()
        Accounts(self.tables, self.begin, self.end, self.until).all(self.out)
        return self.out


def read_figures(path):
    figures = {}
    with open(path, encoding='utf-8') as file:
        for row in map(json.loads, file):
            if row['indicator'][:3] in ('MI-', 'CI-', 'AI-') and \
                    row['indicator'] not in BY_CHECKS:
                value = row['value']
                figures[row['body'], row['indicator']] = (
                    None if value is None else float(value),
                    row['numerator'], row['denominator'])
    return figures


def same(a, b):
    if a is None or b is None or a[1:] != b[1:]:
        return False
    if a[0] is None or b[0] is None:
        return a[0] is b[0]
    return abs(a[0] - b[0]) <= 0.00005 + 1e-9


def main():
    begin, end, cut = map(int, sys.argv[1:4])
    own = Recompute(read_dump(sys.stdin), begin, end, cut).all()
    told = read_figures(sys.argv[4])
    wrong = [key for key in sorted({**own, **told}, key=str)
             if not same(own.get(key), told.get(key))]
    for key in wrong:
        print(*key, 'recomputed', own.get(key), 'told', told.get(key))
    print(f'{len(told)} figures, {len(wrong)} differ')
    return 1 if wrong or not told else 0


if __name__ == '__main__':
    sys.exit(main())
