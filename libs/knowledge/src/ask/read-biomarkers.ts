import type { Finding } from '@consilium/domain';
import type { Span } from './span.ts';
import type { Word } from './words.ts';

export interface BiomarkerSpan extends Span {
  readonly findings: readonly Finding[];
}

type Read = (match: RegExpExecArray) => Finding | readonly Finding[] | null;
const text = (said: string): Finding => ({ id: '', kind: 'text', text: said });
const number = (written: string | undefined): number => Number((written ?? '').replace(',', '.'));
const OF = String.raw`\s*(?:score|expression|status|value|wert|positiv(?:e|ity)?|of|von|at|is|bei|=|:|≥|>=|>|~|ca\.?|about|\()*\s*`;
const POSITIVE = String.raw`(?:-| )?(?:positive?[rsn]?|pos\b|\+)`;
const NEGATIVE = String.raw`(?:-| )?(?:negative?[rsn]?\b|neg\b)`;

/**
 * Biomarkers as boards write them, the more exact first. `null` is "named, and no finding": not known, pending.
 *
 * | written | finding |
 * |---|---|
 * | MSI-H, microsatellite instable; dMMR, mismatch repair deficient | `MSI-H`; `dMMR` |
 * | MSS, microsatellite stable; pMMR | `MSS`; `pMMR` |
 * | TMB 22 (mut/Mb) · TMB high | TMB 22 mut/Mb · `TMB-H` |
 * | PD-L1 TPS 60 %, CPS 12 | PD-L1 with its score |
 * | HER2 3+ (IHC) · HER2 positive, low, negative | `HER2 3+` · the same words |
 */
const BIOMARKERS: readonly (readonly [pattern: RegExp, read: Read])[] = [
  [/\b(?:MSI|TMB|PD-?L1|HRD|MMR|HER-?2)(?: status)?(?:,? (?:and|und|or|oder|\/) (?:MSI|TMB|PD-?L1|HRD|MMR|HER-?2))*:? (?:is |was |ist )?(?:unknown|pending|not (?:known|tested|done)|unbekannt|ausstehend|nicht (?:bekannt|getestet))/i, () => null],
  [/\b(?:not|no|kein|keine|nicht|without|ohne) (?:MSI(?:-H| high)?|microsatellite instab\w+|dMMR)\b/i, () => text('MSS')],
  [/\bMSI(?:-| )?(?:H|high|hoch|instab\w*|positive?)\b|\b(?:microsatellite|mikrosatelliten)(?:-| )?(?:instab\w*|unstable)(?: high)?/i, () => text('MSI-H')],
  [/\bMSS\b|\b(?:microsatellite|mikrosatelliten)(?:-| )?stab\w*|\bMSI(?:-| )?(?:stable|L|low|negative?)\b/i, () => text('MSS')],
  [/\bMSI\b(?! ?\w*(?:-L|stable))/, () => text('MSI-H')],
  [/\bdMMR\b|\bMMR(?:-| )?(?:d\b|defici\w+|defizi\w+)|\b(?:deficient|defective) (?:MMR|mismatch(?:-| )repair)|\bmismatch(?:-| )?(?:repair)?(?:-| )?(?:reparatur)?(?:-| )?(?:defici\w+|defizi\w+|defekt\w*|loss)/i, () => text('dMMR')],
  [/\bpMMR\b|\bMMR(?:-| )?(?:proficient|intact|intakt|p\b)|\bproficient (?:MMR|mismatch(?:-| )repair)|\bmismatch(?:-| )repair(?:-| )proficient/i, () => text('pMMR')],
  [new RegExp(String.raw`\b(?:TMB|tumou?r mutational burden|mutationslast)${OF}(\d+(?:[.,]\d+)?)(?:\s*(?:mut(?:ations|ationen)?\s*(?:\/|per|pro)\s*(?:Mb|megabase)|\/\s*Mb))?`, 'i'), (m) => ({ id: '', kind: 'biomarker', name: 'TMB', value: number(m[1]), unit: 'mut/Mb' })],
  [/\bTMB(?:-| )?(?:H|high|hoch)\b|\b(?:high|hohe[rs]?|hoch) (?:TMB|tumor mutational burden)|\btumou?r mutational burden(?:-| )?high/i, () => text('TMB-H')],
  [/\bTMB(?:-| )?(?:L|low|niedrig)\b|\blow TMB\b/i, () => text('TMB-L')],
  [new RegExp(String.raw`\b(?:PD-?L1)\b${OF}(TPS|CPS|IC|TC)${OF}(\d+(?:[.,]\d+)?)\s*%?`, 'i'), (m) => ({ id: '', kind: 'biomarker', name: 'PD-L1', value: number(m[2]), score: (m[1] ?? '').toUpperCase() })],
  [new RegExp(String.raw`\b(TPS|CPS)${OF}(\d+(?:[.,]\d+)?)\s*%?`), (m) => ({ id: '', kind: 'biomarker', name: 'PD-L1', value: number(m[2]), score: m[1] ?? '' })],
  [new RegExp(String.raw`\bPD-?L1\b${OF}(\d+(?:[.,]\d+)?)\s*%`, 'i'), (m) => text(`PD-L1 ${m[1] ?? ''} %`)],
  [/\bPD-?L1(?:-| )?(positive?|negative?|high|hoch)\b/i, (m) => text(`PD-L1 ${/^n/i.test(m[1] ?? '') ? 'negative' : /^h/i.test(m[1] ?? '') ? 'high' : 'positive'}`)],
  [/\bPD-?L1\b(?: TPS| CPS)?\s*(?:<|unter|below)\s*1\s*%?/i, () => text('PD-L1 negative')],
  [/\bPD-?L1\b/i, () => null],
  [/\bAR-?V7\b(?! neg)/, () => text('AR-V7')],
  [new RegExp(String.raw`\bHRD(?:-| )?(?:${OF}(\d+)\b|positive?\b|\+|high\b)?`), (m) => text(m[1] === undefined ? 'HRD positive' : `HRD score ${m[1]}`)],
  [/\b(?:HER-?2(?:\/neu)?|ERBB2)\b(?:[ -]?(?:IHC|ICH|score|protein|expression|overexpression|status|\())*[ -]?(3\+|2\+|1\+|0\b)(?:[ /,(]*(?:(?:F?ISH|amplified|amplifiziert)[ -]?(positive?|\+|negative?|amplified|nicht amplifiziert)?)\)?)?/i, herTwo],
  [/\bIHC ?3\+ (?:for )?HER-?2\b/i, () => text('HER2 3+')],
  [/\b(?:HER-?2)(?:\/neu)?(?:-| )(positive?[rsn]?|negative?[rsn]?|low|ultralow|pos|neg)\b|\bHER-?2(\+)/i, (m) => text(`HER2 ${m[2] === '+' || /^pos/i.test(m[1] ?? '') ? 'positive' : /^neg/i.test(m[1] ?? '') ? 'negative' : (m[1] ?? '').toLowerCase()}`)],
  [/\bm?TNBC\b|\b(?:triple|dreifach)[- ]?negativ\w*/i, () => ['ER', 'PR', 'HER2'].map((receptor) => text(`${receptor} negative`))],
  [/\bHER-?2 (?:overexpress\w+|überexpr\w+)/i, () => text('HER2 positive')],
  [new RegExp(String.raw`\b(ER|PR|HR)(?:${POSITIVE})(?=\W|$)`), (m) => text(`${m[1] ?? ''} positive`)],
  [new RegExp(String.raw`\b(ER|PR|HR)(?:${NEGATIVE})`), (m) => text(`${m[1] ?? ''} negative`)],
  [new RegExp(String.raw`\b(EBV|HPV)(?:${POSITIVE})`, 'i'), (m) => text(`${(m[1] ?? '').toUpperCase()} positive`)],
  [new RegExp(String.raw`\b(?:claudin|CLDN)[ -]?18(?:\.2)?${NEGATIVE}`, 'i'), () => null],
  [/\b(?:claudin|CLDN)[ -]?18(?:\.2)?(?:(?:-| )?(?:positive?[rsn]?\b|\+|(?:over)?expression|high))?/i, () => text('Claudin 18.2 positive')],
  [/\bMGMT\b(?:[ -]promoter)?[ -](?:un|non-?|nicht )methyl\w+/i, () => null],
  [/\bMGMT\b(?:[ -]promotor?e?r?)?[ -](?:hyper)?methyl\w+/i, () => text('MGMT promoter methylation')],
  [/\b1p\/?(?: ?and )?19q[- ]?(?:co-?)?(?:del\w*|verlust|loss)?/i, () => text('1p/19q codeletion')],
  [/\b(?:Philadelphia(?:-| )(?:chromosome(?:-| ))?positive|Ph\+)/i, () => text('BCR-ABL1 fusion')],
  [/\b(?:no|without|kein\w*|ohne) (?:del ?\(?17p\)?|17p[- ]?(?:del\w*|loss)|del\(?5q\)?|5q[- ]?del\w*)/i, () => null],
  [/\bt\(\d+;\d+\)(?:\([pq][\d.]+;[pq][\d.]+\))?(?: ?(?:negative?|not detected))/i, () => null],
  [/\bt\(\d+;\d+\)/, (m) => text(m[0])],
  [/\binv\(\d+\)/, (m) => text(m[0])],
  [/\bdel ?\(?(17p|5q|13q|11q|1p|9p)(?:[\d.]*)\)?|\b(17p|5q|13q|11q)(?:[\d.]*)[- ]?(?:del(?:etion|etiert)?\b|loss|verlust)/i, (m) => text(`del(${(m[1] ?? m[2] ?? '').toLowerCase()})`)],
]; // prettier-ignore

function herTwo(match: RegExpExecArray): Finding | null {
  const [, score = '', ish = ''] = match;
  if (score === '3+') return text('HER2 3+');
  if (score === '2+' && /^(?:pos|\+|amp)/i.test(ish)) return text('HER2 positive');
  if (score === '2+' && /ISH|ampl/i.test(match[0]) && !/^(?:neg|nicht)/i.test(ish)) return text('HER2 positive');
  return text(score === '0' ? 'HER2 negative' : 'HER2 low');
}

const ABSENT_BEFORE = /(?:\b(?:no|not|kein|keine|without|ohne|negative for)\s)$/i;

/** Biomarkers of a question with the words that they take. */
export function biomarkerSpans(question: string, words: readonly Word[]): readonly BiomarkerSpan[] {
  const spans: BiomarkerSpan[] = [];
  for (const [pattern, read] of BIOMARKERS) {
    for (const match of question.matchAll(new RegExp(pattern.source, `${pattern.flags}g`))) {
      const within = words.flatMap(({ start, end }, at) => (start < match.index + match[0].length && end > match.index ? [at] : []));
      const [from, to] = [within[0], within.at(-1)];
      if (from === undefined || to === undefined || spans.some((span) => span.from <= to && from <= span.to)) continue;
      const told = ABSENT_BEFORE.test(question.slice(0, match.index)) ? null : read(match);
      const findings = told === null ? [] : 'kind' in told ? [told] : told;
      const readAs = findings.map(nameOf).join(', ') || `${match[0].trim()}: no finding`;
      spans.push({ from, to, findings, readAs, mended: false });
    }
  }
  return spans;
}

const nameOf = (finding: Finding): string =>
  finding.kind === 'text'
    ? finding.text
    : finding.kind === 'biomarker'
      ? [finding.name, finding.score, finding.value].filter((part) => part !== undefined).join(' ')
      : finding.kind;
