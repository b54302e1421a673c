import ical, { ICalCalendarMethod, ICalEventStatus } from 'ical-generator';
import type { AppointmentFacts } from '../../src/domain/messages/message.ts';
import { clockTime, type Language } from '../../src/time/wording.ts';
import { words } from '../../src/words/words.ts';

/** Whom a calendar names as the sender and the invited. */
export interface CalendarPeople {
  /** Address that the chain writes from. */
  readonly from: string;
  /** The customer, where the file is sent to him; null in a file that he fetches himself. */
  readonly to: string | null;
}

/** Content type of the file with its method, as mail readers want it. */
export const calendarMethod = (facts: AppointmentFacts, people: CalendarPeople): 'REQUEST' | 'PUBLISH' | 'CANCEL' => {
  if (facts.isCancelled) return 'CANCEL';
  return people.to === null ? 'PUBLISH' : 'REQUEST';
};

/**
 * The appointment as an iCalendar file (RFC 5545, 5546): one event with a UID that never changes and a SEQUENCE that rises
 * with every change, so that a calendar moves or removes what it has. Times are in UTC.
 */
export function calendarFile(facts: AppointmentFacts, people: CalendarPeople, lang: Language): string {
  const w = words(lang).messages.calendar;
  const clock = (at: number): string => clockTime(at, facts.zone, lang);
  const host = new URL(facts.link).hostname;
  const calendar = ical({
    name: facts.chainName,
    prodId: { company: 'Walkup', product: 'Appointments', language: lang.toUpperCase() },
    method: ICalCalendarMethod[calendarMethod(facts, people)],
  });
  const { opensAt, releasesAt } = facts.checkIn;
  calendar.createEvent({
    id: `${facts.id}@${host}`,
    sequence: facts.sequence,
    stamp: new Date(facts.changedAt),
    start: new Date(facts.startsAt),
    end: new Date(facts.endsAt),
    summary: w.summary(facts.services.map((service) => service.name).join(', '), facts.storeName),
    location: `${facts.storeName}, ${facts.address}`,
    status: facts.isCancelled ? ICalEventStatus.CANCELLED : ICalEventStatus.CONFIRMED,
    organizer: { name: facts.chainName, email: people.from },
    attendees: people.to === null ? [] : [{ email: people.to, rsvp: false }],
    // No empty DESCRIPTION: libical takes a property without a value for an error.
    ...(facts.isCancelled
      ? {}
      : {
          description: `${w.description(facts.reference, clock(opensAt), clock(releasesAt))}\n${w.change(facts.link)}`,
          url: facts.link,
        }),
  });
  return calendar.toString();
}
