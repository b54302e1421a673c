import { dayAndTime } from '../../src/time/wording.ts';
import { words } from '../../src/words/words.ts';
import type { Frame } from '../layouts/frame.ts';
import { Button } from '../parts/button.tsx';
import { ManagerPage, type Where } from './manager-page.tsx';

export interface AffectedRow {
  readonly id: string;
  readonly reference: string;
  readonly startsAt: number;
  readonly service: string;
  readonly name: string | null;
}

/** A form has its bounds: a change that breaks more than so many is agreed to as a whole. */
const MOST_NAMED = 500;

interface Props {
  readonly frame: Frame;
  readonly where: Where;
  readonly zone: string;
  /** What the change takes from them: who would serve them, what they come for, or where. */
  readonly what: 'plan' | 'service' | 'store';
  readonly appointments: readonly AffectedRow[];
  /** The form as it was sent, to be sent again with `keep`. */
  readonly action: string;
  readonly values: Readonly<Record<string, string | readonly string[]>>;
  readonly backHref: string;
}

/** A change would leave these appointments without anybody, or without what they are for. Nothing is done yet. */
export function AffectedPage({ frame, where, zone, what, appointments, action, values, backHref }: Props) {
  const { lang } = frame;
  const w = words(lang).manager;
  const hidden = Object.entries(values)
    .filter(([name]) => name !== 'keep' && name !== 'seen')
    .flatMap(([name, value]) => (typeof value === 'string' ? [value] : value).map((item) => ({ name, value: item })));
  return (
    <ManagerPage frame={frame} where={where} title={w.affected.title(appointments.length)}>
      <p class="lead">{w.affected.text[what]}</p>
      <div class="wide-table section">
        <table>
          <thead>
            <tr>
              <th scope="col">{w.affected.when}</th>
              <th scope="col">{w.affected.who}</th>
              <th scope="col">{w.affected.what}</th>
              <th scope="col">{w.affected.reference}</th>
            </tr>
          </thead>
          <tbody>
            {appointments.map((row) => (
              <tr>
                <th scope="row">{dayAndTime(row.startsAt, zone, lang)}</th>
                <td>{row.name ?? w.affected.nobody}</td>
                <td>{row.service}</td>
                <td>{row.reference}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      <form method="post" action={action}>
        {hidden.map(({ name, value }) => (
          <input type="hidden" name={name} value={value} />
        ))}
        <input type="hidden" name="keep" value="yes" />
        {appointments.length <= MOST_NAMED && (
          <input type="hidden" name="seen" value={appointments.map((row) => row.id).join(' ')} />
        )}
        <p class="note">{words(lang).offers.attention.keepNote[what]}</p>
        <p class="actions">
          <Button>{w.affected.keep(appointments.length)}</Button>
          <a href={backHref}>{w.goBack}</a>
        </p>
      </form>
    </ManagerPage>
  );
}
