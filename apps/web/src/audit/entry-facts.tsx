import { Code, Group, Stack, Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { AuditEntryBody } from '@consilium/contracts';
import { Facts } from '../shared/facts.tsx';
import { AnchorLink } from '../shared/links.tsx';
import { useFormat } from '../shared/use-format.ts';
import { OutcomeBadge } from './entry-row.tsx';
import { MarkBadges } from './mark-badges.tsx';

/** Who did what, when, to what, and under which name it can be found again. */
export function EntryFacts({ of }: { readonly of: AuditEntryBody }) {
  const { t } = useTranslation(['audit', 'shell', 'terms']);
  const format = useFormat();
  return (
    <Stack gap="sm">
      <Group gap="xs">
        <Text fw={600} className="tabular">
          {t('entry', { ord: of.ord })}
        </Text>
        <OutcomeBadge outcome={of.outcome} />
        <MarkBadges marks={of.marks} />
      </Group>
      <Facts
        of={[
          [t('column.time'), format.second(of.at)],
          [t('utc'), of.at],
          [t('column.actor'), `${of.actor.name} (${t(`actorKind.${of.actor.kind}`, of.actor.kind)})`],
          [t('roles'), of.actor.roles.map((role) => t(`terms:role.${role}`, role)).join(', ')],
          [t('column.action'), <code key="action">{of.action}</code>],
          [t('column.object'), `${t(`object.${of.object.type}`, of.object.type)} ${of.object.id}`],
          [t('objectVersion'), of.object.version],
          [t('column.case'), <CaseOf key="case" of={of} />],
          [t('reason'), of.reason],
          [t('purposeOf'), of.purpose === null ? null : t(`purpose.${of.purpose}`)],
          [t('requestId'), of.requestId],
          [t('id'), of.id],
          [
            'SHA-256',
            <code key="hash" className="wrap">
              {of.sha256}
            </code>,
          ],
        ]}
      />
      <Json title={t('detail')} of={of.detail} />
      {of.ai === null ? null : <Json title={t('ai')} of={of.ai} />}
    </Stack>
  );
}

function CaseOf({ of: { caseId, caseRef } }: { readonly of: AuditEntryBody }) {
  const { t } = useTranslation('audit');
  if (caseId === null || caseRef === null) return t('noCase');
  return (
    <AnchorLink to="/cases/$caseId" params={{ caseId }} search={{ tab: 'audit' }} fz="sm">
      {caseRef}
    </AnchorLink>
  );
}

function Json({ title, of }: { readonly title: string; readonly of: Readonly<Record<string, unknown>> | null }) {
  const { t } = useTranslation('shell');
  return (
    <div>
      <Text fw={600} fz="sm" mb={4}>
        {title}
      </Text>
      <Code block tabIndex={0} style={{ overflow: 'auto', maxHeight: 320 }} role="region" aria-label={title}>
        {of === null ? t('notReported') : JSON.stringify(of, null, 2)}
      </Code>
    </div>
  );
}
