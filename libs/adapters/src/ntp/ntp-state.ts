import { existsSync } from 'node:fs';
import { join } from 'node:path';

/** Where systemd-timesyncd says that it runs, and by a file of its own that it has set the clock (systemd-timesyncd.service(8)). */
const FOLDER = '/run/systemd/timesync';

/** What this machine tells of its time service; other services, and containers, tell nothing here. */
export function ntpState(folder = FOLDER): 'synchronized' | 'unsynchronized' | 'unknown' {
  if (existsSync(join(folder, 'synchronized'))) return 'synchronized';
  return existsSync(folder) ? 'unsynchronized' : 'unknown';
}
