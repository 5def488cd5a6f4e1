"""The static site: pages that do not depend on the visitor, built ahead, served as files."""

import re
import shutil
from collections.abc import Iterable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextvars import Context
from http import HTTPStatus
from pathlib import Path
from typing import Any
from wsgiref.headers import Headers as FileHeaders
from wsgiref.types import StartResponse, WSGIEnvironment

from flask import Flask, url_for
from werkzeug.datastructures import Headers
from werkzeug.test import Client
from whitenoise import WhiteNoise
from whitenoise.compress import Compressor

from webapp import assets, budgets, nginx
from webapp.caching import FOREVER, REVALIDATE
from webapp.i18n import LANGUAGES
from webapp.municipalities.listing import listing_version
from webapp.pages import PAGES
from webapp.security import NO_SNIFFING, add_headers

IMMUTABLE = "^/(static|municipalities)/"  # a hash stands in the address
# Without quotes around the charset; a script is in the page's, or a module's, which is UTF-8.
TYPES = {".html": "text/html; charset=utf-8", ".js": "text/javascript"}
DOCUMENTS = (".html", ".svg")  # for other files a policy would do nothing


class StaticSite(WhiteNoise):  # type: ignore[misc]
    """Serves `ja/terms.html` at /ja/terms to browsers, and leaves the rest to the application."""

    def __call__(self, environ: WSGIEnvironment, start_response: StartResponse) -> Iterable[bytes]:
        """Other methods and htmx's requests get the application's own answer; a part, the whole.

        Whether a part is still of the same file (If-Range) WhiteNoise does not ask.
        """
        environ.pop("HTTP_RANGE", None)
        plain = environ["REQUEST_METHOD"] in {"GET", "HEAD"} and "HTTP_HX_REQUEST" not in environ
        serve = super().__call__ if plain else self.application
        answer: Iterable[bytes] = serve(environ, start_response)
        return answer

    def add_file_to_dictionary(self, url: str, path: str, stat_cache: Any = None) -> None:
        """`/ja/index.html` is `/ja/`, `/ja/terms.html` is `/ja/terms`; nginx's errors are none."""
        if "/errors/" not in url:
            super().add_file_to_dictionary(address_of(url), path, stat_cache=stat_cache)

    def get_static_file(self, path: str, url: str, stat_cache: Any = None) -> Any:
        """WhiteNoise sets its own Vary; a page is also another thing for htmx. ETags suffice."""
        found = super().get_static_file(path, url, stat_cache)
        kept = re.match(IMMUTABLE, url)
        dropped = {"Vary", "Last-Modified", "ETag"} if kept else {"Vary", "Last-Modified"}
        unchanged = found.not_modified_response.headers
        for headers in (unchanged, *(headers for _, _, headers in found.alternatives)):
            headers[:] = [pair for pair in headers if pair[0] not in dropped]
            headers.append(("Vary", "Accept-Encoding" if kept else "Accept-Encoding,HX-Request"))
        return found


def address_of(url: str) -> str:
    """The address under which a built file is served."""
    return (
        url.removesuffix("index.html") if url.endswith("/index.html") else url.removesuffix(".html")
    )


def init_app(app: Flask) -> None:
    """Put the built files in front of the application, where they have been built."""
    app.extensions["without_site"] = app.wsgi_app
    folder = Path(app.config["SITE_FOLDER"])
    if folder.is_dir():
        app.wsgi_app = serve(app, folder)  # type: ignore[method-assign]


def serve(app: Flask, folder: Path) -> StaticSite:
    """The WSGI application with its static files in front."""

    def headers(found: FileHeaders, path: str, url: str) -> None:
        ours = Headers(found.items())
        if path.endswith(DOCUMENTS):
            add_headers(ours, app.config["HTTPS"])
        else:
            ours.update(NO_SNIFFING)
        if kind := TYPES.get(Path(path).suffix):
            ours["Content-Type"] = kind
        ours["Cache-Control"] = FOREVER if re.match(IMMUTABLE, url) else REVALIDATE
        for name, value in ours.items():
            found[name] = value

    return StaticSite(
        app.wsgi_app,
        folder,
        allow_all_origins=False,
        add_headers_function=headers,
        immutable_file_test=IMMUTABLE,
        mimetypes={".webmanifest": "application/manifest+json"},
    )


def build(app: Flask, folder: Path) -> list[str]:
    """Write every static page and asset into `folder`, compressed beside; the addresses written.

    Raises budgets.Broken, and leaves what was there, where a page is not as promised.
    """
    fresh = folder.with_name(f"{folder.name}.new")
    shutil.rmtree(fresh, ignore_errors=True)
    pages = [_write_page(app, fresh, address) for address in addresses(app)]
    files = [_copy_asset(fresh, name) for name in assets.files()]
    nginx.write(app, fresh)
    _compress(fresh)
    budgets.check(fresh, map(file_name, pages))
    shutil.rmtree(folder, ignore_errors=True)
    fresh.rename(folder)
    return pages + files


def addresses(app: Flask) -> Iterator[str]:
    """The site map: each static page in each language."""
    with app.test_request_context():
        yield "/"
        for lang in LANGUAGES:
            yield url_for("pages.top", lang=lang)
            yield url_for("registration.blank", lang=lang)
            yield from (url_for("pages.show", lang=lang, page=page) for page in PAGES)
            yield url_for("pwa.manifest", lang=lang)
        yield url_for("pwa.root_manifest")
        yield url_for("pwa.worker")
        yield url_for("municipalities.listing", version=listing_version())


def _write_page(app: Flask, folder: Path, address: str) -> str:
    # A command has an application context open; the request must not share its language.
    answer = Context().run(Client(app.extensions["without_site"]).get, address)
    if answer.status_code != HTTPStatus.OK or "Set-Cookie" in answer.headers:
        raise RuntimeError(f"{address}: {answer.status}, or it sets a cookie")
    _place(folder / file_name(address), answer.data)
    return address


def file_name(address: str) -> str:
    """The file, within the site's folder, of what is served under an address."""
    name = address.lstrip("/")
    if address.endswith("/"):
        return f"{name}index.html"
    return name if "." in name else f"{name}.html"


def _copy_asset(folder: Path, name: str) -> str:
    _place(folder / "static" / assets.hashed(name), assets.content(name))
    return assets.asset(name)


def _compress(folder: Path) -> None:
    """Beside each file; what compresses leaves Python's lock to others, so all cores take part."""
    compressor = Compressor(quiet=True)
    files = [str(path) for path in folder.rglob("*.*") if compressor.should_compress(path.name)]
    with ThreadPoolExecutor() as threads:
        list(threads.map(compressor.compress, files))


def _place(path: Path, data: bytes) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(data)
