import { createEvidenceDesk } from '@consilium/retrieval';
import { figuresOf } from './behaviour-figures.ts';
import { benchCases, evidenceSnapshot } from './case-set.ts';
import { SPOILING, TROUBLES } from './stub/behaviours.ts';
import { startStub } from './stub/stub-server.ts';
import type { StubServer } from './stub/stub-server.ts';

/** A short form of `npm run bench -- evidence behaviours`, over made-up statements. */
const CASES = 6;
const desk = createEvidenceDesk();
const cases = await benchCases(await evidenceSnapshot(''), desk, CASES);
const [first] = cases;

let stub: StubServer;
beforeAll(async () => {
  stub = await startStub();
});
afterAll(() => stub.close());

describe('a draft worded by a model', () => {
  it('keeps nine in ten sentences of a good one', async () => {
    const { proposed, kept, lost, changed } = await figuresOf('good', cases, desk, stub);
    expect(proposed).toBeGreaterThan(CASES * 5);
    expect(kept / proposed).toBeGreaterThanOrEqual(0.9);
    expect({ lost, changed }).toEqual({ lost: 0, changed: 0 });
  });

  it('keeps resistance and evidence against when the model leaves them out', async () => {
    expect(await figuresOf('drops-resistance', cases, desk, stub)).toMatchObject({ lost: 0, changed: 0 });
  });

  it.each(SPOILING)('shows a reader no untrue sentence of a model with %s', async (behaviour) => {
    const { spoiled, reached, lost, changed } = await figuresOf(behaviour, cases, desk, stub);
    expect(spoiled).toBeGreaterThan(0);
    expect({ reached, lost, changed }).toEqual({ reached: [], lost: 0, changed: 0 });
  });

  it.each(TROUBLES)('stands without the model, and names why, after %s', async (trouble) => {
    const few = first === undefined ? [] : [first];
    expect(await figuresOf(trouble, few, desk, stub)).toMatchObject({ cases: 1, unexpected: 0, lost: 0, changed: 0 });
  });
});
