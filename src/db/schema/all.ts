import * as access from './access.ts';
import * as booking from './booking.ts';
import * as catalogue from './catalogue.ts';
import * as claims from './claims.ts';
import * as kiosk from './kiosk.ts';
import * as learning from './learning.ts';
import * as messages from './messages.ts';
import * as queue from './queue.ts';
import * as relations from './relations.ts';
import * as reports from './reports.ts';
import * as staff from './staff.ts';
import * as store from './store.ts';
import * as wishes from './wishes.ts';

export const schema = {
  ...store,
  ...catalogue,
  ...staff,
  ...booking,
  ...claims,
  ...queue,
  ...learning,
  ...messages,
  ...access,
  ...kiosk,
  ...wishes,
  ...reports,
  ...relations,
};
