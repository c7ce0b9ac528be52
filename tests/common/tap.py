# SPDX-License-Identifier: GPL-3.0-or-later
"""Test points of the scripts in TAP, counted like those of the C tests."""
import os
import subprocess
import sys
from fnmatch import fnmatchcase
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
_points = 0
_failed = 0


def check(name, faults):
    """One test point: it passes when the list (or text) of faults is empty, else it names them."""
    global _points, _failed
    _points += 1
    faults = faults.splitlines() if isinstance(faults, str) else [str(fault) for fault in faults]
    print(f'{"not ok" if faults else "ok"} {_points} {name}')
    for fault in faults:
        print(f'#   {fault}')
    _failed += bool(faults)
    sys.stdout.flush()


def complaint(*command, quiet=False, cwd=ROOT):
    """What a checking program has against its input: nothing when it ends well (and, with quiet, says nothing on stderr)."""
    run = subprocess.run([str(part) for part in command], cwd=cwd, capture_output=True, text=True)
    if run.returncode or (quiet and run.stderr.strip()):
        return (run.stdout + run.stderr).strip() or f'{command[0]}: exit code {run.returncode}'
    return ''


def tracked(*patterns):
    """Files of the project, as paths from its top; a * stands for folders too. What was built is none of them."""
    names = []
    for folder, folders, files in os.walk(ROOT):
        top = Path(folder) == ROOT
        folders[:] = [name for name in folders if name not in ('.git', '.cache', '__pycache__') and not (top and name.startswith('build'))]
        names += [(Path(folder) / name).relative_to(ROOT) for name in files if name != '.git' and not name.endswith('~')]
    return sorted(name for name in names if not patterns or any(fnmatchcase(str(name), pattern) for pattern in patterns))


def done():
    """Ends the program with its plan and exit code."""
    print(f'1..{_points}')
    sys.exit(1 if _failed or not _points else 0)
