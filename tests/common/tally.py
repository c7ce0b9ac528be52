#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""tally.py TESTLOG.JSON: counts the single test cases of a `meson test` run.

Prints every failing test with its output, and as the last line "N passed, N failed". A skip is a
failure; so is a planned case that never ran, a crash, a timeout, and a run in which nothing passed.
"""
import json
import re
import sys

POINT = re.compile(r'^(not ok|ok)\b[^\n#]*(?:#\s*(\w+))?', re.M)
PLAN = re.compile(r'^1\.\.(\d+)', re.M)
ENDED_WELL = 'OK'


def count(test):
    """(passed, failed) of one program; at least one of a program that did not end well failed."""
    out = test.get('stdout') or ''
    points = POINT.findall(out)
    plan = PLAN.search(out)
    ended_well = test['result'] == ENDED_WELL
    if not points and not plan:
        return (1, 0) if ended_well else (0, 1)
    passed = sum(1 for word, directive in points
                 if word == 'ok' and directive.upper() not in ('SKIP', 'TODO'))
    failed = len(points) - passed
    failed += max(0, int(plan.group(1)) - len(points)) if plan else 0
    if failed == 0 and (passed == 0 or not ended_well):
        failed = 1
    return passed, failed


def report(test, passed, failed):
    print(f'=== {test["name"]}: {test["result"].lower()}, {passed} passed, {failed} failed')
    for stream in ('stdout', 'stderr'):
        text = (test.get(stream) or '').rstrip()
        if text:
            print(f'--- {stream}\n{text}')
    print()


def main(path):
    passed = failed = 0
    try:
        lines = open(path, encoding='utf-8', errors='replace').read().splitlines()
    except FileNotFoundError:
        print('No test ran.')
        lines = []
    for line in lines:
        test = json.loads(line)
        good, bad = count(test)
        if bad:
            report(test, good, bad)
        passed += good
        failed += bad
    if not lines:
        failed = 1
    print(f'{passed} passed, {failed} failed')
    return 1 if failed or not passed else 0


if __name__ == '__main__':
    sys.exit(main(sys.argv[1]))
