const MINUTE_MS = 60_000;
const DAY_MS = 86_400_000;

/** What a field for date and time gave, as the reader's zone means it; undefined when it is empty. */
export const instantOf = (local: string): string | undefined => (local === '' ? undefined : new Date(local).toISOString());

/** A time as such a field shows it, to the minute. */
export function localOf(at: string | undefined): string {
  if (at === undefined || Number.isNaN(Date.parse(at))) return '';
  const time = new Date(at);
  return new Date(time.getTime() - time.getTimezoneOffset() * MINUTE_MS).toISOString().slice(0, 16);
}

/** From so many days ago to the minute after this one. */
export function lastDays(days: number, now: number): { readonly from: string; readonly to: string } {
  const to = Math.ceil((now + MINUTE_MS) / MINUTE_MS) * MINUTE_MS;
  return { from: new Date(to - days * DAY_MS).toISOString(), to: new Date(to).toISOString() };
}
