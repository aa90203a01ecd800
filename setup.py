"All metadata comes from settings.ini, but for the addresses, which nbdev wants in pyproject.toml"
import re
from configparser import ConfigParser
from pathlib import Path
from setuptools import setup, find_packages

here = Path(__file__).resolve().parent
ini = ConfigParser(delimiters=['='])
ini.read(here/'settings.ini', encoding='utf-8')
cfg = ini['DEFAULT']

def readme():
    "README.md as the package index shows it, where a link has to say the whole address"
    def address(m):
        kind = 'raw' if m[2].endswith('.png') else 'blob'
        return f"{m[1]}({cfg['git_url']}/{kind}/{cfg['branch']}/{m[2]})"
    return re.sub(r'(\])\((?![a-z]+:|#)([^)\s]+)\)', address, (here/'README.md').read_text(encoding='utf-8'))

setup(
    name=cfg['lib_name'], version=cfg['version'], license=cfg['license'], author=cfg['author'],
    description=cfg['description'], keywords=cfg['keywords'],
    long_description=readme(), long_description_content_type='text/markdown',
    python_requires=f">={cfg['min_python']}",
    packages=find_packages(include=['brainseg_nb*']), include_package_data=True,
    package_data={'brainseg_nb': ['networks/*/*'], 'brainseg_nb.base': ['page.html'],
                  'brainseg_nb.results': ['viewer.html']},
    install_requires=cfg['requirements'].split(),
    extras_require={k.removesuffix('_requirements'): v.split() for k, v in cfg.items() if k.endswith('_requirements')},
    entry_points={'console_scripts': cfg['console_scripts'].split(), 'nbdev': ['brainseg_nb=brainseg_nb._modidx:d']},
    classifiers=['Development Status :: 3 - Alpha', 'Intended Audience :: Science/Research',
                 'Programming Language :: Python :: 3', 'Topic :: Scientific/Engineering :: Medical Science Apps.'],
)
