import { setTimeout as later } from 'node:timers/promises';
import type { EvidenceItem } from '@consilium/domain';
import { aFinding, aMatch, aPrioritization, aResult, aSnapshot, anItem } from '../../case.fixture.ts';
import { createEvidenceDesk } from '../../evidence-desk.ts';
import type { DeskOptions } from '../../evidence-desk.ts';
import { SearchModelFailed } from '../../model/search-model.ts';
import type { SearchEvaluation, SearchModels } from './evaluate-vectors.ts';
import { LEFT_ALONE_MS } from './search-judge.ts';

const VARIANTS = ['V600E', 'V600K', 'L597R', 'G469A', 'K601E', 'D594G'];
const records: readonly EvidenceItem[] = VARIANTS.flatMap((variant, at) =>
  Array.from({ length: 20 }, (_, nth) =>
    anItem({
      id: `civic:EID${at}${String(nth).padStart(2, '0')}`,
      profileName: `BRAF ${variant}`,
      profile: { op: 'key', key: `p:BRAF:${variant}` },
      therapies: [`drug ${nth}`],
      publications: [`9${at}${nth}`],
    }),
  ),
);
/** What the board must not lose: the explanation names it as against, and no query of the evaluation asks for it. */
const AGAINST = anItem({ id: 'civic:EID900', supports: false, profileName: 'BRAF Exon 15', publications: ['900'], year: 1999 });
/** Contradicts one of the records; the explanation does not name it. */
const CONTRADICTS = anItem({ id: 'civic:EID901', supports: false, therapies: ['drug 19'], publications: ['901'], rating: 1, level: 'D' });
const items = [...records, AGAINST, CONTRADICTS];
const snapshot = aSnapshot(items);
const finding = aFinding({
  label: 'BRAF V600E Canary',
  results: [aResult({ matched: [aMatch(records[0] ?? AGAINST)], against: [aMatch(AGAINST)] })],
});
const prioritization = aPrioritization({ findings: [finding] });

/** Knows the right answer, then turns the ids round and puts whatever does not support to the end. */
const perfect = (queries: string[] = []): NonNullable<SearchModels['reranker']> => ({
  name: 'perfect',
  rerank: async (query, texts) => {
    queries.push(query);
    const variant = VARIANTS.find((name) => query.includes(name)) ?? '';
    return texts.map((text, at) => (text.includes(`BRAF ${variant}`) ? 1000 : 0) + at - (/does not support/i.test(text) ? 5000 : 0));
  },
});
const worst: NonNullable<SearchModels['reranker']> = { name: 'worst', rerank: async (_query, texts) => texts.map((_, at) => at) };

function deskWith(models: SearchModels, given: Partial<DeskOptions> = {}) {
  const lines: string[] = [];
  const verdicts: SearchEvaluation[] = [];
  let now = 0;
  const desk = createEvidenceDesk({
    models,
    say: (line) => void lines.push(line),
    judged: async (evaluation) => void verdicts.push(evaluation),
    now: () => now,
    ...given,
  });
  const retrieve = () => desk.retrieve(prioritization, snapshot);
  const idsOf = async () => (await retrieve()).passages.map(({ document }) => document.id);
  return { desk, lines, verdicts, retrieve, idsOf, passes: (ms: number) => void (now += ms) };
}
const lexical = () => createEvidenceDesk().retrieve(prioritization, snapshot);

describe('search models in retrieval', () => {
  it('leave the order of the index to a case that comes before the verdict, and never make it wait', async () => {
    const { idsOf, retrieve, lines } = deskWith({ embedder: { name: 'silent', embed: () => new Promise(() => undefined) } });
    expect(await retrieve()).toEqual(await lexical());
    await later(50);
    expect(await idsOf()).toEqual((await lexical()).passages.map(({ document }) => document.id));
    expect(lines).toEqual([]);
  });

  it('that drag the search down are not admitted, and the order stays as it was', async () => {
    const { desk, lines, verdicts, retrieve } = deskWith({ reranker: worst });
    await retrieve();
    await desk.settled();
    expect(await retrieve()).toEqual(await lexical());
    expect(lines).toEqual([expect.stringMatching(/^Reranking \(worst\) is not switched on: nDCG@10 0\.\d{3} with it, \d\.\d{3} without/)]);
    expect(verdicts.map(({ models }) => models[0]?.verdict.admitted)).toEqual([false]);
  });

  it('that are admitted give the order, and it is told', async () => {
    const { desk, lines, retrieve, idsOf } = deskWith({ reranker: perfect() });
    await retrieve();
    await desk.settled();
    const before = (await lexical()).passages.map(({ document }) => document.id);
    const after = await idsOf();
    expect(lines).toEqual([expect.stringContaining('Reranking (perfect) is switched on')]);
    expect((await retrieve()).searchModels).toEqual(['perfect']);
    const context = (ids: readonly string[]) => ids.filter((id) => /EID0/.test(id) && id !== records[0]?.id);
    expect(context(after)).not.toEqual(context(before));
    expect(context(after)).toEqual([...context(after)].sort().reverse());
    expect((await lexical()).searchModels).toBeUndefined();
  });

  it('never take what is against, what contradicts and what the explanation names out of the list', async () => {
    const { desk, retrieve } = deskWith({ reranker: perfect() });
    await retrieve();
    await desk.settled();
    const { passages } = await retrieve();
    const stances = Object.fromEntries(passages.map(({ document, stance }) => [document.id, stance]));
    expect(stances).toMatchObject({ [AGAINST.id]: 'against', [records[0]?.id ?? '']: 'for' });
    expect(Object.keys(stances)).toContain(CONTRADICTS.id);
    expect(passages[0]?.stance).not.toBe('context');
  });

  it('never lift a claim past what contradicts it: that is looked for among all hits', async () => {
    const most = 150;
    const claims = Array.from({ length: most }, (_, nth) =>
      anItem({ id: `civic:EID5${String(nth).padStart(3, '0')}`, therapies: [`compound ${nth}`], publications: [`5${nth}`] }),
    );
    const last = claims.at(-1) ?? AGAINST;
    const opposed = anItem({ ...last, id: 'civic:EID902', supports: false, publications: ['902'], rating: 1, level: 'D' });
    const large = aSnapshot([...records.filter(({ profileName }) => profileName !== 'BRAF V600E'), ...claims, opposed]);
    /** The later a claim, the nearer; what contradicts the last stands in the middle. */
    const embed = async (texts: readonly string[]) =>
      texts.map((text) => {
        const nth = /does not support/i.test(text) ? most / 2 : Number(/compound (\d+)/.exec(text)?.[1] ?? most);
        return [...VARIANTS.map((name) => Number(text.includes(name))), (most - nth) / 1000];
      });
    const { desk, lines } = deskWith({ embedder: { name: 'later', embed } });
    const asked = aPrioritization({ findings: [aFinding({ results: [aResult({ matched: [aMatch(claims[0] ?? AGAINST)] })] })] });
    await desk.retrieve(asked, large);
    await desk.settled();
    const { passages, searchModels } = await desk.retrieve(asked, large);
    expect([searchModels, lines]).toEqual([['later'], [expect.stringContaining('is switched on')]]);
    const ids = passages.map(({ document }) => document.id);
    expect(ids).toContain(last.id);
    expect(ids).toContain(opposed.id);
  });

  it('that give the order of the index lead to the very same passages', async () => {
    const claims = Array.from({ length: 150 }, (_, nth) =>
      anItem({ id: `civic:EID5${String(nth).padStart(3, '0')}`, therapies: [`compound ${nth}`], publications: [`5${nth}`] }),
    );
    const opposing = claims
      .slice(100)
      .map((item) => anItem({ ...item, id: `${item.id}9`, supports: false, rating: 1, level: 'E', publications: [] }));
    const both = aSnapshot([...records.filter(({ profileName }) => profileName !== 'BRAF V600E'), ...claims, ...opposing]);
    const matched = claims.slice(0, 8).map((item) => aMatch(item));
    const asked = aPrioritization({ findings: [aFinding({ results: [aResult({ matched })] })] });
    const same = { name: 'same', rerank: async (_query: string, texts: readonly string[]) => texts.map((_, at) => -at) };
    const { desk } = deskWith({ reranker: same });
    const first = await desk.retrieve(asked, both);
    await desk.settled();
    const { passages, searchModels } = await desk.retrieve(asked, both);
    expect(searchModels).toEqual(['same']);
    expect(passages.map(({ document, stance }) => [document.id, stance])).toEqual(
      first.passages.map(({ document, stance }) => [document.id, stance]),
    );
  });

  it('are told of words of the knowledge alone: what a person typed into a label stays in the house', async () => {
    const queries: string[] = [];
    const { desk, retrieve } = deskWith({ reranker: perfect(queries) });
    await retrieve();
    await desk.settled();
    await retrieve();
    expect(queries.at(-1)).toBe('BRAF V600E Melanoma');
    expect(queries.join(' ')).not.toContain('Canary');
  });

  it('whose endpoint is down are said once, tried again after a while, and no case fails', async () => {
    let isDown = true;
    const answer = perfect();
    const reranker = {
      ...answer,
      rerank: (query: string, texts: readonly string[]) =>
        isDown ? Promise.reject(new SearchModelFailed('SEARCH_MODEL.UNAVAILABLE')) : answer.rerank(query, texts),
    };
    const { desk, lines, retrieve, passes } = deskWith({ reranker });
    for (const wait of [0, 1000, LEFT_ALONE_MS]) {
      passes(wait);
      expect(await retrieve()).toEqual(await lexical());
      await desk.settled();
    }
    expect(lines).toEqual([expect.stringContaining('gave no answer')]);
    isDown = false;
    passes(LEFT_ALONE_MS);
    await retrieve();
    await desk.settled();
    expect((await retrieve()).searchModels).toEqual(['perfect']);
  });

  it('that fall out after they were admitted leave the case the order of the index, and are left alone for a while', async () => {
    let [isDown, asked] = [false, 0];
    const answer = perfect();
    const reranker = {
      ...answer,
      rerank: (query: string, texts: readonly string[]) => {
        asked += 1;
        return isDown ? Promise.reject(new Error('Canary')) : answer.rerank(query, texts);
      },
    };
    const { desk, lines, retrieve, passes } = deskWith({ reranker });
    await retrieve();
    await desk.settled();
    isDown = true;
    const before = asked;
    const { passages, searchModels } = await retrieve();
    expect(searchModels).toBeUndefined();
    expect(passages.map(({ document }) => document.id)).toContain(AGAINST.id);
    expect(await retrieve()).toEqual(await lexical());
    expect(asked - before).toBe(1);
    expect(lines.at(-1)).toBe('The search models could not be evaluated or asked: the search goes on without them.');
    isDown = false;
    passes(LEFT_ALONE_MS);
    expect((await retrieve()).searchModels).toEqual(['perfect']);
  });

  it('take no part while their verdict can\u2019t be entered', async () => {
    const { desk, lines, retrieve } = deskWith({ reranker: perfect() }, { judged: () => Promise.reject(new Error('ledger down')) });
    await retrieve();
    await desk.settled();
    expect(await retrieve()).toEqual(await lexical());
    expect(lines).toHaveLength(1);
  });

  it('are evaluated once for a set of releases', async () => {
    const { desk, verdicts, retrieve } = deskWith({ reranker: perfect() });
    await Promise.all([retrieve(), retrieve()]);
    await desk.settled();
    await retrieve();
    await desk.settled();
    expect(verdicts).toHaveLength(1);
  });
});
