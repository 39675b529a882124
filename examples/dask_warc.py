"""python dask_warc.py OUT WARC...: a Parquet file a WARC with Dask; restartable."""

import sys
from pathlib import Path

import dask.bag

from zonaparse import warc


def main(out: str, warcs: list[str]) -> None:
    """Run it; a dask.distributed.Client takes it to a cluster that shares OUT."""

    def convert(path: str) -> warc.Converted:
        return warc.convert(path, f"{out}/{Path(path).name}.parquet", keep=".id")

    found = dask.bag.from_sequence(warcs, npartitions=len(warcs)).map(convert)
    for came in found.compute(scheduler="processes", num_workers=2):
        print(f"{came.out}: {came.articles}")


if __name__ == "__main__":
    main(sys.argv[1], sys.argv[2:])
