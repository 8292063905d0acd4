import { killUnderLoad } from './kills/kill-processes.ts';

describe('a power cut of Postgres, the sequencer or the witness under load', () => {
  it('loses nothing that was acknowledged, doubles nothing, and contradicts no checkpoint (AUD-01, AUD-09)', async () => {
    const { kills, acknowledged, seen, size, cosigned, ...wrong } = await killUnderLoad(5, 6);
    expect(wrong).toEqual({ lost: 0, doubled: 0, contradicted: 0, alarms: '', fsck: [] });
    expect(Object.keys(kills).sort()).toEqual(['postgres', 'sequencer', 'witness']);
    expect(acknowledged).toBeGreaterThan(20);
    expect(seen).toBeGreaterThan(1);
    expect(cosigned).toBe(size);
  }, 120_000);
});
