import { readMarkdown, readSpans } from './markdown.ts';

describe('readMarkdown', () => {
  it('shows a report with its headings, lists and tables', () => {
    const blocks = readMarkdown(
      '# Board\n\n**DRAFT**\n\n## Options\n\n| # | Therapy |\n|---|---|\n| 1 | a \\| b |\n\n- one\n- two\n\n1. first\n\n> words',
    );
    expect(blocks).toEqual([
      { kind: 'heading', level: 1, text: 'Board' },
      { kind: 'paragraph', text: '**DRAFT**' },
      { kind: 'heading', level: 2, text: 'Options' },
      { kind: 'table', head: ['#', 'Therapy'], rows: [['1', 'a \\| b']] },
      { kind: 'list', ordered: false, items: ['one', 'two'] },
      { kind: 'list', ordered: true, items: ['first'] },
      { kind: 'quote', text: 'words' },
    ]);
  });

  it('keeps what stands indented below a source with that source', () => {
    expect(readMarkdown('1. label:a\n   - Fact: x\n2. label:b\n   - Fact: y')).toEqual([
      { kind: 'list', ordered: true, items: ['label:a\nFact: x', 'label:b\nFact: y'] },
    ]);
    expect(readMarkdown('- 2 dropped:\n  - one\n  - two')).toEqual([{ kind: 'list', ordered: false, items: ['2 dropped:\none\ntwo'] }]);
  });

  it('drops no line it cannot read: it stays text', () => {
    expect(readMarkdown('one\n- two')).toEqual([{ kind: 'paragraph', text: 'one\n- two' }]);
  });
});

describe('readSpans', () => {
  it('keeps an escaped sign as it was written by a person', () => {
    expect(readSpans('**Therapy: x** costs \\*much\\* `abc`')).toEqual([
      { style: 'bold', text: 'Therapy: x' },
      { style: 'plain', text: ' costs *much* ' },
      { style: 'code', text: 'abc' },
    ]);
  });
});
