"""Which lines of the page the blocks of the article are."""

from collections import defaultdict, deque
from collections.abc import Iterator, Sequence

from zonaparse.article import BacaJuga, Block, Embed, Figure, Table
from zonaparse.explanation.matching import bare
from zonaparse.explanation.model import ExplainedLine

_TEXT = frozenset(("body", "embed", "label", "deck"))


def lines_of(blocks: Sequence[Block], lines: Sequence[ExplainedLine]) -> Iterator[list[int]]:
    """Yield for each block the numbers of its lines; none for what the page does not show."""
    known = _Known(lines)
    for block in blocks:
        if isinstance(block, Table):
            yield known.next_of("table", [cell for row in block.rows for cell in row])
        elif isinstance(block, BacaJuga):
            yield known.next_of("prompt", [block.text])
        elif isinstance(block, Figure):
            yield known.next_of("caption", list(filter(None, [block.image.caption])))
        else:
            yield [] if isinstance(block, Embed) else known.with_text(block.text)


class _Known:
    """The lines of a page, each given once."""

    def __init__(self, lines: Sequence[ExplainedLine]) -> None:
        self._by_text: dict[str, deque[int]] = defaultdict(deque)
        self._others: dict[str, deque[tuple[int, str]]] = defaultdict(deque)
        self._texts = [(n, bare(line.text)) for n, line in enumerate(lines) if _is_text(line)]
        self._after = {number: at + 1 for at, (number, _) in enumerate(self._texts)}
        self._at = 0
        for number, text in self._texts:
            self._by_text[text].append(number)
        for number, line in enumerate(lines):
            if line.verdict not in _TEXT:
                self._others[line.verdict].append((number, bare(line.text)))

    def with_text(self, text: str) -> list[int]:
        """Return the line that has a text, or the next lines that have it together."""
        wanted = bare(text)
        if same := self._by_text.get(wanted):
            number = same.popleft()
            self._at = self._after[number]
            return [number]
        found, read = [], 0
        for number, part in self._texts[self._at : self._at + len(wanted)]:
            if not part or not wanted.startswith(part, read):
                break
            found.append(number)
            read += len(part)
        self._at += len(found)
        return found

    def next_of(self, verdict: str, texts: Sequence[str]) -> list[int]:
        """Return the next lines of a verdict that hold one of some texts each."""
        waiting, found = self._others[verdict], []
        for wanted in filter(None, map(bare, texts)):
            while waiting:
                number, text = waiting.popleft()
                if wanted in text:
                    found.append(number)
                    break
        return found


def _is_text(line: ExplainedLine) -> bool:
    return line.verdict in _TEXT
