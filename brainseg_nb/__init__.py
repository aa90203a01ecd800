"Brain-tumour MRI segmentation in notebooks, on fastai. `from brainseg_nb.all import *` gives the public names."
from importlib.metadata import PackageNotFoundError, version as _version
from pathlib import Path as _Path

def _read_version():
    "Installed: the package's metadata. A bare checkout on PYTHONPATH: the `settings.ini` beside it."
    try: return _version('brainseg_nb')
    except PackageNotFoundError: pass
    ini = _Path(__file__).resolve().parent.parent/'settings.ini'
    lines = ini.read_text().splitlines() if ini.exists() else []
    return next((l.split('=', 1)[1].strip() for l in lines if l.startswith('version')), 'unknown')

__version__ = _read_version()
