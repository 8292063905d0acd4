import { rmSync } from 'node:fs';

const HOUR_MS = 3_600_000;

export default async function stopSharedServers() {
  const live = globalThis.__consiliumLive;
  if (!live) return;
  // The child does not hold the event loop; without something that does, Node would leave in the middle of this wait and no result would be written.
  const awake = setInterval(() => undefined, HOUR_MS);
  await live.postgres.child.stop();
  clearInterval(awake);
  rmSync(live.dir, { recursive: true, force: true });
}
