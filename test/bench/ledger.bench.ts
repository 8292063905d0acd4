import { agreement } from './ledger/agreement.bench-part.ts';
import { appends } from './ledger/appends.bench-part.ts';
import { audited } from './ledger/audited.bench-part.ts';
import { kills } from './ledger/kills.bench-part.ts';
import { million } from './ledger/million.bench-part.ts';
import { access, attacks } from './ledger/suites.bench-part.ts';
import { tamper } from './ledger/tamper.bench-part.ts';
import { uploadsPart } from './ledger/uploads.bench-part.ts';
import { verify } from './ledger/verify.bench-part.ts';
import { runParts } from './run-parts.ts';

const parts = { appends, audited, million, verify, agreement, tamper, kills, attacks, access, uploads: uploadsPart };

// `npm run bench -- ledger`: appends, proofs, tampering and attacks; with the name of a part, that part alone, and `--seconds N`, `--entries N` for a short trial.
await runParts({ title: 'The audit log, and what is done to it', withoutData: new Set(Object.keys(parts)), parts });
