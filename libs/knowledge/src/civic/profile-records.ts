import { genesOfKey, keysOfProfile } from '@consilium/domain';
import type { GeneSymbol, Profile, Result } from '@consilium/domain';
import { classifyFullName } from '../classify/classify-full-name.ts';
import type { ClassifiedName } from '../classify/classified-name.ts';
import type { Approve } from '../classify/fusion-names.ts';
import { parseProfile } from '../profile/parse-profile.ts';
import { cell } from './read-tsv.ts';
import type { TsvTable } from './read-tsv.ts';
import { genesOfFeature } from './variant-records.ts';
import type { VariantRecord } from './variant-records.ts';

export interface ProfileRecord {
  readonly name: string;
  readonly variantIds: readonly string[];
}

export interface ReadProfile {
  readonly profile: Profile;
  readonly genes: readonly GeneSymbol[];
}

export function profileRecords(table: TsvTable): ReadonlyMap<string, ProfileRecord> {
  return new Map(
    table.rows.map((row) => [
      cell(row, 'molecular_profile_id'),
      {
        name: cell(row, 'name'),
        variantIds: cell(row, 'variant_ids')
          .split(/\s*,\s*/)
          .filter((id) => id !== ''),
      },
    ]),
  );
}

const folded = (name: string): string => name.trim().toLowerCase().replace(/\s+/g, ' ');

/** A name that no listed variant bears: one whose meaning is that of a listed variant is this variant, renamed since, with its alleles and isoforms. */
function renamed(name: string, listed: readonly VariantRecord[], approve: Approve): ClassifiedName {
  const classified = classifyFullName(name, approve);
  const [key] = classified.keys;
  return listed.find((variant) => key !== 'text' && variant.classified.keys[0] === key)?.classified ?? classified;
}

/**
 * Reads the profile of an evidence item: operators from its name, variants from the records that the profile lists, so that a variant whose name
 * holds "and" or parentheses is one variant. A name without record (factors in the layout of 2024) is classified by itself.
 */
export function readProfile(record: ProfileRecord, variants: ReadonlyMap<string, VariantRecord>, approve: Approve): Result<ReadProfile> {
  const listed = record.variantIds.flatMap((id) => variants.get(id) ?? []);
  const byName = new Map(listed.map((variant) => [folded(`${variant.feature} ${variant.name}`), variant]));
  const parsed = parseProfile(record.name, (name) => (byName.get(folded(name))?.classified ?? renamed(name, listed, approve)).profile);
  if (!parsed.ok) return parsed;
  const genes = [
    ...listed.flatMap((variant) => genesOfFeature(variant.feature, approve)),
    ...keysOfProfile(parsed.value).flatMap(genesOfKey),
  ];
  return { ok: true, value: { profile: parsed.value, genes: [...new Set(genes)] } };
}
