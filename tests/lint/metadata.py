#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""metadata.py BUILT-DATA ID VERSION: what the desktop, the software centre and Flatpak are told is well formed and agrees."""
import json
import subprocess
import sys
import tempfile
import xml.etree.ElementTree as ElementTree
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[1] / 'common'))
from tap import ROOT, check, complaint, done, tracked

MIME = '{http://www.freedesktop.org/standards/shared-mime-info}'
data, app_id, version = Path(sys.argv[1]), sys.argv[2], sys.argv[3]
manifest = ROOT / 'flatpak/care.batson.Batson.json'
show_manifest = ['flatpak-builder', '--show-manifest', manifest]
elsewhere = tempfile.TemporaryDirectory()  # flatpak-builder leaves a folder where it stands


def desktop_entry():
    pairs = (line.split('=', 1) for line in (data / f'{app_id}.desktop').read_text().splitlines() if '=' in line)
    return dict(pairs)


def mime_agrees():
    types = ElementTree.parse(data / f'{app_id}.xml').getroot().findall(f'{MIME}mime-type')
    if [kind.get('type') + ';' for kind in types] != [desktop_entry()['MimeType']]:
        yield 'the desktop file opens other types than the MIME package defines'
    if [glob.get('pattern') for kind in types for glob in kind.findall(f'{MIME}glob')] != ['*.batson.json']:
        yield 'the pattern of documents is not *.batson.json'


def metainfo_agrees():
    root = ElementTree.parse(data / f'{app_id}.metainfo.xml').getroot()
    if root.findtext('id') != app_id:
        yield 'another id'
    if root.find('releases/release').get('version') != version:
        yield f'the newest release is not {version}'
    if root.find('requires/display_length').text != '360':
        yield 'narrow screens are not promised'
    if root.findtext('developer/name') != root.findtext('developer_name'):
        yield 'the two spellings of the developer differ'


def service_agrees():
    lines = (data / f'{app_id}.service').read_text().splitlines()
    if f'Name={app_id}' not in lines or not any(line.endswith('/batson --gapplication-service') for line in lines):
        yield 'the bus cannot start the program by this'


def flatpak_keeps():
    """flatpak-builder only drops what it does not know, so what it read has to be what was written."""
    shown = subprocess.run(show_manifest, cwd=elsewhere.name, capture_output=True, text=True)
    written, read = json.loads(manifest.read_text()), json.loads(shown.stdout)
    if shown.stderr.strip():
        yield shown.stderr.strip()
    for key in written:
        if key not in read and key not in ('id', 'app-id'):
            yield f'"{key}" is not known to flatpak-builder'
    if [module['name'] for module in read.get('modules', [])] != [module['name'] for module in written['modules']]:
        yield 'modules are missing'
    yield from (f'{argument}: cases come by the file chooser' for argument in written['finish-args'] if 'filesystem' in argument)


check('/metadata/desktop-file', complaint('desktop-file-validate', data / f'{app_id}.desktop'))
check('/metadata/metainfo', complaint('appstreamcli', 'validate', '--no-net', data / f'{app_id}.metainfo.xml'))
check('/metadata/metainfo-agrees', list(metainfo_agrees()))
check('/metadata/mime-agrees', list(mime_agrees()))
check('/metadata/service-agrees', list(service_agrees()))
check('/metadata/settings', complaint('glib-compile-schemas', '--strict', '--dry-run', data, quiet=True))
check('/metadata/well-formed', complaint('xmllint', '--noout', *tracked('*.xml', '*.xml.in', '*.svg', '*.ui')))
check('/metadata/flatpak', complaint(*show_manifest, quiet=True, cwd=elsewhere.name))
check('/metadata/flatpak-keeps', list(flatpak_keeps()))
done()
