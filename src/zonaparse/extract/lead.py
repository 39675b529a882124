"""The lead picture: where it stands, and what the page prints of it."""

from dataclasses import dataclass, field
from itertools import islice

from selectolax.lexbor import LexborNode

from zonaparse.article import Figure, Image
from zonaparse.document.page import Page
from zonaparse.fields import body, captions, dateline, galleries, headline, images, links
from zonaparse.fields.body import Story
from zonaparse.fields.people import Outlets
from zonaparse.fields.readings import Labels, Reading, best, first
from zonaparse.templates.template import Template
from zonaparse.text import squash

_SAME = 3  # pictures of one name that are looked at


@dataclass(frozen=True, slots=True)
class Lead:
    """What tells the lead picture of one page; `base` is the article's address."""

    page: Page
    template: Template
    container: LexborNode | None
    base: str | None
    labels: Labels
    named: dict[str, Image | None] = field(default_factory=dict)  # what is shown, by addresses
    boxes: dict[int, captions.Box] = field(default_factory=dict)

    def readings(self, story: Story) -> list[Reading[Image]]:
        """Return the picture in its place, else before the text, else that of the head."""
        found = self._placed() or self._above() or self._opening(story) or self._first_of_gallery()
        if found and found[0].value.url:
            return found
        told = self._told()
        if found and told:
            return [_addressed(found[0], told[0])]
        return found or told or self._before_headline() or self._at_headline()

    def _at_headline(self) -> list[Reading[Image]]:
        """Return the picture under or above the headline that has a caption and is no strip."""
        for node in filter(images.is_large, headline.pictures(self.page)):
            image = None if self._in_body(node) else self._captioned(node)
            if not (image and image.caption) or images.is_in_strip(node) or self._is_behind(node):
                continue
            return [Reading(image, "body:at the headline")]
        return []

    def _is_behind(self, node: LexborNode) -> bool:
        """Say whether a picture stands below the text, as the portrait of who wrote that."""
        below = headline.after(self.container) if self.container else ()
        return any(other.mem_id == node.mem_id for other in below)

    def gallery(self) -> list[Reading[list[Image]]]:
        """Return the pictures of a photo story, in order."""
        for source in self.template.gallery:
            holder, _, items = source.partition(" >> ")
            node = self.page.first(holder)
            pictures = (self._opened(item) for item in node.css(items)) if node else ()
            if found := list(filter(None, pictures)):
                return [Reading(found, source)]
        slides = self._slides()
        found = list(filter(None, map(self._read, slides if len(slides) > 1 else ())))
        return [Reading(found, "body:above")] if found else []

    def _slides(self) -> list[LexborNode]:
        """Return the figures between the headline and the text."""
        body = self.container
        figure = images.above(body) if body else None
        return galleries.row(figure, body) if figure and body else []

    def _opened(self, node: LexborNode) -> Image | None:
        return galleries.opened(node, self.base, self.page.unread, self.template.markup.labels)

    def _placed(self) -> list[Reading[Image]]:
        for selector in self.template.image:
            for node in self.page.tree.css(selector):
                if self._in_body(node):
                    continue
                if image := self._read(node):
                    return [Reading(image, selector)]
        return []

    def _above(self) -> list[Reading[Image]]:
        """Return the first picture between the headline and the text, if it stands in a figure."""
        slides = self._slides()
        image = self._read(slides[0]) if slides else None
        return [Reading(image, "body:above")] if image else []

    def _opening(self, story: Story) -> list[Reading[Image]]:
        """Return the picture that stands before the first text of the body, if one does."""
        block = first(story.blocks)
        if not isinstance(block, Figure):
            return []
        image = block.image
        if image.url and not (image.caption or image.credit or self.template.caption):
            node = images.picture(self.container) if self.container else None
            is_first = node is not None and images.address(node, self.base) == image.url
            shown = self._captioned(node) if is_first and node and _is_called(node) else None
            if shown and shown.credit:  # what says less may be of a portrait, or a teaser
                told = {"caption": shown.caption, "credit": shown.credit}
                image = image.model_copy(update=told)
        return [Reading(image, "body:picture")]

    def _first_of_gallery(self) -> list[Reading[Image]]:
        return [Reading(found.value[0], found.source) for found in self.gallery()]

    def _before_headline(self) -> list[Reading[Image]]:
        title = self.page.first("h1")
        image = galleries.before_headline(title, self.base, self.page.unread) if title else None
        return [Reading(image, "body:before headline")] if image else []

    def _told(self) -> list[Reading[Image]]:
        """Return the picture that the head names, as the page shows it if it does."""

        def address(texts: list[str]) -> str | None:
            return first(filter(images.is_picture, links.addresses(texts, self.base)))

        told = best(self.page, self.template.image_url, self.labels, address)
        return [Reading(self._shown(reading.value), reading.source) for reading in told]

    def _shown(self, url: str) -> Image:
        """Return the picture that a page calls its own with what it prints at it: at the one of
        that name, else at the one at the headline.
        """
        named = self._named(url)
        beside = () if named else self._at_headline()
        return named or (beside[0].value if beside else Image(url=url))

    def _named(self, url: str) -> Image | None:
        """Return the first picture of that name with something printed at it, else the first."""
        if url not in self.named:
            root = self.page.tree.body
            nodes = islice(images.shown(url, root, self.base), _SAME) if root else ()
            found = [image for image in map(self._captioned, nodes) if image]
            self.named[url] = first(image for image in found if image.caption) or first(found)
        return self.named[url]

    def _captioned(self, picture: LexborNode) -> Image | None:
        url = images.address(picture, self.base)
        found = captions.beside(picture, self.boxes)
        alt = images.described(picture, self.page.unread)
        return Image(url=url, caption=found.text, credit=found.credit, alt=alt) if url else None

    def _read(self, node: LexborNode) -> Image | None:
        """Return the picture of a node, where its markup has no caption with what stands beside."""
        image = images.read(node, self.base, self.page.unread, self.template.markup.labels)
        if image is None or image.caption or image.credit or self.template.caption:
            return image
        picture = images.picture(node)
        found = captions.beside(picture, self.boxes) if picture is not None else None
        if found is None or not (found.text or found.credit):
            return image
        return image.model_copy(update={"caption": found.text, "credit": found.credit})

    def _in_body(self, node: LexborNode) -> bool:
        body_id = self.container.mem_id if self.container else 0
        parent = node.parent
        while parent is not None and parent.mem_id != body_id:
            parent = parent.parent
        return parent is not None

    def captioned(self, image: Image) -> Image:
        """Return the picture with what the page prints of it elsewhere."""
        printed = best(self.page, self.template.caption, self.labels, first)
        owners = best(self.page, self.template.credit, self.labels, first)
        if not printed and not owners:
            return image
        caption = printed[0].value if printed else image.caption or ""
        credit = owners[0].value if owners else ""
        text, owner = images.split_credit(caption, image.alt, credit)
        return image.model_copy(update={"caption": text, "credit": owner or image.credit})


def _is_called(picture: LexborNode) -> bool:
    """Say whether what stands below the box of a picture is called a caption."""
    other = picture.parent.next if picture.parent is not None else None
    while other is not None and other.tag == "-text":
        other = other.next
    return other is not None and "caption" in (other.attributes.get("class") or "")


def _addressed(shown: Reading[Image], told: Reading[Image]) -> Reading[Image]:
    """Return a picture that scripts would load with the address that the head tells."""
    return Reading(shown.value.model_copy(update={"url": told.value.url}), told.source)


def under_caption(
    story: Story, image: Image | None, outlets: Outlets
) -> tuple[Story, Image | None]:
    """Give a picture without a caption the one above the text, else the line above its dateline."""
    line, below = story.opening, story.second
    if image and image.caption and line and below and _says(line.text, image):
        return body.without_opening(story), image
    if image is None or image.caption:
        return story, image
    if story.caption:
        return story, _captioned(image, story.caption)
    if line is None or below is None:
        return story, image
    if line.kind != "paragraph" or not images.is_short(line.text):
        return story, image
    own, next_one = (dateline.read(each, outlets) for each in (line, below))
    if own or next_one is None or next_one.outlet is None:
        return story, image
    return body.without_opening(story), _captioned(image, line.text)


def _says(text: str, image: Image) -> bool:
    """Say whether a line is what is printed at a picture, and whose that is."""
    if image.credit is None or not images.is_short(text):
        return False
    line = squash(text)
    return line.startswith(squash(image.caption or "")) and line.endswith(squash(image.credit))


def _captioned(image: Image, printed: str) -> Image:
    caption, credit = images.split_credit(printed)
    return image.model_copy(update={"caption": caption, "credit": credit or image.credit})
