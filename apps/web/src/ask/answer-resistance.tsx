import { Alert, List } from '@mantine/core';
import { IconShieldX } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import type { EvidenceAnswerBody } from '@consilium/contracts';
import { TierBadge } from '../shared/tier-badge.tsx';
import { groupedResistance } from '../stages/prioritize/grouped-resistance.ts';
import { findingText } from './finding-text.ts';

/** What the findings speak against, above every option; one line a finding, strength and tier. */
export function AnswerResistance({ answer }: { readonly answer: EvidenceAnswerBody }) {
  const { t } = useTranslation(['prioritize', 'ask']);
  if (answer.resistance.length === 0) return null;
  const nameOf = (id: string): string => {
    const asked = answer.understood.findings.find((finding) => finding.id === id);
    return answer.explanation?.findings.find(({ finding }) => finding === id)?.label ?? (asked ? findingText(asked) : id);
  };
  return (
    <Alert
      color="red"
      variant="light"
      icon={<IconShieldX aria-hidden />}
      title={t('ask:answer.resistance', { count: answer.resistance.length })}
      role="region"
    >
      <List fz="sm" spacing={6} listStyleType="none" styles={{ itemWrapper: { display: 'inline' } }}>
        {groupedResistance(answer.resistance).map(({ finding, strength, tier, level, therapies, rulesOut }) => (
          <List.Item key={[finding, strength, tier, level].join('|')} className="wrap">
            <TierBadge tier={tier} level={level} /> {nameOf(finding)}: {t(`resistance.${strength}`, { therapies: therapies.join('; ') })}
            {rulesOut.length > 0 ? <strong> {t('resistance.rulesOut', { options: rulesOut.join('; ') })}</strong> : null}
          </List.Item>
        ))}
      </List>
    </Alert>
  );
}
