import { words } from '../../src/words/words.ts';
import type { Frame } from '../layouts/frame.ts';
import { Button } from '../parts/button.tsx';
import { RefusedNotice } from '../parts/notice.tsx';
import { ManagerPage, type Where } from './manager-page.tsx';

export interface ConfirmProps {
  readonly frame: Frame;
  readonly where: Where;
  readonly title: string;
  readonly text: string;
  readonly button: string;
  readonly action: string;
  readonly backHref: string;
  /** Why it was refused, where it was tried. */
  readonly refused?: string | null;
}

/** Nothing is taken away by one press: this page says what it would mean. */
export function ConfirmPage({ frame, where, title, text, button, action, backHref, refused }: ConfirmProps) {
  return (
    <ManagerPage frame={frame} where={where} title={title}>
      <RefusedNotice text={refused ?? null} />
      <p class="lead">{text}</p>
      <form method="post" action={action} class="actions">
        <Button>{button}</Button>
        <a href={backHref}>{words(frame.lang).manager.goBack}</a>
      </form>
    </ManagerPage>
  );
}
