import type { FileSummary, Result } from '@consilium/domain';
import type { StatementsAboutFile } from '../../platform/ports.ts';

/** What the API tells a thread. Bytes are handed over, not copied again. */
export type ToThread =
  | { readonly kind: 'begin'; readonly statements: StatementsAboutFile; readonly maxUnpacked: number }
  | { readonly kind: 'bytes'; readonly bytes: Uint8Array }
  | { readonly kind: 'end' };

/** What a thread says: `ready` once it can read; then for each file one `taken` for each piece of bytes, and in the end one verdict or one bug. */
export type FromThread =
  | { readonly kind: 'ready' }
  | { readonly kind: 'taken' }
  | { readonly kind: 'verdict'; readonly verdict: Result<FileSummary> }
  | { readonly kind: 'bug'; readonly error: unknown };
