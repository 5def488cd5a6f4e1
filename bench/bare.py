"""The least that Flask can answer: `make bench` compares with it."""

from flask import Flask

app = Flask(__name__)


@app.get("/")
def answer() -> str:
    """A short constant text."""
    return "Hello"
