#!/usr/bin/env python3
"""Runs a command and sends it SIGTERM as soon as it listens for that.

    signalled.py COMMAND...

Its exit status is the command's. A command that was done before is run anew.
"""
import os
import signal
import subprocess
import sys

TRIES = 50
TERM = 1 << (signal.SIGTERM - 1)


def listens(pid):
    with open(f'/proc/{pid}/status', encoding='ascii') as status:
        for line in status:
            if line.startswith('SigCgt:'):
                return int(line.split()[1], 16) & TERM
    return 0


for _ in range(TRIES):
    child = subprocess.Popen(sys.argv[1:])
    while child.poll() is None and not listens(child.pid):
        os.sched_yield()
    if child.poll() is None:
        child.send_signal(signal.SIGTERM)
    if child.wait() != 0:
        break
sys.exit(child.returncode)
