import { withText } from './spoiler.ts';
import type { Spoiler } from './spoiler.ts';

type Turn = readonly [from: RegExp, to: string];

/** First turn that fits; each makes the sentence say the contrary. */
const turned =
  (turns: readonly Turn[]): Spoiler =>
  (sentence) => {
    const turn = turns.find(([from]) => from.test(sentence.text));
    return turn === undefined ? null : withText(sentence, sentence.text.replace(turn[0], turn[1]));
  };

export const negationFlip: Spoiler = turned([
  [/ does not support /, ' supports '],
  [/\b(was|were|is|are|has|have|had|did|does|could|can) not /, '$1 '],
  [/\bno (?=benefit|response|difference|significant|effect|evidence)/, 'a clear '],
  [/ without /, ' with '],
  [/\b(was|were|is|are|has|have|had|could|can|may) /, '$1 not '],
  [/\b(showed|demonstrated|responded|exhibited|achieved|resulted|improved|experienced) /, 'did not $1 '],
  [/: (sensitivity|resistance|reduced sensitivity) to /, ': no $1 to '],
  [/ rules list /, ' rules do not list '],
]);

export const polarityFlip: Spoiler = turned([
  [/\breduced sensitivity\b/, 'high sensitivity'],
  [/\bresistance\b/, 'sensitivity'],
  [/\bresistant\b/, 'sensitive'],
  [/\bsensitivity\b/, 'resistance'],
  [/\bsensitive\b/, 'resistant'],
  [/\bimproved\b/, 'worsened'],
  [/\blonger\b/, 'shorter'],
  [/\bshorter\b/, 'longer'],
  [/\bhigher\b/, 'lower'],
  [/\bincreased\b/, 'decreased'],
  [/\bbetter\b/, 'worse'],
  [/ label of /, ' label against '],
]);
