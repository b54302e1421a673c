import { words } from '../../src/words/words.ts';
import { ActForm } from './act-form.tsx';
import type { StaffScreen } from './staff-props.ts';

const BREAKS = [
  { reason: 'short_break', minutes: 10 },
  { reason: 'short_break', minutes: 15 },
  { reason: 'lunch', minutes: 30 },
  { reason: 'lunch', minutes: 60 },
  { reason: 'back_office', minutes: null },
  { reason: 'training', minutes: null },
] as const;

/** Each usual break is one button that says how long; the forecast counts on that time. */
export function BreakForm({ screen }: { screen: StaffScreen }) {
  const w = words(screen.lang).staff.acts;
  return (
    <section class="staff-panel" aria-labelledby="break-title">
      <h2 id="break-title">{w.breakTitle}</h2>
      {screen.visit && <p class="notice">{w.breakWithVisit}</p>}
      <ActForm id="break" action={`${screen.base}/pauses`} requestKey={screen.newKey()}>
        <div class="staff-choices">
          {BREAKS.map(({ reason, minutes }) => (
            <button
              type="submit"
              class="button"
              name="pause"
              value={`${reason}:${minutes ?? ''}`}
              disabled={screen.visit !== null}
            >
              {w.breakReasons[reason]}, {minutes === null ? w.breakOpenEnd : w.breakMinutes(minutes)}
            </button>
          ))}
          <a class="button button-plain" href={`${screen.base}/queue`} data-shortcut="Escape">
            {w.cancel}
          </a>
        </div>
      </ActForm>
    </section>
  );
}

export function CloseForm({ screen }: { screen: StaffScreen }) {
  const w = words(screen.lang).staff.acts;
  return (
    <section class="staff-panel" aria-labelledby="close-title">
      <h2 id="close-title">{w.closeTitle}</h2>
      <p>{w.closeText}</p>
      <ActForm id="close-counter" action={`${screen.base}/closings`} requestKey={screen.newKey()}>
        <div class="actions">
          <button type="submit" class="button button-next">
            {w.close}
          </button>
          <a class="button" href={`${screen.base}/queue`} data-shortcut="Escape">
            {w.cancel}
          </a>
        </div>
      </ActForm>
    </section>
  );
}
