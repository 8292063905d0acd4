import type { CaseFile, FileSummary } from '../case/case-record.ts';
import { buildOf, checkIntake, tumorSampleOf } from './check-intake.ts';
import type { IntakeFacts } from './check-intake.ts';

const summary = (more: Partial<FileSummary> = {}): FileSummary => ({
  format: 'vcf',
  version: '4.2',
  compression: 'none',
  records: 1,
  samples: ['T'],
  annotation: 'none',
  tumorSample: 'T',
  build: 'GRCh38',
  buildEvidence: [],
  buildsConflict: false,
  warnings: [],
  ...more,
});
const file = (more: Partial<CaseFile> = {}): CaseFile => ({
  id: 'f',
  name: 'a.vcf',
  sha256: '',
  bytes: 1,
  statedBuild: null,
  tumorSample: null,
  fields: null,
  summary: summary(),
  addedAt: '',
  replacedBy: null,
  ...more,
});
const facts = (more: Partial<IntakeFacts> = {}): IntakeFacts => ({
  consent: { status: 'given', version: '1', scope: [], recordedOn: '2026-01-01' },
  question: 'Which treatment?',
  diagnosis: { code: 'MEL' },
  files: [file()],
  sample: { callability: 0.9 },
  waivers: [],
  ...more,
});
const TYPES = [{ code: 'MEL' }];
const consent = (status: IntakeFacts['consent']['status']) => ({ consent: { ...facts().consent, status } });

describe('checkIntake', () => {
  it.each<[string, Partial<IntakeFacts>, readonly string[]]>([
    ['lets a complete case pass', {}, []],
    ['holds a case without consent', consent('missing'), ['INTAKE.CONSENT_MISSING']],
    ['holds a case whose consent was withdrawn', consent('withdrawn'), ['INTAKE.CONSENT_WITHDRAWN']],
    ['holds a case without a question', { question: ' ' }, ['INTAKE.QUESTION_MISSING']],
    ['holds a diagnosis that no tumor type has', { diagnosis: { code: 'XYZ' } }, ['INTAKE.TUMOR_TYPE_UNMAPPED']],
    ['reads a code in any case', { diagnosis: { code: 'mel' } }, []],
    ['holds a case without file', { files: [] }, ['INTAKE.FILE_MISSING']],
    ['does not look at a replaced file', { files: [file({ replacedBy: 'g', summary: summary({ build: null }) }), file({ id: 'g' })] }, []],
    ['holds a case whose only file was replaced', { files: [file({ replacedBy: 'g' })] }, ['INTAKE.FILE_MISSING']],
    ['holds an unknown build', { files: [file({ summary: summary({ build: null }) })] }, ['INTAKE.BUILD_UNKNOWN']],
    ['holds files of two builds', { files: [file(), file({ id: 'g', summary: summary({ build: 'GRCh37' }) })] }, ['INTAKE.BUILDS_MIXED']],
    [
      'holds several samples without a tumor named',
      { files: [file({ summary: summary({ samples: ['A', 'B'], tumorSample: null }) })] },
      ['INTAKE.TUMOR_SAMPLE_UNKNOWN'],
    ],
    ['holds a callability just under the limit', { sample: { callability: 0.7499 } }, ['INTAKE.QUALITY_LOW']],
    ['lets the limit itself pass', { sample: { callability: 0.75 } }, []],
    ['lets a waived quality pass', { sample: { callability: 0.2 }, waivers: [{ what: 'quality' }] }, []],
    ['does not hold an unknown callability', { sample: { callability: null } }, []],
    [
      'names every reason at once',
      { ...consent('missing'), question: null, files: [] },
      ['INTAKE.CONSENT_MISSING', 'INTAKE.QUESTION_MISSING', 'INTAKE.FILE_MISSING'],
    ],
  ])('%s', (_, more, codes) => expect(checkIntake(facts(more), TYPES).map(({ code }) => code)).toEqual(codes));

  it('lets only quality be waived', () => {
    const everything = facts({ ...consent('missing'), question: null, diagnosis: { code: '?' }, files: [], sample: { callability: 0.1 } });
    expect(
      checkIntake(everything, TYPES)
        .filter(({ waivable }) => waivable)
        .map(({ code }) => code),
    ).toEqual(['INTAKE.QUALITY_LOW']);
  });

  it('says thing, place and way out in one sentence', () => {
    expect(checkIntake(facts({ files: [file({ summary: summary({ build: null }) })] }), TYPES)[0]?.message).toBe(
      'a.vcf does not name its genome build: state GRCh37 or GRCh38.',
    );
  });
});

describe('buildOf', () => {
  it.each([
    [null, false, null, 'unknown'],
    [null, false, 'GRCh37', 'GRCh37'],
    ['GRCh38', false, null, 'GRCh38'],
    ['GRCh38', false, 'GRCh38', 'GRCh38'],
    ['GRCh38', false, 'GRCh37', 'mixed'],
    [null, true, null, 'mixed'],
    [null, true, 'GRCh37', 'GRCh37'],
  ] as const)('file names %p, conflict %p, stated %p: %s', (build, buildsConflict, statedBuild, expected) =>
    expect(buildOf({ statedBuild, summary: summary({ build, buildsConflict }) })).toBe(expected),
  );
});

describe('tumorSampleOf', () => {
  it.each([
    ['the stated one', 'B', ['A', 'B'], 'A', 'B'],
    ['none when the stated one is not in the file', 'C', ['A', 'B'], 'A', null],
    ['what the file says', null, ['A', 'B'], 'A', 'A'],
    ['the only one', null, ['A'], null, 'A'],
    ['none of several', null, ['A', 'B'], null, null],
  ] as const)('takes %s', (_, stated, samples, tumorSample, expected) =>
    expect(tumorSampleOf({ tumorSample: stated, summary: summary({ samples, tumorSample }) })).toBe(expected),
  );
});
