"""The indicators of the accounts once more, straight from RULES 6.3 and the
weeks of part 5, over the rows of a store. What AI-04 to AI-06 count by checks
of acct-audit is left to its own tests. Whose a figure is is asked anew of each
week, post and comment: the owner's whose the account was at that time.
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
        self.bodies = collections.defaultdict(list)
        for row in tables['bodies']:
            self.bodies[row['code']].append(row)
        self.versions = collections.defaultdict(list)
        for row in sorted(tables['account'], key=lambda row: row['at'] or 0):
            self.versions[row['account']].append(row)
        self.posts = collections.defaultdict(list)
        for row in tables['post']:
            if row['at'] <= self.seen:
                self.posts[row['account']].append(row)
        self.sums = collections.defaultdict(lambda: [0, 0])
        self.times = collections.defaultdict(list)

    def body_on(self, code, date):
        day = date.isoformat()
        return next((row for row in self.bodies[code] if
                     (row['from'] or '') <= day <= (row['until'] or '9')),
                    None)

    def version_at(self, account, at):
        """The row of the register then; before the first it is the first."""
        rows = self.versions[account]
        return ([row for row in rows if (row['at'] or 0) <= at] or
                rows[:1])[-1]

    def kind_on(self, code, date):
        """What the order asks of a body by; None: nothing."""
        body = self.body_on(code, date)
        if body is None or body['kind'] != 'institution':
            return body and body['kind']
        parent = self.body_on(body['parent'], date)
        if body['public_function'] != 'yes':
            return None
        return 'municipal' if parent and parent['kind'] == 'municipal' \
            else 'institution'

    def owner_at(self, account, at):
        """Code and kind of whose it was; None: nobody who is asked."""
        row = self.version_at(account, at)
        kind = self.kind_on(row['owner'], date_of(at))
        networks = NETWORKS[:2] if kind == 'municipal' else NETWORKS
        return (row['owner'], kind) if kind and row['network'] in networks \
            else None

    def owner_during(self, account, begin, end):
        """The same of a time; None too if something changed in it."""
        moments = {begin} | {row['at'] for row in self.versions[account]
                             if begin < (row['at'] or 0) < end}
        moments |= {midnight(date_of(begin) + datetime.timedelta(days=n))
                    for n in range(1, round((end - begin) / DAY))}
        owners = {self.owner_at(account, at) for at in moments}
        return owners.pop() if len(owners) == 1 else None

    def add(self, owner, name, part, whole=1):
        sums = self.sums[owner, name]
        sums[0] += part
        sums[1] += whole

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

    def was_open(self, account, begin, end):
        """From the first day to the last of it, by the register."""
        first, last = date_of(begin), date_of(end - 1)
        row, then = (self.version_at(account, at) for at in (self.cut, begin))
        return all(not day or day <= first for day in
                   (from_days(row['from']), from_days(then['from']))) and \
            (from_days(row['until']) or last) >= last

    def of_weeks(self, account):
        for monday in self.weeks():
            begin, end = midnight(monday), midnight(
                monday + datetime.timedelta(days=7))
            owner = self.owner_during(account, begin, end)
            if owner is None or not self.was_open(account, begin, end):
                continue
            posts = [row for row in self.posts[account]
                     if begin <= row['at'] < end and row['kind'] != 'story'
                     and not (row['deleted_at'] and row['deleted_at'] < end)]
            code, kind = owner
            if kind == 'government':
                posts = [row for row in posts
                         if row['topic'] not in (None, '', 'other')]
            self.add(code, 'AI-01',
                     len(posts) >= (10 if kind == 'government' else 5))
            if kind != 'government' and not self.outage(begin, end):
                special = [row for row in posts if row['special']]
                self.add(code, 'AI-02', len(special) >= 3)

    def of_posts(self, account, active):
        verdicts = {}
        for row in sorted(self.tables['attestation'],
                          key=lambda row: row['at']):
            if row['subject'] == account and \
                    row['code'] == 'press_release' and row['at'] <= self.cut:
                verdicts[row['document']] = row['value']
        by_owner = collections.defaultdict(list)
        now = self.owner_at(account, self.cut)
        if now and active:
            by_owner[now[0]] = []
        for row in self.posts[account]:
            owner = self.owner_at(account, row['at'])
            if owner and self.begin <= row['at'] < self.end:
                by_owner[owner[0]].append(row)
        for code, posts in by_owner.items():
            if posts:
                self.add(code, 'AI-08', sum(
                    verdicts.get(row['key']) == 'yes' for row in posts),
                         len(posts))
            self.of_formats(code, posts)

    def of_formats(self, code, posts):
        formats = collections.Counter(
            row['format'] or row['kind'] for row in posts)
        for none in (None, 'repost', 'post'):
            formats.pop(none, None)
        self.add(code, 'AI-07', len(formats))
        if formats:
            self.add(code, 'AI-07-largest', max(formats.values()),
                     sum(formats.values()))

    def of_comments(self, account):
        for row in self.tables['comment']:
            flagged = row['flagged_at'] or row['at']
            must_go = row['ground'] == 'law' or (
                row['kind'] == 'comment'
                and row['ground'] in ('spam', 'insult', 'obscene'))
            if row['account'] != account or not must_go or \
                    not self.begin <= flagged <= min(self.cut, self.end - 1):
                continue
            owner = self.owner_at(account, flagged)
            if owner is None:
                continue
            gone = row['deleted_at'] is not None and \
                row['deleted_at'] <= self.cut
            self.add(owner[0], 'AI-09', gone)
            if gone:
                self.times[owner[0], 'AI-09-time'].append(
                    max(0, row['deleted_at'] - flagged))

    def of_presence(self, active):
        """What must be there on the last day."""
        for code in self.bodies:
            body = self.body_on(code, self.day)
            if body is None:
                continue
            there = {row['network'] for row in active if row['owner'] == code}
            if body['kind'] == 'institution' and \
                    body['public_function'] == 'yes':
                self.add(code, 'AI-03', bool(there))
            if body['kind'] in ('government', 'listed', 'municipal'):
                for network in NETWORKS[:2 if body['kind'] == 'municipal'
                                        else 3]:
                    self.add(code, 'AI-03', network in there)

    def all(self, out):
        last = {account: self.version_at(account, self.cut)
                for account in self.versions}
        active = [row for row in last.values()
                  if (from_days(row['from']) or self.day) <= self.day
                  and (from_days(row['until']) or self.day) >= self.day]
        for account, row in last.items():
            self.of_weeks(account)
            self.of_posts(account, row in active)
            self.of_comments(account)
        self.of_presence(active)
        for key, (part, whole) in self.sums.items():
            out.ratio(*key, part, whole)
        for key, seconds in self.times.items():
            out.time(*key, seconds)
