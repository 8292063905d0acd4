import type { GeneSymbol } from '@consilium/domain';
import { openTable } from '../table/open-table.ts';
import type { ReadOptions } from '../vcf/read-options.ts';
import { linesOf, within } from './study-files.ts';
import type { StudyFile } from './study-files.ts';

/** Panel of the sample by the study's matrix; null when it was sequenced without one, or the matrix does not list it. */
export async function panelOfSample(file: StudyFile, sample: string, options: ReadOptions): Promise<string | null> {
  return within(file.name, async () => {
    const table = await openTable(file.open(), { limits: options.limits });
    table.columns.require('SAMPLE_ID');
    for await (const row of table.rows) if (row.text('SAMPLE_ID') === sample) return row.text('mutations', 'mutations_extended');
    return null;
  });
}

/** Genes of a panel: the study's own files of panels have no meta file, so they are told from their names. */
export async function genesOfPanel(
  files: readonly StudyFile[],
  panel: string,
  options: ReadOptions,
): Promise<readonly GeneSymbol[] | null> {
  for (const file of files.filter(({ name }) => /gene_?panel/i.test(name) && !/^meta_/.test(name))) {
    const fields = new Map<string, string>();
    await within(file.name, async () => {
      for await (const line of linesOf(file, options.limits)) {
        const at = line.indexOf(':');
        if (at > 0) fields.set(line.slice(0, at).trim(), line.slice(at + 1).trim());
      }
    });
    const genes = fields.get('gene_list');
    if (fields.get('stable_id') === panel && genes !== undefined)
      return genes.split(/[\s,]+/).filter((gene) => gene !== '').map((gene) => options.geneAliases?.(gene) ?? gene); // prettier-ignore
  }
  return null;
}
