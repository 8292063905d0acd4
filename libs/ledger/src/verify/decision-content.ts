import { hash } from 'node:crypto';
import { isObject, isText } from '../bundle/guards.ts';
import { utf8 } from './bytes.ts';
import { parseCanonical } from './canonical-text.ts';
import { Refused } from './finding.ts';
import type { RowBook, RowImage } from './row-book.ts';
import { numberOf, textOf } from './row.ts';

export interface DecisionText {
  readonly text: string;
  readonly sha256: string;
  readonly author: { readonly kind: string; readonly ref: string };
}

/** What was signed: the text of the decision version, canonical and of this case and version. @throws Refused */
export function contentOf(book: RowBook, decision: RowImage): DecisionText {
  const text = book.recordsOf(decision.table, decision.key)[0]?.columns?.content;
  if (text === undefined)
    throw new Refused('RECORD.MISSING', `the text of decision version ${decision.key} is not in the bundle: export it again`);
  const parsed = parseCanonical(text);
  const content = 'value' in parsed && isObject(parsed.value) ? parsed.value : null;
  const isWhole =
    content !== null &&
    content.caseId === textOf(decision, 'case_id') &&
    content.version === numberOf(decision, 'version') &&
    `${content.caseId}/${content.version}` === decision.key;
  const author = content?.author;
  const isAuthors = isObject(author) && isText(author.kind) && isText(author.ref);
  if (!isWhole || !isAuthors || author.kind !== textOf(decision, 'author_kind') || author.ref !== textOf(decision, 'author_ref'))
    throw new Refused(
      'QUORUM.DIGEST',
      `the text of decision version ${decision.key} is not canonical, or of another case, version or author`,
    );
  return {
    text,
    sha256: String(hash('sha256', utf8(text), 'hex')),
    author: { kind: textOf(decision, 'author_kind'), ref: textOf(decision, 'author_ref') },
  };
}
