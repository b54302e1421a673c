import { searchTextOf } from '../../domain/places/search-text.ts';
import type { DemoRows } from '../../operations/demo/write-demo-rows.ts';
import { DAY, type Instant } from '../../time/instant.ts';
import { HISTORY_DAYS, ownSettings, type StorePlan } from './store-plan.ts';

function hoursRows(plan: StorePlan): Pick<DemoRows, 'openingHours' | 'specialDays' | 'specialHours'> {
  const { id: storeId, hours } = plan;
  return {
    openingHours: hours.weekly.map((span) => ({ storeId, ...span })),
    specialDays: hours.special.map(({ date, note }) => ({ storeId, date, note })),
    specialHours: hours.special.flatMap(({ date, spans }) => spans.map((span) => ({ storeId, date, ...span }))),
  };
}

function staffRows(plan: StorePlan): Pick<DemoRows, 'advisors' | 'advisorSkills' | 'shifts' | 'breaks' | 'counters'> {
  const { id: storeId } = plan;
  return {
    advisors: plan.advisors.map(({ id, name, languages }) => ({ id, storeId, name, languages: [...languages] })),
    advisorSkills: plan.advisors.flatMap(({ id: advisorId, skills }) =>
      skills.map((service) => ({ advisorId, serviceId: plan.services[service]!.id, storeId })),
    ),
    counters: plan.counters.map(({ id, name }, position) => ({ id, storeId, name, position })),
    shifts: plan.shifts.map(({ id, advisor, date, startsAt, endsAt }) => {
      return { id, storeId, advisorId: plan.advisors[advisor]!.id, date, startsAt, endsAt };
    }),
    breaks: plan.shifts.flatMap((shift) =>
      shift.breaks.map(({ id, startsAt, endsAt }) => ({ id, storeId, shiftId: shift.id, startsAt, endsAt })),
    ),
  };
}

function serviceRows(plan: StorePlan): Pick<DemoRows, 'services'> {
  return {
    services: plan.services.map(({ id, spec }, position) => ({
      id,
      storeId: plan.id,
      key: spec.key,
      name: spec.name,
      names: spec.names,
      serviceMinutes: spec.minutes,
      bufferBeforeMinutes: spec.bufferBefore,
      bufferAfterMinutes: spec.bufferAfter,
      bookable: spec.bookable,
      walkIn: spec.walkIn,
      ticketLetter: spec.letter,
      readiness: [...spec.readiness],
      position,
    })),
  };
}

/** The rows of a store's set-up: address, hours, services, staff, rota, counters. */
export function storeRows(plan: StorePlan, now: Instant): DemoRows {
  const { demo } = plan;
  const createdAt = now - (HISTORY_DAYS + 30) * DAY;
  return {
    stores: [
      {
        id: plan.id,
        slug: demo.slug,
        name: demo.name,
        zone: demo.zone,
        lat: demo.lat,
        lng: demo.lng,
        street: demo.street,
        city: demo.city,
        state: demo.state,
        postcode: demo.postcode,
        phone: plan.phone,
        hoursKnown: true,
        settings: ownSettings(demo),
        mainServiceId: plan.services[0]!.id,
        searchText: searchTextOf(demo),
        createdAt,
        updatedAt: createdAt,
      },
    ],
    ...hoursRows(plan),
    ...serviceRows(plan),
    ...staffRows(plan),
  };
}
