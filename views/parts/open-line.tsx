import type { HoursSentence } from '../../src/domain/store/hours-view.ts';
import type { Language } from '../../src/time/wording.ts';
import { hoursText } from '../../src/words/hours-text.ts';
import { type Shape, StateMark, type Tone } from './state-mark.tsx';

const LOOKS: Readonly<Record<HoursSentence['code'], readonly [Shape, Tone]>> = {
  openAllDay: ['disc', 'ok'],
  openUntil: ['disc', 'ok'],
  closesSoon: ['half', 'soon'],
  opens: ['ring', 'off'],
  closed: ['ring', 'off'],
  closedToday: ['open-diamond', 'plain'],
  callForHours: ['ring', 'off'],
};

/** "Open until 8 pm" with its shape. */
export function OpenLine({ sentence, zone, lang }: { sentence: HoursSentence; zone: string; lang: Language }) {
  const [shape, tone] = LOOKS[sentence.code];
  return (
    <StateMark shape={shape} tone={tone}>
      {hoursText(sentence, zone, lang)}
    </StateMark>
  );
}
