"""The built files as WhiteNoise serves them by itself, without this application."""

import os

from whitenoise import WhiteNoise

from bench import bare

app = WhiteNoise(bare.app.wsgi_app, os.environ["SITE_FOLDER"])
