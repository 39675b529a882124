"""When a page was published and when it was changed."""

from dataclasses import dataclass
from datetime import tzinfo

from zonaparse.article import ProblemCode
from zonaparse.document.page import Page
from zonaparse.fields import dates, weighing
from zonaparse.fields.dates import Moment
from zonaparse.fields.readings import Labels, Notes, Reading, best, every, is_printed, texts
from zonaparse.templates.generic import GENERIC, tiers
from zonaparse.templates.template import Sources, Template


@dataclass(frozen=True, slots=True)
class Times:
    """What tells the times of one page.

    `first` is what comes first in 3/4/2021; `clock` the zone of the page's clock: that of its
    family, WIB for another one in Indonesian, else None. `moved` says that the family's markup is
    another one on this page; `opening` is how the text begins.
    """

    page: Page
    template: Template
    labels: Labels
    notes: Notes
    first: dates.First
    clock: tzinfo | None
    moved: bool
    opening: str = ""

    @property
    def zone(self) -> tzinfo:
        """The zone of a time that is printed without one."""
        return self.clock or dates.UTC

    def published(self) -> list[Reading[Moment]]:
        """Return the readings of the time of publication, in front the one that is taken."""
        readings: list[Reading[Moment]] = []
        for number, sources in enumerate(tiers(self.template, "published", moved=self.moved)):
            found = every(
                self.page,
                sources,
                self.labels,
                self._moment,
                weighing.enough,
            )
            readings += weighing.of_a_family(found) if number else found
            if any(is_printed(reading.source) for reading in readings):
                break
        if all(reading.source == weighing.ADDRESS for reading in readings):
            readings = [*self._of_dateline(), *readings]
        if weighing.is_unmarked(readings):
            original = best(self.page, (weighing.ORIGINAL,), self.labels, self._moment)
            readings = weighing.with_original(readings, original)
        day = dates.in_address(self.page.address, self.zone)
        readings = weighing.ranked(readings, weighing.Place(self.clock, day))
        weighing.weigh(readings, self.notes)
        self._tell_zone("published_at", self.notes.settle("published_at", readings))
        return readings

    def _moment(self, printed: list[str]) -> Moment | None:
        return dates.publication(printed, self.zone, self.first)

    def _of_dateline(self) -> list[Reading[Moment]]:
        printed = dates.of_dateline(self.opening)
        moment = self._moment([printed]) if printed else None
        return [Reading(moment, weighing.DATELINE)] if moment else []

    def _tell_zone(self, field: str, moment: Moment | None) -> None:
        """Tell of a time of day whose zone neither the page nor the family tells."""
        if moment and not (self.template.zone or moment.zoned or moment.precision == "day"):
            told = f"nothing tells the zone of {moment.text}: it was read as {moment.at.tzname()}"
            self.notes.problem(ProblemCode.ZONE_ASSUMED, told, field)

    def text(self, times: list[Reading[Moment]]) -> str | None:
        """Return the date as the page shows it, whichever reading won."""
        for time in times:
            if is_printed(time.source):
                self.notes.found("published_text", time.source)
                is_in_text = time.source == weighing.DATELINE
                beside = () if is_in_text else texts(self.page, time.source, self.labels)
                return dates.as_printed(time.value, beside, self.zone)
        return None

    def modified(self, times: list[Reading[Moment]]) -> object:
        """Return the time of the last change; one before the publication, or that any source calls
        the publication, is none, unless the template says that this source may mean the change.
        """
        sources = self._modified_sources(times)
        told = weighing.exact([time.value for time in times if time.source not in sources])
        # What is printed then is the time of an update.
        if all(time.source == weighing.ADDRESS for time in times):
            sources = self.template.published + sources

        def changed(texts: list[str]) -> Moment | None:
            moment = dates.any_time(texts, self.zone, self.first)
            moment = moment and moment.in_true_zone(told)
            if moment and (any(map(moment.agrees, told)) or (told and moment.precedes(told[0]))):
                return None
            return moment

        moment = self.notes.settle("modified_at", best(self.page, sources, self.labels, changed))
        self._tell_zone("modified_at", moment)
        return moment and moment.at

    def _modified_sources(self, times: list[Reading[Moment]]) -> Sources:
        """Return the sources of a change: around the headline where that of publication stands."""
        sources = self.template.modified
        if self.template is GENERIC or any(time.source.startswith("beside:") for time in times):
            return sources
        return tuple(source for source in sources if source != "beside:change")
