"""What `pip install brainseg_nb` would change on Colab and Kaggle, by their published package lists.

    python tools/hosts.py             reads tests_data/hosts, needs no network
    python tools/hosts.py --update    asks the package index for today's versions first, through pip

pip keeps what is installed where it fits, and takes the newest version of the rest; so does `changes`."""
import json, subprocess, sys, tempfile
from configparser import ConfigParser
from pathlib import Path
from packaging.markers import default_environment
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

root = Path(__file__).resolve().parent.parent
HOSTS = root/'tests_data/hosts'
METADATA = HOSTS/'metadata.json' # package -> what it was asked for, its version, and what that requires
KEPT = ('torch', 'torchvision', 'numpy', 'pandas', 'requests') # must not move: the host's other packages need them
PYTHONS = ('3.12', '3.13')

def requirements() -> list:
    "What settings.ini asks for"
    ini = ConfigParser(delimiters=['='])
    ini.read(root/'settings.ini', encoding='utf-8')
    return [Requirement(r) for r in ini['DEFAULT']['requirements'].split()]

def read_pins(path) -> dict: # canonical name -> version
    "A list of pinned packages; `-r` names another one, over which it is laid"
    pins = {}
    for line in Path(path).read_text(encoding='utf-8').splitlines():
        line = line.partition('#')[0].strip()
        if line.startswith('-r'): pins |= read_pins(Path(path).parent/line[2:].strip())
        elif line:
            name, _, version = line.partition('==')
            pins[canonicalize_name(name)] = version
    return pins

def applies(requirement, python, extras=()) -> bool:
    "Whether a requirement counts on Linux with this Python"
    if requirement.marker is None: return True
    env = default_environment() | dict(python_version=python, python_full_version=f'{python}.1', sys_platform='linux',
                                       platform_system='Linux', os_name='posix', platform_machine='x86_64')
    return any(requirement.marker.evaluate(env | dict(extra=e)) for e in ('', *extras))

def changes(asked:list, # of Requirement
            pins:dict, # what the host has, as from `read_pins`
            metadata:dict, # as in metadata.json
            python:str, # e.g. '3.12'
           ) -> dict: # name -> (version that the host has or None, version that pip would take, who asks for it)
    "What pip would install or replace on a host. *Raises* `KeyError` for a package that metadata.json does not have."
    found, todo = {}, [(r, 'brainseg_nb') for r in asked]
    while todo:
        r, who = todo.pop(0)
        name = canonicalize_name(r.name)
        if not applies(r, python): continue
        has = pins.get(name)
        if has and r.specifier.contains(has, prereleases=True): continue
        new = metadata[name]
        if not r.specifier.contains(new['version'], prereleases=True): new = dict(new, version=f'{r.specifier} (none)')
        if name in found: continue
        found[name] = has, new['version'], f'{who}: {r.name}{r.specifier}'
        todo += [(Requirement(q), name) for q in new['requires']]
    return found

def moved(found:dict) -> list: # of texts; empty: pip leaves them alone
    "Which of the packages that must stay would be replaced"
    return [f'{name} {found[name][0]} -> {found[name][1]}, asked for by {found[name][2]}' for name in KEPT
            if name in found and found[name][0]]

def newest(requirement:str, python='3.12') -> dict: # asked, version, requires
    "The newest version that pip finds, and what it requires"
    with tempfile.TemporaryDirectory() as d:
        report = Path(d)/'report.json'
        subprocess.run([sys.executable, '-m', 'pip', 'install', '--dry-run', '--ignore-installed', '--no-deps', '-q',
                        '--python-version', python, '--only-binary', ':all:', '--target', d, '--report', str(report),
                        requirement], check=True)
        meta = json.loads(report.read_text())['install'][0]['metadata']
    needs = [q for q in meta.get('requires_dist', []) if 'extra ==' not in q]
    return dict(asked=requirement, version=meta['version'], requires=needs)

def update() -> dict:
    "Ask for each package that pip would take on some host, until `changes` knows all"
    metadata = {}
    for host in hosts():
        while True:
            try:
                for python in PYTHONS: changes(requirements(), read_pins(host), metadata, python)
                break
            except KeyError as e:
                name = e.args[0]
                direct = [str(r) for r in requirements() if canonicalize_name(r.name) == name]
                metadata[name] = newest((direct or [name])[0])
                print(name, metadata[name]['version'], flush=True)
    METADATA.write_text(json.dumps(dict(sorted(metadata.items())), indent=1) + '\n')
    return metadata

def hosts() -> list: return sorted(HOSTS.glob('*.txt'))

def main():
    metadata = update() if '--update' in sys.argv else json.loads(METADATA.read_text())
    bad = 0
    for host in hosts():
        for python in PYTHONS:
            found = changes(requirements(), read_pins(host), metadata, python)
            lines = moved(found)
            bad += len(lines)
            new = sum(old is None for old, *_ in found.values())
            print(f'{host.stem}, Python {python}: {new} new, {len(found) - new} replaced; ' +
                  ('; '.join(lines) or f'{", ".join(KEPT)} stay'))
    sys.exit(bool(bad))

if __name__ == '__main__': main()
