import { words } from '../../src/words/words.ts';
import type { Frame } from '../layouts/frame.ts';
import { Button } from '../parts/button.tsx';
import { errorOf, TextField } from '../parts/field.tsx';
import { type FormState, one } from './form-values.ts';
import { ManagerPage, storeBase, type Where } from './manager-page.tsx';
import { OnceKey } from './once-key.tsx';

type StoreWhere = Where & { readonly store: { readonly slug: string; readonly name: string } };

interface ListProps {
  readonly frame: Frame;
  readonly where: StoreWhere;
  readonly said?: string | null;
  readonly counters: readonly { readonly id: string; readonly name: string; readonly isStaffed: boolean }[];
  readonly form: FormState;
}

/** The counters, and a form that adds one by name or several by number. */
export function CountersPage({ frame, where, said, counters, form }: ListProps) {
  const all = words(frame.lang).manager;
  const w = all.staff.counters;
  const base = `${storeBase(where.store.slug)}/counters`;
  const field = (name: string) => ({ name, value: one(form.values, name), error: errorOf(form.errors, name) });
  return (
    <ManagerPage frame={frame} where={where} title={w.title} said={said} errors={form.errors}>
      <p class="lead">{counters.length === 0 ? w.none : w.intro}</p>
      {counters.length === 0 && <p>{w.noneText}</p>}
      <ul class="rows section">
        {counters.map((counter) => (
          <li class="manager-row">
            <span>
              <strong>{w.spoken(counter.name)}</strong>
              {counter.isStaffed && <span class="note"> {w.staffed}</span>}
            </span>
            <span class="row-actions">
              <a href={`${base}/${counter.id}`} aria-label={all.changeOf(w.spoken(counter.name))}>
                {all.change}
              </a>
              <a href={`${base}/${counter.id}/removal`} aria-label={all.removeOf(w.spoken(counter.name))}>
                {all.remove}
              </a>
            </span>
          </li>
        ))}
      </ul>
      <form method="post" action={base} class="section">
        <OnceKey values={form.values} />
        <h2>{w.add}</h2>
        <TextField {...field('name')} label={w.name} hint={w.nameHint} isShort maxlength={20} autocomplete="off" />
        <TextField {...field('several')} label={w.several} hint={w.severalHint} inputmode="numeric" isShort />
        <p class="actions">
          <Button isNext>{w.addButton}</Button>
        </p>
      </form>
    </ManagerPage>
  );
}

interface FormProps {
  readonly frame: Frame;
  readonly where: StoreWhere;
  readonly counter: { readonly id: string; readonly name: string };
  readonly form: FormState;
}

export function CounterForm({ frame, where, counter, form }: FormProps) {
  const { manager } = words(frame.lang);
  const w = manager.staff.counters;
  const base = `${storeBase(where.store.slug)}/counters`;
  return (
    <ManagerPage frame={frame} where={where} title={w.spoken(counter.name)} errors={form.errors}>
      <form method="post" action={`${base}/${counter.id}`}>
        <TextField
          name="name"
          label={w.name}
          hint={w.nameHint}
          value={one(form.values, 'name')}
          error={errorOf(form.errors, 'name')}
          isShort
          maxlength={20}
        />
        <p class="actions">
          <Button isNext>{w.save}</Button>
          <a href={base}>{manager.goBack}</a>
        </p>
      </form>
    </ManagerPage>
  );
}
