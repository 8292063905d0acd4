import { checkedClaimLine, lineError } from '@consilium/contracts';
import { CliBench } from '../cli.builder.ts';

let bench: CliBench;
beforeAll(() => {
  bench = new CliBench();
});
afterAll(() => bench.close());

const TEXT = 'In this made-up trial, patients with BRAF V600E melanoma responded to dabrafenib in 45% of cases.';
const line = (id: number, claim: string, more: object = {}): string =>
  JSON.stringify({ id, claim, quote: TEXT, document: { id: 'pubmed:90000001', text: TEXT }, ...more });

describe('check-claims', () => {
  it('answers each line in its place, and a bad one with its reason', async () => {
    const batch = [
      line(1, TEXT),
      line(2, 'Patients with BRAF V600E melanoma responded to Tafinlar in 45 percent of cases.'),
      line(3, 'Patients with BRAF V600E melanoma responded to vemurafenib in 45% of cases.'),
      line(4, TEXT, { quote: undefined }),
      'no json',
      line(6, TEXT, { quote: '', document: { id: 'pubmed:90000001', text: TEXT, facts: null } }),
    ];
    const { lines, exit } = await bench.run(['check-claims', '--batch', '-'], batch.join('\n'));
    const judged = [lines[0], lines[1], lines[2], lines[5]].map((one) => checkedClaimLine.strict().parse(one));
    expect(judged.map(({ id, accepted, codes }) => [id, accepted, codes])).toEqual([
      [1, true, []],
      [2, true, []],
      [3, false, ['CLAIM.THERAPY_UNSUPPORTED', 'CLAIM.NOT_GROUNDED']],
      [6, false, ['CLAIM.NO_CITATION']],
    ]);
    expect([lines[3], lines[4]].map((one) => lineError.parse(one).error.code)).toEqual(['LINE.INVALID', 'LINE.NOT_JSON']);
    expect(exit).toBe(1);
  });
});
