# Two commands do all the set-up: `make demo` and `make test`. They need Python 3.11 or newer, make and git.
PYTHON ?= python3
VENV ?= .venv
BIN := $(VENV)/bin
META := settings.ini setup.py pyproject.toml constraints.txt
# Each chapter's notebooks run in processes of their own, so that memory does not add up.
PARTS := base phantom data explore models learn results apps checks tutorials papers all.ipynb index.ipynb

.PHONY: demo test test-oldest lint setup setup-dev docs readme badges chapters layers check-export tests_data phantom_networks clean

demo: setup  ## phantom patients -> training -> held-out patients -> report, in a few minutes
	$(BIN)/brainseg demo --out demo --overwrite

test: setup-dev check-export lint  ## every notebook's tests, and that export, clean and README are in step
	@status=0; for part in $(PARTS); do \
	    echo "== nbs/$$part"; OMP_NUM_THREADS=1 $(BIN)/nbdev-test nbs/$$part --n-workers 2 --timing || status=1; \
	done; exit $$status

test-oldest:  ## the quick tests with the oldest versions that settings.ini admits, in an environment of their own
	$(PYTHON) -m venv $(VENV)-oldest
	$(VENV)-oldest/bin/python -m pip install -q -c constraints-oldest.txt -e . 'nbdev>=3.3' hypothesis
	@status=0; for part in base phantom data; do \
	    echo "== nbs/$$part"; OMP_NUM_THREADS=1 $(VENV)-oldest/bin/nbdev-test nbs/$$part --n-workers 2 --timing || status=1; \
	done; exit $$status

docs: setup-dev  ## the documentation's site, into _docs/site; a link that leads nowhere fails
	$(BIN)/python tools/docs.py

lint: setup-dev  ## 120 columns, unused names, the order of the chapters
	$(BIN)/python tools/lint.py
	$(BIN)/lint-imports pyproject.toml

setup: $(VENV)/.installed
setup-dev: $(VENV)/.installed-dev

$(VENV)/.python:
	@$(PYTHON) -c 'import sys; sys.exit(0 if sys.version_info >= (3, 11) else "Python 3.11 or newer is needed, this is %d.%d. Try: make demo PYTHON=python3.12" % sys.version_info[:2])'
	$(PYTHON) -m venv $(VENV)
	@touch $@

$(VENV)/.installed: $(VENV)/.python $(META)
	$(BIN)/python -m pip install -q -c constraints.txt -e .
	@touch $@

$(VENV)/.installed-dev: $(VENV)/.python $(META)
	$(BIN)/python -m pip install -q -c constraints.txt -e '.[dev]'
	@touch $(VENV)/.installed $@

SUM = find nbs brainseg_nb README.md -name '*.ipynb' -o -name '*.py' -o -name README.md | sort | xargs cat | cksum
check-export: setup-dev
	@before=$$($(SUM)); $(BIN)/nbdev-export && $(BIN)/nbdev-clean && $(MAKE) -s readme && \
	[ "$$before" = "$$($(SUM))" ] || { echo "nbdev-export, nbdev-clean or make readme changed files: commit what they wrote."; exit 1; }

readme: setup-dev  ## README.md is nbs/index.ipynb
	@$(BIN)/python -m nbconvert --to markdown --stdout --log-level WARN --TemplateExporter.exclude_input=True --TemplateExporter.exclude_output=True nbs/index.ipynb \
	| sed -e 's#](\([0-9A-Za-z_/]*\.\(ipynb\|png\)\))#](nbs/\1)#g' -e 's#](\.\./#](#g' > README.tmp && mv README.tmp README.md

badges:  ## the addresses of the open-in-Colab badges, from settings.ini
	$(PYTHON) tools/badges.py

chapters:  ## nbs/chapters.ipynb, the list of all notebooks
	$(PYTHON) tools/chapters.py

layers:  ## the order of the modules inside each chapter, for import-linter
	$(PYTHON) tools/layers.py

tests_data: setup  ## the small phantom files in tests_data/
	rm -rf tests_data/lgg tests_data/brats
	$(BIN)/brainseg phantom tests_data/lgg -n 2 --layout lgg --seed 0 --spacing 8
	$(BIN)/brainseg phantom tests_data/brats -n 1 --layout brats --seed 0 --spacing 8

phantom_networks: setup  ## the two networks that the package ships, trained on phantoms: about 15 minutes
	rm -rf brainseg_nb/networks
	OMP_NUM_THREADS=1 $(BIN)/python tools/phantom_networks.py

clean:
	rm -rf $(VENV) $(VENV)-oldest demo build dist _docs _proc *.egg-info
