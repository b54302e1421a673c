import type { AppointmentFacts, ReadyMessage } from '../../src/domain/messages/message.ts';
import { fitSms, opensConversation, wantsStopHint } from '../../src/words/sms-letters.ts';
import { words } from '../../src/words/words.ts';
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

function wordsOf(message: ReadyMessage): Worded {
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
  // One who is told that it starts late keeps the time that was booked: a calendar has nothing to hear.
  const calendar = kind === 'running_late' ? null : facts;
  return { text: messageText(kind, facts, language), sms: smsText(kind, facts, language), calendar };
}

/** A message in words, its text message as short as its alphabet and its price want it. */
export function worded(message: ReadyMessage): Worded {
  const all = wordsOf(message);
  if (message.channel !== 'sms') return all;
  const stop = wantsStopHint(message.recipient) ? words(message.language).messages.smsStop : null;
  return { ...all, sms: fitSms({ text: all.sms, stop, mustSayStop: opensConversation(message.kind) }) };
}
