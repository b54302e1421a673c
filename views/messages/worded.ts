import type { AppointmentFacts, ReadyMessage } from '../../src/domain/messages/message.ts';
import { type MessageText, messageText, smsText } from './message-text.ts';
import { offerSms, offerText } from './offer-text.ts';
import { visitSms, visitText } from './visit-text.ts';

/** A message in words, whatever it is about. */
export interface Worded {
  readonly text: MessageText;
  readonly sms: string;
  /** What its calendar file tells; null where there is none. */
  readonly calendar: AppointmentFacts | null;
}

export function worded(message: ReadyMessage): Worded {
  const { language } = message;
  if (message.about === 'offer') {
    const { kind, facts } = message;
    return { text: offerText(kind, facts, language), sms: offerSms(kind, facts, language), calendar: null };
  }
  if (message.about === 'visit') {
    const { kind, facts } = message;
    return { text: visitText(kind, facts, language), sms: visitSms(kind, facts, language), calendar: null };
  }
  const { kind, facts } = message;
  // The time stands as it is: a calendar has nothing to hear.
  const isOfCalendar = kind !== 'running_late';
  return {
    text: messageText(kind, facts, language),
    sms: smsText(kind, facts, language),
    calendar: isOfCalendar ? facts : null,
  };
}
