import { Schemas1764000000001 } from './1-schemas.migration.ts';
import { Ledger1764000000002 } from './2-ledger.migration.ts';
import { People1764000000003 } from './3-people.migration.ts';
import { Cases1764000000004 } from './4-cases.migration.ts';
import { SignOff1764000000005 } from './5-sign-off.migration.ts';
import { Publication1764000000006 } from './6-publication.migration.ts';
import { SignOffGuards1764000000007 } from './7-sign-off-guards.migration.ts';
import { PublicationGuard1764000000008 } from './8-publication-guard.migration.ts';
import { ActsAndFollowUp1764000000009 } from './9-acts-and-follow-up.migration.ts';
import { Knowledge1764000000010 } from './10-knowledge.migration.ts';
import { Renderings1764000000011 } from './11-renderings.migration.ts';
import { CaseGuards1764000000012 } from './12-case-guards.migration.ts';
import { BallotOfSignature1764000000013 } from './13-ballot-of-signature.migration.ts';
import { AccountEntries1764000000014 } from './14-account-entries.migration.ts';
import { Criteria1764000000015 } from './15-criteria.migration.ts';
import { Narrations1764000000016 } from './16-narrations.migration.ts';
import { FormerDecisions1764000000017 } from './17-former-decisions.migration.ts';
import { ModelGuards1764000000018 } from './18-model-guards.migration.ts';
import { Corpora1764000000019 } from './19-corpora.migration.ts';
import { TransparencyLog1764000000020 } from './20-transparency-log.migration.ts';
import { Patients1764000000021 } from './21-patients.migration.ts';
import { SigningKeys1764000000022 } from './22-signing-keys.migration.ts';
import { Identity1764000000023 } from './23-identity.migration.ts';
import { Access1764000000024 } from './24-access.migration.ts';
import { AuditReviews1764000000025 } from './25-audit-reviews.migration.ts';
import { IdentityGuards1764000000026 } from './26-identity-guards.migration.ts';

/** Forward-only, one change each, in order. */
export const MIGRATIONS = [
  Schemas1764000000001,
  Ledger1764000000002,
  People1764000000003,
  Cases1764000000004,
  SignOff1764000000005,
  Publication1764000000006,
  SignOffGuards1764000000007,
  PublicationGuard1764000000008,
  ActsAndFollowUp1764000000009,
  Knowledge1764000000010,
  Renderings1764000000011,
  CaseGuards1764000000012,
  BallotOfSignature1764000000013,
  AccountEntries1764000000014,
  Criteria1764000000015,
  Narrations1764000000016,
  FormerDecisions1764000000017,
  ModelGuards1764000000018,
  Corpora1764000000019,
  TransparencyLog1764000000020,
  Patients1764000000021,
  SigningKeys1764000000022,
  Identity1764000000023,
  Access1764000000024,
  AuditReviews1764000000025,
  IdentityGuards1764000000026,
];
