/** A ticket that is held to the kiosk although it is over. */
export const kioskOver = {
  lead: (ticket: string) => `Ticket ${ticket}`,
  title: {
    completed: 'This visit is finished',
    no_show: 'We called you, and you were not here',
    left: 'This ticket left the line',
  },
  sameDay: 'A team member can bring your place back today, or you can join the line now.',
  earlier: 'It is of another day. You can join the line now.',
  join: 'Join the line',
};
