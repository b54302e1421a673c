import type { DayFigures } from '../../src/domain/replay/day-figures.ts';
import { dateLong, type Language, shortLocalClock } from '../../src/time/wording.ts';
import { figureRows, figureShares } from '../../src/words/day-figures.ts';
import { words } from '../../src/words/words.ts';
import type { Frame } from '../layouts/frame.ts';
import { Button } from '../parts/button.tsx';
import { FigureBars } from '../parts/figure-bars.tsx';
import { Notice } from '../parts/notice.tsx';
import { PairedBars } from '../parts/paired-bars.tsx';
import { Figure, FigureTable } from './accuracy-page.tsx';
import { ManagerPage, type Where } from './manager-page.tsx';

export interface WhatIfValues {
  readonly day: string;
  readonly extra: string;
  readonly lunch: string;
  readonly lunchAt: string;
  readonly slots: string;
  readonly headStart: string;
}

interface Choice {
  readonly value: string;
  readonly text: string;
}

export interface WhatIfProps {
  readonly frame: Frame;
  readonly where: Where;
  readonly action: string;
  readonly values: WhatIfValues;
  readonly services: readonly Choice[];
  readonly advisors: readonly Choice[];
  readonly promiseMinutes: number;
  /** A code of `refused`. */
  readonly refused: string | null;
  readonly result: {
    readonly day: string;
    readonly happened: DayFigures;
    readonly again: DayFigures;
    readonly changed: DayFigures;
    /** Local hours that any of them has a figure of, as the day went. */
    readonly hours: readonly number[];
  } | null;
}

/** A past day played again with something changed. The form only asks: the whole question stands in the address. */
export function WhatIfPage(props: WhatIfProps) {
  const { frame, where, refused, result } = props;
  const w = words(frame.lang).manager.whatIf;
  const sentences: Readonly<Record<string, string>> = w.refused;
  return (
    <ManagerPage frame={frame} where={where} title={w.title}>
      <p class="lead">{w.lead}</p>
      {refused && <Notice tone="late">{sentences[refused] ?? w.refused.nobody_came}</Notice>}
      <WhatIfForm {...props} />
      {result && <Result {...props} result={result} />}
      <section class="section" aria-labelledby="assumes-title">
        <h2 id="assumes-title">{w.assumes}</h2>
        <ul class="plain-list">
          {w.assumptions.map((line) => (
            <li>{line}</li>
          ))}
        </ul>
      </section>
    </ManagerPage>
  );
}

interface PickProps {
  readonly name: keyof WhatIfValues;
  readonly label: string;
  readonly value: string;
  readonly choices: readonly Choice[];
}

function Pick({ name, label, value, choices }: PickProps) {
  return (
    <div class="field">
      <label for={name}>{label}</label>
      <select id={name} name={name}>
        {choices.map((choice) => (
          <option value={choice.value} selected={choice.value === value}>
            {choice.text}
          </option>
        ))}
      </select>
    </div>
  );
}

interface TypeProps {
  readonly name: keyof WhatIfValues;
  readonly label: string;
  readonly value: string;
  readonly type: 'date' | 'time' | 'number';
}

function Typed({ name, label, value, type }: TypeProps) {
  return (
    <div class="field">
      <label for={name}>{label}</label>
      <input id={name} name={name} type={type} value={value} {...(type === 'number' ? { min: '0', max: '240' } : {})} />
    </div>
  );
}

const SHARES = [0, 20, 50, 100];

function WhatIfForm({ frame, action, values, services, advisors }: WhatIfProps) {
  const w = words(frame.lang).manager.whatIf;
  const extra = [{ value: '', text: w.extraNone }, { value: '*', text: w.extraAll }, ...services];
  const lunch = [{ value: '', text: w.lunchNone }, ...advisors];
  const shares = [...new Set([...SHARES, Number(values.slots)])].sort((a, b) => a - b);
  const slots = shares.map((n) => ({ value: String(n), text: n === 0 ? w.slotsAll : w.slotsFewer(n) }));
  return (
    <form method="get" action={action} class="what-if">
      <Typed name="day" label={w.day} value={values.day} type="date" />
      <Pick name="extra" label={w.extra} value={values.extra} choices={extra} />
      <Pick name="lunch" label={w.lunch} value={values.lunch} choices={lunch} />
      <Typed name="lunchAt" label={w.lunchAt} value={values.lunchAt} type="time" />
      <Pick name="slots" label={w.slots} value={values.slots} choices={slots} />
      <Typed name="headStart" label={w.headStart} value={values.headStart} type="number" />
      <Button isNext>{w.play}</Button>
    </form>
  );
}

/** Null where nobody who joined without an appointment in that hour was called. */
function waitAt({ byHour }: DayFigures, hour: number): number | null {
  const found = byHour.find((one) => one.hour === hour);
  return found ? Math.round(found.medianWait) : null;
}

const hourText = (hour: number, lang: Language): string => shortLocalClock(hour * 60, lang);

function Result({
  frame,
  promiseMinutes,
  result,
}: WhatIfProps & { readonly result: NonNullable<WhatIfProps['result']> }) {
  const { lang } = frame;
  const w = words(lang).manager.whatIf;
  const { day, happened, again, changed } = result;
  const days = [happened, again, changed];
  const rows = figureRows(days, promiseMinutes, lang);
  const hours = result.hours.map((hour) => ({ hour, waits: days.map((one) => waitAt(one, hour)) }));
  const pairs = hours.map(({ hour, waits: [was = null, before = null, after = null] }) => ({
    label: hourText(hour, lang).replace(/\s.*$/, ''),
    was,
    before,
    after,
  }));
  return (
    <>
      <section class="section" aria-labelledby="result-title">
        <h2 id="result-title">{w.result}</h2>
        <p class="note">{dateLong(day, lang)}</p>
        <FigureTable label={dateLong(day, lang)} heads={[w.figure, w.happened, w.again, w.changed]} rows={rows} />
        <FigureBars
          id="figures-picture"
          title={w.figuresPicture}
          groups={rows.map(([name, ...texts], i) => ({ name, texts, shares: figureShares(days)[i]! }))}
        />
        <p class="note">{w.figuresNote}</p>
      </section>
      <Figure
        id="hours"
        title={w.hours}
        note={w.hoursNote}
        lang={lang}
        picture={<PairedBars id="hours-picture" title={w.hoursPicture} pairs={pairs} />}
        heads={[w.hour, w.happened, w.again, w.changed]}
        rows={hours.map(({ hour, waits }) => [hourText(hour, lang), ...waits.map((wait) => wait ?? '–')])}
      />
    </>
  );
}
