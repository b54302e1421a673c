"""Reads a calendar file from standard input with python3-vobject and with libical, and prints what each understood."""

import json
import sys

import gi
import vobject

gi.require_version("ICalGLib", "3.0")
from gi.repository import ICalGLib  # noqa: E402


def with_vobject(text):
    calendar = vobject.readOne(text)
    calendar.validate(raiseException=True)
    event = calendar.vevent
    return {
        "method": calendar.method.value,
        "uid": event.uid.value,
        "sequence": int(event.sequence.value),
        "status": event.status.value,
        "start": event.dtstart.value.isoformat(),
        "end": event.dtend.value.isoformat(),
        "summary": event.summary.value,
    }


def with_libical(text):
    calendar = ICalGLib.Component.new_from_string(text)
    ICalGLib.restriction_check(calendar)
    event = calendar.get_first_component(ICalGLib.ComponentKind.VEVENT_COMPONENT)
    method = calendar.get_first_property(ICalGLib.PropertyKind.METHOD_PROPERTY)
    # libical notes what it could not read, and what RFC 5546 forbids for the method, as X-LIC-ERROR properties.
    errors = calendar.count_errors()
    return {
        "method": method.get_value_as_string(),
        "uid": event.get_uid(),
        "sequence": event.get_sequence(),
        "status": event.get_first_property(ICalGLib.PropertyKind.STATUS_PROPERTY).get_value_as_string(),
        "start": event.get_dtstart().as_ical_string(),
        "end": event.get_dtend().as_ical_string(),
        "summary": event.get_summary(),
        "errors": errors,
    }


TEXT = sys.stdin.read()
json.dump({"vobject": with_vobject(TEXT), "libical": with_libical(TEXT)}, sys.stdout)
