import type { Settings } from '../../src/domain/settings.ts';
import { words } from '../../src/words/words.ts';
import type { Frame } from '../layouts/frame.ts';
import { Button } from '../parts/button.tsx';
import { errorOf, SelectField, TextField } from '../parts/field.tsx';
import { type FormState, one } from './form-values.ts';
import { ManagerPage, storeBase, type Where } from './manager-page.tsx';

const GROUPS = [
  [
    'booking',
    [
      'slotStepMinutes',
      'leadMinutes',
      'horizonDays',
      'horizonEnds',
      'bookUntil',
      'appointmentsPerDay',
      'holdMinutes',
      'changeCutoffMinutes',
      'openAppointmentsPerContact',
    ],
  ],
  [
    'arrival',
    [
      'checkInOpensMinutes',
      'punctualMinutes',
      'releaseMinutes',
      'competeBeforeMinutes',
      'promiseMinutes',
      'runningLateMinutes',
    ],
  ],
  [
    'line',
    [
      'walkInReserveShare',
      'headStartMinutes',
      'keepFreeAheadMinutes',
      'keepFreePastMinutes',
      'maxWaitMinutes',
      'absentMinutes',
      'nearTurnMinutes',
      'undoSeconds',
      'joinUntilQuantile',
    ],
  ],
  ['day', ['dayRollsAt', 'contactDays']],
] as const satisfies readonly (readonly [string, readonly (keyof Settings)[]])[];

/** The settings of this page; seats by hour have one of their own. */
export const SETTINGS_SHOWN: readonly (keyof Settings)[] = GROUPS.flatMap(([, names]) => names);
export const settingsPath = (where: Where): string =>
  where.store ? `${storeBase(where.store.slug)}/settings` : '/manage/settings';

interface Props {
  readonly frame: Frame;
  readonly where: Where;
  readonly said?: string | null;
  /** What holds where a field is empty. */
  readonly above: Settings;
  /** Hours of the week that have a number of advisors kept free of their own. */
  readonly hoursWithSeats: number;
  readonly form: FormState;
}

/** Every named setting with what it does. Empty = as above it: the chain's, or the value to start with. */
export function SettingsPage({ frame, where, said, above, hoursWithSeats, form }: Props) {
  const w = words(frame.lang).manager.settings;
  return (
    <ManagerPage
      frame={frame}
      where={where}
      title={where.store ? w.title : w.chainTitle}
      said={said}
      errors={form.errors}
    >
      <p class="lead">{where.store ? w.introStore : w.introChain}</p>
      <form method="post" action={settingsPath(where)}>
        {GROUPS.map(([group, names]) => (
          <fieldset class="section">
            <legend>
              <h2>{w.groups[group]}</h2>
            </legend>
            {names.map((name) => (
              <Setting name={name} lang={frame.lang} above={above} form={form} />
            ))}
            {group === 'line' && <SeatsLine where={where} lang={frame.lang} hours={hoursWithSeats} />}
          </fieldset>
        ))}
        <p class="actions">
          <Button isNext>{w.save}</Button>
        </p>
      </form>
    </ManagerPage>
  );
}

type Shown = (typeof GROUPS)[number][1][number];

function Setting({ name, lang, above, form }: { name: Shown; lang: Frame['lang']; above: Settings; form: FormState }) {
  const w = words(lang).manager.settings;
  const [label, hint] = w.named[name];
  const field = { name, label, value: one(form.values, name), error: errorOf(form.errors, name), isShort: true };
  if (name === 'horizonEnds') {
    const texts = w.choices.horizonEnds;
    const choices = [
      { value: '', text: w.followsChoice(texts[above.horizonEnds]) },
      ...Object.entries(texts).map(([value, text]) => ({ value, text })),
    ];
    return <SelectField {...field} hint={hint} choices={choices} />;
  }
  const shown = above[name] === 'none' ? w.noDate : String(above[name]);
  return <TextField {...field} hint={`${hint} ${w.follows(shown)}`} maxlength={10} autocomplete="off" />;
}

function SeatsLine({ where, lang, hours }: { where: Where; lang: Frame['lang']; hours: number }) {
  const w = words(lang).manager.settings;
  return (
    <p>
      <strong>{w.named.walkInSeats[0]}.</strong> {hours === 0 ? w.seats.none : w.seats.some(hours)}{' '}
      <a href={`${settingsPath(where)}/walk-in-seats`}>{w.seats.link}</a>
    </p>
  );
}

/** Name and colour of the chain. */
export function ChainPage({ frame, where, said, form }: Omit<Props, 'above' | 'hoursWithSeats'>) {
  const w = words(frame.lang).manager.settings.look;
  const field = (name: string) => ({ name, value: one(form.values, name), error: errorOf(form.errors, name) });
  return (
    <ManagerPage frame={frame} where={where} title={w.title} said={said} errors={form.errors}>
      <form method="post" action="/manage/chain">
        <TextField {...field('name')} label={w.name} hint={w.nameHint} maxlength={60} isRequired />
        <TextField
          {...field('accent')}
          // A color field cannot show what is none, and what was typed stays.
          type={/^#[0-9a-f]{6}$/i.test(one(form.values, 'accent')) ? 'color' : 'text'}
          label={w.accent}
          hint={w.accentHint}
        />
        <p class="actions">
          <Button isNext>{w.save}</Button>
        </p>
      </form>
    </ManagerPage>
  );
}
