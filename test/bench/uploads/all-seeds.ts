import { DOCUMENT_SEEDS } from './document-seeds.ts';
import type { HostileUpload } from './hostile-upload.ts';
import { PACKED_SEEDS } from './packed-seeds.ts';
import { REQUEST_SEEDS } from './request-seeds.ts';
import { TEXT_SEEDS } from './text-seeds.ts';

export const ALL_SEEDS: readonly HostileUpload[] = [...PACKED_SEEDS, ...DOCUMENT_SEEDS, ...TEXT_SEEDS, ...REQUEST_SEEDS];
