import type { Language } from '../../src/time/wording.ts';
import { words } from '../../src/words/words.ts';
import { StateShape } from '../parts/state-mark.tsx';

export const SET_UP_STEPS = [
  'store',
  'hours',
  'services',
  'advisors',
  'shifts',
  'counters',
  'people',
  'devices',
] as const;
export type SetUpStep = (typeof SET_UP_STEPS)[number];

const PATHS: Readonly<Record<Exclude<SetUpStep, 'store'>, string>> = {
  hours: '/hours',
  services: '/services/starting-set',
  advisors: '/advisors',
  shifts: '/shifts',
  counters: '/counters',
  people: '/people/new',
  devices: '/devices',
};

interface Props {
  readonly lang: Language;
  readonly done: ReadonlySet<SetUpStep>;
  /** Address of the store's pages; null before there is a store. */
  readonly base: string | null;
}

/** The way from an empty database to the first customer, each step a page. */
export function SetUpSteps({ lang, done, base }: Props) {
  const w = words(lang).manager.stores.setUp;
  const next = SET_UP_STEPS.find((step) => !done.has(step) && step !== 'devices');
  return (
    <section class="section" aria-labelledby="set-up">
      <div class="section-head">
        <h2 id="set-up">{w.title}</h2>
        <p class="note">{w.progress(done.size, SET_UP_STEPS.length)}</p>
      </div>
      <p>{w.text}</p>
      <ol class="rows set-up-steps">
        {SET_UP_STEPS.map((step) => {
          const [title, note] = w.steps[step]!;
          const href = step === 'store' ? '/manage/stores/new' : base && base + PATHS[step];
          const isDone = done.has(step);
          return (
            <li class={step === next ? 'set-up-next' : undefined} aria-current={step === next ? 'step' : undefined}>
              <span class="set-up-name">
                {href && !(step === 'store' && isDone) ? <a href={href}>{title}</a> : <span>{title}</span>}
                <span class="note">{note}</span>
              </span>
              <span class={isDone ? 'state state-ok' : 'state'}>
                <StateShape shape={isDone ? 'tick' : 'ring'} />
                <span>{isDone ? w.done : step === next ? w.next : w.later}</span>
              </span>
            </li>
          );
        })}
      </ol>
    </section>
  );
}
