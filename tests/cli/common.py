# SPDX-License-Identifier: GPL-3.0-or-later
"""What the tests of batson-cli share: how it is run, and the cases it is run on."""
import os
import subprocess
import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[1] / 'common'))
from tap import ROOT, check, done  # noqa: F401  (for the tests)

CLI = Path(sys.argv[1]).resolve()
EXAMPLES = sorted((ROOT / 'data/examples').glob('*.batson.json'))
VIGNETTES = sorted((ROOT / 'data/vignettes').glob('*.batson.json'))


def cli(*arguments, cwd=None, **environment):
    """Runs batson-cli; the outcome has returncode, stdout and stderr, as text."""
    return subprocess.run([str(CLI), *map(str, arguments)], capture_output=True, text=True, encoding='utf-8', cwd=cwd,
                          env={**os.environ, **environment})


def expect(name, outcome, code, stdout=None, stderr=None):
    """One test point: the exit code, and words that must be printed."""
    faults = []
    if outcome.returncode != code:
        faults.append(f'exit code {outcome.returncode}, not {code}')
    if stdout is not None and stdout not in outcome.stdout:
        faults.append(f'does not print "{stdout}": {outcome.stdout[:300]!r}')
    if stderr is not None and stderr not in outcome.stderr:
        faults.append(f'does not complain "{stderr}": {outcome.stderr[:300]!r}')
    if stderr is None and outcome.stderr:
        faults.append(f'complains: {outcome.stderr[:300]!r}')
    check(name, faults)
