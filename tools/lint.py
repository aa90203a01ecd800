"Run ruff; only the first line of `__all__`, which nbdev writes a little wider than 120 columns, is passed over"
import json, subprocess, sys
from pathlib import Path

command = [sys.executable, '-m', 'ruff', 'check', '--output-format', 'json']
found = subprocess.run(command, capture_output=True, text=True)
if found.returncode not in (0, 1): sys.exit(found.stderr)

def generated(fault:dict) -> bool: # one entry of ruff's list
    "Whether the fault is the width of nbdev's own line"
    line = Path(fault['filename']).read_text(encoding='utf-8').splitlines()[fault['location']['row'] - 1]
    return fault['code'] == 'E501' and line.startswith('__all__ = ')

faults = [f for f in json.loads(found.stdout) if not generated(f)]
for f in faults: print(f"{f['filename']}:{f['location']['row']}: {f['code']} {f['message']}")
sys.exit(f'{len(faults)} fault(s)' if faults else 0)
