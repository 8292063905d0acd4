import type { ClassifiedName } from './classified-name.ts';
import { isText, single, TEXT } from './classified-name.ts';

const NEGATIVE =
  /^(?:no|negative for|absence of|without|kein(?:e|en)?) (?<before>.+)$|^(?<after>.+?)[ -](?:not (?:detected|found|present|identified)|negative|absent|undetected|nicht nachgewiesen|negativ)$/i;
const NEGATION = /\b(?:no|not|without|absen(?:ce|t)|negative|undetected|excluded|never|kein\w*|nicht)\b/i;
/** "No expression", "absent protein expression" say what was measured: a low expression. */
const MEASURED = /expression/i;

/**
 * A text that says that something is not there. Nothing found must never be read as found.
 *
 * | text | keys |
 * |---|---|
 * | `no KRAS mutation`, `KRAS mutation not detected` | `wt:KRAS` |
 * | `ALK negative`, `no ALK fusion` | `not(rearrangement:ALK)` |
 * | `ERBB2 amplification not detected` | `not(cna:ERBB2:amplification)` |
 * | `BRAF V600E negative` | text: in the key table a negated change means another mutation of the gene |
 *
 * @param classify what the text without its negation means
 * @returns null where the text negates nothing
 */
export function statedAbsence(text: string, classify: (text: string) => ClassifiedName): ClassifiedName | null {
  if (MEASURED.test(text) || !NEGATION.test(text)) return null;
  const groups = NEGATIVE.exec(text)?.groups;
  const what = groups?.['before'] ?? groups?.['after'];
  if (what === undefined) return TEXT;
  if (/^(?:ALK|ROS1)$/i.test(what)) return single('not', `not(rearrangement:${what.toUpperCase()})`);
  const classified = classify(what.replace(/ in (\S+)$/i, ' $1').replace(/^(?:mutations?|variants?) (\S+)$/i, '$1 mutation'));
  const [key = ''] = classified.keys;
  if (isText(classified)) return TEXT;
  const [category = '', gene = ''] = key.split(':');
  if (category === 'any') return single('wt', `wt:${gene}`);
  if (category === 'fusion' && classified.keys.length === 2)
    return single('not', `not(rearrangement:${key.replace(/^fusion:|v::|::v/g, '')})`);
  return ['cna', 'fusion', 'rearrangement', 'itd', 'viii', 'methylation'].includes(category) && classified.keys.length === 1
    ? single('not', `not(${key})`)
    : TEXT;
}
