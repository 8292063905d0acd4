import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { run } from '../bootstrap/run.mjs';

const ATTEMPT_MS = 60_000;

/**
 * Software bill of materials (CycloneDX JSON) of the lock file. Tools of the build stand in it and are marked as such: what the web app is built from
 * ships in the browser, though npm counts it among them.
 * @returns {Promise<string>}
 */
export async function sbom(root) {
  const { code, output } = await run('npm', ['sbom', '--sbom-format', 'cyclonedx', '--sbom-type', 'application', '--package-lock-only', '--loglevel=silent'], { cwd: root, full: true, timeoutMs: ATTEMPT_MS }); // prettier-ignore
  if (code !== 0) throw new Error(`npm could not write the bill of materials: ${output.trim().slice(-500)}`);
  return output.slice(output.indexOf('{'), output.lastIndexOf('}') + 1);
}

/** @returns {string[]} one sentence for each locked package that the bill leaves out or does not identify by version, address and digest */
export function sbomProblems(bill, lock) {
  const { bomFormat, components = [] } = JSON.parse(bill);
  if (bomFormat !== 'CycloneDX') return ['The bill of materials is no CycloneDX document.'];
  const listed = new Map(components.map((component) => [`${component.name}@${component.version}`, component]));
  return Object.entries(lock.packages)
    .filter(([path, { link, integrity }]) => path.includes('node_modules/') && !link && integrity)
    .flatMap(([path, { name, version }]) => {
      const alias = path.split('node_modules/').at(-1);
      const id = `${name ?? alias}@${version}`;
      const component = listed.get(id) ?? listed.get(`${alias}@${version}`);
      if (!component) return [`${id} is locked and stands in no bill of materials.`];
      return component.purl && component.hashes?.length > 0 ? [] : [`${id} stands in the bill of materials without its address or digest.`];
    });
}

/** @returns {Promise<{ok: boolean, note?: string, output?: string}>} */
export async function sbomGate(root) {
  const bill = await sbom(root);
  const problems = sbomProblems(bill, JSON.parse(readFileSync(join(root, 'package-lock.json'), 'utf8')));
  return { ok: problems.length === 0, note: `${JSON.parse(bill).components?.length ?? 0} components`, output: problems.join('\n') };
}
