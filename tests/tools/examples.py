#!/usr/bin/env python3
"""Runs the EXAMPLES of manual pages and compares what they print.

	examples.py PAGE...

In the section EXAMPLES of an mdoc page each block

	.Bd -literal -offset indent
	$ command
	> its next line
	expected output
	.Ed

is a test: its commands are run in order by one bash, in an empty folder with
a fresh store and samples/. A block after the comment `.\\" goes on` goes on
where the one before it stopped. Output is standard output and standard error
together. An expected line `\\&...` stands for any number of lines, `...` inside
a line for any characters. A command that ends with status 2 or more is wrong.
"""

import os
import re
import subprocess
import sys
import tempfile

ROOT = os.path.dirname(os.path.dirname(os.path.dirname(
    os.path.abspath(__file__))))
GOES_ON = '.\\" goes on'
ESCAPES = {r'\e': '\\', r'\&': '', r'\-': '-', r'\(aq': "'", r'\(dq': '"',
           r'\(ti': '~', r'\(ha': '^', r'\(ga': '`', r'\(rs': '\\'}


class Broken(Exception):
    pass


def plain(line, place):
    """The characters an mdoc text line stands for."""
    if re.match(r"[.'](?!\\\")", line):
        raise Broken(f'{place}: no text, write \\&{line}')

    def one(match):
        if match[0] not in ESCAPES:
            raise Broken(f'{place}: unknown escape {match[0]}')
        return ESCAPES[match[0]]
    return re.sub(r'\\(\(..|.|$)', one, line)


def blocks(page):
    """Yields (line number, goes on, lines) of each block of EXAMPLES."""
    section = block = None
    goes_on = False
    with open(page, encoding='utf-8') as file:
        for number, line in enumerate(file, 1):
            line = line.rstrip('\n')
            if line.startswith('.Sh '):
                section = line[4:].strip()
            elif section != 'EXAMPLES':
                continue
            elif line.startswith(GOES_ON):
                goes_on = True
            elif line.startswith('.Bd '):
                if '-literal' in line:
                    block = []
                    begin = number
            elif line.startswith('.Ed'):
                if block is not None:
                    yield begin, goes_on, block
                block = None
                goes_on = False
            elif block is not None and not line.startswith('.\\"'):
                block.append(plain(line, f'{page}:{number}'))


def commands(page, number, lines):
    """Cuts a block into [command, expected lines]."""
    found = []
    for offset, line in enumerate(lines, 1):
        if line.startswith('$ '):
            found.append([line[2:], []])
        elif not found:
            raise Broken(f'{page}:{number + offset}: no command before: {line}')
        elif line.startswith('> ') and not found[-1][1]:
            found[-1][0] += '\n' + line[2:]
        else:
            found[-1][1].append(line.rstrip())
    return found


def fits(expected, output):
    pattern = ''
    for line in expected:
        if line == '...':
            pattern += r'(?:.*\n)*'
        else:
            pattern += '.*'.join(map(re.escape, line.split('...'))) + r'\n'
    lines = [line.rstrip() + '\n' for line in output.splitlines()]
    return re.fullmatch(pattern, ''.join(lines)) is not None


def run(folder, cut):
    """Runs the commands of a block in one shell; yields (status, output)."""
    state = tempfile.mkdtemp(prefix='state.', dir=os.path.dirname(folder))
    script = ''
    for number, (command, _) in enumerate(cut):
        script += (f'{{ {command}\n}} >{state}/{number} 2>&1 </dev/null\n'
                   f'echo $? >{state}/{number}.status\n')
    with open(f'{state}/script', 'w', encoding='utf-8') as file:
        file.write(script)
    shell = subprocess.run(['bash', f'{state}/script'], cwd=folder,
                           stdin=subprocess.DEVNULL, stdout=subprocess.PIPE,
                           stderr=subprocess.STDOUT, check=False)
    for number in range(len(cut)):
        try:
            with open(f'{state}/{number}.status', encoding='utf-8') as file:
                status = int(file.read())
            with open(f'{state}/{number}', encoding='utf-8') as file:
                yield status, file.read()
        except FileNotFoundError:
            yield 127, shell.stdout.decode('utf-8', 'replace')


def fresh(parent):
    """A new folder with a new store; says where by OTKLIK_DB."""
    folder = os.path.join(tempfile.mkdtemp(prefix='block.', dir=parent), 'work')
    os.mkdir(folder)
    samples = os.path.join(ROOT, 'tests', 'samples')
    if os.path.isdir(samples):
        os.symlink(samples, os.path.join(folder, 'samples'))
    os.environ['OTKLIK_DB'] = os.path.join(folder, 'store.db')
    subprocess.run(['store-admin', 'init'], cwd=folder, check=True,
                   stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL)
    return folder


def indent(text):
    return ''.join(f'\t{line}\n' for line in text.splitlines())


def check(page, parent):
    """Runs a page's blocks; returns how many were wrong, prints which."""
    wrong = count = 0
    folder = None
    for number, goes_on, lines in blocks(page):
        cut = commands(page, number, lines)
        count += len(cut)
        if not goes_on or folder is None:
            folder = fresh(parent)
        results = run(folder, cut)
        for (command, expected), (status, output) in zip(cut, results):
            if status < 2 and fits(expected, output):
                continue
            wrong += 1
            print(f'{page}:{number}: {command}\n'
                  f'expected:\n{indent(chr(10).join(expected))}'
                  f'printed (status {status}):\n{indent(output)}', end='')
    print(f'{page}: {count} commands, {wrong} wrong')
    return wrong


def main():
    os.environ['PATH'] = ':'.join([
        os.environ.get('OTKLIK_BIN', os.path.join(ROOT, 'build')),
        os.environ['PATH']])
    os.environ.setdefault('OTKLIK_NOW', '2022-10-03T10:00:00+06:00')
    os.environ['LC_ALL'] = 'C.UTF-8'
    wrong = 0
    with tempfile.TemporaryDirectory() as parent:
        for page in sys.argv[1:]:
            try:
                wrong += check(page, parent)
            except Broken as broken:
                print(broken)
                wrong += 1
    return wrong > 0


if __name__ == '__main__':
    sys.exit(main())
