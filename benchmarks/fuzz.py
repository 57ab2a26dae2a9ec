"""Shows every reader damaged files: it must read them or say why not, quickly and in little memory.

`python -m benchmarks.fuzz [NAME…] [--count 10000] [--seed 1] [--keep FOLDER]`
"""

import argparse
import json
import resource
import signal
import subprocess
import sys
import tempfile
import time
import traceback
from collections import Counter
from collections.abc import Sequence
from dataclasses import asdict, dataclass, field
from pathlib import Path
from random import Random

from benchmarks.fuzz_readers import READERS, Reader
from benchmarks.mutations import mutated
from studyapp.core.errors import StudyError

SECONDS = 2.0
"""The longest that a reader may take."""

PATIENCE = 10.0
MEMORY = 2 << 30
_KILO = 1024 if sys.platform != "darwin" else 1


class TooSlowError(Exception):
    """A reader that did not come to an end."""


@dataclass(slots=True)
class Findings:
    """What one reader made of its inputs; `faults` are counted by error and place."""

    name: str
    inputs: int = 0
    refused: int = 0
    slow: int = 0
    slowest: float = 0.0
    memory: int = 0
    faults: dict[str, int] = field(default_factory=dict)
    first: dict[str, int] = field(default_factory=dict)
    slowest_input: int = 0

    @property
    def is_clean(self) -> bool:
        """Whether nothing is to be mended."""
        return not self.faults and not self.slow


def fuzzed(name: str, reader: Reader, numbers: Sequence[int], seed: int) -> Findings:
    """Show a reader the inputs with some numbers, which are the same whenever they are made."""
    findings = Findings(name)
    samples = list(reader.samples())
    for sample in samples:
        _show(reader, sample)
    before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    for number in numbers:
        content = made(samples, name, number, seed)
        start = time.perf_counter()
        try:
            _show(reader, content)
        except StudyError:
            findings.refused += 1
        except Exception as error:
            fault = _described(error)
            findings.faults[fault] = findings.faults.get(fault, 0) + 1
            findings.first.setdefault(fault, number)
        taken = time.perf_counter() - start
        findings.inputs += 1
        findings.slow += taken > SECONDS
        if taken > findings.slowest:
            findings.slowest, findings.slowest_input = taken, number
    after = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    findings.memory = (after - before) * _KILO
    return findings


def made(samples: Sequence[bytes], name: str, number: int, seed: int) -> bytes:
    """Return the input with a number."""
    return mutated(samples, Random(f"{seed}:{name}:{number}"))


def _show(reader: Reader, content: bytes) -> None:
    with tempfile.TemporaryDirectory(prefix="studyapp-fuzz-") as folder:
        if hasattr(signal, "setitimer"):
            signal.setitimer(signal.ITIMER_REAL, PATIENCE)
        try:
            reader.read(content, Path(folder))
        finally:
            if hasattr(signal, "setitimer"):
                signal.setitimer(signal.ITIMER_REAL, 0)


def _described(error: BaseException) -> str:
    place = traceback.extract_tb(error.__traceback__)[-1]
    ours = [
        each for each in traceback.extract_tb(error.__traceback__) if "studyapp" in each.filename
    ]
    if ours:
        place = ours[-1]
    return (
        f"{type(error).__name__} at {Path(place.filename).name}:{place.lineno} ({str(error)[:80]})"
    )


def main() -> int:
    """Fuzz each reader in a process of its own, and print a line for each."""
    options = _options()
    if options.child:
        return _child(options)
    print(
        f"{'reader':12}{'inputs':>8}{'refused':>9}{'faults':>8}{'over 2 s':>10}{'slowest':>10}{'memory':>9}"
    )
    clean = True
    for name in options.names or READERS:
        findings = _in_child(name, options)
        clean &= findings.is_clean
        _print(findings)
        if options.keep:
            _keep(findings, options)
    return 0 if clean else 1


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m benchmarks.fuzz", description=__doc__)
    parser.add_argument(
        "names", nargs="*", choices=[*READERS, []], metavar="NAME", help=", ".join(READERS)
    )
    parser.add_argument("--count", type=int, default=10_000)
    parser.add_argument("--first", type=int, default=0, help="the number of the first input")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--keep", type=Path, help="write the inputs that brought a fault here")
    parser.add_argument("--child", action="store_true", help=argparse.SUPPRESS)
    return parser.parse_args()


def _in_child(name: str, options: argparse.Namespace) -> Findings:
    command = [sys.executable, "-m", "benchmarks.fuzz", "--child", name]
    command += [f"--count={options.count}", f"--seed={options.seed}", f"--first={options.first}"]
    home = Path(__file__).resolve().parent.parent
    done = subprocess.run(command, check=False, stdout=subprocess.PIPE, text=True, cwd=home)
    if done.returncode:
        lost = Findings(name)
        lost.faults[f"the process ended with {done.returncode}"] = 1
        return lost
    values = json.loads(done.stdout.splitlines()[-1])
    return Findings(**values)


def _child(options: argparse.Namespace) -> int:
    (name,) = options.names
    if hasattr(resource, "RLIMIT_AS"):
        resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))
    if hasattr(signal, "SIGALRM"):
        signal.signal(signal.SIGALRM, _on_alarm)
    numbers = range(options.first, options.first + options.count)
    print(json.dumps(asdict(fuzzed(name, READERS[name], numbers, options.seed))))
    return 0


def _on_alarm(*_: object) -> None:
    raise TooSlowError(f"more than {PATIENCE:.0f} s")


def _print(findings: Findings) -> None:
    faults = sum(findings.faults.values())
    print(
        f"{findings.name:12}{findings.inputs:>8}{findings.refused:>9}{faults:>8}{findings.slow:>10}"
        f"{findings.slowest * 1000:>7.0f} ms{findings.memory / 2**20:>6.0f} MB",
        flush=True,
    )
    for fault, count in Counter(findings.faults).most_common(12):
        print(f"    {count:>5} x {fault}, first by input {findings.first.get(fault, 0)}")
    if findings.slow:
        print(f"    the slowest is input {findings.slowest_input}")


def _keep(findings: Findings, options: argparse.Namespace) -> None:
    samples = list(READERS[findings.name].samples())
    numbers = {*findings.first.values(), *([findings.slowest_input] if findings.slow else [])}
    options.keep.mkdir(parents=True, exist_ok=True)
    for number in numbers:
        content = made(samples, findings.name, number, options.seed)
        (options.keep / f"{findings.name}-{number}").write_bytes(content)


if __name__ == "__main__":
    sys.exit(main())
