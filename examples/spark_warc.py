"""python spark_warc.py OUT WARC...: a Parquet file a WARC with Spark; restartable."""

import sys
from pathlib import Path

import pyarrow as pa
from pyspark.sql import SparkSession

from zonaparse import warc


def main(out, warcs):
    def convert(batches):
        for path in (path for batch in batches for path in batch.column("path").to_pylist()):
            came = warc.convert(path, f"{out}/{Path(path).name}.parquet", keep=".id")
            yield pa.RecordBatch.from_pylist([{"out": came.out, "articles": came.articles}])

    spark = SparkSession.builder.master("local[2]").getOrCreate()
    paths = spark.createDataFrame([(p,) for p in warcs], "path string").repartition(len(warcs))
    paths.mapInArrow(convert, "out string, articles long").show(truncate=False)


if __name__ == "__main__":
    main(sys.argv[1], sys.argv[2:])
