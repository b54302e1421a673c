import type { VisitFacts, VisitMessage } from '../../src/domain/messages/visit-message.ts';
import type { Language } from '../../src/time/wording.ts';
import { phoneText } from '../../src/words/formatting.ts';
import { words } from '../../src/words/words.ts';
import { lineText } from './line-text.ts';
import type { MessageText } from './message-text.ts';

function ownText(kind: VisitMessage, facts: VisitFacts, lang: Language) {
  if (kind !== 'ticket' && kind !== 'companion_ticket') return lineText(kind, facts, lang);
  const w = words(lang).messages.visit;
  const { ticket, storeName, chainName } = facts;
  const { subject, title, lead } = w[kind];
  return { subject: subject(ticket, storeName), title: title(ticket), lead, sms: w.sms(chainName, ticket, storeName) };
}

/** A message about a visit in words: to its owner, or for the ticket to who is with them. */
export function visitText(kind: VisitMessage, facts: VisitFacts, lang: Language): MessageText {
  const m = words(lang).messages;
  const { subject, title, lead } = ownText(kind, facts, lang);
  return {
    subject,
    title,
    lead,
    lines: [
      { label: m.visit.label, text: facts.ticket },
      { label: m.appointment.what, text: facts.service },
      { label: m.appointment.where, text: facts.storeName, note: facts.address },
    ],
    bring: [],
    action: { text: m.visit.follow, href: facts.link, note: m.appointment.changeText },
    contact: facts.storePhone ? m.appointment.call(phoneText(facts.storePhone)) : null,
    signature: m.signature(facts.chainName),
  };
}

/** The same for a phone: one short line, and the link on its own. */
export const visitSms = (kind: VisitMessage, facts: VisitFacts, lang: Language): string =>
  `${ownText(kind, facts, lang).sms} ${facts.link}`;
