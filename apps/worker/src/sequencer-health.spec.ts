import type { SequencerHealth } from '@consilium/persistence';
import { serveHealth } from './sequencer-health.ts';

const LEADS: SequencerHealth = { role: 'leads', alarm: null, signed: 12, witnesses: { 'w.example': { size: 12, failure: null } } };

describe('the health of the sequencer', () => {
  it.each([
    [LEADS, 200],
    [{ ...LEADS, role: 'stands-by' }, 200],
    [{ ...LEADS, role: 'starting' }, 503],
    [{ ...LEADS, role: 'alarm', alarm: 'LOG.WITNESS_AHEAD' }, 503],
  ] as const)('%j answers %d', async (health, status) => {
    const server = await serveHealth(() => health, { host: '127.0.0.1', port: 0 });
    try {
      const answer = await fetch(`${server.url}/healthz`);
      expect([answer.status, await answer.json()]).toEqual([status, health]);
      expect((await fetch(`${server.url}/healthz`, { method: 'POST' })).status).toBe(404);
      expect((await fetch(`${server.url}/other`)).status).toBe(404);
    } finally {
      await server.stop();
    }
  });
});
