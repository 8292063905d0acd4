import { added, strange, sourceText, withText } from './spoiler.ts';
import type { Spoiler } from './spoiler.ts';

const DRUGS = ['imatinib', 'pazopanib', 'olaparib', 'everolimus', 'bortezomib', 'ruxolitinib', 'nivolumab', 'sunitinib', 'letrozole'];
const GENES = ['EGFR', 'KIT', 'IDH2', 'FLT3', 'ROS1', 'MET', 'PTEN', 'STK11', 'NRAS', 'ERBB2', 'VHL'];
const GENE = /(?<![\p{L}\p{N}])(?:[A-Z][A-Z0-9]{2,6})(?=[ :]|::)/u;
const NUMBER = /(?<![\p{L}\p{N}.,_*>-])\d+(?:\.\d+)?(?![\p{L}\p{N}_>-]|[.,]\d)/u;

/** Another number where one stands, else one more. */
export const numberSwap: Spoiler = (sentence, told) => {
  const found = NUMBER.exec(sentence.text)?.[0];
  if (found === undefined)
    return withText(sentence, added(sentence.text, `, in ${strange(['73', '41', '88', '29'], sentence, told) ?? '67'} % of patients`));
  const known = sourceText(sentence, told);
  const other = [7, 13, 29, 31]
    .map((step) => String(Math.round((Number(found) + step) * 10) / 10))
    .find((number) => !known.includes(number));
  return other === undefined ? null : withText(sentence, sentence.text.replace(NUMBER, other));
};

/** Another drug where the record or the explanation names one, else one more. */
export const drugSwap: Spoiler = (sentence, told) => {
  const other = strange(DRUGS, sentence, told);
  if (other === undefined) return null;
  const drugs = told.options.flatMap(({ therapies = [] }) => therapies).concat(told.resistance.flatMap(({ therapies = [] }) => therapies));
  const named = drugs.find((drug) => sentence.text.toLowerCase().includes(drug.toLowerCase()));
  if (named === undefined) return withText(sentence, added(sentence.text, ` and also to ${other}`));
  return withText(sentence, replaceFolded(sentence.text, named, other));
};

/** Another gene in place of the first that is named. */
export const geneSwap: Spoiler = (sentence, told) => {
  const other = strange(GENES, sentence, told);
  const labels = told.options.flatMap(({ findings = [] }) => findings).concat(told.resistance.map(({ finding = '' }) => finding));
  const named = labels.map((label) => GENE.exec(`${label} `)?.[0]).find((gene) => gene !== undefined && sentence.text.includes(gene));
  return other === undefined || named === undefined ? null : withText(sentence, sentence.text.replaceAll(named, other));
};

const replaceFolded = (text: string, word: string, other: string): string => {
  const at = text.toLowerCase().indexOf(word.toLowerCase());
  return `${text.slice(0, at)}${other}${text.slice(at + word.length)}`;
};
