import type { Language } from '../time/wording.ts';
import { access as enAccess } from './en/access.ts';
import { api as enApi } from './en/api.ts';
import { booking as enBooking } from './en/booking.ts';
import { common as enCommon } from './en/common.ts';
import { customer as enCustomer } from './en/customer.ts';
import { display as enDisplay } from './en/display.ts';
import { errors as enErrors } from './en/errors.ts';
import { finder as enFinder } from './en/finder.ts';
import { hours as enHours } from './en/hours.ts';
import { kiosk as enKiosk } from './en/kiosk.ts';
import { manager as enManager } from './en/manager.ts';
import { messages as enMessages } from './en/messages.ts';
import { offers as enOffers } from './en/offers.ts';
import { problems as enProblems, things as enThings } from './en/problems.ts';
import { staff as enStaff } from './en/staff.ts';
import { staffAppointments as enStaffAppointments } from './en/staff-appointments.ts';
import { store as enStore } from './en/store.ts';
import { visit as enVisit } from './en/visit.ts';
import { access as esAccess } from './es/access.ts';
import { api as esApi } from './es/api.ts';
import { booking as esBooking } from './es/booking.ts';
import { common as esCommon } from './es/common.ts';
import { customer as esCustomer } from './es/customer.ts';
import { display as esDisplay } from './es/display.ts';
import { errors as esErrors } from './es/errors.ts';
import { finder as esFinder } from './es/finder.ts';
import { hours as esHours } from './es/hours.ts';
import { kiosk as esKiosk } from './es/kiosk.ts';
import { manager as esManager } from './es/manager.ts';
import { messages as esMessages } from './es/messages.ts';
import { offers as esOffers } from './es/offers.ts';
import { problems as esProblems, things as esThings } from './es/problems.ts';
import { staff as esStaff } from './es/staff.ts';
import { staffAppointments as esStaffAppointments } from './es/staff-appointments.ts';
import { store as esStore } from './es/store.ts';
import { visit as esVisit } from './es/visit.ts';
import { withOneStop } from './one-stop.ts';

const en = {
  common: enCommon,
  customer: enCustomer,
  hours: enHours,
  finder: enFinder,
  store: enStore,
  visit: enVisit,
  booking: enBooking,
  offers: enOffers,
  kiosk: enKiosk,
  display: enDisplay,
  staff: enStaff,
  staffAppointments: enStaffAppointments,
  manager: enManager,
  problems: enProblems,
  things: enThings,
  messages: enMessages,
  errors: enErrors,
  access: enAccess,
  api: enApi,
};

/** Every string a person sees, by audience. The Spanish tables are typed by the English ones, so none can be missing. */
export type Words = typeof en;

const TABLES: Readonly<Record<Language, Words>> = {
  en,
  es: withOneStop<Words>({
    common: esCommon,
    customer: esCustomer,
    hours: esHours,
    finder: esFinder,
    store: esStore,
    visit: esVisit,
    booking: esBooking,
    offers: esOffers,
    kiosk: esKiosk,
    display: esDisplay,
    staff: esStaff,
    staffAppointments: esStaffAppointments,
    manager: esManager,
    problems: esProblems,
    things: esThings,
    messages: esMessages,
    errors: esErrors,
    access: esAccess,
    api: esApi,
  }),
};

export const words = (lang: Language): Words => TABLES[lang];
