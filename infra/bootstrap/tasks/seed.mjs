// Runs infra/seed/seed.ts and hands what it says (users, password, three things to try) to the start command.
import { seed } from '../../seed/seed.ts';

process.on('disconnect', () => process.exit(1));
const {
  DATABASE_URL,
  DATABASE_MIGRATION_URL,
  DATABASE_VERIFIER_URL,
  TEMPORAL_ADDRESS,
  TEMPORAL_NAMESPACE,
  CONSILIUM_HOME,
  CONSILIUM_PUBLIC_URL,
  CONSILIUM_DEMO_PASSWORD,
} = process.env;
const made = await seed({
  apiUrl: CONSILIUM_PUBLIC_URL,
  databaseUrl: DATABASE_URL,
  verifierUrl: DATABASE_VERIFIER_URL,
  migrationUrl: DATABASE_MIGRATION_URL,
  temporalAddress: TEMPORAL_ADDRESS,
  temporalNamespace: TEMPORAL_NAMESPACE,
  home: CONSILIUM_HOME,
  password: CONSILIUM_DEMO_PASSWORD,
  say: (text) => process.send?.({ say: text }),
});
process.send?.({ made: made ?? {} }, () => process.exit(0));
