import type { Child } from 'hono/jsx';
import type { Accuracy } from '../../src/domain/reports/accuracy.ts';
import type { HeldShare } from '../../src/domain/reports/track-record.ts';
import { dateLong, type Language, shortLocalClock } from '../../src/time/wording.ts';
import { words } from '../../src/words/words.ts';
import type { Frame } from '../layouts/frame.ts';
import { CalibrationChart, ComparedBars, MinuteBars, QuotedChart } from '../parts/accuracy-charts.tsx';
import { Notice } from '../parts/notice.tsx';
import { ManagerPage, type Where } from './manager-page.tsx';

export interface AccuracyProps extends Accuracy {
  readonly frame: Frame;
  readonly where: Where;
  readonly from: string;
  readonly to: string;
  readonly days: number;
  readonly serviceNames: Readonly<Record<string, string>>;
  readonly serviceMinutes: Readonly<Record<string, number>>;
  readonly isDoubted: boolean;
}

/** Whole percent; 100 only where every one held. */
export const share = ({ held, of }: Pick<HeldShare, 'held' | 'of'>): string =>
  of === 0 ? '–' : `${held === of ? 100 : Math.min(99, Math.round((held / of) * 100))}%`;
const clock = (hour: number, lang: Language): string => shortLocalClock(hour * 60, lang);

/** How the store's forecasts did: one sentence, four pictures, and each picture's figures. */
export function AccuracyPage(props: AccuracyProps) {
  const { frame, where, held, days, from, to } = props;
  const { lang } = frame;
  const w = words(lang).manager.accuracy;
  return (
    <ManagerPage frame={frame} where={where} title={w.title}>
      {held.of === 0 ? (
        <Notice>{w.nothing}</Notice>
      ) : (
        <>
          <p class="lead">{w.lead(share(held), held.of, days)}</p>
          {props.isDoubted && <Notice tone="late">{w.doubted}</Notice>}
          <p class="note">{w.span(dateLong(from, lang), dateLong(to, lang))}</p>
          <div class="report-grid">
            <Errors {...props} />
            <Calibration {...props} />
            <Quoted {...props} />
            <Hours {...props} />
            <Services {...props} />
          </div>
        </>
      )}
    </ManagerPage>
  );
}

interface FigureProps {
  readonly id: string;
  readonly title: string;
  readonly note: string;
  readonly lang: Language;
  readonly picture: Child;
  readonly heads: readonly string[];
  readonly rows: readonly (readonly (string | number)[])[];
}

/** A picture with the same figures as a table. */
export function Figure({ id, title, note, lang, picture, heads, rows }: FigureProps) {
  return (
    <section class="section" aria-labelledby={`${id}-title`}>
      <h2 id={`${id}-title`}>{title}</h2>
      <p class="note">{note}</p>
      {picture}
      <details>
        <summary>{words(lang).manager.accuracy.asTable}</summary>
        <FigureTable heads={heads} rows={rows} label={`${title}: ${words(lang).manager.accuracy.asTable}`} />
      </details>
    </section>
  );
}

/** Wide tables scroll by themselves, also by keyboard. */
export function FigureTable({ heads, rows, label }: Pick<FigureProps, 'heads' | 'rows'> & { readonly label: string }) {
  return (
    <section class="table-scroll" tabindex={0} aria-label={label}>
      <table class="dense">
        <thead>
          <tr>
            {heads.map((head, i) => (
              <th scope="col" class={i === 0 ? undefined : 'number'}>
                {head}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map(([first, ...rest]) => (
            <tr>
              <th scope="row">{first}</th>
              {rest.map((cell) => (
                <td class="number">{cell}</td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}

function Errors({ frame: { lang }, errors }: AccuracyProps) {
  const w = words(lang).manager.accuracy;
  if (errors.ours === null) return null;
  const bars = [
    { label: w.ours, value: errors.ours },
    { label: w.configured, value: errors.configured! },
    { label: w.naive, value: errors.naive! },
  ];
  return (
    <Figure
      id="errors"
      title={w.errorsTitle}
      note={w.errorsNote(errors.of)}
      lang={lang}
      picture={<ComparedBars id="errors-picture" title={w.errorsPicture(errors.ours, errors.naive!)} bars={bars} />}
      heads={[w.method, w.error]}
      rows={bars.map(({ label, value }) => [label, value])}
    />
  );
}

function Calibration({ frame: { lang }, calibration }: AccuracyProps) {
  const w = words(lang).manager.accuracy;
  const percent = (n: number): string => `${Math.round(n * 100)}%`;
  const middle = calibration.find((point) => point.level === 0.5);
  if (!middle) return null;
  const title = w.calibrationPicture(percent(middle.share));
  return (
    <Figure
      id="calibration"
      title={w.calibrationTitle}
      note={w.calibrationNote}
      lang={lang}
      picture={<CalibrationChart id="calibration-picture" title={title} points={calibration} ideal={w.ideal} />}
      heads={[w.level, w.cameTrue]}
      rows={calibration.map(({ level, share: true_ }) => [percent(level), percent(true_)])}
    />
  );
}

function Quoted({ frame: { lang }, byQuote }: AccuracyProps) {
  const w = words(lang).manager.accuracy;
  if (byQuote.length === 0) return null;
  return (
    <Figure
      id="quoted"
      title={w.quotedTitle}
      note={w.quotedNote}
      lang={lang}
      picture={<QuotedChart id="quoted-picture" title={w.quotedPicture} rows={byQuote} />}
      heads={[w.told, w.p20, w.median, w.p85, w.visits]}
      rows={byQuote.map((row) => [row.likely, row.p20, row.median, row.p85, row.people])}
    />
  );
}

function Hours({ frame: { lang }, byHour }: AccuracyProps) {
  const w = words(lang).manager.accuracy;
  if (byHour.length === 0) return null;
  const bars = byHour.map(({ hour, error }) => ({ label: clock(hour, lang).replace(/\s.*$/, ''), value: error }));
  const worst = [...byHour].sort((a, b) => b.error - a.error)[0]!;
  return (
    <Figure
      id="hours"
      title={w.hoursTitle}
      note={w.hoursNote}
      lang={lang}
      picture={
        <MinuteBars id="hours-picture" title={w.hoursPicture(clock(worst.hour, lang), worst.error)} bars={bars} />
      }
      heads={[w.from, w.error, w.held, w.over, w.visits]}
      rows={byHour.map((row) => [clock(row.hour, lang), row.error, share(row), row.over, row.of])}
    />
  );
}

function Services({ frame: { lang }, byService, serviceNames, serviceMinutes }: AccuracyProps) {
  const w = words(lang).manager.accuracy;
  const rows = byService
    .filter((row) => serviceNames[row.service] !== undefined)
    .map((row) => [
      serviceNames[row.service]!,
      row.of,
      share(row),
      row.over,
      row.medianWait ?? '–',
      row.error ?? '–',
      serviceMinutes[row.service] ?? '–',
    ]);
  return (
    <section class="section report-full" aria-labelledby="services-title">
      <h2 id="services-title">{w.servicesTitle}</h2>
      <FigureTable
        heads={[w.service, w.visits, w.held, w.over, w.medianWait, w.error, w.setTo]}
        rows={rows}
        label={`${w.servicesTitle}: ${w.visits}`}
      />
    </section>
  );
}
