"""python ray_warc.py OUT WARC...: a Parquet file a WARC with Ray Data; restartable."""

import sys
from dataclasses import asdict
from pathlib import Path

import ray

from zonaparse import warc


def main(out: str, warcs: list[str]) -> None:
    ray.init(num_cpus=2)  # address="auto" takes it to a cluster that shares OUT

    def convert(row: dict[str, str]) -> dict[str, object]:
        name = Path(row["item"]).name
        return asdict(warc.convert(row["item"], f"{out}/{name}.parquet", keep=".id"))

    done = ray.data.from_items(warcs, override_num_blocks=len(warcs)).map(convert)
    print(*(f"{row['out']}: {row['articles']}" for row in done.take_all()), sep="\n")


if __name__ == "__main__":
    main(sys.argv[1], sys.argv[2:])
