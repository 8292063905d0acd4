import { folderBlobStore, keyText, trailOptions, witnessVerifiers } from '@consilium/adapters';
import type { Config } from '@consilium/config';
import { renderDraftReport } from '@consilium/interop';
import { reachOf } from '@consilium/domain';
import type { Purpose } from '@consilium/domain';
import {
  accessAs,
  auditTrail,
  breakGlass,
  caseQueries,
  corpora,
  currentPurpose,
  hasPendingMigrations,
  humanActs,
  knowledgeReleases,
  logHealth,
  openDatabase,
} from '@consilium/persistence';
import type { Database } from '@consilium/persistence';
import { auditExports } from './audit/audit-exports.ts';
import { auditorTools } from './audit/auditor-tools.ts';
import { questionDesk } from './ask/question-desk.ts';
import { inspectionPool } from './intake/inspection/inspection-pool.ts';
import { releaseViews } from './knowledge/release-views.ts';
import { modelDesk } from './model/model-desk.ts';
import type { ApiPorts, AuditTrail, CaseQueries } from './platform/ports.ts';
import { verifierClient } from './sign-off/verifier-client.ts';
import { temporalEngine } from './platform/temporal-engine.ts';
import type { Engine } from './platform/temporal-engine.ts';
import { identityPorts } from './session/identity.ts';

const POOL_SIZE = 20;

/** Builds what the API reaches the world through. */
export async function composePorts(
  config: Config,
  engineOver: (config: Config, database: Database) => Engine = temporalEngine,
  say: (line: string) => void = () => undefined,
): Promise<ApiPorts> {
  const database = await openDatabase(config.database.url, {
    poolSize: POOL_SIZE,
    applicationName: 'consilium-api',
    ...trailOptions(config.keys),
  });
  const knowledge = knowledgeReleases(database);
  const { engine, isReachable, close } = engineOver(config, database);
  const inspection = inspectionPool({ maxUnpacked: config.uploads.maxUnpackedBytes });
  return {
    acts: humanActs(database),
    signing: verifierClient({ url: config.verifierUrl, token: keyText(config.keys, 'verifierToken') }),
    cases: queries(database),
    glasses: breakGlass(database),
    trail: trail(database),
    exports: auditExports(config, database),
    auditor: auditorTools(config, database),
    ...identityPorts(config, database),
    engine,
    blobs: folderBlobStore(config.blobDir),
    inspectFile: inspection.inspectFile,
    warmUp: inspection.warmUp,
    renderDraftReport,
    releases: releaseViews(knowledge),
    evidence: { ask: questionDesk(config, database, say), corpora: corpora(database), model: modelDesk(config, database) },
    ready: {
      database: async () => (await database.query('SELECT 1')).length === 1,
      migrations: async () => !(await hasPendingMigrations(database)),
      temporal: isReachable,
      knowledge: async () => (await knowledge.currentReleases()).length > 0,
    },
    logHealth: () => logHealth(database, { isWitnessed: hasWitness(config) }),
    close: async () => void (await Promise.allSettled([close(), inspection.close(), database.destroy()])),
  };
}

function hasWitness({ keys }: Config): boolean {
  try {
    return witnessVerifiers(keys.dir, keys.witnesses).length > 0;
  } catch {
    return true;
  }
}

function queries(database: Database): CaseQueries {
  const { worklist, record, stepDocument } = caseQueries(database);
  return {
    worklist: ({ waitsFor, ...filter }) => worklist({ ...filter, mine: waitsFor }),
    record,
    step: async (caseId, step) => (await stepDocument(caseId, step))?.document ?? null,
  };
}

/** An entry about a case is written with the case's own key, also when the case itself is closed to the person: a denial. */
const asEngine = <T>(purpose: Purpose, work: () => T): T => accessAs({ kind: 'engine', purpose }, work);

function trail(database: Database): AuditTrail {
  const { list, facets, recordRead, recordDenial } = auditTrail(database);
  return {
    list,
    facets,
    recordRead: ({ actor, what, caseIds, requestId }) => asEngine(currentPurpose(true), () => recordRead(actor, what, caseIds, requestId)),
    recordDenial: (denial) => asEngine(reachOf(denial.actor).purpose, () => recordDenial(denial)),
  };
}
