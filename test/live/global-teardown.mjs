import { rmSync } from 'node:fs';

export default async function stopSharedServers() {
  const live = globalThis.__consiliumLive;
  if (!live) return;
  await live.postgres.child.stop();
  rmSync(live.dir, { recursive: true, force: true });
}
