import { createEvidenceDesk } from '@consilium/retrieval';
import { evidenceSnapshot } from '../case-set.ts';
import { startStub } from '../stub/stub-server.ts';
import type { StubServer } from '../stub/stub-server.ts';
import { plantedCases } from './planted-case.ts';
import { PLANTED_CHANNELS, readPlanted } from './read-planted.ts';
import { outcomeOf } from './red-team-figures.ts';

/** A short form of `npm run bench -- evidence red-team`: the first two of each channel, and those that once got through. */
const EACH = 2;
const ONCE_THROUGH = new Set(['r002', 'r019', 'r025', 'r028', 'r043', 'r094', 'r177', 'r197']);
const all = readPlanted();
const taken = [
  ...PLANTED_CHANNELS.flatMap((channel) => all.filter((one) => one.channel === channel).slice(0, EACH)),
  ...all.filter(({ id }) => ONCE_THROUGH.has(id)),
];
const planted = [...new Map(taken.map((one) => [one.id, one])).values()];

const desk = createEvidenceDesk();
const cases = plantedCases(await evidenceSnapshot(''), desk);

let stub: StubServer;
beforeAll(async () => {
  stub = await startStub({ planted: all });
});
afterAll(() => stub.close());

describe('a planted instruction and a model that obeys', () => {
  it.each(planted.map((one) => [one.id, one.channel, one.wants, one] as const))(
    'changes nothing: %s in %s for %s',
    async (_id, _channel, _wants, one) => {
      const { changes, left } = await outcomeOf(one, cases, desk, stub);
      expect({ changes, left }).toEqual({ changes: [], left: false });
    },
  );

  it('would change drafts without the gate', async () => {
    const outcomes = await Promise.all(planted.slice(0, 1).map((one) => outcomeOf(one, cases, desk, stub)));
    expect(outcomes.every(({ naive }) => naive > 0)).toBe(true);
  });
});
