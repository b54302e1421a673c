/** The kiosk while its server cannot be reached. */
export const kioskOffline = {
  lead: 'We are without a connection',
  title: 'You can still take a ticket',
  text: 'Choose what you need. Your ticket counts from now.',
  appointment: 'With an appointment, please tell a team member.',
  askTeam: 'For help, please speak to a team member.',
  noneTitle: 'Please speak to a team member',
  noneText: 'This screen cannot give out tickets just now. A team member adds you to the line.',
  ticketWord: 'Ticket',
  ticketText: 'Your place counts from now. We cannot say how long it takes until the connection is back.',
  qr: 'QR code of this ticket',
  scan: 'Scan to follow on a phone, once the connection is back',
};
