import { Badge, Table, Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { CaseAsKnownAt } from '@consilium/contracts';
import { useFormat } from '../shared/use-format.ts';

interface Act {
  readonly key: string;
  readonly at: string;
  readonly who: string;
  readonly what: string;
  readonly version: number | null;
  readonly voided: string | null;
}

/** Ballots, signatures and recusals that stood then, in the order of their times; what had been withdrawn says so. */
export function AsKnownActs({ of }: { readonly of: CaseAsKnownAt }) {
  const { t } = useTranslation('audit');
  const format = useFormat();
  const acts = useActs(of);
  if (acts.length === 0)
    return (
      <Text fz="sm" c="dimmed">
        {t('known.noActs')}
      </Text>
    );
  return (
    <div className="scroll-x" tabIndex={0} role="region" aria-label={t('known.acts')}>
      <Table className="stack-table" verticalSpacing={6} aria-label={t('known.acts')} miw={{ base: 0, sm: 520 }}>
        <Table.Thead>
          <Table.Tr>
            {['at', 'who', 'what', 'version'].map((name) => (
              <Table.Th key={name} scope="col">
                {t(`known.column-${name}`)}
              </Table.Th>
            ))}
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {acts.map(({ key, at, who, what, version, voided }) => (
            <Table.Tr key={key}>
              <Table.Td className="tabular unbroken" data-label={t('known.column-at')}>
                {format.second(at)}
              </Table.Td>
              <Table.Th scope="row" data-label={t('known.column-who')}>
                {who}
              </Table.Th>
              <Table.Td data-label={t('known.column-what')}>
                <span>
                  {what} {voided === null ? null : <Badge color="orange">{t('known.voided', { at: format.second(voided) })}</Badge>}
                </span>
              </Table.Td>
              <Table.Td data-label={t('known.column-version')}>{version ?? '–'}</Table.Td>
            </Table.Tr>
          ))}
        </Table.Tbody>
      </Table>
    </div>
  );
}

function useActs({ ballots, signatures, recusals }: CaseAsKnownAt): readonly Act[] {
  const { t } = useTranslation(['audit', 'terms']);
  return [
    ...ballots.map(({ id, at, voter, choice, version }) => ({
      key: id,
      at,
      who: voter.name,
      what: t('known.ballot', { choice: t(`known.choice.${choice}`, choice) }),
      version,
      voided: null,
    })),
    ...signatures.map(({ id, signedAt, printedName, specialty, meaning, assurance, version, voidedAt }) => ({
      key: id,
      at: signedAt,
      who: printedName,
      what: t('known.signature', {
        specialty: t(`terms:specialty.${specialty}`, specialty),
        meaning: t(`terms:meaning.${meaning}`, meaning),
        assurance: assurance === null ? '–' : t(`known.assurance.${assurance}`, assurance),
      }),
      version,
      voided: voidedAt,
    })),
    ...recusals.map(({ member, at }) => ({
      key: `${member.id} recused`,
      at,
      who: member.name,
      what: t('known.recusal'),
      version: null,
      voided: null,
    })),
  ].sort((a, b) => (a.at < b.at ? -1 : 1));
}
