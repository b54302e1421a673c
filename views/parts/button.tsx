import type { Child } from 'hono/jsx';

interface Look {
  /** The one next step of the screen. */
  readonly isNext?: boolean;
  readonly isWide?: boolean;
  /** Underlined text, for what is rarely wanted. */
  readonly isPlain?: boolean;
}

const classes = ({ isNext, isWide, isPlain }: Look): string =>
  ['button', isNext && 'button-next', isWide && 'button-wide', isPlain && 'button-plain'].filter(Boolean).join(' ');

interface ButtonProps extends Look {
  readonly name?: string;
  readonly value?: string;
  readonly isDisabled?: boolean;
  readonly children?: Child;
}

/** Sends its form. The label says what it does. */
export function Button({ name, value, isDisabled, children, ...look }: ButtonProps) {
  return (
    <button type="submit" class={classes(look)} name={name} value={value} disabled={isDisabled}>
      {children}
    </button>
  );
}

export function ButtonLink({ href, children, ...look }: Look & { href: string; children?: Child }) {
  return (
    <a class={classes(look)} href={href}>
      {children}
    </a>
  );
}
