"""Write requirements.lock: what a run needs, then, under a line `# dev`, what tests and benchmarks need besides.

One file, one resolution for Python 3.11 and later on every platform, each archive with its hash, no registry's address.
"""

import subprocess
import sys
import tempfile
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
HEADER = "# made by `make lock`; pip --require-hashes installs it\n"


def compiled(*arguments: str) -> str:
    """uv's resolution of pyproject.toml and the build backend for some extras, as requirements with hashes."""
    options = [
        "--universal",
        "--generate-hashes",
        "--no-strip-extras",
        "--no-emit-index-url",
        "--no-annotate",
        "--no-header",
        "--python-version",
        "3.11",
        "--quiet",
    ]
    inputs = ["pyproject.toml", "-"]
    command = [sys.executable, "-m", "uv", "pip", "compile", *inputs, *options, *arguments]
    return subprocess.run(command, cwd=ROOT, input="setuptools>=80\n", text=True, check=True, stdout=subprocess.PIPE).stdout


def blocks(text: str) -> dict[str, str]:
    """The requirement of each package with its hashes, by its first line."""
    found: dict[str, str] = {}
    for line in text.splitlines():
        if not line.startswith(" "):
            name = line.removesuffix(" \\")
            found[name] = ""
        found[name] += line + "\n"
    return found


def main() -> None:
    """Resolve everything once, then the runtime part with those versions."""
    everything = compiled("--extra", "dev", "--extra", "bench", "--extra", "cluster", "--extra", "serve")
    with tempfile.TemporaryDirectory() as folder:
        constraints = Path(folder, "all.txt")
        constraints.write_text(everything, encoding="utf-8")
        runtime = blocks(compiled("--constraint", str(constraints)))
    dev = {line: block for line, block in blocks(everything).items() if line not in runtime}
    text = HEADER + "".join(runtime.values()) + "# dev\n" + "".join(dev.values())
    (ROOT / "requirements.lock").write_text(text, encoding="utf-8")


if __name__ == "__main__":
    main()
