import type { BundleLine, EntryLine } from '../bundle/bundle-line.ts';
import { bytesOf, makeBundle } from './spec-support/make-bundle.ts';
import { mutantsOf } from './spec-support/mutants.ts';
import { verifyBundle } from './verify-bundle.ts';

const SCOPES = ['case', 'patient', 'log', 'period', 'user'] as const;

describe('verifyBundle (AUD-15)', () => {
  it('raises no false alarm on clean bundles of every scope', async () => {
    for (let seed = 1; seed <= 50; seed += 1) {
      const made = await makeBundle({ seed, scope: SCOPES[seed % SCOPES.length] });
      const options = { keys: [made.logKey, made.witnessKey], witnesses: 1, allowAttested: made.needsAttested };
      expect({ seed, ...(await verifyBundle([await bytesOf(made.lines)], options)) }).toMatchObject({ seed, exit: 0, findings: [] });
    }
  }, 30_000);

  it('names every tampered bundle, each class by its own exit and with its place', async () => {
    const missed: string[] = [];
    for (const seed of [3])
      for (const { name, bytes, exit, options } of await mutantsOf(seed)) {
        const verdict = await verifyBundle([bytes], options);
        const isNamed = verdict.firstBad !== null && (verdict.firstBad.line !== null || verdict.firstBad.index !== null);
        if (exit === null ? verdict.exit === 0 : verdict.exit !== exit || !isNamed) missed.push(`${name}: exit ${verdict.exit}`);
      }
    expect(missed).toEqual([]);
  }, 30_000);

  it('counts a quorum that needs passwords as incomplete, unless the reader takes the word of the server (SIG-07/08)', async () => {
    const { lines } = await makeBundle({ seed: 5, plan: { keys: 0 } });
    const bytes = await bytesOf(lines);
    expect(await verifyBundle([bytes])).toMatchObject({ exit: 2, codes: ['QUORUM.ATTESTED'] });
    expect(await verifyBundle([bytes], { allowAttested: true })).toMatchObject({ exit: 0, decisions: [{ assurance: 'attested' }] });
  });

  it('takes an entry for erased only where the log tells of the erasure of its case (AUD-32)', async () => {
    const closed = async (erasure: 'patient-erased' | 'read', outcome: 'done' | 'refused') => {
      const made = await makeBundle({
        seed: 11,
        scope: 'log',
        plan: { keys: 1 },
        plant: (_drafts, story) => void story.step(erasure, 'engine', {}, { outcome, detail: null }),
      });
      const [caseId] = made.lines.flatMap((line) =>
        line.t === 'entry' && line.body.includes('"act":"read"') ? [JSON.parse(line.body).subj] : [],
      );
      const isRead = (line: BundleLine): line is EntryLine =>
        line.t === 'entry' && line.body.includes('"act":"read"') && line.open !== null;
      const lines = made.lines
        .filter(({ t }) => t !== 'record' && t !== 'document')
        .map((line): BundleLine => {
          if (line.t === 'bundle') return { ...line, counts: { ...line.counts, record: 0, document: 0 } };
          return isRead(line) ? { ...line, open: null, erased: true } : line;
        });
      return { caseId, verdict: await verifyBundle([await bytesOf(lines)]) };
    };
    const { verdict, caseId } = await closed('patient-erased', 'done');
    expect([typeof caseId, verdict.exit, verdict.erased > 0]).toEqual(['string', 0, true]);
    for (const [act, outcome] of [
      ['read', 'done'],
      ['patient-erased', 'refused'],
    ] as const)
      expect((await closed(act, outcome)).verdict).toMatchObject({
        exit: 2,
        codes: ['ENTRY.ERASURE'],
        firstBad: { id: expect.any(String) },
      });
  });

  it('reads the same bundle in pieces of any size', async () => {
    const { lines } = await makeBundle({ seed: 6, plan: { keys: 1 } });
    const bytes = await bytesOf(lines);
    const pieces = Array.from({ length: Math.ceil(bytes.length / 977) }, (_, at) => bytes.subarray(at * 977, (at + 1) * 977));
    expect(await verifyBundle(pieces)).toEqual(await verifyBundle([bytes]));
    expect((await verifyBundle(pieces)).exit).toBe(0);
  });

  it('believes a swapped key only of a reader who pinned none', async () => {
    const honest = await makeBundle({ seed: 7, plan: { keys: 1 } });
    const other = await makeBundle({ seed: 7, plan: { keys: 1 } });
    const bytes = await bytesOf(other.lines);
    expect(await verifyBundle([bytes], { keys: [honest.logKey] })).toMatchObject({ exit: 1, codes: ['LOG.NOT_PINNED'] });
    expect(await verifyBundle([bytes])).toMatchObject({ exit: 0, keys: 'not pinned' });
  });

  it.each([
    ['an empty file', '', 2, 'BUNDLE.TRUNCATED'],
    ['another file', 'hello\n', 3, 'BUNDLE.NOT_A_BUNDLE'],
    ['a later schema', '{"schema":"consilium/audit-bundle/9","t":"bundle"}\n', 3, 'BUNDLE.UNSUPPORTED_SCHEMA'],
    ['a header without its members', '{"schema":"consilium/audit-bundle/1","t":"bundle"}\n', 1, 'BUNDLE.LINE'],
  ])('judges %s', async (_, text, exit, code) => expect(await verifyBundle([Buffer.from(text)])).toMatchObject({ exit, codes: [code] }));

  it('asks for as many witnesses as the reader wants, of those whose keys he gave', async () => {
    const { lines, logKey, witnessKey } = await makeBundle({ seed: 8, plan: { keys: 1 } });
    const bytes = await bytesOf(
      lines.map((line) => (line.t === 'checkpoint' ? { ...line, note: line.note.split('— localhost/witness')[0] ?? '' } : line)),
    );
    await expect(verifyBundle([bytes], { witnesses: 1 })).rejects.toThrow(RangeError);
    expect(await verifyBundle([bytes], { keys: [logKey, witnessKey], witnesses: 1 })).toMatchObject({ exit: 2, codes: ['LOG.WITNESSES'] });
  });
});
