/** "2:31 pm" in the store's zone, as the server words it. */
export function clockText(at) {
  const { zone, am, pm } = document.documentElement.dataset;
  const options = { hour: 'numeric', minute: '2-digit', hour12: true, timeZone: zone || undefined };
  const parts = new Intl.DateTimeFormat('en-US', options).formatToParts(at);
  const part = (type) => parts.find((p) => p.type === type)?.value ?? '';
  return `${part('hour')}:${part('minute')}\u00a0${part('dayPeriod') === 'AM' ? am : pm}`;
}

/** Minutes after midnight in the store's zone. */
export function minutesOfDay(at) {
  const options = {
    hour: 'numeric',
    minute: '2-digit',
    hourCycle: 'h23',
    timeZone: document.documentElement.dataset.zone || undefined,
  };
  const parts = new Intl.DateTimeFormat('en-US', options).formatToParts(at);
  const part = (type) => Number(parts.find((p) => p.type === type)?.value ?? 0);
  return part('hour') * 60 + part('minute');
}
