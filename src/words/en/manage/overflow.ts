/** Overbooking on purpose. */
export const overflow = {
  title: 'Overflow',
  intro:
    'An overflow lane takes appointments as if one more advisor were there: for a day or some hours on which you expect people not to come, or will help out yourself.',
  none: 'There is no overflow lane.',
  bookedOn: (n: number) => (n === 0 ? 'Nothing booked' : n === 1 ? '1 appointment' : `${n} appointments`),
  add: 'Add a lane',
  name: 'Name',
  nameHint: 'Staff read it beside the appointment: “Extra 1”.',
  firstName: 'Extra',
  date: 'Date',
  from: 'From',
  to: 'To',
  timesHint: 'Such as 2 pm and 4 pm. Leave both empty for the whole day.',
  services: 'Takes appointments for',
  addButton: 'Add the lane',
  added: (name: string) => `${name} takes appointments now.`,
  closed: 'The store is closed on that day: write from when to when',
  remove: (name: string) => `Take away ${name}?`,
  removeText: 'Its appointments go to advisors who are free at that time. Where nobody is, you are asked first.',
  removeButton: 'Take it away',
  removed: (name: string) => `${name} is taken away.`,
};
