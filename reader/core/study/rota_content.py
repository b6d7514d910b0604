"""Write the changes of a rota as values of JSON, and read them as foreign input."""

from __future__ import annotations

from datetime import date

from reader.core.study.rota import Absence, End, Members, RotaChange, Schedule, Swap


def rota_change_content(change: RotaChange) -> tuple[str, object]:
    """Return the kind of a change and what belongs to it, without its day."""
    match change:
        case Members(names=names):
            return "members", list(names)
        case Schedule(weekdays=weekdays, every=every):
            return "days", {"weekdays": sorted(weekdays), "every": every}
        case Absence(who=who, back=back):
            return "away", {"who": who, "back": back}
        case Swap(other=other, hosts=hosts):
            return "swap", {"with": other.isoformat(), "hosts": list(hosts)}
        case End():
            return "end", None


def parsed_rota_change(kind: str, day: date, value: object) -> RotaChange | None:
    """Return a change; None if it cannot be read."""
    try:
        return _parsed(kind, day, value)
    except (TypeError, ValueError):
        return None


def _parsed(kind: str, day: date, value: object) -> RotaChange | None:
    match kind, value:
        case "end", _:
            return End(day)
        case "members", list():
            return Members(day, tuple(map(str, value)))
        case "days", {"weekdays": list(weekdays), "every": int(every)}:
            return Schedule(day, frozenset(map(int, weekdays)) & frozenset(range(7)), max(1, every))
        case "away", {"who": str(who), "back": bool(back)}:
            return Absence(day, who, back)
        case "swap", {"with": other, "hosts": [str(first), str(second)]}:
            return Swap(day, date.fromisoformat(str(other)), (first, second))
    return None
