"Train the networks that the package ships, on phantoms only, into brainseg_nb/networks: make phantom_networks"
import shutil, sys, tempfile
from pathlib import Path
from brainseg_nb.base.machine import no_progress
from brainseg_nb.data.brats import brats_table
from brainseg_nb.data.lgg import lgg_table
from brainseg_nb.learn.papers import RECIPES
from brainseg_nb.learn.training import train
from brainseg_nb.phantom.cohort import make_cohort

FILES = ('model.safetensors', 'model.json', 'MODEL_CARD.md')
SOURCE = 'brainseg_nb, phantoms only: never trained on people'
SMALL = dict(source=SOURCE, filters=(8, 16, 32, 64), size=96, batch=16, valid=.15, test=.2, epochs=14, lr=4e-3)
NETWORKS = { # name -> (layout of the phantoms, reader, recipe)
    'phantom': ('brats', brats_table, RECIPES['brats_best'].replace(name='phantom', **SMALL)),
    'phantom_lgg': ('lgg', lgg_table,
                    RECIPES['lgg_demo'].replace(name='phantom_lgg', loss='dice_ce', **SMALL | dict(epochs=30))),
}

def make_network(name, folder, n=30, spacing=2.5):
    "Train one network on `n` phantoms, and ship it"
    layout, read, recipe = NETWORKS[name]
    table = read(make_cohort(folder/f'{name}_cohort', n=n, layout=layout, seed=1000, spacing=spacing))
    run = train(recipe, table, folder/name, device='cpu')
    place = Path(__file__).parent.parent/'brainseg_nb'/'networks'/name
    place.mkdir(parents=True, exist_ok=True)
    for file in FILES: shutil.copyfile(run/file, place/file)
    print(f"{name}: {(place/'model.safetensors').stat().st_size/1e6:.1f} MB")

if __name__ == '__main__':
    with tempfile.TemporaryDirectory() as folder, no_progress():
        for name in sys.argv[1:] or NETWORKS: make_network(name, Path(folder))
