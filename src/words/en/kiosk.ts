export const kiosk = {
  title: 'Start',
  askTeam: 'Ask a team member',
  largerText: 'Larger text',
  usualText: 'Usual text',
};
