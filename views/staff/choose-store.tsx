import type { Role } from '../../src/domain/access/role.ts';
import { words } from '../../src/words/words.ts';
import type { Frame } from '../layouts/frame.ts';
import { StaffLayout } from '../layouts/staff-layout.tsx';
import { Arrow } from '../parts/icons.tsx';

export interface StaffStore {
  readonly slug: string;
  readonly name: string;
  readonly city: string;
  readonly role: Role;
}

interface Props {
  readonly frame: Frame;
  readonly accountName: string;
  readonly stores: readonly StaffStore[];
}

/** Where an account works in more than one store, or in none yet. */
export function ChooseStorePage({ frame, accountName, stores }: Props) {
  const w = words(frame.lang).staff.stores;
  return (
    <StaffLayout
      frame={frame}
      title={w.title}
      place={frame.chainName}
      me={<span class="staff-me">{accountName}</span>}
      nav={
        <form method="post" action="/sign-out">
          <button type="submit" class="link-button">
            {w.signOut}
          </button>
        </form>
      }
    >
      <main id="main" tabindex={-1} class="staff-stores">
        <h1>{w.title}</h1>
        {stores.length === 0 && <p>{w.none}</p>}
        <ul class="rows">
          {stores.map((store) => (
            <li>
              <a href={`/staff/${store.slug}/queue`}>
                <span>
                  <b>{store.name}</b>
                  <span class="note">
                    {store.city}, {w.role[store.role]}
                  </span>
                </span>
                <Arrow to="right" />
              </a>
            </li>
          ))}
        </ul>
      </main>
    </StaffLayout>
  );
}
