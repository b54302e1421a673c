import type { Child } from 'hono/jsx';
import { type Choice, FieldMessage, fieldId } from './field.tsx';

interface FieldsetProps {
  readonly name: string;
  readonly legend: string;
  /** The legend is the page's question, so it is its heading. */
  readonly isHeading?: boolean;
  readonly hint?: string | undefined;
  readonly error?: string | null | undefined;
  readonly children?: Child;
}

/** A group of controls with one name. An error summary links to the first of them. */
export function Fieldset({ name, legend, isHeading, hint, error, children }: FieldsetProps) {
  const id = fieldId(name);
  const described = [hint && `${id}-hint`, error && `${id}-error`].filter(Boolean).join(' ') || undefined;
  return (
    <fieldset class={error ? 'field field-wrong' : 'field'} aria-describedby={described}>
      <legend>{isHeading ? <h1>{legend}</h1> : legend}</legend>
      {hint && (
        <p class="note" id={`${id}-hint`}>
          {hint}
        </p>
      )}
      <FieldMessage id={`${id}-error`} message={error ?? null} />
      {children}
    </fieldset>
  );
}

interface ChoicesProps extends Omit<FieldsetProps, 'children'> {
  readonly choices: readonly Choice[];
  readonly value?: string | undefined;
}

/** One of several. */
export function Radios({ choices, value, ...fieldset }: ChoicesProps) {
  return (
    <Fieldset {...fieldset}>
      {choices.map((choice, i) => (
        <label class="choice">
          <input
            id={i === 0 ? fieldId(fieldset.name) : undefined}
            type="radio"
            name={fieldset.name}
            value={choice.value}
            checked={choice.value === value}
            disabled={choice.isDisabled}
          />
          <span>
            {choice.text}
            {choice.note && <span class="note">{choice.note}</span>}
          </span>
        </label>
      ))}
    </Fieldset>
  );
}

interface CheckboxProps {
  readonly name: string;
  readonly text: string;
  readonly value?: string;
  readonly isChecked: boolean;
}

export function Checkbox({ name, text, value = 'yes', isChecked }: CheckboxProps) {
  return (
    <label class="choice">
      <input type="checkbox" name={name} value={value} checked={isChecked} />
      <span>{text}</span>
    </label>
  );
}
