"Brain-tumour MRI segmentation in notebooks, on fastai. `from brainseg_nb.all import *` gives the public names."
import os as _os, sys as _sys
from importlib.metadata import PackageNotFoundError, version as _version
from pathlib import Path as _Path

def _read_version():
    "Installed: the package's metadata. A bare checkout on PYTHONPATH: the `settings.ini` beside it."
    try: return _version('brainseg_nb')
    except PackageNotFoundError: pass
    ini = _Path(__file__).resolve().parent.parent/'settings.ini'
    lines = ini.read_text().splitlines() if ini.exists() else []
    return next((l.split('=', 1)[1].strip() for l in lines if l.startswith('version')), 'unknown')

def _wait_asleep():
    "OpenMP's threads sleep while they wait; by default they spin, and on a busy machine keep those they wait for away"
    if 'torch' in _sys.modules: return # too late: read when torch loads OpenMP
    for name, value in dict(OMP_WAIT_POLICY='PASSIVE', KMP_BLOCKTIME='0').items(): _os.environ.setdefault(name, value)

_wait_asleep()
__version__ = _read_version()
