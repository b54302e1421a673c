import type { LineMessage, VisitFacts } from '../../src/domain/messages/visit-message.ts';
import { clockTime, type Language } from '../../src/time/wording.ts';
import { counterText } from '../../src/words/formatting.ts';
import { words } from '../../src/words/words.ts';

/** A message to who stands in line, in words. */
export interface LineText {
  readonly subject: string;
  readonly title: string;
  readonly lead: string;
  readonly sms: string;
}

export function lineText(kind: LineMessage, facts: VisitFacts, lang: Language): LineText {
  const { ticket, storeName: store, chainName: chain } = facts;
  const w = words(lang).messages.line;
  const subject = w[kind].subject(ticket, store);
  switch (kind) {
    case 'near_turn':
    case 'missed_over':
      return { subject, title: w[kind].title(ticket), lead: w[kind].lead, sms: w[kind].sms(chain, ticket, store) };
    case 'your_turn': {
      const { title, titleNoCounter, lead, sms, smsNoCounter } = w.your_turn;
      if (facts.counter === null) return { subject, title: titleNoCounter, lead, sms: smsNoCounter(chain, ticket) };
      const counter = counterText(facts.counter, lang);
      return { subject, title: title(counter), lead, sms: sms(chain, ticket, counter) };
    }
    case 'missed': {
      const until = clockTime(facts.absentUntil ?? 0, facts.zone, lang);
      return {
        subject,
        title: w.missed.title(ticket),
        lead: w.missed.lead(until),
        sms: w.missed.sms(chain, ticket, until),
      };
    }
    case 'not_yet':
    case 'still_here':
      return { subject, title: w[kind].title, lead: w[kind].lead, sms: w[kind].sms(chain, ticket) };
  }
}
