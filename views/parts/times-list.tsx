export interface TimeChoice {
  readonly value: string;
  /** "3:15 pm" */
  readonly time: string;
  /** Epoch milliseconds from which it can no longer be chosen. */
  readonly until?: number;
}

/** Free times to choose from, one radio button each. */
export function TimesList({ name, times, chosen }: { name: string; times: readonly TimeChoice[]; chosen?: string }) {
  return (
    <div class="times">
      {times.map((t) => (
        <label class="time" data-until={t.until}>
          <input type="radio" name={name} value={t.value} checked={t.value === chosen} />
          <span>
            <TimeLabel time={t.time} />
          </span>
        </label>
      ))}
    </div>
  );
}

// The half of the day is heard, and seen in the heading above the group.
function TimeLabel({ time }: { time: string }) {
  const [figure, ...rest] = time.split(' ');
  return (
    <b>
      {figure}
      <span class="visually-hidden"> {rest.join(' ')}</span>
    </b>
  );
}
