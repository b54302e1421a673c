/** After printing a ticket at the kiosk. */
export const kioskPrinted = {
  title: 'Did it print?',
  text: (ticket: string) => `Your ticket is ${ticket}. You are in line either way.`,
  yes: 'Yes, done',
  again: 'Print again',
  phone: 'No, take it on a phone',
  giveBack: 'No, give the ticket back',
  returnedLead: 'Your ticket was given back',
  returnedTitle: 'You are not in line',
  returnedText: 'Nobody is called by that ticket. A team member can help you, or you can start again.',
  over: 'Start again',
};
