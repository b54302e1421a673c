import type { OfferFacts, OfferMessage } from '../../src/domain/messages/offer-message.ts';
import { clockTime, dayAndTime, type Language, longDayAt, zoneName } from '../../src/time/wording.ts';
import { phoneText } from '../../src/words/formatting.ts';
import { words } from '../../src/words/words.ts';
import type { MessageLine, MessageText } from './message-text.ts';

const HALF_DAY = 12 * 3_600_000;

/** "Tue, Nov 24, 3:15 pm", or the clock alone where it ends within hours. */
const untilText = ({ until, starts, zone }: OfferFacts, lang: Language): string =>
  (starts[0] ?? until) - until < HALF_DAY ? clockTime(until, zone, lang) : dayAndTime(until, zone, lang);

const timesText = ({ starts, zone }: OfferFacts, lang: Language): string[] =>
  starts.map((at) => dayAndTime(at, zone, lang));

/** A message about times on offer in words: what is offered, until when, and the link that answers. */
export function offerText(kind: OfferMessage, facts: OfferFacts, lang: Language): MessageText {
  const w = words(lang).offers.message;
  const day = longDayAt(facts.dayAt, facts.zone, lang);
  const isWish = kind === 'wish_made';
  return {
    subject: w[kind].subject(isWish ? day : timesText(facts, lang).join(', '), facts.storeName),
    title: w[kind].title,
    lead: w[kind].lead(isWish ? day : untilText(facts, lang)),
    lines: linesOf(kind, facts, lang),
    bring: [],
    action: { text: w[kind].action, href: facts.link, note: w.yours },
    contact: facts.storePhone ? words(lang).messages.appointment.call(phoneText(facts.storePhone)) : null,
    signature: words(lang).messages.signature(facts.chainName),
  };
}

function linesOf(kind: OfferMessage, facts: OfferFacts, lang: Language): MessageLine[] {
  const m = words(lang).messages.appointment;
  const w = words(lang).offers.message;
  const zone = zoneName(facts.starts[0] ?? facts.dayAt, facts.zone, lang);
  const lines: MessageLine[] = [{ label: m.what, text: facts.services.join('; ') }];
  const present = facts.presentAt;
  if (present !== null) lines.push({ label: w.present, text: dayAndTime(present, facts.zone, lang) });
  const times = kind === 'wish_made' ? longDayAt(facts.dayAt, facts.zone, lang) : timesText(facts, lang).join('; ');
  const isGone = kind === 'earlier_withdrawn' || kind === 'day_withdrawn';
  lines.push({
    label: kind === 'wish_made' ? w.day : isGone ? w.gone : w.offered,
    text: times,
    note: [heldNote(facts, lang), zone].filter(Boolean).join(' '),
  });
  lines.push({ label: m.where, text: facts.storeName, note: facts.address });
  return lines;
}

/** Which of several times is held, and until when. */
function heldNote({ held, zone }: OfferFacts, lang: Language): string | null {
  if (held === null) return null;
  const until = dayAndTime(held.until, zone, lang);
  return words(lang).offers.message.heldNote(dayAndTime(held.startsAt, zone, lang), until);
}

/** The same for a phone: one short line, and the link on its own. */
export function offerSms(kind: OfferMessage, facts: OfferFacts, lang: Language): string {
  const w = words(lang).offers.message;
  const day = longDayAt(facts.dayAt, facts.zone, lang);
  const times = kind === 'wish_made' ? day : timesText(facts, lang).join('; ');
  // The unbreakable space of "p. m." is not in the alphabet of plain text messages.
  return `${w[kind].sms(facts.chainName, times, untilText(facts, lang))} ${facts.link}`.replaceAll('\u00a0', ' ');
}
