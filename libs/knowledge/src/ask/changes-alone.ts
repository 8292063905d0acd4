import { changeAt } from './changes.ts';
import { pathOf } from './diseases.ts';
import { covers } from './span.ts';
import type { Span } from './span.ts';
import { TOLD, asExact, ownersOf } from './told-finding.ts';
import type { FindingSpan } from './told-finding.ts';
import type { QuestionVocabulary } from './vocabulary.ts';
import type { Word } from './words.ts';

/**
 * A residue change without a gene is that of the gene named elsewhere that has a record of it (`RET fusion (KIF5B), … G810R`), else of the gene whose change is
 * not told, else of the gene that alone has a record of it in this tumor type (`CML, T315I`); else it is not known.
 */
export function changesAlone(
  words: readonly Word[],
  taken: readonly Span[],
  vocabulary: QuestionVocabulary,
  { tumorType, gene: open, named }: { readonly tumorType: string | null; readonly gene: string | null; readonly named: readonly string[] },
): readonly FindingSpan[] {
  return words.flatMap((word, at) => {
    if (covers(taken, at) || isDenied(words, at)) return [];
    const change = changeAt(words, at);
    if (change?.kind !== 'exact' || !/^(?:p\.)?[ACDEFGHIKLMNPQRSTVWY][a-z]{0,2}\d{2,4}/.test(word.text)) return [];
    const said = change.said.replace(/^p\./, '');
    const owners = ownersOf(said, named, vocabulary);
    const gene = (owners.length === 1 ? owners[0] : undefined) ?? open ?? geneOfChange(said, vocabulary, tumorType);
    const told = gene === null ? { ...TOLD, unknown: [said], readAs: said } : asExact(gene, [change], [], false, vocabulary.genes);
    return [{ from: at, to: at, readAs: told.readAs, mended: gene !== null, findings: told.findings, unknown: told.unknown, bare: [] }];
  });
}

/** `T790M negative`, `no T790M`. */
const isDenied = (words: readonly Word[], at: number): boolean =>
  changeAt(words, at + 1)?.kind === 'absent' || /^(?:no|not|without|kein|keine|ohne)$/.test(words[at - 1]?.key ?? '');

function geneOfChange(said: string, { genesOfChange, types }: QuestionVocabulary, tumorType: string | null): string | null {
  const genes = new Map([...(genesOfChange.get(said) ?? []), ...(genesOfChange.get(said.replace(/[A-Z*]$/, '')) ?? [])]);
  const path = tumorType === null ? [] : pathOf(tumorType, types);
  const here = [...genes].filter(
    ([, codes]) =>
      path.some((code) => codes.has(code)) || [...codes].some((code) => tumorType !== null && pathOf(code, types).includes(tumorType)),
  );
  const [only] = here.length > 0 ? here : [...genes];
  return (here.length > 0 ? here.length : genes.size) === 1 && only !== undefined ? only[0] : null;
}
