import type { Child } from 'hono/jsx';
import type { Language } from '../../src/time/wording.ts';
import { words } from '../../src/words/words.ts';
import { StateShape } from './state-mark.tsx';

/** What is wrong with a form: the field's name and a sentence that says how to mend it. */
export interface FieldError {
  readonly field: string;
  readonly message: string;
}

export const errorOf = (errors: readonly FieldError[], field: string): string | null =>
  errors.find((e) => e.field === field)?.message ?? null;

export const fieldId = (name: string): string => `field-${name}`;

/** Stands first in a refused form, takes the focus and links to each field. Nothing where nothing is wrong. */
export function ErrorSummary({ errors, lang }: { errors: readonly FieldError[]; lang: Language }) {
  if (errors.length === 0) return null;
  return (
    <div class="error-summary" role="alert" tabindex={-1} data-takes-focus="">
      <h2>{words(lang).common.errorSummary(errors.length)}</h2>
      <ul>
        {errors.map((e) => (
          <li>
            <a href={`#${fieldId(e.field)}`}>{e.message}</a>
          </li>
        ))}
      </ul>
    </div>
  );
}

export function FieldMessage({ id, message }: { id: string; message: string | null }) {
  if (!message) return null;
  return (
    <p class="field-error" id={id}>
      <StateShape shape="diamond" />
      <span>{message}</span>
    </p>
  );
}

interface FieldProps {
  readonly name: string;
  readonly label: string;
  readonly hint?: string | undefined;
  readonly error?: string | null | undefined;
  readonly isShort?: boolean;
  readonly children?: Child;
}

const described = (name: string, hint: string | undefined, error: string | null | undefined): string | undefined =>
  [hint && `${fieldId(name)}-hint`, error && `${fieldId(name)}-error`].filter(Boolean).join(' ') || undefined;

/** Label, hint and error around a control that has the id `fieldId(name)`. */
export function Field({ name, label, hint, error, isShort, children }: FieldProps) {
  const id = fieldId(name);
  return (
    <div class={`field${error ? ' field-wrong' : ''}${isShort ? ' field-short' : ''}`}>
      <label for={id}>{label}</label>
      {hint && (
        <p class="note" id={`${id}-hint`}>
          {hint}
        </p>
      )}
      <FieldMessage id={`${id}-error`} message={error ?? null} />
      {children}
    </div>
  );
}

interface TextProps extends Omit<FieldProps, 'children'> {
  readonly type?: 'text' | 'tel' | 'email' | 'search' | 'password' | 'number' | 'date' | 'time' | 'url' | 'color';
  readonly value?: string | undefined;
  readonly autocomplete?: string;
  readonly inputmode?: 'text' | 'numeric' | 'tel' | 'email' | 'search';
  readonly maxlength?: number;
  readonly min?: string;
  readonly max?: string;
  readonly step?: string;
  readonly isRequired?: boolean;
}

/** One line to type in. Never validated by the browser alone: the server's words are the better ones. */
export function TextField(props: TextProps) {
  const { name, hint, error, type = 'text', value, isRequired } = props;
  return (
    <Field {...props}>
      <input
        id={fieldId(name)}
        name={name}
        type={type}
        value={value}
        autocomplete={props.autocomplete}
        inputmode={props.inputmode}
        maxlength={props.maxlength}
        min={props.min}
        max={props.max}
        step={props.step}
        aria-required={isRequired ? 'true' : undefined}
        aria-invalid={error ? 'true' : undefined}
        aria-describedby={described(name, hint, error)}
      />
    </Field>
  );
}

interface TextAreaProps extends Omit<FieldProps, 'children'> {
  readonly value?: string | undefined;
  readonly rows?: number;
  readonly maxlength?: number;
}

export function TextArea(props: TextAreaProps) {
  const { name, hint, error, value, rows = 3, maxlength } = props;
  return (
    <Field {...props}>
      <textarea
        id={fieldId(name)}
        name={name}
        rows={rows}
        maxlength={maxlength}
        aria-invalid={error ? 'true' : undefined}
        aria-describedby={described(name, hint, error)}
      >
        {value}
      </textarea>
    </Field>
  );
}

export interface Choice {
  readonly value: string;
  readonly text: string;
  readonly note?: string | undefined;
  readonly isDisabled?: boolean;
}

interface SelectProps extends Omit<FieldProps, 'children'> {
  readonly value?: string | undefined;
  readonly choices: readonly Choice[];
}

export function SelectField(props: SelectProps) {
  const { name, hint, error, value, choices } = props;
  return (
    <Field {...props}>
      <select
        id={fieldId(name)}
        name={name}
        aria-invalid={error ? 'true' : undefined}
        aria-describedby={described(name, hint, error)}
      >
        {choices.map((choice) => (
          <option value={choice.value} selected={choice.value === value} disabled={choice.isDisabled}>
            {choice.text}
          </option>
        ))}
      </select>
    </Field>
  );
}
