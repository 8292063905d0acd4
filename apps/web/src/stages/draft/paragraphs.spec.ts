import type { DraftSentence } from '@consilium/domain';
import { paragraphsOf } from './paragraphs.ts';

const engine = (id: string): DraftSentence => ({ id, section: 'options', kind: 'engine', text: id, citations: [] });
const fact = (id: string): DraftSentence => ({ id, section: 'options', kind: 'fact', text: id, citations: [] });

describe('paragraphsOf', () => {
  it.each<[string, readonly DraftSentence[], readonly string[]]>([
    ['facts stand under the statement they belong to', [engine('e1'), fact('f1'), fact('f2'), engine('e2')], ['e1 f1 f2', 'e2']],
    ['facts without a statement stand alone', [fact('f1'), fact('f2'), engine('e1')], ['f1', 'f2', 'e1']],
    ['no sentence gives no paragraph', [], []],
  ])('shows every sentence once: %s', (_name, sentences, paragraphs) => {
    expect(paragraphsOf(sentences).map((one) => one.map(({ id }) => id).join(' '))).toEqual(paragraphs);
  });
});
