import { words } from '../../src/words/words.ts';
import type { Frame } from '../layouts/frame.ts';
import { Button } from '../parts/button.tsx';
import { errorOf, TextArea, TextField } from '../parts/field.tsx';
import { type FormState, one } from './form-values.ts';
import { ManagerPage, storeBase, type Where } from './manager-page.tsx';

interface Props {
  readonly frame: Frame;
  readonly where: Where & { readonly store: { readonly slug: string; readonly name: string } };
  readonly device: { readonly id: string; readonly title: string };
  readonly form: FormState;
  readonly said?: string | null;
  /** From where it can be read as it is set now; null where its size was not told. */
  readonly readable: { readonly rowsFeet: number; readonly callFeet: number; readonly farthestFeet: number } | null;
}

/** What a manager sets of one lobby display. */
export function DisplayForm({ frame, where, device, form, said, readable }: Props) {
  const { manager } = words(frame.lang);
  const w = manager.devices;
  const base = `${storeBase(where.store.slug)}/devices`;
  const field = (name: string) => ({ name, value: one(form.values, name), error: errorOf(form.errors, name) });
  return (
    <ManagerPage frame={frame} where={where} title={device.title} said={said} errors={form.errors}>
      <form method="post" action={`${base}/${device.id}`}>
        <TextField {...field('name')} label={w.name} hint={w.nameHint} maxlength={40} />
        <h2>{w.display.sight}</h2>
        <p class="note">{w.display.sightText}</p>
        <TextField {...field('screenInches')} label={w.display.screenInches} isShort inputmode="numeric" />
        <TextField {...field('farthestFeet')} label={w.display.farthestFeet} isShort inputmode="numeric" />
        {readable && (
          <p>
            {w.display.readable(readable.callFeet, readable.rowsFeet)}
            {readable.rowsFeet < readable.farthestFeet && ` ${w.display.tooFar}`}
          </p>
        )}
        <h2>{w.display.quiet}</h2>
        <TextField {...field('quietFrom')} label={w.display.quietFrom} hint={w.display.quietHint} isShort />
        <TextField {...field('quietUntil')} label={w.display.quietUntil} isShort />
        <h2>{w.display.notices}</h2>
        <TextArea {...field('notices')} label={w.display.noticesLabel} hint={w.display.noticesHint} rows={5} />
        <p class="actions">
          <Button isNext>{w.display.save}</Button>
          <a href={base}>{manager.goBack}</a>
        </p>
      </form>
    </ManagerPage>
  );
}
