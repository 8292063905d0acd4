import { ntpState } from '@consilium/adapters';
import type { Logger } from '@consilium/observability';
import { ENGINE, checkClock } from '@consilium/persistence';
import type { Database } from '@consilium/persistence';

const EVERY_MS = 3_600_000;

/** At start and every hour: deadlines and reminders go by this machine's clock, entries and signatures by the database's. */
export function startClockChecks(database: Database, logger: Logger): { stop(): Promise<void> } {
  const look = async (): Promise<void> => {
    const { isRight, offsetMs } = await checkClock(database, { now: Date.now, ntp: ntpState() }, ENGINE);
    if (!isRight) logger.warn("this machine's clock and the database's are apart: set both by NTP", { ms: offsetMs });
  };
  const tried = (): Promise<void> =>
    look().catch((error: unknown) => logger.warn('clocks not compared, tried again in an hour', {}, error));
  let looking = tried();
  const timer = setInterval(() => (looking = tried()), EVERY_MS);
  timer.unref();
  return {
    async stop() {
      clearInterval(timer);
      await looking;
    },
  };
}
