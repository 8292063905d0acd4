import { parseArgs } from 'node:util';

const { values } = parseArgs({
  strict: false,
  options: { seconds: { type: 'string' }, entries: { type: 'string' }, kills: { type: 'string' } },
});
const numberOf = (given: unknown, asked: number): number => (typeof given === 'string' ? Number(given) : asked);

/** How long a load lasts: as the measure asks, or `--seconds N` for a trial. */
export const benchSeconds = (asked: number): number => numberOf(values.seconds, asked);
/** How many entries a log is filled with, or `--entries N`. */
export const benchEntries = (asked: number): number => numberOf(values.entries, asked);
/** How many processes are killed, or `--kills N`. */
export const benchKills = (asked: number): number => numberOf(values.kills, asked);
