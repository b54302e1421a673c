import { words } from '../../src/words/words.ts';
import type { Frame } from '../layouts/frame.ts';
import { Button } from '../parts/button.tsx';
import { type Choice, errorOf, SelectField, TextArea, TextField } from '../parts/field.tsx';
import { type FormState, one } from './form-values.ts';
import { ManagerPage, storeBase, type Where } from './manager-page.tsx';
import { OnceKey } from './once-key.tsx';
import { type SetUpStep, SetUpSteps } from './set-up-steps.tsx';

interface Props {
  readonly frame: Frame;
  readonly where: Where;
  readonly said?: string | null;
  readonly form: FormState;
  readonly zones: readonly string[];
  /** On the very first store: the way that begins with it. */
  readonly isFirst?: boolean;
}

/** A store's name, address, place and zone. */
export function StoreForm({ frame, where, said, form, zones, isFirst }: Props) {
  const { lang } = frame;
  const w = words(lang).manager.stores;
  const isNew = where.store === null;
  const field = (name: string) => ({ name, value: one(form.values, name), error: errorOf(form.errors, name) });
  const placeIsOpen = !isNew || ['lat', 'lng', 'zone', 'postcode'].some((name) => errorOf(form.errors, name));
  return (
    <ManagerPage
      frame={frame}
      where={where}
      title={isFirst ? w.addFirst : isNew ? w.add : w.detailsTitle}
      said={said}
      errors={form.errors}
    >
      <form method="post" action={where.store ? `${storeBase(where.store.slug)}/details` : '/manage/stores'}>
        <OnceKey values={form.values} />
        <TextField {...field('name')} label={w.name} hint={w.nameHint} isRequired />
        <TextField {...field('street')} label={w.street} autocomplete="off" />
        <TextField {...field('city')} label={w.city} autocomplete="off" />
        <TextField {...field('state')} label={w.state} isShort autocomplete="off" />
        <TextField {...field('postcode')} label={w.postcode} isShort inputmode="numeric" autocomplete="off" />
        <TextField {...field('country')} label={w.country} hint={w.countryHint} isShort maxlength={2} />
        <TextField {...field('phone')} type="tel" label={words(lang).common.optional(w.phone)} autocomplete="off" />
        <TextField {...field('website')} type="url" label={words(lang).common.optional(w.website)} autocomplete="off" />
        <TextArea
          {...field('directions')}
          label={words(lang).common.optional(w.directions)}
          hint={w.directionsHint}
          maxlength={500}
        />
        <details class="field" open={placeIsOpen}>
          <summary>{w.place}</summary>
          <p class="note">{w.placeHint}</p>
          <SelectField
            {...field('zone')}
            label={w.zone}
            hint={w.zoneHint}
            choices={[
              { value: '', text: w.zoneFromZip },
              ...zones.map((zone): Choice => ({ value: zone, text: zone })),
            ]}
          />
          <TextField {...field('lat')} label={w.lat} isShort />
          <TextField {...field('lng')} label={w.lng} isShort />
        </details>
        <p class="actions">
          <Button isNext>{w.save}</Button>
        </p>
      </form>
      {where.store && where.isOwner && (
        <p class="section">
          <a href={`${storeBase(where.store.slug)}/closing`}>{w.close}</a>
        </p>
      )}
      {isFirst && <SetUpSteps lang={lang} done={new Set<SetUpStep>()} base={null} />}
    </ManagerPage>
  );
}
