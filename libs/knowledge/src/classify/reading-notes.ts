import { isRepairGene } from './repair-proteins.ts';

type Noted = readonly [key: RegExp, text: RegExp, note: (said: string) => string];

const NOTES: readonly Noted[] = [
  [
    /^rearrangement:ALK$/,
    /\b(?:IHC|D5F3|immuno\w+)\b/i,
    (said) =>
      `"${said}" is a staining and was taken as a rearrangement of ALK, as labels with a companion stain do: state the assay in the report.`,
  ],
  [
    /^expression:ROS1:over$/,
    /./,
    (said) => `"${said}" is a staining and no rearrangement of ROS1: confirm it by FISH or sequencing and give that result.`,
  ],
  [
    /^any:TP53$/,
    /abn|aberrant/i,
    (said) => `"${said}" is a staining and was taken as a mutation of TP53: state the sequencing result where there is one.`,
  ],
];

/** What a board must know of how a text was taken: where a staining stands for a change of the gene, or bare words were read as a staining. */
export function noteOnReading(text: string, keys: readonly string[]): string | null {
  const [first = ''] = keys;
  if (first.startsWith('cna:') && isRepairGene(first.split(':')[1] ?? '') && keys.some((key) => key.startsWith('expression:')))
    return `"${text}" may be a loss of the gene or of its protein on staining (dMMR): both were looked up; say which in the report.`;
  return NOTES.find(([key, said]) => key.test(first) && said.test(text))?.[2](text) ?? null;
}
