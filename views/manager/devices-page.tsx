import { words } from '../../src/words/words.ts';
import type { Frame } from '../layouts/frame.ts';
import { Button } from '../parts/button.tsx';
import { errorOf, TextField } from '../parts/field.tsx';
import { Notice } from '../parts/notice.tsx';
import { StateMark } from '../parts/state-mark.tsx';
import { type FormState, one } from './form-values.ts';
import { ManagerPage, storeBase, type Where } from './manager-page.tsx';

type StoreWhere = Where & { readonly store: { readonly slug: string; readonly name: string } };

export interface DeviceLine {
  readonly id: string;
  readonly kind: 'kiosk' | 'display';
  readonly name: string;
  /** "Tue, Nov 24, 2:03 pm"; null = not yet. */
  readonly lastSeen: string | null;
  readonly wantsHelp: boolean;
  /** Nothing is heard of it. */
  readonly isOffline: boolean;
}

interface Props {
  readonly frame: Frame;
  readonly where: StoreWhere;
  readonly said?: string | null;
  readonly devices: readonly DeviceLine[];
  readonly kioskUrl: string;
  readonly displayUrl: string;
  readonly isSecure: boolean;
  readonly form: FormState;
}

/** The paired screens, and the form that accepts the code of a new one. */
export function DevicesPage({ frame, where, said, devices, kioskUrl, displayUrl, isSecure, form }: Props) {
  const all = words(frame.lang).manager;
  const w = all.devices;
  const base = `${storeBase(where.store.slug)}/devices`;
  const field = (name: string) => ({ name, value: one(form.values, name), error: errorOf(form.errors, name) });
  return (
    <ManagerPage frame={frame} where={where} title={w.title} said={said} errors={form.errors}>
      <p class="lead">{w.intro}</p>
      <dl class="facts">
        <dt>{w.kioskAt}</dt>
        <dd>{kioskUrl}</dd>
        <dt>{w.displayAt}</dt>
        <dd>{displayUrl}</dd>
      </dl>
      {!isSecure && <Notice>{w.insecure}</Notice>}
      <form method="post" action={base} class="section">
        <h2>{w.pairTitle}</h2>
        <TextField {...field('code')} label={w.code} hint={w.codeHint} isShort autocomplete="off" maxlength={12} />
        <TextField {...field('name')} label={w.name} hint={w.nameHint} autocomplete="off" maxlength={40} />
        <p class="actions">
          <Button isNext>{w.pair}</Button>
        </p>
      </form>
      <section class="section" aria-labelledby="paired">
        <h2 id="paired">{devices.length === 0 ? w.none : w.title}</h2>
        <ul class="rows">
          {devices.map((device) => (
            <li class="manager-row">
              <span>
                <strong>{device.name || w.kinds[device.kind]}</strong>
                <span class="note">
                  {' '}
                  {w.kinds[device.kind]}, {device.lastSeen ? w.lastSeen(device.lastSeen) : w.neverSeen}
                </span>
                {device.isOffline && (
                  <StateMark shape="offline" tone="late">
                    {w.offline}
                  </StateMark>
                )}
                {device.wantsHelp && (
                  <StateMark shape="diamond" tone="late">
                    {w.help}
                  </StateMark>
                )}
              </span>
              <span class="row-actions">
                <a href={`${base}/${device.id}`} aria-label={all.changeOf(device.name || w.kinds[device.kind])}>
                  {all.change}
                </a>
                <a href={`${base}/${device.id}/removal`}>{w.unpair}</a>
              </span>
            </li>
          ))}
        </ul>
      </section>
    </ManagerPage>
  );
}

interface FormProps {
  readonly frame: Frame;
  readonly where: StoreWhere;
  readonly device: { readonly id: string; readonly title: string };
  readonly form: FormState;
}

export function DeviceForm({ frame, where, device, form }: FormProps) {
  const { manager } = words(frame.lang);
  const w = manager.devices;
  const base = `${storeBase(where.store.slug)}/devices`;
  return (
    <ManagerPage frame={frame} where={where} title={device.title} errors={form.errors}>
      <form method="post" action={`${base}/${device.id}`}>
        <TextField
          name="name"
          label={w.name}
          hint={w.nameHint}
          value={one(form.values, 'name')}
          error={errorOf(form.errors, 'name')}
          maxlength={40}
        />
        <p class="actions">
          <Button isNext>{w.rename}</Button>
          <a href={base}>{manager.goBack}</a>
        </p>
      </form>
    </ManagerPage>
  );
}
