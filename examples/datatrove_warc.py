"""python datatrove_warc.py OUT WARC...: articles as JSON Lines, a WARC a task; restartable."""

import sys

from datatrove.executor import LocalPipelineExecutor
from datatrove.pipeline.writers import JsonlWriter

from zonaparse.datatrove import ZonaparseReader


def main(out: str, warcs: list[str]) -> None:
    """Run it; SlurmPipelineExecutor takes the same pipeline to a cluster."""
    reader = ZonaparseReader(warcs, errors=f"{out}/errors", keep=".id")
    pipeline = [reader, JsonlWriter(f"{out}/articles")]
    tasks = len(warcs)
    LocalPipelineExecutor(pipeline, tasks=tasks, workers=2, logging_dir=f"{out}/logs").run()


if __name__ == "__main__":
    main(sys.argv[1], sys.argv[2:])
