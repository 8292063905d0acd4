import { saysStaining } from './repair-proteins.ts';

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
    (said) => `"${said}" is a staining and was taken as a mutation of TP53: give the sequencing result where there is one.`,
  ],
];

/** What a board must know of how a text was taken: where a staining stands for a change of the gene, or bare words were read as a staining. */
export function noteOnReading(text: string, keys: readonly string[]): string | null {
  const [first = ''] = keys;
  if (first === 'bio:dMMR' && keys.length === 2 && keys[1]?.startsWith('expression:') === true && !saysStaining(text))
    return `"${text}" was read as loss of the protein on staining (dMMR): give a loss of the gene as a copy-number finding.`;
  return NOTES.find(([key, said]) => key.test(first) && said.test(text))?.[2](text) ?? null;
}
