import { writeFileSync } from 'node:fs';
import { CliBench } from '../cli.builder.ts';

let bench: CliBench;
beforeAll(() => void (bench = new CliBench()));
afterAll(() => bench.close());

const HEADER = '{"schema":"consilium/audit-bundle/1","t":"bundle"}\n';

describe('consilium audit verify (AUD-15)', () => {
  it.each([
    ['a bundle that was cut off', '', 2, 'BUNDLE.TRUNCATED'],
    ['a file that is no bundle', 'hello\n', 3, 'BUNDLE.NOT_A_BUNDLE'],
    ['a header that was changed', HEADER, 1, 'BUNDLE.LINE'],
  ])('ends on %s with its own exit and names the code', async (_, text, exit, code) => {
    const file = bench.file('bundle.jsonl');
    writeFileSync(file, text);
    const ran = await bench.run(['audit', 'verify', '--allow-attested', file, '--json']);
    expect(ran.exit).toBe(exit);
    expect(ran.lines).toMatchObject([{ schema: 'consilium/audit-verdict/1', exit, codes: [code] }]);
  });

  it('says for people what is wrong and where, and reads standard input', async () => {
    const ran = await bench.run(['audit', 'verify', '-'], HEADER);
    expect([ran.exit, ran.out.split('\n')[0], ran.out.split('\n')[1]]).toEqual([
      1,
      'TAMPERED: something in this bundle contradicts its proof.',
      expect.stringMatching(/^first bad: line 1: .*\[BUNDLE\.LINE\]$/),
    ]);
  });

  it.each([[[]], [['no-such-file']], [['a', 'b']], [['--witnesses', 'many', 'a']], [['--key', 'no key', 'a']], [['--what']]])(
    'takes %j for a mistake in the call: exit 4, never a verdict',
    async (words) => {
      const ran = await bench.run(['audit', 'verify', ...words]);
      expect([ran.exit, ran.out, ran.messages]).toEqual([4, '', expect.stringMatching(/\S/)]);
    },
  );
});

describe('consilium audit export (AUD-14)', () => {
  it.each([[['--case', 'C-1', '--user', 'u']], [['--from', '2026-01-01T00:00:00Z']], [[]]])(
    'refuses the scope %j before it asks a server',
    async (scope) => {
      const ran = await bench.run(['audit', 'export', '--login', 'audit', ...scope]);
      expect([ran.exit, ran.messages]).toEqual([2, expect.stringContaining('audit export takes one of')]);
    },
  );
});
