import { AffectedPage } from '../../../views/manager/affected-page.tsx';
import type { Values } from '../../../views/manager/form-values.ts';
import type { Where } from '../../../views/manager/manager-page.tsx';
import type { AffectedOutcome } from '../../operations/steps/affected-appointments.ts';
import type { AppContext } from '../env.ts';
import { frameOf, respond } from '../respond.tsx';
import { inStore } from './page-context.ts';

interface Asked {
  /** What is given up, where it is not a change of who works when. */
  readonly what?: 'service' | 'store';
  readonly place: Where['place'];
  /** The form that was sent, to be sent again. */
  readonly action: string;
  readonly values: Values;
  readonly backHref: string;
}

/** The change is not made yet: its appointments, and the same form with "keep them". */
export const showAffected = (c: AppContext, outcome: AffectedOutcome, asked: Asked): Response =>
  respond(
    c,
    {
      page: () => (
        <AffectedPage
          frame={frameOf(c)}
          where={inStore(c, asked.place)}
          zone={c.var.store.zone}
          what={asked.what ?? 'plan'}
          appointments={outcome.appointments}
          action={asked.action}
          values={asked.values}
          backHref={asked.backHref}
        />
      ),
    },
    409,
  );
