import { once } from 'node:events';
import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { jest } from '@jest/globals';
import { prioritizedLine, releaseLine, vcfCheckAnswer } from '@consilium/contracts';
import type { PrioritizedLine } from '@consilium/contracts';
import { realDataFolder } from '../live/real-data.ts';
import { runCommand, startCommand } from '../live/consilium-command.ts';

jest.setTimeout(120_000);

const home = mkdtempSync(join(tmpdir(), 'consilium-cli-suite-'));
const here = { CONSILIUM_HOME: home };
afterAll(() => rmSync(home, { recursive: true, force: true }));

const melanoma = (id: string): string =>
  JSON.stringify({
    case: id,
    tumorType: { system: 'oncotree', code: 'MEL' },
    build: 'GRCh38',
    findings: [{ id: 'f1', kind: 'small-variant', gene: 'BRAF', protein: 'p.V600E' }],
  });

describe('the command line as a process', () => {
  it('keeps the order of a batch with a bad line in the middle, and exits 1', async () => {
    const { exit, lines } = await runCommand(['prioritize', '--batch', '-'], here, `${melanoma('a')}\nnot json\n${melanoma('c')}\n`);
    expect(exit).toBe(1);
    expect(lines.map((line) => line['case'] ?? (line['error'] as { code: string }).code)).toEqual(['a', 'LINE.NOT_JSON', 'c']);
  });

  it.each([
    [2, ['prioritize']],
    [2, ['prioritize', '--batch', '-', '--knowledge', 'civic-1999-01-01']],
    [3, ['case', 'list', '--server', 'http://127.0.0.1:9', '--login', 'anna']],
    [0, ['normalize', 'EGFR exon 19 deletion']],
    [0, ['--help']],
  ])('exits %i on %p', async (wanted, args) => {
    expect((await runCommand(args, { ...here, CONSILIUM_PASSWORD: 'some password' })).exit).toBe(wanted);
  });

  it('answers a line before the next one is there', async () => {
    const child = startCommand(['normalize', '--batch', '-'], here);
    if (!child.stdout || !child.stdin) throw new Error('the process has no streams');
    const answers = createInterface({ input: child.stdout });
    for (const text of ['BRAF V600E', 'KRAS G12C']) {
      child.stdin.write(`${JSON.stringify({ id: text, text })}\n`);
      const [line] = await once(answers, 'line');
      expect(JSON.parse(String(line))).toMatchObject({ id: text });
    }
    child.stdin.end();
    expect(await once(child, 'exit')).toEqual([0, null]);
  });

  it('holds a batch of any length in little memory', async () => {
    const child = startCommand(['prioritize', '--batch', '-'], { ...here, NODE_OPTIONS: '--max-old-space-size=72' });
    const seen = { lines: 0, bytes: 0 };
    child.stdout?.on('data', (piece: Buffer) => {
      seen.bytes += piece.byteLength;
      for (const byte of piece) if (byte === 10) seen.lines += 1;
    });
    child.stdin?.end(Array.from({ length: 4000 }, (_, index) => `${melanoma(`p${index}`)}\n`).join(''));
    expect(await once(child, 'close')).toEqual([0, null]);
    expect(seen.lines).toBe(4000);
    expect(seen.bytes).toBeGreaterThan(72 * 1024 * 1024);
  });

  it('ends in silence when its reader goes away', async () => {
    const child = startCommand(['knowledge', 'diff', 'starter', 'starter'], here);
    child.stdout?.destroy();
    let said = '';
    child.stderr?.on('data', (piece: Buffer) => (said += piece.toString()));
    await once(child, 'close');
    expect(said).toBe('');
  });
});

const folder = realDataFolder();
if (folder === null) it('reads real files only where the real data are', () => expect(realDataFolder()).toBeNull());
else
  describe('the command line over real data', () => {
    const CELL_LINE = join(folder, 'inputs/cell-lines/test/data/vcf/colo829-dna-pacbio_clairs_outputs/snv.vcf.gz');
    const RECTUM = join(folder, 'inputs/pcgr/history/test.pcgr_vep.vcf');
    const prioritized = async (args: readonly string[]): Promise<PrioritizedLine> => {
      const { exit, lines } = await runCommand(['prioritize', ...args], here);
      expect(exit).toBe(0);
      return prioritizedLine.parse(lines[0]);
    };

    it('imports CIViC and refuses other content under its id', async () => {
      const imported = await runCommand(
        ['knowledge', 'import', 'civic', join(folder, 'civic/2025-08-01'), '--as', 'civic-2025-08-01'],
        here,
      );
      expect(imported.exit).toBe(0);
      expect(releaseLine.parse(imported.lines[0])).toMatchObject({
        id: 'civic-2025-08-01',
        source: 'civic',
        releasedOn: '2025-08-01',
        refused: [],
      });
      expect(
        (await runCommand(['knowledge', 'import', 'civic', join(folder, 'civic/2024-08-01'), '--as', 'civic-2025-08-01'], here)).exit,
      ).toBe(1);
    });

    it('finds BRAF V600E of COLO829 by position: I-A with its approved therapies, and nothing out of LowQual', async () => {
      const { findings, options, warnings, knowledge } = await prioritized([
        '--input',
        CELL_LINE,
        '--tumor-type',
        'MEL',
        '--build',
        'GRCh38',
      ]);
      expect(knowledge.map(({ id }) => id).sort()).toEqual(['civic-2025-08-01', 'starter']);
      expect(findings[0]).toMatchObject({ label: 'BRAF V600E', tier: 'I', level: 'A' });
      const approved = options.filter(({ tier, level }) => tier === 'I' && level === 'A').map(({ therapies }) => therapies.join(' + '));
      expect(approved).toEqual(
        expect.arrayContaining(['dabrafenib + trametinib', 'cobimetinib + vemurafenib', 'binimetinib + encorafenib']),
      );
      expect(warnings).toEqual(
        expect.arrayContaining([
          expect.stringMatching(/^54832 of 54832 variants not annotated/),
          expect.stringMatching(/^12530 of 54832 variants did not pass/),
        ]),
      );
    });

    it('reads the annotated READ case with its build out of the header and one combined sample column', async () => {
      const { findings, warnings } = await prioritized(['--input', RECTUM, '--tumor-type', 'READ']);
      const apc = findings.filter(({ label }) => label.startsWith('APC '));
      expect(apc.length).toBeGreaterThan(0);
      expect(findings.length).toBeGreaterThan(400);
      expect(warnings.join()).not.toContain('not annotated');
      const stated = await prioritized(['--input', RECTUM, '--tumor-type', 'READ', '--build', 'GRCh37', '--field', 'depth=DPT,alt=ADT']);
      expect(stated.findings.map(({ finding, tier }) => [finding, tier])).toEqual(findings.map(({ finding, tier }) => [finding, tier]));
    });

    it('refuses a build that the file contradicts', async () => {
      expect((await runCommand(['prioritize', '--input', RECTUM, '--tumor-type', 'READ', '--build', 'GRCh38'], here)).exit).toBe(1);
    });

    it('finds nothing wrong in a good file and the line in a bad one', async () => {
      const bad = readdirSync(join(folder, 'inputs/bad-vcf/test'), { recursive: true, withFileTypes: true }).find(
        (entry) => entry.isFile() && /failed_.*[.]vcf$/.test(entry.name),
      );
      if (!bad) throw new Error('there is no bad file among the test data');
      const { exit, lines } = await runCommand(['vcf', 'check', CELL_LINE, join(bad.parentPath, bad.name)], here);
      const [good, wrong] = lines.map((line) => vcfCheckAnswer.parse(line));
      expect(exit).toBe(1);
      expect(good).toMatchObject({ file: CELL_LINE, records: 54832 });
      expect(wrong?.ok).toBe(false);
      expect(wrong?.problems.length).toBeGreaterThan(0);
    });
  });
