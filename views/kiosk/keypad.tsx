import { words } from '../../src/words/words.ts';
import type { Frame } from '../layouts/frame.ts';
import { FieldMessage } from '../parts/field.tsx';

export type KeyboardKind = 'digits' | 'code' | 'letters' | 'email';

const KEYS: Readonly<Record<KeyboardKind, string>> = {
  digits: '123456789 0',
  code: '2346789FHKMQRTWX',
  letters: 'ABCDEFGHIJKLMNÑOPQRSTUVWXYZ',
  email: 'abcdefghijklmnopqrstuvwxyz1234567890@._-',
};

/** Signs that the keyboard can type, for redrawing what was pressed without a script. */
export const keysOf = (kind: KeyboardKind): string => KEYS[kind].replaceAll(' ', '');

interface Props {
  readonly frame: Frame;
  readonly action: string;
  readonly method?: 'get' | 'post';
  readonly fields?: Readonly<Record<string, string>>;
  readonly name: string;
  readonly label: string;
  readonly hint?: string | undefined;
  readonly value: string;
  readonly error: string | null;
  readonly keyboard: KeyboardKind;
  readonly submit: string;
  readonly maxLength: number;
}

/**
 * A field with its keys on the screen. Each key is a button of the form: with a script it types, without one the server
 * draws the field anew with the sign added. A keyboard or a hand scanner types into the field itself.
 */
export function KeypadForm(props: Props) {
  const { frame, action, method = 'post', fields = {}, name, label, hint, value, error, keyboard, submit } = props;
  const w = words(frame.lang).kiosk.keys;
  return (
    <form class="kiosk-keypad" method={method} action={action} data-keypad="">
      {Object.entries(fields).map(([key, text]) => (
        <input type="hidden" name={key} value={text} />
      ))}
      {/* Enter sends the form instead of pressing the first key. */}
      <button type="submit" class="visually-hidden" tabindex={-1}>
        {submit}
      </button>
      <div class={error ? 'field field-wrong' : 'field'}>
        <label for="keypad-field">{label}</label>
        {hint && (
          <p class="note" id="keypad-hint">
            {hint}
          </p>
        )}
        <FieldMessage id="keypad-error" message={error} />
        <input
          id="keypad-field"
          type="text"
          name={name}
          value={value}
          maxlength={props.maxLength}
          inputmode="none"
          autocomplete="off"
          autocapitalize="off"
          spellcheck={false}
          aria-invalid={error ? 'true' : undefined}
          aria-describedby={[hint && 'keypad-hint', error && 'keypad-error'].filter(Boolean).join(' ') || undefined}
        />
      </div>
      <fieldset class="kiosk-keys" data-keyboard={keyboard}>
        <legend class="visually-hidden">{w.pad}</legend>
        {[...KEYS[keyboard]].map((key) =>
          key === ' ' ? (
            <span></span>
          ) : (
            <button type="submit" class="button" name="press" value={key} data-type={key}>
              {key}
            </button>
          ),
        )}
        <button type="submit" class="button kiosk-key-wide" name="press" value="delete" data-type="delete">
          {w.delete}
        </button>
      </fieldset>
      <button type="submit" class="button button-next kiosk-main-act">
        {submit}
      </button>
    </form>
  );
}
