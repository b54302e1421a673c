import type { VisitFacts, VisitMessage } from '../../src/domain/messages/visit-message.ts';
import type { Language } from '../../src/time/wording.ts';
import { phoneText } from '../../src/words/formatting.ts';
import { words } from '../../src/words/words.ts';
import type { MessageText } from './message-text.ts';

/** A ticket in words, for its owner or for who is with them. */
export function visitText(kind: VisitMessage, facts: VisitFacts, lang: Language): MessageText {
  const m = words(lang).messages;
  const w = m.visit;
  return {
    subject: w[kind].subject(facts.ticket, facts.storeName),
    title: w[kind].title(facts.ticket),
    lead: w[kind].lead,
    lines: [
      { label: w.label, text: facts.ticket },
      { label: m.appointment.what, text: facts.service },
      { label: m.appointment.where, text: facts.storeName, note: facts.address },
    ],
    bring: [],
    action: { text: w.follow, href: facts.link, note: m.appointment.changeText },
    contact: facts.storePhone ? m.appointment.call(phoneText(facts.storePhone)) : null,
    signature: m.signature(facts.chainName),
  };
}

/** The same for a phone: one short line, and the link on its own. */
export const visitSms = (facts: VisitFacts, lang: Language): string =>
  `${words(lang).messages.visit.sms(facts.chainName, facts.ticket, facts.storeName)} ${facts.link}`;
