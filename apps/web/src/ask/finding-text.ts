import type { UnderstoodQuestionBody } from '@consilium/contracts';

type AskedFinding = UnderstoodQuestionBody['findings'][number];

/** A finding in the shortest words that tell it apart. */
export function findingText(finding: AskedFinding): string {
  switch (finding.kind) {
    case 'text':
      return finding.text;
    case 'fusion':
      return `${finding.fivePrime ?? '?'}::${finding.threePrime ?? '?'}`;
    case 'biomarker':
      return [finding.name, finding.status, finding.score, finding.value, finding.unit].filter(isSaid).join(' ');
    case 'wild-type':
      return `${finding.gene} wild type`;
    case 'copy-number':
    case 'expression':
      return `${finding.gene} ${finding.change}`;
    case 'structural-variant':
      return finding.id;
    case 'small-variant':
      return [finding.gene, finding.protein?.replace(/^p\./, '') ?? finding.cdna].filter(isSaid).join(' ');
  }
}

const isSaid = (part: unknown): part is string | number => part !== undefined && part !== null && part !== '';
