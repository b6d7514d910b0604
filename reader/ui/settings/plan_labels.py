"""Describe plans: what one asks for, and how two differ."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date

from PySide6.QtCore import QCoreApplication

from reader.core.activity.ledger import TimeClass
from reader.core.activity.plan import COUNTED, Plan, WeekGoal
from reader.ui.translation.day_labels import full_date, time_class_name, weekdays
from reader.ui.translation.durations import MINUTE, length
from reader.ui.translation.error_messages import join_sentences


def plan_label(plan: Plan) -> str:
    """Return a description of a plan."""
    parts = [
        QCoreApplication.translate("Plan", "{minutes} minutes a day").format(minutes=plan.goal_minutes),
        *_goal_parts(plan),
        _rest_label(plan),
        QCoreApplication.translate("Plan", "the day starts at {hour}").format(hour=_hour_label(plan)),
        _make_up_label(plan),
    ]
    if plan.counted_classes != COUNTED:
        parts.append(
            QCoreApplication.translate("Plan", "counted: {classes}").format(
                classes=_classes_label(plan.counted_classes)
            )
        )
    return " · ".join(parts)


def change_label(before: Plan, after: Plan) -> str:
    """Return a description of the changes from one plan to another."""
    return join_sentences(_changes(before, after))


def history_labels(history: Sequence[Plan], today: date) -> list[str]:
    """Return descriptions of the plans, the newest first, each with its effective day."""
    since_day = QCoreApplication.translate("Plan", "since {day}: {plan}")
    from_day = QCoreApplication.translate("Plan", "starting {day}: {plan}")
    return [
        (from_day if plan.effective_day > today else since_day).format(
            day=full_date(plan.effective_day), plan=plan_label(plan)
        )
        for plan in reversed(history)
    ]


def _changes(before: Plan, after: Plan) -> Iterator[str]:
    if before.goal_minutes != after.goal_minutes:
        yield QCoreApplication.translate("Plan", "{after} minutes instead of {before}.").format(
            before=before.goal_minutes, after=after.goal_minutes
        )
    if before.weekday_minutes != after.weekday_minutes:
        yield QCoreApplication.translate("Plan", "Single days: {after} instead of {before}.").format(
            before=_weekday_goals_label(before), after=_weekday_goals_label(after)
        )
    if before.week_goal != after.week_goal:
        yield QCoreApplication.translate("Plan", "Week: {after} instead of {before}.").format(
            before=week_goal_label(before.week_goal), after=week_goal_label(after.week_goal)
        )
    if before.rest_weekdays != after.rest_weekdays:
        yield QCoreApplication.translate("Plan", "Rest days: {after} instead of {before}.").format(
            before=_rest_days_label(before), after=_rest_days_label(after)
        )
    if before.day_start != after.day_start:
        yield QCoreApplication.translate("Plan", "The day starts at {after} instead of {before}.").format(
            before=_hour_label(before), after=_hour_label(after)
        )
    if before.make_up_days != after.make_up_days:
        yield QCoreApplication.translate("Plan", "Make up within {after} days instead of {before}.").format(
            before=before.make_up_days, after=after.make_up_days
        )
    if before.counted_classes != after.counted_classes:
        yield QCoreApplication.translate("Plan", "Counted: {after}.").format(
            after=_classes_label(after.counted_classes)
        )


def week_goal_label(goal: WeekGoal) -> str:
    """Return what is asked of a week."""
    if goal.minutes:
        return length(goal.minutes * MINUTE)
    if goal.days:
        return QCoreApplication.translate("Plan", "goal met on {days} days").format(days=goal.days)
    return QCoreApplication.translate("Plan", "no goal")


def _goal_parts(plan: Plan) -> Iterator[str]:
    if any(plan.weekday_minutes):
        yield _weekday_goals_label(plan)
    if plan.week_goal:
        yield QCoreApplication.translate("Plan", "{goal} a week").format(goal=week_goal_label(plan.week_goal))


def _weekday_goals_label(plan: Plan) -> str:
    """Return the minutes of the weekdays that differ: ``Mon 90, Sat 30``."""
    differing = [(day, minutes) for day, minutes in enumerate(plan.weekday_minutes) if minutes is not None]
    if not differing:
        return QCoreApplication.translate("Plan", "none")
    separator = QCoreApplication.translate("Days", ", ")
    return separator.join(f"{weekdays((day,))} {minutes}" for day, minutes in differing)


def _rest_label(plan: Plan) -> str:
    if not plan.rest_weekdays:
        return QCoreApplication.translate("Plan", "no rest days")
    return QCoreApplication.translate("Plan", "rest on {days}").format(days=weekdays(plan.rest_weekdays))


def _rest_days_label(plan: Plan) -> str:
    return weekdays(plan.rest_weekdays) or QCoreApplication.translate("Plan", "no day")


def _make_up_label(plan: Plan) -> str:
    if not plan.make_up_days:
        return QCoreApplication.translate("Plan", "missed days cannot be made up")
    return QCoreApplication.translate("Plan", "missed days made up within {days} days").format(days=plan.make_up_days)


def _classes_label(classes: frozenset[TimeClass]) -> str:
    separator = QCoreApplication.translate("Days", ", ")
    names = separator.join(time_class_name(time_class) for time_class in TimeClass if time_class in classes)
    return names or QCoreApplication.translate("Plan", "nothing")


def _hour_label(plan: Plan) -> str:
    return f"{plan.day_start:02}:00"
