import { words } from '../../src/words/words.ts';
import type { Frame } from '../layouts/frame.ts';
import { Button } from '../parts/button.tsx';
import { Checkbox } from '../parts/choices.tsx';
import { type FieldError, fieldId, SelectField } from '../parts/field.tsx';
import { ManagerPage, type Where } from './manager-page.tsx';

export interface AttentionRow {
  readonly id: string;
  /** "Tue, Nov 24, 3:15 pm" */
  readonly when: string;
  readonly who: string;
  /** Address or number, or that there is none. */
  readonly contact: string;
  readonly what: string;
  /** Why, and how far the customer was told. */
  readonly state: readonly string[];
  readonly isTicked: boolean;
}

/** Somebody whom no message reached, as a line: who, when or with which ticket, and how they might be told. */
export interface UnreachedRow {
  readonly who: string;
  readonly what: string;
  readonly contact: string;
  /** Where it opens; null in a store that is closed for good. */
  readonly href: string | null;
}

interface Props {
  readonly frame: Frame;
  readonly where: Where;
  readonly said: string | null;
  readonly errors: readonly FieldError[];
  readonly base: string;
  /** Where an appointment opens, on the staff's side; null in a store that is closed for good, which has none. */
  readonly appointmentHref: ((id: string) => string) | null;
  readonly rows: readonly AttentionRow[];
  readonly unreached: readonly UnreachedRow[];
}

/** Appointments that a change left without anybody, and the three ways out of it for those that are ticked. */
export function AttentionPage({ frame, where, said, errors, base, rows, unreached, appointmentHref }: Props) {
  const w = words(frame.lang).offers.attention;
  return (
    <ManagerPage frame={frame} where={where} title={w.title} said={said} errors={errors}>
      <p class="lead">{rows.length === 0 ? w.none : w.text}</p>
      {rows.length > 0 && (
        <form method="post" action={`${base}/offers`}>
          <fieldset class="section">
            <legend>{w.choose}</legend>
            <ul class="rows">
              {rows.map((row, i) => (
                <Row
                  row={row}
                  isFirst={i === 0}
                  base={base}
                  lang={frame.lang}
                  href={appointmentHref?.(row.id) ?? null}
                />
              ))}
            </ul>
          </fieldset>
          <Choices lang={frame.lang} base={base} />
        </form>
      )}
      {unreached.length > 0 && <UnreachedList lang={frame.lang} rows={unreached} />}
    </ManagerPage>
  );
}

function UnreachedList({ lang, rows }: { lang: Frame['lang']; rows: readonly UnreachedRow[] }) {
  const w = words(lang).offers.attention;
  return (
    <section class="section" aria-labelledby="unreached">
      <h2 id="unreached">{w.unreached(rows.length)}</h2>
      <p class="note">{w.unreachedNote}</p>
      <ul class="rows">
        {rows.map((row) => (
          <li>
            <strong>{row.href ? <a href={row.href}>{row.who}</a> : row.who}</strong> {row.what}, {row.contact}
          </li>
        ))}
      </ul>
    </section>
  );
}

interface RowProps {
  readonly row: AttentionRow;
  readonly isFirst: boolean;
  readonly base: string;
  readonly lang: Frame['lang'];
  readonly href: string | null;
}

function Row({ row, isFirst, base, lang, href }: RowProps) {
  const w = words(lang).offers.attention;
  return (
    <li class="attention-row" id={`attention-${row.id}`}>
      <label class="choice">
        <input
          type="checkbox"
          name="appointment"
          value={row.id}
          id={isFirst ? fieldId('appointment') : undefined}
          checked={row.isTicked}
        />
        <span>
          {row.when}, {row.who}
          <span class="note">{row.contact}</span>
        </span>
      </label>
      <div>
        <p>{row.what}</p>
        <p>{row.state.join(' ')}</p>
        <p class="note">
          <a href={`${base}/${row.id}/times`} aria-label={w.timesOf(row.who, row.when)}>
            {w.times}
          </a>
          {href && (
            <a href={href} aria-label={w.openOf(row.who, row.when)}>
              {w.open}
            </a>
          )}
        </p>
      </div>
    </li>
  );
}

function Choices({ lang, base }: { lang: Frame['lang']; base: string }) {
  const w = words(lang).offers.attention;
  return (
    <section class="section" aria-labelledby="attention-choices">
      <h2 id="attention-choices">{w.all}</h2>
      <div class="attention-choice">
        <Button isNext>{w.offer}</Button>
        <p class="note">{w.offerNote}</p>
      </div>
      <div class="attention-choice">
        <button type="submit" class="button" formaction={`${base}/replans`}>
          {w.replan}
        </button>
        <p class="note">{w.replanNote}</p>
      </div>
      <div class="attention-choice">
        <SelectField
          name="reason"
          label={w.reason}
          choices={Object.entries(w.cancelReasons).map(([value, text]) => ({ value, text }))}
        />
        <button type="submit" class="button" formaction={`${base}/cancellations`}>
          {w.cancel}
        </button>
        <p class="note">{w.cancelNote}</p>
      </div>
    </section>
  );
}

interface TimesProps {
  readonly frame: Frame;
  readonly where: Where;
  readonly errors: readonly FieldError[];
  readonly base: string;
  readonly id: string;
  readonly who: string;
  readonly when: string;
  readonly times: readonly { readonly value: string; readonly text: string; readonly isTicked: boolean }[];
}

/** Which times one customer is offered. */
export function OfferTimesPage({ frame, where, errors, base, id, who, when, times }: TimesProps) {
  const w = words(frame.lang).offers.attention;
  return (
    <ManagerPage frame={frame} where={where} title={w.timesTitle} errors={errors}>
      <p class="lead">{times.length === 0 ? w.noTimes : w.timesText(who, when)}</p>
      {times.length > 0 && (
        <form method="post" action={`${base}/offers`}>
          <input type="hidden" name="appointment" value={id} />
          <input type="hidden" name="chosen" value="times" />
          <fieldset id={fieldId('startsAt')} class="field" tabindex={-1}>
            <legend>{w.timesLegend}</legend>
            {times.map((time) => (
              <Checkbox name="startsAt" value={time.value} text={time.text} isChecked={time.isTicked} />
            ))}
          </fieldset>
          <p class="actions">
            <Button isNext>{w.timesSubmit}</Button>
            <a href={base}>{words(frame.lang).manager.goBack}</a>
          </p>
        </form>
      )}
    </ManagerPage>
  );
}
