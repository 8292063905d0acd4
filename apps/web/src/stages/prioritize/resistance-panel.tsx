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

/** Resistance and safety stand above every option; what is known of other tumor types only is counted and folded. */
export function ResistancePanel({ record }: { readonly record: CaseRecordBody }) {
  const { t } = useTranslation('prioritize');
  const { data } = useQuery(prioritizationQuery(record));
  if (!data || data.resistance.length + data.safety.length === 0) return null;
  const here = data.resistance.filter((entry) => entry.inClass !== false || entry.rulesOut.length > 0);
  const elsewhere = data.resistance.filter((entry) => !here.includes(entry));
  const label = (id: string): string => data.findings.find(({ finding }) => finding === id)?.label ?? id;
  const nameOf = (id: string): ReactNode => <FindingLink id={id} label={label(id)} />;
  return (
    <Alert
      component="section"
      role="region"
      color="red"
      variant="light"
      icon={<IconShieldX aria-hidden />}
      title={t('resistance.title', { count: data.resistance.length + data.safety.length })}
    >
      <List spacing={6} fz="sm" listStyleType="none">
        {here.map((entry) => (
          <Entry key={`${entry.finding} ${therapiesText(entry.therapies)} ${entry.strength}`} of={entry} name={nameOf(entry.finding)} />
        ))}
        {data.safety.map((entry) => (
          <List.Item key={`${entry.finding} ${therapiesText(entry.therapies)} safety`}>
            {nameOf(entry.finding)}: {t('resistance.safety', { therapies: therapiesText(entry.therapies) })}
          </List.Item>
        ))}
      </List>
      {elsewhere.length > 0 ? (
        <Accordion
          variant="default"
          chevronPosition="left"
          mt="xs"
          styles={{ item: { border: 0 }, content: { paddingTop: 0 }, label: { fontSize: 14 } }}
        >
          <Accordion.Item value="elsewhere">
            <Accordion.Control px={0} fz="sm">
              {t('resistance.elsewhere', { count: elsewhere.length })}
            </Accordion.Control>
            <Accordion.Panel>
              <List spacing={6} fz="sm" listStyleType="none">
                {elsewhere.map((entry) => (
                  <Entry
                    key={`${entry.finding} ${therapiesText(entry.therapies)} ${entry.strength}`}
                    of={entry}
                    name={nameOf(entry.finding)}
                  />
                ))}
              </List>
            </Accordion.Panel>
          </Accordion.Item>
        </Accordion>
      ) : null}
    </Alert>
  );
}

function Entry({ of, name }: { readonly of: PrioritizationBody['resistance'][number]; readonly name: ReactNode }) {
  const { t } = useTranslation('prioritize');
  return (
    <List.Item className="wrap">
      <TierBadge tier={of.tier} level={of.level} /> {name}: {t(`resistance.${of.strength}`, { therapies: therapiesText(of.therapies) })}
      {of.rulesOut.length > 0 ? <strong> {t('resistance.rulesOut', { options: of.rulesOut.join('; ') })}</strong> : null}
    </List.Item>
  );
}
