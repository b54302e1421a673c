import { Arrow } from '../parts/icons.tsx';

interface Props {
  readonly title: string;
  readonly hint?: string | undefined;
  readonly isLarge?: boolean;
}

function Inner({ title, hint }: Props) {
  return (
    <>
      <span>
        <b>{title}</b>
        {hint && <small>{hint}</small>}
      </span>
      <Arrow to="right" />
    </>
  );
}

/** An answer that leads on: the whole surface is the target. */
export function ChoiceLink({ href, isLarge, ...rest }: Props & { href: string }) {
  return (
    <a class={isLarge ? 'kiosk-choice kiosk-choice-large' : 'kiosk-choice'} href={href}>
      <Inner {...rest} />
    </a>
  );
}

/** An answer that does something: sends the form it stands in. */
export function ChoiceButton({ name, value, isLarge, ...rest }: Props & { name?: string; value?: string }) {
  return (
    <button
      type="submit"
      class={isLarge ? 'kiosk-choice kiosk-choice-large' : 'kiosk-choice'}
      name={name}
      value={value}
    >
      <Inner {...rest} />
    </button>
  );
}
