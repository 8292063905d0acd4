/**
 * What each part of the system needs to know and no other may: ways into the database by role, private keys, and their like. A part's environment holds
 * none but its own, whatever the environment of `npm start` itself holds.
 */
const PRIVATE = {
  DATABASE_URL: ['API', 'Worker'],
  DATABASE_MIGRATION_URL: [],
  DATABASE_SEQUENCER_URL: ['Sequencer'],
  DATABASE_VERIFIER_URL: ['Verifier'],
  DATABASE_ERASURE_URL: [],
  CONSILIUM_APP_PASSWORD: [],
  CONSILIUM_SEQUENCER_PASSWORD: [],
  CONSILIUM_VERIFIER_PASSWORD: [],
  CONSILIUM_ERASURE_PASSWORD: [],
  CONSILIUM_DATA_KEYS: ['API', 'Worker', 'Verifier'],
  CONSILIUM_INTENT_KEY: ['API', 'Worker', 'Verifier'],
  CONSILIUM_PAYLOAD_KEYS: ['API', 'Worker'],
  CONSILIUM_VERIFIER_TOKEN: ['API', 'Verifier'],
  CONSILIUM_LOG_KEY: ['Sequencer'],
  CONSILIUM_WITNESS_KEY: ['Witness'],
  CONSILIUM_DEMO_PASSWORD: ['API', 'Worker'],
  LLM_API_KEY: ['API', 'Worker'],
  OIDC_CLIENT_SECRET: ['API'],
};

/** @param {string} part @param {Record<string, string | undefined>} env what the parts are told; an undefined name is taken out of what they inherit */
export function environmentOfPart(part, env) {
  const hidden = Object.entries(PRIVATE).filter(([, parts]) => !parts.includes(part));
  return { ...env, ...Object.fromEntries(hidden.map(([name]) => [name, undefined])) };
}
