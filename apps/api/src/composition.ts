import { folderBlobStore } from '@consilium/adapters';
import type { Config } from '@consilium/config';
import { renderDraftReport } from '@consilium/interop';
import {
  auditTrail,
  caseQueries,
  corpora,
  hasPendingMigrations,
  humanActs,
  knowledgeReleases,
  openDatabase,
  sessions,
  users,
} from '@consilium/persistence';
import type { Database } from '@consilium/persistence';
import { questionDesk } from './ask/question-desk.ts';
import { inspectionPool } from './intake/inspection/inspection-pool.ts';
import { releaseViews } from './knowledge/release-views.ts';
import { modelDesk } from './model/model-desk.ts';
import type { ApiPorts, AuditTrail, CaseQueries } from './platform/ports.ts';
import { temporalEngine } from './platform/temporal-engine.ts';
import type { Engine } from './platform/temporal-engine.ts';
import { localSignIn } from './session/sign-in.ts';

const POOL_SIZE = 20;

/** Builds what the API reaches the world through. */
export async function composePorts(
  config: Config,
  engineOver: (config: Config, database: Database) => Engine = temporalEngine,
  say: (line: string) => void = () => undefined,
): Promise<ApiPorts> {
  const database = await openDatabase(config.database.url, { poolSize: POOL_SIZE, applicationName: 'consilium-api' });
  const knowledge = knowledgeReleases(database);
  const { engine, isReachable, close } = engineOver(config, database);
  const inspection = inspectionPool({ maxUnpacked: config.uploads.maxUnpackedBytes });
  const accounts = users(database, { demoAllowed: config.demo.enabled });
  return {
    acts: humanActs(database),
    cases: queries(database),
    trail: trail(database),
    signIn: localSignIn(
      accounts,
      sessions(database, {
        idleMinutes: config.sessions.idleMinutes,
        absoluteHours: config.sessions.maxHours,
        demoAllowed: config.demo.enabled,
      }),
    ),
    engine,
    blobs: folderBlobStore(config.blobDir),
    inspectFile: inspection.inspectFile,
    renderDraftReport,
    releases: releaseViews(knowledge),
    evidence: { ask: questionDesk(config, database, say), corpora: corpora(database), model: modelDesk(config, database) },
    ready: {
      database: async () => (await database.query('SELECT 1')).length === 1,
      migrations: async () => !(await hasPendingMigrations(database)),
      temporal: isReachable,
      knowledge: async () => (await knowledge.currentReleases()).length > 0,
    },
    close: async () => void (await Promise.allSettled([close(), inspection.close(), database.destroy()])),
  };
}

function queries(database: Database): CaseQueries {
  const { worklist, record, stepDocument } = caseQueries(database);
  return {
    worklist: ({ waitsFor, ...filter }) => worklist({ ...filter, mine: waitsFor }),
    record,
    step: async (caseId, step) => (await stepDocument(caseId, step))?.document ?? null,
  };
}

function trail(database: Database): AuditTrail {
  const { list, recordRead, recordDenial } = auditTrail(database);
  return {
    list: ({ caseId, ...filter }) => list({ ...filter, case: caseId }),
    recordRead: ({ actor, what, caseIds, requestId }) => recordRead(actor, what, caseIds, requestId),
    recordDenial,
  };
}
