import type { Settings } from '../../src/domain/settings.ts';
import { words } from '../../src/words/words.ts';
import type { Frame } from '../layouts/frame.ts';
import { Button } from '../parts/button.tsx';
import { errorOf, TextField } from '../parts/field.tsx';
import { type FormState, one } from './form-values.ts';
import { ManagerPage, storeBase, type Where } from './manager-page.tsx';

const GROUPS = [
  [
    'booking',
    [
      'slotStepMinutes',
      'leadMinutes',
      'horizonDays',
      'holdMinutes',
      'changeCutoffMinutes',
      'openAppointmentsPerContact',
    ],
  ],
  ['arrival', ['checkInOpensMinutes', 'punctualMinutes', 'releaseMinutes', 'competeBeforeMinutes', 'promiseMinutes']],
  [
    'line',
    [
      'walkInReserveShare',
      'headStartMinutes',
      'keepFreeAheadMinutes',
      'keepFreePastMinutes',
      'maxWaitMinutes',
      'absentMinutes',
      'undoSeconds',
      'joinUntilQuantile',
    ],
  ],
  ['day', ['dayRollsAt', 'contactDays']],
] as const satisfies readonly (readonly [string, readonly (keyof Settings)[]])[];

interface Props {
  readonly frame: Frame;
  readonly where: Where;
  readonly said?: string | null;
  /** What holds where a field is empty. */
  readonly above: Settings;
  readonly form: FormState;
}

/** Every named setting with what it does. Empty = as above it: the chain's, or the value to start with. */
export function SettingsPage({ frame, where, said, above, form }: Props) {
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
      <form method="post" action={where.store ? `${storeBase(where.store.slug)}/settings` : '/manage/settings'}>
        {GROUPS.map(([group, names]) => (
          <fieldset class="section">
            <legend>
              <h2>{w.groups[group]}</h2>
            </legend>
            {names.map((name) => (
              <TextField
                name={name}
                label={w.named[name][0]}
                hint={`${w.named[name][1]} ${w.follows(String(above[name]))}`}
                value={one(form.values, name)}
                error={errorOf(form.errors, name)}
                isShort
                maxlength={10}
                autocomplete="off"
              />
            ))}
          </fieldset>
        ))}
        <p class="actions">
          <Button isNext>{w.save}</Button>
        </p>
      </form>
    </ManagerPage>
  );
}

/** Name and colour of the chain. */
export function ChainPage({ frame, where, said, form }: Omit<Props, 'above'>) {
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
