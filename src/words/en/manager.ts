import { accuracy } from './manage/accuracy.ts';
import { devices } from './manage/devices.ts';
import { hours } from './manage/hours.ts';
import { overflow } from './manage/overflow.ts';
import { people } from './manage/people.ts';
import { services } from './manage/services.ts';
import { settings } from './manage/settings.ts';
import { shifts } from './manage/shifts.ts';
import { staff } from './manage/staff.ts';
import { stores } from './manage/stores.ts';
import { whatIf } from './manage/what-if.ts';

/** Manager's pages. */
export const manager = {
  title: 'Manage',
  nav: 'Manage',
  places: {
    today: 'Today',
    waits: 'Were waits right?',
    whatIf: 'What if',
    details: 'Store',
    hours: 'Opening hours',
    specialDays: 'Special days',
    services: 'Services',
    advisors: 'Advisors',
    shifts: 'Shifts',
    overflow: 'Overflow',
    counters: 'Counters',
    devices: 'Devices',
    people: 'People',
    settings: 'Settings',
    stores: 'All stores',
    chain: 'Chain',
    chainSettings: 'Chain settings',
    chainPeople: 'Everybody',
    queue: 'Line',
  },
  signOut: 'Sign out',
  signedInAs: (name: string) => `Signed in as ${name}`,
  change: 'Change',
  changeOf: (name: string) => `Change ${name}`,
  remove: 'Remove',
  removeOf: (name: string) => `Remove ${name}`,
  goBack: 'Go back without changing anything',
  saved: 'Saved.',
  affected: {
    title: (n: number) =>
      n === 1 ? 'One appointment cannot be kept with this' : `${n} appointments cannot be kept with this`,
    text: {
      plan: 'Nobody would be there for them at that time. Nothing was changed yet.',
      service: 'They are booked for it. Nothing was changed yet.',
      store: 'They are booked at this store. Nothing was changed yet.',
    },
    when: 'When',
    who: 'Who',
    what: 'What for',
    reference: 'Reference',
    nobody: 'No name',
    keep: (n: number) =>
      n === 1 ? 'Change it and mark the appointment' : `Change it and mark these ${n} appointments`,
  },
  accuracy,
  whatIf,
  stores,
  hours,
  services,
  staff,
  shifts,
  overflow,
  devices,
  people,
  settings,
};
