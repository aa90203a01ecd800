import sys,time,shutil
from brainseg_nb.all import *
from brainseg_nb.results.crossval import cross_validate
from brainseg_nb.results.fold_tuning import *
from brainseg_nb.learn.papers import RECIPES
from brainseg_nb.data.lgg import lgg_table
from brainseg_nb.phantom.cohort import small_cohort
table = lgg_table(small_cohort('lgg', n=8))
for loss,ep in (('bce',6),('bce',14),('focal',16),('dice_ce',12)):
    t=time.process_time()
    small = RECIPES['lgg_demo'].replace(name='small', size=48, filters=(8, 16, 32), dropout=0., slices='tumour', batch=4, lr=1e-2, epochs=ep, loss=loss)
    shutil.rmtree('/tmp/w/t51',True)
    cross_validate(small, table, '/tmp/w/t51', k=2, device='cpu', progress=False)
    a=time.process_time()-t
    f=tune_folds('/tmp/w/t51',table,device='cpu',progress=False)
    print(loss,ep,a,time.process_time()-t,f); print(f.scores.groupby('candidate').dice.mean().round(3).tolist(),flush=True)
