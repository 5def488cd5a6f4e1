"""Debian's nginx with the files of deploy/ in a folder of its own, and the server behind it."""

import os
import socket
import subprocess
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from http.client import HTTPConnection, HTTPMessage
from pathlib import Path
from shutil import which
from typing import NamedTuple

from flask import Flask

from tests.notices.post_office import HOST, free_port
from tests.serving import DEADLINE, Server, answers, environment, eventually
from webapp.config import ROOT
from webapp.supervisor import server_command

NAME = "localhost"
ACCEPTED = {"identity": None, "gzip": "gzip", "gzip, deflate, br, zstd": "br"}
# What each server says of itself; only nginx says that it serves parts of a file.
OWN = {"server", "date", "connection", "accept-ranges", "etag"}
PATH = f"{os.environ['PATH']}:/usr/sbin"  # Debian keeps nginx where only root looks
PLAIN = "    listen 80;\n    listen [::]:80;\n"
# Debian's own nginx.conf, without what needs rights on the machine.
MAIN = """
include /etc/nginx/modules-enabled/*.conf;
daemon off;
master_process off;
pid {folder}/nginx.pid;
events {{}}
http {{
    gzip on;
    client_body_temp_path {folder}/body;
    proxy_temp_path {folder}/proxy;
    fastcgi_temp_path {folder}/fastcgi;
    uwsgi_temp_path {folder}/uwsgi;
    scgi_temp_path {folder}/scgi;
    include {folder}/conf.d/*.conf;
}}
"""


class Answer(NamedTuple):
    """As it came over the wire: a compressed body is still compressed."""

    status: int
    headers: HTTPMessage
    body: bytes


class Certificate(NamedTuple):
    """Files, and the port where those arrive who do not ask for it."""

    certificate: Path
    key: Path
    plain: int


def ask(
    server: Server,
    path: str,
    headers: Mapping[str, str] | None = None,
    method: str = "GET",
    body: str | None = None,
) -> Answer:
    """One request with these headers and no cookie."""
    connection = HTTPConnection(HOST, server.port, timeout=DEADLINE)
    connection.request(method, path, body, headers or {})
    found = connection.getresponse()
    answer = Answer(found.status, found.headers, found.read())
    connection.close()
    return answer


def described(answer: Answer) -> dict[str, object]:
    """The headers that both servers have to agree on."""
    said: dict[str, object] = {
        name.lower(): value for name, value in answer.headers.items() if name.lower() not in OWN
    }
    said["content-type"] = answer.headers.get_content_type(), answer.headers.get_content_charset()
    said["etag"] = "ETag" in answer.headers
    said["cache-control"] = set(answer.headers["Cache-Control"].split(", "))
    return said


@contextmanager
def nginx(
    folder: Path, site: Path, behind: int, tls: Certificate | None = None
) -> Iterator[Server]:
    """It serves this site, and the application on the port `behind`; logs go into `folder`."""
    port = free_port()
    names = {
        "SITE_FOLDER": str(site),
        "HOST": HOST,
        "PORT": str(behind),
        "LISTEN": f"{HOST}:{port} ssl" if tls else f"{HOST}:{port}",
        "SERVER_NAME": NAME,
        "LOG_FOLDER": str(folder),
    }
    main = _written(folder, names, tls)
    program = which("nginx", path=PATH) or "nginx"
    with _started([program, "-e", "stderr", "-c", str(main)], {}, port, folder) as found:
        eventually(lambda: _listens(port))
        yield found


def _written(folder: Path, names: Mapping[str, str], tls: Certificate | None) -> Path:
    (folder / "conf.d").mkdir()
    (folder / "conf.d" / "nginx.conf").write_text(_filled("nginx.conf", names))
    if tls:
        files = {"CERTIFICATE": str(tls.certificate), "CERTIFICATE_KEY": str(tls.key)}
        text = _filled("tls.conf", {**names, **files})
        assert PLAIN in text
        text = text.replace(PLAIN, f"listen {HOST}:{tls.plain};\n")
        (folder / "conf.d" / "tls.conf").write_text(text)
    main = folder / "main.conf"
    main.write_text(MAIN.format(folder=folder))
    return main


def _filled(name: str, values: Mapping[str, str]) -> str:
    """As deploy/README.md says it is done."""
    wanted = " ".join(f"${name}" for name in values)
    return subprocess.run(
        ["envsubst", wanted],
        input=(ROOT / "deploy" / name).read_text(),
        env={"PATH": PATH, **values},
        stdout=subprocess.PIPE,
        text=True,
        check=True,
    ).stdout


@contextmanager
def application(app: Flask, folder: Path, site: Path, port: int) -> Iterator[Server]:
    """The production server, one process of it, which trusts a proxy in front."""
    command = server_command({**app.config, "HOST": HOST, "PORT": port, "WORKERS": 1})
    settings = {"PORT": str(port), "WORKERS": "1", "SITE_FOLDER": str(site), "TRUSTED_PROXIES": "1"}
    with _started(command, environment(app, **settings), port, folder) as found:
        eventually(lambda: answers(found))
        yield found


@contextmanager
def _started(
    command: Sequence[str], environ: Mapping[str, str], port: int, folder: Path
) -> Iterator[Server]:
    log = folder / "started.log"
    with log.open("a") as written:
        process = subprocess.Popen(
            command, env=environ, cwd=ROOT, stdout=written, stderr=written, start_new_session=True
        )
    found = Server(process, port, log)
    try:
        yield found
    finally:
        found.kill()


def _listens(port: int) -> bool:
    try:
        socket.create_connection((HOST, port), DEADLINE).close()
    except OSError:
        return False
    return True
