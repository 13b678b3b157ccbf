"""What Today says of each thing: verb, name, second line, age, in the language that is spoken."""

from __future__ import annotations

from datetime import date, timedelta

from PySide6.QtCore import QObject

from compounder.services.survey_day import Day, Deed, Expiring, Finished, Waiting
from ui.words import words


class TodayWords(QObject):
    """The sentences of Today; nothing is kept, so a change of language changes them all."""

    def verb(self, deed: Deed) -> str:
        """What is to be done."""
        return {
            Deed.RELEASE: self.tr("Release"),
            Deed.LABEL: self.tr("Label"),
            Deed.YIELD: self.tr("Yield"),
            Deed.VERIFY: self.tr("Verify"),
            Deed.WEIGH: self.tr("Weigh"),
            Deed.ACCEPT: self.tr("Accept"),
            Deed.APPROVE: self.tr("Approve"),
        }[deed]

    def name(self, item: Waiting) -> str:
        """What it is to be done to."""
        name = words().show(item.name)
        name = name[:1].upper() + name[1:]
        if item.deed is Deed.APPROVE:
            return self.tr("%1, version %2").replace("%1", name).replace("%2", item.number)
        return name

    def detail(self, item: Waiting) -> str:
        """Its number, how much, and who did the step before."""
        said = {
            Deed.RELEASE: self.tr("verified by %1"),
            Deed.LABEL: self.tr("released by %1"),
            Deed.YIELD: self.tr("verified by %1"),
            Deed.VERIFY: self.tr("weighed by %1"),
            Deed.WEIGH: self.tr("planned by %1"),
            Deed.ACCEPT: self.tr("received by %1"),
            Deed.APPROVE: self.tr("imported by %1"),
        }[item.deed]
        if item.is_in_work:
            next_line = self.tr("line %1 of %2, %3").replace("%1", str(item.weighed + 1))
            said = next_line.replace("%2", str(item.lines)).replace("%3", "%1")
        by = said.replace("%1", words().show(item.by))
        size = words().show(item.size) if item.size is not None else ""
        number = self.tr("lot %1") if item.deed is Deed.ACCEPT else "%1"
        number = number.replace("%1", words().show(item.number)) if item.deed is not Deed.APPROVE else ""
        return ", ".join(part for part in (number, size, by) if part)

    def age(self, age: timedelta) -> str:
        """For how long it has waited: "18 min", "3 h", "2 d"."""
        minutes = max(0, int(age.total_seconds()) // 60)
        if minutes < 1:
            return self.tr("now")
        if minutes < 60:
            return self.tr("%1 min").replace("%1", str(minutes))
        hours = minutes // 60
        if hours < 24:
            return self.tr("%1 h").replace("%1", str(hours))
        return self.tr("%1 d").replace("%1", str(hours // 24))

    def nothing(self, day: Day, today: date) -> str:
        """Nothing waits; what is next is the first expiry."""
        said = self.tr("Nothing waits for you.")
        if day.expiring:
            said += " " + self.tr("Next expiry: %1.").replace("%1", self.expiry(day.expiring[0], today))
        return said

    def expiry(self, item: Expiring, today: date) -> str:
        """What expires, and in how many days: "lanolin LA-0498 in 3 days"."""
        days = (item.on - today).days
        name = f"{words().show(item.name)} {words().show(item.number)}"
        if days < 0:
            return self.tr("expired: %1").replace("%1", name)
        return self.tr("%n day(s): %1", "", days).replace("%1", name)

    def finished(self, finished: Finished) -> str:
        """What was done today."""
        parts = [
            self.tr("%n batch(es) released", "", finished.released) if finished.released else "",
            self.tr("%n dispensing(s)", "", finished.dispensed) if finished.dispensed else "",
            self.tr("%n delivery(ies) received", "", finished.received) if finished.received else "",
        ]
        return ", ".join(part for part in parts if part) or self.tr("nothing yet")
