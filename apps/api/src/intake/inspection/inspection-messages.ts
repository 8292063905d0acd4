import type { FileSummary, Result } from '@consilium/domain';
import type { StatementsAboutFile } from '../../platform/ports.ts';

/** How much of a file is there, and whether that is all. */
export interface Extent {
  readonly size: number;
  readonly isWhole: boolean;
}

/** What the API tells a thread. Bytes never pass between them: the thread reads the file where it lies. */
export type ToThread =
  | ({ readonly kind: 'begin'; readonly path: string; readonly statements: StatementsAboutFile; readonly maxUnpacked: number } & Extent)
  | ({ readonly kind: 'grown' } & Extent)
  | { readonly kind: 'drop' };

/**
 * What a thread says: `ready` once it can read; then for each file `read` with the position up to which its reader is done, whenever that asks for
 * more, and in the end one verdict, one bug, or `dropped` when it was told to drop the file.
 */
export type FromThread =
  | { readonly kind: 'ready' }
  | { readonly kind: 'read'; readonly position: number }
  | { readonly kind: 'verdict'; readonly verdict: Result<FileSummary> }
  | { readonly kind: 'bug'; readonly error: unknown }
  | { readonly kind: 'dropped' };
