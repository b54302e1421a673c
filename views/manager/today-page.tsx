import { clockTime, dayAndTime } from '../../src/time/wording.ts';
import { words } from '../../src/words/words.ts';
import type { Frame } from '../layouts/frame.ts';
import { ButtonLink } from '../parts/button.tsx';
import { Notice } from '../parts/notice.tsx';
import type { AffectedRow } from './affected-page.tsx';
import { ManagerPage, storeBase, type Where } from './manager-page.tsx';
import { type SetUpStep, SetUpSteps } from './set-up-steps.tsx';

export interface TodayProps {
  readonly frame: Frame;
  readonly where: Where & { readonly store: { readonly slug: string; readonly name: string } };
  readonly said?: string | null;
  readonly zone: string;
  /** How the store stands, whole sentences. */
  readonly sentences: readonly string[];
  readonly attention: readonly AffectedRow[];
  /** So many people were not reached by the last message to them. */
  readonly unreached: number;
  /** Appointments of today on an overflow lane. */
  readonly overflow: readonly { readonly startsAt: number; readonly name: string | null; readonly lane: string }[];
  /** Who works today and when, in words. */
  readonly working: readonly { readonly name: string; readonly when: string }[];
  /** Null once the store can take customers and has everything. */
  readonly setUp: ReadonlySet<SetUpStep> | null;
}

/** The store today: one sentence first, then what is worth a look. */
export function TodayPage(props: TodayProps) {
  const { frame, where, said, zone, sentences, attention, unreached, overflow, working, setUp } = props;
  const { lang } = frame;
  const w = words(lang).manager.stores;
  const base = storeBase(where.store.slug);
  return (
    <ManagerPage frame={frame} where={where} title={words(lang).manager.places.today} said={said}>
      <p class="lead">{sentences.join(' ')}</p>
      <p class="actions">
        <ButtonLink href={`/staff/${where.store.slug}/queue`}>{w.today.toQueue}</ButtonLink>
        <a href={`/stores/${where.store.slug}`}>{w.publicPage}</a>
      </p>
      {setUp && <SetUpSteps lang={lang} done={setUp} base={base} />}
      {attention.length > 0 && (
        <section class="section" aria-labelledby="attention">
          <h2 id="attention">{w.today.attention(attention.length)}</h2>
          <p class="note">{w.today.attentionNote}</p>
          <p class="actions">
            <ButtonLink href={`${base}/attention`}>{words(lang).offers.attention.toList}</ButtonLink>
          </p>
          <ul class="rows">
            {attention.map((row) => (
              <li>
                <strong>{dayAndTime(row.startsAt, zone, lang)}</strong> {row.service}, {row.name ?? row.reference}
              </li>
            ))}
          </ul>
        </section>
      )}
      {unreached > 0 && (
        <section class="section" aria-labelledby="unreached">
          <h2 id="unreached">{words(lang).offers.attention.unreached(unreached)}</h2>
          <p class="actions">
            <ButtonLink href={`${base}/attention#unreached`}>{words(lang).offers.attention.toUnreached}</ButtonLink>
          </p>
        </section>
      )}
      {overflow.length > 0 && (
        <section class="section" aria-labelledby="overflow">
          <h2 id="overflow">{w.today.overflow(overflow.length)}</h2>
          <ul class="rows">
            {overflow.map((row) => (
              <li>
                <strong>{clockTime(row.startsAt, zone, lang)}</strong> {row.lane}
                {row.name && `, ${row.name}`}
              </li>
            ))}
          </ul>
          <p>
            <a href={`${base}/overflow`}>{w.today.toOverflow}</a>
          </p>
        </section>
      )}
      <section class="section" aria-labelledby="working">
        <h2 id="working">{w.today.staffToday}</h2>
        {working.length === 0 ? (
          <Notice>
            {w.today.nobodyPlanned} <a href={`${base}/shifts`}>{w.today.planShifts}</a>
          </Notice>
        ) : (
          <dl class="facts">
            {working.map((person) => (
              <>
                <dt>{person.name}</dt>
                <dd>{person.when}</dd>
              </>
            ))}
          </dl>
        )}
      </section>
    </ManagerPage>
  );
}
