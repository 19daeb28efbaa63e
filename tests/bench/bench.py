"""What the benchmarks share: inputs, stores, races between programs.

A benchmark runs a tool and its peers in turn (A B C, A B C, ...) and prints
medians; a ratio is the median of the ratios of each round. Only ratios of one
run mean anything. Nothing is ever asserted.
"""

import argparse
import os
import statistics
import subprocess
import time

ROOT = os.path.dirname(os.path.dirname(os.path.dirname(
    os.path.abspath(__file__))))
COLUMNS = ['network', 'key', 'url', 'author_id', 'author', 'posted_at', 'text']


def options(description, rows, rounds):
    """Reads the command line and goes to the folder of the inputs."""
    parser = argparse.ArgumentParser(description=description)
    parser.add_argument('--rows', type=int, default=rows,
                        help='rows of the large input (%(default)s)')
    parser.add_argument('--rounds', type=int, default=rounds,
                        help='rounds of the race (%(default)s)')
    parser.add_argument('--build', default=os.path.join(ROOT, 'build'),
                        help='folder of the build (%(default)s)')
    given = parser.parse_args()
    build = os.path.abspath(given.build)
    os.environ['PATH'] = build + ':' + os.environ['PATH']
    os.environ['LC_ALL'] = 'C.UTF-8'
    for name in ('OTKLIK_DB', 'OTKLIK_NOW'):
        os.environ.pop(name, None)
    given.messages = os.path.join(build, 'tests', 'bench-messages')
    folder = os.path.join(build, 'bench')
    os.makedirs(folder, exist_ok=True)
    os.chdir(folder)
    return given


def messages(given, rows, first=0, json=False):
    """A file of so many messages, made once by each build of the maker."""
    name = f'messages-{first}-{rows}.' + ('ndjson' if json else 'csv')
    if not os.path.exists(name) or \
            os.path.getmtime(name) < os.path.getmtime(given.messages):
        command = [given.messages, '-n', str(rows), '-k', str(first)]
        with open(name + '.new', 'wb') as file:
            subprocess.run(command + ['-j'] * json, stdout=file, check=True)
        os.rename(name + '.new', name)
    return name


def remove(database):
    """Removes an SQLite file and what lies beside it."""
    for suffix in ('', '-wal', '-shm', '-journal'):
        if os.path.exists(database + suffix):
            os.remove(database + suffix)


def administer(database, *command, given=b''):
    return subprocess.run(['store-admin', '-q', '--db', database, *command],
                          check=True, input=given,
                          stdout=subprocess.PIPE).stdout


def new_store(database, screens=True):
    """A store; one that does not screen has no lexicon, and nothing in it is
    looked for when a message comes in."""
    remove(database)
    administer(database, 'init')
    if screens:
        return
    lexicon = administer(database, 'show', 'lexicon')
    administer(database, 'load', 'lexicon', given=lexicon.splitlines(True)[0])
    settings = administer(database, 'show', 'settings').splitlines(True)
    administer(database, 'load', 'settings', given=b''.join(
        b'likeness_days,0,A1-10.1\n' if row.startswith(b'likeness_days,')
        else row for row in settings))


def import_uniq(database, file, key='UNIQUE (network, key)'):
    """The peer: sqlite3's own import into a table with the unique key."""
    columns = ', '.join(f'{name} TEXT' for name in COLUMNS)
    return ['sqlite3', database, 'PRAGMA journal_mode = WAL',
            'PRAGMA cache_size = -65536',
            f'CREATE TABLE message ({columns}, {key})',
            f'.import --csv --skip 1 {file} message']


class Case:
    """One program of a race: a command, made anew for each round."""

    def __init__(self, name, command, prepare=lambda number: None,
                 good=(0,), stdin=None):
        self.name = name
        self.command = command  # function of the round's number
        self.prepare = prepare  # likewise; not timed
        self.good = good        # exit statuses that are no failure
        self.stdin = stdin      # function of the round's number: a file
        self.results = []

    def run(self, number):
        self.prepare(number)
        source = self.stdin(number) if self.stdin else os.devnull
        with open(source, 'rb') as stdin, open('errors', 'wb') as errors:
            begin = time.perf_counter()
            process = subprocess.Popen(
                self.command(number), stdin=stdin, stderr=errors,
                stdout=subprocess.DEVNULL)
            _, status, used = os.wait4(process.pid, 0)
            wall = time.perf_counter() - begin
        process.returncode = os.waitstatus_to_exitcode(status)
        if process.returncode not in self.good:
            with open('errors', encoding='utf-8', errors='replace') as errors:
                text = errors.read(2000)
            raise SystemExit(f'{self.name}: status {process.returncode}\n'
                             f'{text}')
        self.results.append((wall, used.ru_utime, used.ru_stime,
                             used.ru_maxrss / 1024))

    def median(self, column):
        return statistics.median(row[column] for row in self.results)


def race(title, cases, rounds):
    """Runs the cases in turn; the last one is the peer of the others."""
    for number in range(rounds):
        for case in cases:
            case.run(number)
    peer = cases[-1]
    width = max(len(case.name) for case in cases)
    print(f'{title}, {rounds} rounds')
    print(f'{"":{width}}   wall s   user s    sys s  RSS MiB    ratio')
    for case in cases:
        ratio = statistics.median(
            own[0] / other[0]
            for own, other in zip(case.results, peer.results))
        print(f'{case.name:{width}} {case.median(0):8.3f} '
              f'{case.median(1):8.3f} {case.median(2):8.3f} '
              f'{case.median(3):8.1f} {ratio:8.3f}')
