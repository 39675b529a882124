"""Articles of WARC files in a datatrove pipeline; needs datatrove.

This is the one module that depends on an engine; nothing else imports it.
"""

from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any, TextIO

from datatrove.data import Document, DocumentsPipeline
from datatrove.pipeline.base import PipelineStep

from zonaparse.corpus.articles import Captured, articles
from zonaparse.corpus.converting import error_line
from zonaparse.corpus.parts import part
from zonaparse.warc.keeping import Keep

_IN_TEXT = {"body", "blocks", "paragraphs", "provenance"}  # or of use for few


class ZonaparseReader(PipelineStep):  # type: ignore[misc]
    """Yields a Document for each article of WARC files: the reader and the extractor in one.

    `warcs` are paths or addresses; each task reads its share of them, `warcs[rank::world_size]`.
    `keep` and `options` are those of zonaparse.warc.articles(). A Document has the body as its
    text, `file#offset` as its id, and the other fields of the Article as metadata, times in the
    zone as printed. A page or record that gives none is counted by the name of its error, and is a
    line of `errors`/RANK.errors.jsonl, as zonaparse.warc.convert() writes it; nothing else is lost.

    It stands first in a pipeline, in the place of a WarcReader and of the Trafilatura step. A task
    that ends before its time is done again as a whole, as datatrove does it.
    """

    type = "📖 - READER"
    name = "🗞 zonaparse"

    def __init__(
        self, warcs: Iterable[str], errors: str, keep: Keep = None, **options: Any
    ) -> None:
        super().__init__()
        self.warcs = list(warcs)
        self.errors = errors
        self.keep = keep
        self.options = options

    def run(
        self, data: DocumentsPipeline = None, rank: int = 0, world_size: int = 1
    ) -> DocumentsPipeline:
        """Yield what comes before, then the documents of this task's files."""
        yield from data or ()
        with (
            part(Path(self.errors) / f"{rank:05}.errors.jsonl") as beside,
            beside.open("w") as lines,
        ):
            for path in self.warcs[rank::world_size]:
                self.stat_update("warcs")
                yield from self._documents(path, lines)

    def _documents(self, path: str, lines: TextIO) -> Iterator[Document]:
        for page in articles(path, keep=self.keep, **self.options):
            if page.error:
                self.stat_update(type(page.error).__name__)
                lines.write(error_line(page, page.error))
                continue
            with self.track_time():
                document = _document(page)
            self.update_doc_stats(document)
            yield document


def _document(page: Captured) -> Document:
    article = page.article
    assert article is not None  # noqa: S101 it has no error
    told = article.model_dump(mode="json", exclude=_IN_TEXT)
    at = page.at and page.at.isoformat()
    place = {"file": page.file, "offset": page.offset, "captured_at": at}
    return Document(article.body, f"{page.file}#{page.offset}", metadata={**place, **told})
