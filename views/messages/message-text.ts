import type { AppointmentFacts, AppointmentMessage } from '../../src/domain/messages/message.ts';
import { clockTime, dayAndTime, type Language, longDayAt, zoneName } from '../../src/time/wording.ts';
import { bringText } from '../../src/words/bring-text.ts';
import { phoneText } from '../../src/words/formatting.ts';
import { sentence } from '../../src/words/sentence.ts';
import { words } from '../../src/words/words.ts';

/** One named line of a message, e.g. "When". */
export interface MessageLine {
  readonly label: string;
  readonly text: string;
  /** A quieter second line. */
  readonly note?: string;
}

/** A message in words, before it is set as text or HTML. */
export interface MessageText {
  readonly subject: string;
  readonly title: string;
  readonly lead: string | null;
  readonly lines: readonly MessageLine[];
  readonly bring: readonly string[];
  readonly action: { readonly text: string; readonly href: string; readonly note: string | null };
  readonly contact: string | null;
  readonly signature: string;
}

/** "Tuesday, November 24, 3:15 pm" on the store's calendar and clock. */
const whenText = (at: number, zone: string, lang: Language): string =>
  `${longDayAt(at, zone, lang)}, ${clockTime(at, zone, lang)}`;

export function messageText(kind: AppointmentMessage, facts: AppointmentFacts, lang: Language): MessageText {
  const w = words(lang).messages;
  const { zone, startsAt, storeName } = facts;
  const short = dayAndTime(startsAt, zone, lang);
  const isOver = kind === 'cancelled';
  return {
    subject: w.appointment[subjectOf(kind, facts)].subject(short, storeName),
    title: w.appointment[subjectOf(kind, facts)].title,
    lead: leadOf(kind, facts, lang),
    lines: isOver ? linesOf(facts, lang).slice(0, 3) : linesOf(facts, lang),
    bring: isOver ? [] : facts.readiness.map((line) => bringText(line, lang)),
    action: isOver
      ? { text: w.appointment.bookAgain, href: facts.bookHref, note: null }
      : { text: w.appointment.change, href: facts.link, note: w.appointment.changeText },
    contact: facts.storePhone ? w.appointment.call(phoneText(facts.storePhone)) : null,
    signature: w.signature(facts.chainName),
  };
}

/** Late no longer: the same message says so under a name of its own. */
const isBackOnTime = ({ expected, startsAt }: AppointmentFacts): boolean => expected?.from === startsAt;
const subjectOf = (kind: AppointmentMessage, facts: AppointmentFacts) =>
  kind === 'running_late' && isBackOnTime(facts) ? 'back_on_time' : kind;

/** "Your 2:00 pm is likely to start between 2:05 pm and 2:15 pm." */
function lateText(facts: AppointmentFacts, lang: Language): string {
  const w = words(lang).messages.appointment;
  const clock = (at: number): string => clockTime(at, facts.zone, lang);
  const { expected, startsAt, checkIn } = facts;
  if (expected === null || isBackOnTime(facts)) return w.onTimeText(clock(startsAt));
  return w.lateText(clock(startsAt), clock(expected.from), clock(expected.to), clock(checkIn.punctualUntil));
}

function leadOf(kind: AppointmentMessage, facts: AppointmentFacts, lang: Language): string | null {
  const w = words(lang).messages.appointment;
  if (facts.cancelReason !== null) return w.cancelledByStore[facts.cancelReason];
  if (kind === 'cancelled') return w.cancelledText(dayAndTime(facts.startsAt, facts.zone, lang));
  if (kind === 'advisor_changed') return w.advisorChangedText;
  if (kind === 'running_late') return lateText(facts, lang);
  if (facts.movedFrom === null || facts.movedFrom === facts.startsAt) return null;
  return sentence(w.wasAt(dayAndTime(facts.movedFrom, facts.zone, lang)).replace(/\.$/, ''));
}

function linesOf(facts: AppointmentFacts, lang: Language): MessageLine[] {
  const w = words(lang).messages.appointment;
  const clock = (at: number): string => clockTime(at, facts.zone, lang);
  const { opensAt, punctualUntil, releasesAt } = facts.checkIn;
  return [
    { label: w.what, text: facts.services.map((service) => w.about(service.name, service.minutes)).join('; ') },
    {
      label: w.when,
      text: whenText(facts.startsAt, facts.zone, lang),
      note: zoneName(facts.startsAt, facts.zone, lang),
    },
    { label: w.where, text: facts.storeName, note: facts.address },
    { label: w.checkIn, text: w.checkInText(clock(opensAt), clock(releasesAt), clock(punctualUntil)) },
    { label: w.code, text: facts.reference, note: w.codeText },
  ];
}

/** The message as plain text, for mail readers that show no HTML. */
export function plainText(message: MessageText, lang: Language): string {
  const { lead, lines, bring, action, contact, signature } = message;
  const parts = [message.title, ...(lead ? [lead] : [])];
  parts.push(lines.map((line) => `${line.label}: ${line.text}${line.note ? `\n  ${line.note}` : ''}`).join('\n'));
  if (bring.length > 0) {
    const heading = words(lang).messages.appointment.bring;
    parts.push(`${heading}:\n${bring.map((line) => `- ${line}`).join('\n')}`);
  }
  parts.push(`${action.text}:\n${action.href}${action.note ? `\n${action.note}` : ''}`);
  if (contact) parts.push(contact);
  parts.push(`-- \n${signature}`);
  return `${parts.join('\n\n')}\n`;
}

/** The message for a phone: one short line, and the link on its own. */
export function smsText(kind: AppointmentMessage, facts: AppointmentFacts, lang: Language): string {
  const w = words(lang).messages.appointment.sms;
  // The unbreakable space of "p. m." would double the price: it is not in the alphabet of plain text messages.
  const when = dayAndTime(facts.startsAt, facts.zone, lang).replaceAll('\u00a0', ' ');
  if (kind === 'cancelled') return w.cancelled(facts.chainName, when, facts.storeName);
  if (kind === 'running_late') {
    const late = lateText(facts, lang).replaceAll('\u00a0', ' ');
    return `${facts.chainName}, ${facts.storeName}: ${late} ${w.link(facts.link)}`;
  }
  return `${w[kind](facts.chainName, when, facts.storeName, facts.reference)} ${w.link(facts.link)}`;
}
