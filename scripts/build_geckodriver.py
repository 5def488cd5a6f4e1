"""Mozilla's geckodriver, built from Debian's source of firefox-esr: no registry has it made."""

import re
import shutil
import subprocess
import sys
from pathlib import Path
from platform import freedesktop_os_release
from tempfile import TemporaryDirectory

APT = Path("/etc/apt")
PATH = re.compile(r'path = "([^"]+)"')
# What it is made of; each crate that it needs lies in the same archive.
NEEDED = (
    "testing/geckodriver",
    "testing/webdriver",
    "testing/mozbase/rust",
    "third_party/rust",
    "build/rust",
    "intl/icu_segmenter_data",
    "Cargo.toml",
    "Cargo.lock",
)
MEMBER = "testing/geckodriver"
HACK = "mozilla-central-workspace-hack"  # serves the build of all of Firefox alone
VENDORED = """[source.crates-io]
replace-with = "vendored"
[source.vendored]
directory = "third_party/rust"
"""


def main() -> None:
    """Fetch 680 MB, unpack and compile for some minutes; the argument says where it goes."""
    destination = Path(sys.argv[1]).resolve()
    with TemporaryDirectory(prefix="geckodriver-") as name:
        folder = Path(name)
        _unpack(_fetch(folder), folder)
        _narrow(folder)
        shutil.move(_compile(folder), destination)


def _fetch(folder: Path) -> Path:
    """The archive of this release's firefox-esr, as Debian signs it."""
    options = _sources(folder)
    package = f"firefox-esr/{freedesktop_os_release()['VERSION_CODENAME']}"
    _run(folder, "apt-get", "-qq", *options, "update")
    _run(folder, "apt-get", "-qq", *options, "source", "--download-only", "--tar-only", package)
    return next(folder.glob("firefox-esr_*.orig.tar.xz"))


def _sources(folder: Path) -> list[str]:
    """Options for apt: where this machine has its packages from, their sources too."""
    parts, lists = folder / "parts", folder / "lists"
    (lists / "partial").mkdir(parents=True)
    parts.mkdir()
    for path in (APT / "sources.list", *APT.glob("sources.list.d/debian*")):
        if path.exists():
            told = re.sub(r"^(Types: *)?deb(?= |$)", r"\1deb-src", path.read_text(), flags=re.M)
            (parts / path.name).write_text(told)
    return [
        "-oDir::Etc::sourcelist=/dev/null",
        f"-oDir::Etc::sourceparts={parts}",
        f"-oDir::State::lists={lists}",
    ]


def _unpack(archive: Path, folder: Path) -> None:
    top = ("--strip-components=1", "--wildcards", "--no-wildcards-match-slash")
    wanted = [f"firefox-*/{path}" for path in NEEDED]
    _run(folder, "tar", "--extract", f"--file={archive}", *top, *wanted)
    archive.unlink()


def _narrow(folder: Path) -> None:
    """A workspace of geckodriver alone, which asks no registry of crates."""
    whole, own = folder / "Cargo.toml", folder / MEMBER / "Cargo.toml"
    head = f'[workspace]\nmembers = ["{MEMBER}"]\nresolver = "2"\n[patch.crates-io]\n'
    whole.write_text(head + "\n".join(_patches(whole.read_text(), folder)))
    own.write_text(re.sub(rf"^{HACK}.*\n", "", own.read_text(), flags=re.M))
    (folder / ".cargo").mkdir()
    (folder / ".cargo" / "config.toml").write_text(VENDORED)


def _patches(told: str, folder: Path) -> list[str]:
    """Mozilla's own versions of crates, as far as they were unpacked."""
    lines = told.partition("[patch.crates-io]")[2].splitlines()
    return [line for line in lines if (at := PATH.search(line)) and (folder / at[1]).is_dir()]


def _compile(folder: Path) -> Path:
    _run(folder, "cargo", "build", "--quiet", "--offline")
    return folder / "target" / "debug" / "geckodriver"


def _run(folder: Path, *command: str) -> None:
    subprocess.run(command, cwd=folder, check=True)


if __name__ == "__main__":
    main()
