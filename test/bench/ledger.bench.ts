import { appends } from './ledger/appends.bench-part.ts';
import { audited } from './ledger/audited.bench-part.ts';
import { uploadsPart } from './ledger/uploads.bench-part.ts';
import { runParts } from './run-parts.ts';

// `npm run bench -- ledger`: appends, proofs, crashes, tampering and attacks; with the name of a part, that part alone, and `--seconds N` for a short trial.
await runParts({
  title: 'The audit log, and what is done to it',
  withoutData: new Set(['appends', 'audited', 'uploads']),
  parts: { appends, audited, uploads: uploadsPart },
});
