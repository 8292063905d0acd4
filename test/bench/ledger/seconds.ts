import { parseArgs } from 'node:util';

const { values } = parseArgs({ strict: false, options: { seconds: { type: 'string' } } });

/** How long a load lasts: as the measure asks, or `--seconds N` for a trial. */
export const benchSeconds = (asked: number): number => (typeof values.seconds === 'string' ? Number(values.seconds) : asked);
