"""Installing a model, step by step: fetch, check, unpack aside, record, move in whole.

In: an .argosmodel, or the list of a publisher. Out: the installed package. A kill at any moment
leaves the models that were there, or them and the whole new one. Refuses a file whose hash is not
the one it is known by. The caller holds the site's lock.
"""

from __future__ import annotations

import secrets
from collections.abc import Callable
from contextlib import AbstractContextManager
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime
from pathlib import Path

from sitegen.errors import ModelError, Problem
from sitegen.files import TEMP_PREFIX
from sitegen.network.addresses import host_of
from sitegen.network.connection import Limits, Network, keep_trying
from sitegen.packages.archive import AGAIN, SAVED_PAGE, checked_size, open_archive
from sitegen.packages.download import download, forget, part_of
from sitegen.packages.index import (
    MAX_INDEX,
    OfferedPackage,
    choose_package,
)
from sitegen.packages.installed import PAIR, InstalledPackage, package_at, safe_version
from sitegen.packages.records import (
    FORMAT,
    FileRecord,
    Progress,
    Record,
    check,
    file_hash,
    known_hashes,
    remember_hash,
    write_record,
)
from sitegen.packages.stock import (
    DOWNLOAD_PREFIX,
    StockedModel,
    folder_name,
    move_in,
    prepared,
    read_stock,
    remove_leftovers,
    require_space,
    size_of,
)
from sitegen.report import shown_size

LOOK_THERE = (
    "open the address in a browser to see what it gives; a good file can be installed with "
    "sitegen models install --from FILE.argosmodel"
)


@dataclass(frozen=True, slots=True)
class InstallOptions:
    """What installing needs: `sha256`, if given, is the archive's in lower-case hexadecimal."""

    packages: Path
    index: str
    sha256: str = ""
    offline: bool = False
    limits: Limits = field(default_factory=Limits)


@dataclass(frozen=True, slots=True)
class Tell:
    """How a user hears of the steps: lines, and for each step a bar that is told bytes."""

    say: Callable[[str], None]
    stage: Callable[[str], AbstractContextManager[Progress]]


@dataclass(frozen=True, slots=True)
class Installation:
    """What came of it: `fresh` is False where the model was there already, and whole."""

    model: StockedModel
    fresh: bool
    others: tuple[StockedModel, ...]


@dataclass(frozen=True, slots=True)
class _Origin:
    """Where an archive comes from: an address or a file's name, and what a list calls it."""

    source: str
    offered: str = ""


def install_newest(options: InstallOptions, tell: Tell) -> Installation:
    """Fetch and install the newest model that the index offers. Raises ModelError."""
    if options.offline:
        raise ModelError(
            "the network is forbidden (--offline, or SITEGEN_OFFLINE is set)",
            hint="install from a file instead: sitegen models install --from FILE.argosmodel",
        )
    with prepared(options.packages):
        network = Network(options.limits)
        tell.say(f"asking {host_of(options.index)} which models there are")
        data = keep_trying(lambda: network.read(options.index, MAX_INDEX), options.limits, tell.say)
        offered = choose_package(data, options.index, PAIR)
        there = _whole(options, tell, lambda known: offered.label in (known.label, known.offered))
        if there is not None:
            return _installation(options.packages, there, fresh=False)
        return _from_links(network, offered, options, tell)


def install_file(source: Path, options: InstallOptions, tell: Tell) -> Installation:
    """Install the model in this .argosmodel. Raises ModelError."""
    with prepared(options.packages):
        return _install(source, _Origin(source.name), options, tell)


def _from_links(
    network: Network, offered: OfferedPackage, options: InstallOptions, tell: Tell
) -> Installation:
    """Fetch from the first address that gives a model we can use; each is an alternative."""
    target = options.packages / f"{DOWNLOAD_PREFIX}{folder_name(offered.version)}.argosmodel"
    begun = part_of(target)
    links = sorted(offered.links, key=lambda link: begun is None or link != begun.address)
    problems: dict[Problem, None] = {}
    for link in links:
        try:
            _fetch(network, link, target, offered.label, tell)
            done = _install(target, _Origin(link, offered.label), options, tell)
        except ModelError as error:
            problems.update((_of_address(one, link, target), None) for one in error.problems)
            if network.over:
                break
            continue
        forget(target)
        return done
    raise ModelError.of(problems)


def _of_address(problem: Problem, link: str, target: Path) -> Problem:
    """Say of an address what is wrong with the file from there: the file itself is gone."""
    if problem.path != target:
        return problem
    hint = LOOK_THERE if problem.hint in (AGAIN, SAVED_PAGE) else problem.hint
    return replace(problem, path=None, message=f"{link} {problem.message}", hint=hint)


def _fetch(network: Network, link: str, target: Path, label: str, tell: Tell) -> None:
    begun = part_of(target)
    if begun and begun.address == link:
        tell.say(f"{shown_size(size_of(target))} of {label} are here already; going on")
    tell.say(f"downloading {label} from {host_of(link)}")
    with tell.stage("downloading") as progress:
        download(network, link, target, tell.say, progress)


def _install(path: Path, origin: _Origin, options: InstallOptions, tell: Tell) -> Installation:
    """Check an archive, unpack it aside, move it in. A download that is unfit is deleted."""
    try:
        size = checked_size(path)
        digest = _hash(path, size, tell)
        if options.sha256 and digest != options.sha256:
            raise ModelError(
                f"has another SHA-256 than was demanded: {digest} instead of {options.sha256}",
                path=path,
                hint="nothing was installed; ask whoever gave you the hash",
            )
        there = _whole(options, tell, lambda record: record.sha256 == digest)
        if there is not None:
            return _installation(options.packages, there, fresh=False)
        aside = options.packages / f"{TEMP_PREFIX}{secrets.token_hex(8)}"
        try:
            package, files = _unpacked(path, aside, options.packages, tell)
            _check_known(options.packages, package.label, digest, path)
            write_record(aside, _record(package.label, origin, digest, size, files, tell))
            # Before the model can be seen: a kill in between must not leave it unknown.
            remember_hash(options.packages, package.label, digest)
            target = move_in(aside, package, options.packages)
        finally:
            remove_leftovers(options.packages, (aside.name,))
        return _installation(options.packages, target, fresh=True)
    except ModelError:
        if path.name.startswith(DOWNLOAD_PREFIX):
            forget(path)
        raise


def _hash(path: Path, size: int, tell: Tell) -> str:
    done = 0
    with tell.stage("checking") as progress:

        def step(count: int) -> None:
            nonlocal done
            done += count
            progress(done, size)

        return file_hash(path, step)


def _whole(options: InstallOptions, tell: Tell, wanted: Callable[[Record], bool]) -> Path | None:
    """Return the folder of an installed model with such a record, if it is what it was.

    Its archive has to be the one it is known by, and the one demanded.
    """
    known = known_hashes(options.packages)
    for model in read_stock(options.packages).models:
        record = model.record
        if record is None or not wanted(record):
            continue
        hashes = {record.sha256, known.get(record.label), options.sha256} - {None, ""}
        with tell.stage("verifying") as progress:
            if len(hashes) == 1 and not check(model.package.path, progress):
                remember_hash(options.packages, record.label, record.sha256)
                return model.package.path
    return None


def _unpacked(
    path: Path, aside: Path, packages: Path, tell: Tell
) -> tuple[InstalledPackage, dict[str, FileRecord]]:
    """Unpack an archive into a hidden folder and look at what came out."""
    with open_archive(path) as archive, tell.stage("unpacking") as progress:
        require_space(packages, archive.unpacked)
        files = archive.unpack(aside, progress)
    package = package_at(aside)
    if package is None:
        raise ModelError("is an Argos package, but none that translates", path=path)
    if isinstance(package, Problem):
        raise ModelError(package.message, path=path, hint=AGAIN)
    if (package.from_code, package.to_code) != PAIR:
        raise ModelError(
            f"translates from {package.from_code} to {package.to_code}; "
            f"sitegen needs a model from {PAIR[0]} to {PAIR[1]}",
            path=path,
        )
    if not safe_version(package.version):
        raise ModelError("has no version", path=path, hint=AGAIN)
    return package, files


def _check_known(packages: Path, label: str, digest: str, path: Path) -> None:
    """Refuse a model that came as another archive before: trust on first use."""
    known = known_hashes(packages).get(label, digest)
    if known != digest:
        raise ModelError(
            f"is not the {label} that was installed here before: its SHA-256 is {digest}, "
            f"that of the earlier one {known}",
            path=path,
            hint="nothing was installed; if the publisher really changed the file, forget "
            f'the earlier one, then install again: sitegen models remove "{label}" --forget',
        )


def _record(
    label: str, origin: _Origin, digest: str, size: int, files: dict[str, FileRecord], tell: Tell
) -> Record:
    """Describe what is installed, and say where a list called it by another name."""
    now = datetime.now(UTC).isoformat(timespec="seconds")
    offered = "" if origin.offered == label else origin.offered
    if offered:
        tell.say(f"the list calls it {offered}, but the model itself says {label}")
    return Record(FORMAT, label, origin.source, digest, size, files, now, offered)


def _installation(packages: Path, path: Path, *, fresh: bool) -> Installation:
    models = read_stock(packages).models
    [model] = [model for model in models if model.package.path == path]
    pair = [m for m in models if (m.package.from_code, m.package.to_code) == PAIR]
    return Installation(model, fresh, tuple(other for other in pair if other != model))
