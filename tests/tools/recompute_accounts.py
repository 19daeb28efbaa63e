"""The indicators of the accounts once more, straight from RULES 6.3 and the
weeks of part 5, over the rows of a store. What AI-04 to AI-06 count by checks
of acct-audit is left to its own tests.
"""

import collections
import datetime

OMSK = datetime.timezone(datetime.timedelta(hours=6))
DAY = 86400
FORCE = datetime.date(2022, 8, 3)  # the order's date
NETWORKS = ('vk', 'ok', 'telegram')


def midnight(date):
    return int(datetime.datetime.combine(
        date, datetime.time(), OMSK).timestamp())


def date_of(instant):
    return datetime.datetime.fromtimestamp(instant, OMSK).date()


def from_days(days):
    return None if days is None else \
        datetime.date(1970, 1, 1) + datetime.timedelta(days=days)


def median(values):
    values = sorted(values)
    middle = len(values) // 2
    if len(values) % 2:
        return values[middle]
    return (values[middle - 1] + values[middle]) / 2


class Accounts:
    """The figures of all owners, into `out` by owner and indicator."""

    def __init__(self, tables, begin, end, cut):
        self.tables, self.begin, self.end = tables, begin, end
        self.cut = min(cut, end - 1)
        self.day = date_of(min(cut, end - 1))
        # I-47: its last week may end when the half-year is over.
        self.seen = cut if cut < end else float('inf')
        self.bodies = {row['code']: row for row in tables['bodies']
                       if self.holds(row)}
        self.posts = collections.defaultdict(list)
        for row in tables['post']:
            if row['at'] <= self.seen:
                self.posts[row['account']].append(row)
        self.sums = collections.defaultdict(lambda: [0, 0])
        self.times = collections.defaultdict(list)

    def holds(self, row):
        day = self.day.isoformat()
        return (row['from'] or '') <= day <= (row['until'] or '9')

    def add(self, owner, name, part, whole=1):
        sums = self.sums[owner, name]
        sums[0] += part
        sums[1] += whole

    def inside(self, account):
        municipal = self.bodies[account['owner']]['kind'] == 'municipal'
        return account['network'] in (NETWORKS[:2] if municipal else NETWORKS)

    def weeks(self):
        """Mondays of the weeks whose Thursday lies in the period."""
        monday = date_of(self.begin)
        monday -= datetime.timedelta(days=monday.weekday() + 7)
        while midnight(monday) < self.end:
            thursday = midnight(monday + datetime.timedelta(days=3))
            ended = midnight(monday + datetime.timedelta(days=7)) <= self.seen
            if self.begin <= thursday < self.end and ended and \
                    monday >= FORCE:
                yield monday
            monday += datetime.timedelta(days=7)

    def outage(self, begin, end):
        return any(row['scope'] == 'special' and row['begin'] < end and
                   (row['end'] is None or row['end'] > begin)
                   for row in self.tables['outage'])

    def of_weeks(self, account, kind):
        opened, closed = map(from_days, (account['from'], account['until']))
        for monday in self.weeks():
            begin, end = midnight(monday), midnight(
                monday + datetime.timedelta(days=7))
            if (opened and opened > monday) or (closed and midnight(
                    closed + datetime.timedelta(days=1)) < end):
                continue
            posts = [row for row in self.posts[account['account']]
                     if begin <= row['at'] < end and row['kind'] != 'story'
                     and not (row['deleted_at'] and row['deleted_at'] < end)]
            if kind == 'government':
                posts = [row for row in posts
                         if row['topic'] not in (None, '', 'other')]
            self.add(account['owner'], 'AI-01',
                     len(posts) >= (10 if kind == 'government' else 5))
            if kind != 'government' and not self.outage(begin, end):
                special = [row for row in posts if row['special']]
                self.add(account['owner'], 'AI-02', len(special) >= 3)

    def of_posts(self, account):
        owner = account['owner']
        posts = [row for row in self.posts[account['account']]
                 if self.begin <= row['at'] < self.end]
        verdicts = {}
        for row in sorted(self.tables['attestation'],
                          key=lambda row: row['at']):
            if row['subject'] == account['account'] and \
                    row['code'] == 'press_release' and row['at'] <= self.cut:
                verdicts[row['document']] = row['value']
        if posts:
            self.add(owner, 'AI-08', sum(
                verdicts.get(row['key']) == 'yes' for row in posts),
                     len(posts))
        formats = collections.Counter(
            row['format'] or row['kind'] for row in posts)
        for none in (None, 'repost', 'post'):
            formats.pop(none, None)
        self.add(owner, 'AI-07', len(formats))
        if formats:
            self.add(owner, 'AI-07-largest', max(formats.values()),
                     sum(formats.values()))

    def of_comments(self, account):
        for row in self.tables['comment']:
            flagged = row['flagged_at'] or row['at']
            must_go = row['ground'] == 'law' or (
                row['kind'] == 'comment'
                and row['ground'] in ('spam', 'insult', 'obscene'))
            if row['account'] != account['account'] or not must_go or \
                    not self.begin <= flagged <= min(self.cut, self.end - 1):
                continue
            gone = row['deleted_at'] is not None and \
                row['deleted_at'] <= self.cut
            self.add(account['owner'], 'AI-09', gone)
            if gone:
                self.times[account['owner'], 'AI-09-time'].append(
                    max(0, row['deleted_at'] - flagged))

    def of_presence(self, active):
        for code, body in self.bodies.items():
            there = {row['network'] for row in active if row['owner'] == code}
            if body['kind'] == 'institution' and \
                    body['public_function'] == 'yes':
                self.add(code, 'AI-03', bool(there))
            if body['kind'] in ('government', 'listed', 'municipal'):
                for network in NETWORKS[:2 if body['kind'] == 'municipal'
                                        else 3]:
                    self.add(code, 'AI-03', network in there)

    def all(self, out):
        last = {}
        for row in self.tables['account']:
            if (row['at'] or 0) <= self.cut:
                last[row['account']] = row
        active = [row for row in last.values() if row['owner'] in self.bodies
                  and (from_days(row['from']) or self.day) <= self.day
                  and (from_days(row['until']) or self.day) >= self.day]
        for account in last.values():
            if account['owner'] not in self.bodies or \
                    not self.inside(account):
                continue
            self.of_weeks(account, self.bodies[account['owner']]['kind'])
            self.of_posts(account)
            self.of_comments(account)
        self.of_presence(active)
        for key, (part, whole) in self.sums.items():
            out.ratio(*key, part, whole)
        for key, seconds in self.times.items():
            out.time(*key, seconds)
