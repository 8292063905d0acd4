import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ntpState } from './ntp-state.ts';

describe('ntpState', () => {
  it('tells a clock that is set from one that is not, and says so where it can not know', () => {
    const home = mkdtempSync(join(tmpdir(), 'consilium-ntp-'));
    const folder = join(home, 'timesync');
    const states = [ntpState(folder)];
    mkdirSync(folder);
    states.push(ntpState(folder));
    writeFileSync(join(folder, 'synchronized'), '');
    states.push(ntpState(folder));
    rmSync(home, { recursive: true });
    expect(states).toEqual(['unknown', 'unsynchronized', 'synchronized']);
  });
});
