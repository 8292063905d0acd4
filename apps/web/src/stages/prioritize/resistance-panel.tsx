import { Accordion, Alert, List } from '@mantine/core';
import { IconShieldX } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { CaseRecordBody, PrioritizationBody } from '@consilium/contracts';
import { prioritizationQuery } from '../../api/cases.ts';
import { therapiesText } from '../../shared/use-format.ts';
import { TierBadge } from '../../shared/tier-badge.tsx';
import { FindingLink } from './finding-link.tsx';
import { groupedResistance } from './grouped-resistance.ts';

/** Resistance and safety stand above every option; what is known of other tumor types only is counted and folded. */
export function ResistancePanel({ record }: { readonly record: CaseRecordBody }) {
  const { t } = useTranslation('prioritize');
  const { data } = useQuery(prioritizationQuery(record));
  if (!data || data.resistance.length + data.safety.length === 0) return null;
  const here = data.resistance.filter(({ inClass, rulesOut }) => inClass !== false || rulesOut.length > 0);
  const elsewhere = data.resistance.filter((entry) => !here.includes(entry));
  const nameOf = (id: string): ReactNode => (
    <FindingLink id={id} label={data.findings.find(({ finding }) => finding === id)?.label ?? id} />
  );
  const title = t('resistance.title', { count: data.resistance.length + data.safety.length });
  return (
    <Alert component="section" role="region" color="red" variant="light" icon={<IconShieldX aria-hidden />} title={title}>
      <List spacing={6} fz="sm" listStyleType="none" styles={{ itemWrapper: { display: 'inline' } }}>
        <Entries of={here} nameOf={nameOf} />
        {data.safety.map(({ finding, therapies }) => (
          <List.Item key={`${finding} ${therapiesText(therapies)}`}>
            {nameOf(finding)}: {t('resistance.safety', { therapies: therapiesText(therapies) })}
          </List.Item>
        ))}
      </List>
      {elsewhere.length > 0 ? (
        <Accordion variant="default" chevronPosition="left" mt="xs" styles={{ item: { border: 0 } }}>
          <Accordion.Item value="elsewhere">
            <Accordion.Control px={0}>{t('resistance.elsewhere', { count: elsewhere.length })}</Accordion.Control>
            <Accordion.Panel>
              <List spacing={6} fz="sm" listStyleType="none" styles={{ itemWrapper: { display: 'inline' } }}>
                <Entries of={elsewhere} nameOf={nameOf} />
              </List>
            </Accordion.Panel>
          </Accordion.Item>
        </Accordion>
      ) : null}
    </Alert>
  );
}

interface EntriesProps {
  readonly of: PrioritizationBody['resistance'];
  readonly nameOf: (id: string) => ReactNode;
}

function Entries({ of, nameOf }: EntriesProps) {
  const { t } = useTranslation('prioritize');
  return groupedResistance(of).map(({ finding, strength, tier, level, therapies, rulesOut }) => (
    <List.Item key={[finding, strength, tier, level].join('|')} className="wrap">
      <TierBadge tier={tier} level={level} /> {nameOf(finding)}: {t(`resistance.${strength}`, { therapies: therapies.join('; ') })}
      {rulesOut.length > 0 ? <strong> {t('resistance.rulesOut', { options: rulesOut.join('; ') })}</strong> : null}
    </List.Item>
  ));
}
