import { words } from '../../../src/words/words.ts';
import { Button, ButtonLink } from '../../parts/button.tsx';
import { keptParts, type Part } from '../../parts/kept-drawing.ts';
import type { VisitNowProps } from './visit-now.tsx';

const kept = keptParts(3_000);

type Props = Pick<VisitNowProps, 'acts' | 'visitId' | 'revision' | 'requestKey' | 'lang'> & {
  readonly isCalled: boolean;
};

/** What its holder may do, at least one act. */
export function actsPart({ acts, visitId, revision, requestKey, lang, state }: VisitNowProps): Part {
  const props = { acts, visitId, revision, requestKey, lang, isCalled: state.kind === 'called' };
  return kept(JSON.stringify(props), () => <VisitActs {...props} />);
}

/** Each act is a form of its own, so that it works without a script. */
function VisitActs({ acts, visitId, revision, requestKey, lang, isCalled }: Props) {
  const w = words(lang).visit;
  const base = `/visits/${visitId}`;
  return (
    <div class="visit-acts no-print">
      {acts.includes('here') && (
        <ActForm action={`${base}/here`} revision={revision} requestKey={`${requestKey}h`}>
          <Button isNext isWide>
            {w.here}
          </Button>
        </ActForm>
      )}
      {acts.includes('away') && !isCalled && (
        <ActForm action={`${base}/away`} revision={revision} requestKey={`${requestKey}a`}>
          <Button isWide>{w.moreTime}</Button>
        </ActForm>
      )}
      {acts.includes('leave') && (
        <ButtonLink href={`${base}/leave`} isWide>
          {w.leave}
        </ButtonLink>
      )}
    </div>
  );
}

interface ActFormProps {
  readonly action: string;
  readonly revision: number;
  readonly requestKey: string;
  readonly children?: unknown;
}

export function ActForm({ action, revision, requestKey, children }: ActFormProps) {
  return (
    <form method="post" action={action}>
      <input type="hidden" name="revision" value={String(revision)} />
      <input type="hidden" name="requestKey" value={requestKey} />
      {children as never}
    </form>
  );
}
