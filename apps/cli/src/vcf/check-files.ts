import type { VcfCheckAnswer } from '@consilium/contracts';
import { checkVcf } from '@consilium/genomics';
import { openFile } from '../batch/batch-source.ts';
import { EXIT } from '../failure.ts';
import type { Exit } from '../failure.ts';
import { writeLine } from '../terminal.ts';
import type { Terminal } from '../terminal.ts';

/** One line a file, in the order given. */
export async function checkFiles(files: readonly string[], terminal: Terminal): Promise<Exit> {
  let allOk = true;
  for (const file of files) {
    const { ok, version, records, problems } = await checkVcf(await openFile(file), { fileName: file });
    allOk &&= ok;
    const answer: VcfCheckAnswer = { schema: 'consilium/vcf-check/1', file, ok, version, records, problems };
    await writeLine(terminal, answer);
  }
  return allOk ? EXIT.done : EXIT.refused;
}
