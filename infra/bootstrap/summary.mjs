/**
 * What a newcomer needs to go on.
 * @param {{url: string, temporalUi: string | null, keys: {log: string[], witness: string[]}, seed: {users?: {name: string, role: string, login?: string}[], password?: string, tryThis?: string[]} | null, logs: string, seconds: string}} state
 */
export function summary({ url, temporalUi, keys, seed, logs, seconds }) {
  const lines = ['', `Consilium is ready after ${seconds} s.`, '', `  App            ${url}`, `  API reference  ${url}/api/docs`];
  if (temporalUi) lines.push(`  Temporal       ${temporalUi}`);
  lines.push(`  Logs           ${logs}`);
  if (keys.log[0]) lines.push(`  Audit log      ${keys.log[0]}`);
  if (keys.witness[0]) lines.push(`  Witness        ${keys.witness[0]}`);
  if (keys.log[0]) lines.push('                 (public keys: give them to your auditor by another way than this server)');
  if (seed?.users?.length) {
    lines.push('', 'Demo users (synthetic patients only; one click on the sign-in page):');
    const width = Math.max(...seed.users.map(({ name }) => name.length));
    for (const { name, role, login } of seed.users) lines.push(`  ${name.padEnd(width)}  ${role}${login ? `  (${login})` : ''}`);
    if (seed.password) lines.push(`  Password for signing: ${seed.password}`);
  }
  if (seed?.tryThis?.length) lines.push('', 'Things to try:', ...seed.tryThis.map((text, index) => `  ${index + 1}. ${text}`));
  if (!seed) lines.push('', 'No people yet: add the first administrator with `npx consilium user add`.');
  lines.push('', 'Not a medical device. Ctrl-C stops everything.', '');
  return lines.join('\n');
}
