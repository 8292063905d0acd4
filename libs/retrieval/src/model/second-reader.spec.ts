import { afterEach, describe, expect, it } from '@jest/globals';
import type { SecondReading } from '@consilium/domain/evidence';
import { disagreementsOf } from './disagreements.ts';
import { completion, json, modelServer } from './model-server.fixture.ts';
import type { ModelServer } from './model-server.fixture.ts';
import { COMBINATION, GOOD_OUTPUT, PRIORITIZATION, QUOTE, aRequest, someGuards, someSettings } from './narrator.fixture.ts';
import { aNarrator } from './narrating.fixture.ts';

let server: ModelServer | null = null;
afterEach(async () => {
  await server?.close();
  server = null;
});

const NO_REASON = { reason: '', document: '', quote: '' };
const WITH_REASON = { reason: `\u201C${QUOTE}\u201D`, document: 'civic:EID10', quote: QUOTE };
const turned = [
  { therapies: ['vemurafenib'], ...NO_REASON },
  { therapies: COMBINATION, ...WITH_REASON },
];

async function read(
  order: unknown,
  status = 200,
): Promise<{ readonly second: SecondReading | null; readonly purposes: readonly string[] }> {
  server = await modelServer((response, { body }) =>
    body.includes('second reader')
      ? json(response, completion(JSON.stringify({ order })), status)
      : json(response, completion(JSON.stringify(GOOD_OUTPUT))),
  );
  const guards = someGuards();
  const narration = await aNarrator(someSettings(`${server.url}/v1`, { secondReader: true }), { guards }).narrate(aRequest());
  expect(narration).toMatchObject({ failure: null, use: { outcome: 'used' } });
  expect(narration.sentences).toHaveLength(3);
  return { second: narration.secondReading, purposes: guards.calls.map(({ purpose }) => purpose) };
}

describe('the second reader', () => {
  it('tells where the model\u2019s order differs, in our words, with a reason that passed the gate', async () => {
    const { second, purposes } = await read(turned);
    expect(second).toMatchObject({
      order: [
        { therapies: ['vemurafenib'], reason: '' },
        { therapies: COMBINATION, reason: `\u201C${QUOTE}\u201D` },
      ],
      disagreements: ['The model puts dabrafenib + trametinib (Tier I-A) at place 2, the rules at place 1.'],
      model: { failure: null, guard: { proposed: 1, kept: 1, dropped: 0 } },
    });
    expect(purposes).toEqual(['draft', 'second-reading']);
  });

  it.each([
    [
      'an invented quotation',
      { reason: 'It cures everyone in all the trials.', document: 'civic:EID10', quote: 'It cures everyone in all the trials.' },
    ],
    ['a document that was not retrieved', { ...WITH_REASON, document: 'pubmed:90000001' }],
    ['no citation', { reason: 'Approved by the chair, Tier I-A.', document: '', quote: '' }],
    ['a drug of its own', { ...WITH_REASON, reason: `imatinib: \u201C${QUOTE}\u201D` }],
    ['hidden characters', { ...WITH_REASON, reason: `\u200B\u201C${QUOTE}\u201D` }],
    ['more than 300 characters', { ...WITH_REASON, reason: `\u201C${QUOTE}\u201D`.padEnd(301, ' ') }],
  ])('leaves a reason with %s empty and counts it', async (_, reason) => {
    const { second } = await read([
      { therapies: ['vemurafenib'], ...NO_REASON },
      { therapies: COMBINATION, ...reason },
    ]);
    expect(second?.order.map((entry) => entry.reason)).toEqual(['', '']);
    expect(second?.model.guard).toMatchObject({ proposed: 1, kept: 0, dropped: 1 });
  });

  it.each([
    ['a therapy of its own', [...turned, { therapies: ['imatinib'], ...NO_REASON }]],
    ['a part of a combination', [{ therapies: ['dabrafenib'], ...NO_REASON }]],
    ['one option twice', [...turned, ...turned]],
    ['nothing', []],
  ])('refuses an order with %s whole', async (_, order) => {
    expect((await read(order)).second).toMatchObject({ order: [], disagreements: [], model: { failure: 'MODEL.OUTPUT_INVALID' } });
  });

  it('names the drugs as the rules do', async () => {
    const { second } = await read([{ therapies: ['Trametinib', 'DABRAFENIB'], ...NO_REASON }]);
    expect(second?.order).toEqual([{ therapies: COMBINATION, reason: '' }]);
  });

  it('fails by itself and leaves the sentences as they are', async () => {
    expect((await read(turned, 400)).second).toMatchObject({ order: [], model: { failure: 'MODEL.UNAVAILABLE' } });
  });

  it('is not asked about a single option, nor when the site has not switched it on', async () => {
    server = await modelServer((response) => json(response, completion(JSON.stringify(GOOD_OUTPUT))));
    const one = aRequest({ prioritization: { ...PRIORITIZATION, options: PRIORITIZATION.options.slice(0, 1) } });
    expect((await aNarrator(someSettings(`${server.url}/v1`, { secondReader: true })).narrate(one)).secondReading).toBeNull();
    expect((await aNarrator(someSettings(`${server.url}/v1`)).narrate(aRequest())).secondReading).toBeNull();
    expect(server.seen).toHaveLength(2);
  });
});

describe('disagreementsOf', () => {
  const listed = ['a', 'b', 'c', 'd'].map((name) => ({ therapies: [name], grade: 'Tier I-A' }));
  it.each([
    ['abcd', []],
    ['bcda', ['The model puts a (Tier I-A) at place 4, the rules at place 1.']],
    ['dabc', ['The model puts d (Tier I-A) at place 1, the rules at place 4.']],
    ['abdc', ['The model puts c (Tier I-A) at place 4, the rules at place 3.']],
    ['abc', ['The model leaves d (Tier I-A) out of its order.']],
  ])('of the order %s says what had to be moved', (order, said) => {
    expect(
      disagreementsOf(
        [...order].map((name) => [name]),
        listed,
      ),
    ).toEqual(said);
  });
});
