import { abstention } from './evidence/abstention.bench-part.ts';
import { against } from './evidence/against.bench-part.ts';
import { behaviours } from './evidence/behaviours.bench-part.ts';
import { claims } from './evidence/claims.bench-part.ts';
import { endpoint } from './evidence/endpoint.bench-part.ts';
import { latency } from './evidence/latency.bench-part.ts';
import { postgresCorpora } from './evidence/postgres.bench-part.ts';
import { questions } from './evidence/questions.bench-part.ts';
import { redTeam } from './evidence/red-team/red-team.bench-part.ts';
import { retrieval } from './evidence/retrieval.bench-part.ts';
import { runParts } from './run-parts.ts';

// `npm run bench -- evidence`: retrieval, claims, abstention, questions and what of a bad model reaches a reader; with the name of a part, that part alone.
await runParts({
  title: 'Evidence and drafts',
  withoutData: new Set(['latency', 'postgres', 'behaviours', 'red-team', 'abstention', 'endpoint']),
  parts: {
    retrieval,
    against,
    latency,
    postgres: postgresCorpora,
    claims,
    behaviours,
    'red-team': redTeam,
    abstention,
    questions,
    endpoint,
  },
});
