// `npm run sbom [FILE]`: the software bill of materials of this version (CycloneDX JSON), to a file or to standard output.
import { writeFileSync } from 'node:fs';
import { ROOT } from './bootstrap/paths.mjs';
import { runMain } from './bootstrap/say.mjs';
import { sbom } from './check/sbom.mjs';

await runMain(async () => {
  const bill = `${await sbom(ROOT)}\n`;
  const [file] = process.argv.slice(2);
  if (file) writeFileSync(file, bill);
  else process.stdout.write(bill);
  return 0;
});
