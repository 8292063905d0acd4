import { rowsOnOneThread } from './intake-one-thread.ts';
import { rowsOnTwoThreads } from './intake-two-threads.ts';

/** One run of the lane in a process of its own: `FROM TO THREADS`. Prints the records and the most memory it held. */
const [from = '', to = '', threads = '1'] = process.argv.slice(2);
const records = threads === '2' ? rowsOnTwoThreads(from, to) : rowsOnOneThread(from, to);
console.log(JSON.stringify({ records, peakMiB: Math.round(process.resourceUsage().maxRSS / 1024) }));
