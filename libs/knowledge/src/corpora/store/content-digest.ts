import { createHash } from 'node:crypto';
import { canonicalJson } from '@consilium/ledger';
import type { CorpusContent } from '@consilium/domain/evidence';

type Frame = Omit<CorpusContent, 'documents'>;

/**
 * SHA-256 over the canonical JSON of a corpus, document by document, so that no memory has to hold them together: members in the order of RFC 8785 are
 * `corpus`, `documents`, `licence`, `refused`, `title`.
 */
export class ContentDigest {
  private readonly hash = createHash('sha256');
  private isFirst = true;

  constructor(private readonly frame: Frame) {
    this.hash.update(`{"corpus":${canonicalJson(frame.corpus)},"documents":[`);
  }

  /** @param canonical canonical JSON of the next document */
  add(canonical: string): void {
    this.hash.update(this.isFirst ? canonical : `,${canonical}`);
    this.isFirst = false;
  }

  end(): string {
    const { licence, refused, title } = this.frame;
    return this.hash
      .update(`],"licence":${canonicalJson(licence)},"refused":${canonicalJson(refused)},"title":${canonicalJson(title)}}`)
      .digest('hex');
  }
}
