import { Badge, Group, List, Stack, Text, Title } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { CaseRecordBody, DecisionVersionBody, DraftBody } from '@consilium/contracts';
import { currentDecision } from '@consilium/domain';
import { Hash } from '../../shared/hash.tsx';
import { Panel } from '../../shared/panel.tsx';
import { useFormat } from '../../shared/use-format.ts';
import { BallotActions } from './ballot-actions.tsx';
import { decisionDiff } from './decision-diff.ts';
import type { Difference } from './decision-diff.ts';
import { DecisionOptions } from './decision-options.tsx';
import { Dissents } from './dissents.tsx';

interface Props {
  readonly record: CaseRecordBody;
  readonly draft: DraftBody | null;
}

/** The decision as it would be signed now: what it says, how it differs from the draft, and what one can do about it. */
export function DecisionPanel({ record, draft }: Props) {
  const { t } = useTranslation('sign-off');
  const decision = currentDecision(record);
  if (!decision)
    return (
      <Panel title={t('decision')}>
        <Text fz="sm" c="dimmed">
          {t('noDecision')}
        </Text>
      </Panel>
    );
  return <CurrentDecision record={record} draft={draft} decision={decision} />;
}

function CurrentDecision({ record, draft, decision }: Props & { readonly decision: DecisionVersionBody }) {
  const { t } = useTranslation(['sign-off', 'terms']);
  const format = useFormat();
  const { content } = decision;
  return (
    <Panel
      title={t('decision')}
      hint={t('writtenBy', { name: content.author.name, at: format.instant(decision.createdAt) })}
      aside={
        <Group gap={6}>
          <Badge variant="quiet">{t('version', { version: decision.version })}</Badge>
          <Hash of={decision.sha256} />
        </Group>
      }
    >
      <Group gap="xs">
        <Badge color={content.origin === 'draft' ? 'gray' : 'petrol'}>{t(`origin.${content.origin}`)}</Badge>
        {content.kind === 'original' ? null : (
          <Badge color="orange">
            {t(`terms:kind.${content.kind}`)}: {content.kindReason}
          </Badge>
        )}
      </Group>
      <Title order={3}>{t(`terms:recommendation.${content.recommendation}`)}</Title>
      {content.boardText ? (
        <Text className="wrap" style={{ whiteSpace: 'pre-wrap' }}>
          {content.boardText}
        </Text>
      ) : null}
      <DecisionOptions content={content} />
      {draft ? <Differences of={decisionDiff(content, draft)} /> : null}
      {content.overrides.length > 0 ? (
        <div>
          <Text fw={600} fz="sm" mb={4}>
            {t('overrides')}
          </Text>
          <List fz="sm">
            {content.overrides.map(({ field, reason, text }) => (
              <List.Item key={field + reason}>
                {t(`field.${field}`, { defaultValue: field })}: {t(`terms:reason.${reason}`)}
                {text ? `. ${text}` : ''}
              </List.Item>
            ))}
          </List>
        </div>
      ) : null}
      <Dissents record={record} version={decision.version} />
      <BallotActions record={record} decision={decision} draft={draft} />
    </Panel>
  );
}

function Differences({ of }: { readonly of: readonly Difference[] }) {
  const { t } = useTranslation(['sign-off', 'terms']);
  if (of.length === 0)
    return (
      <Text fz="sm" c="dimmed">
        {t('diff.none')}
      </Text>
    );
  return (
    <Stack gap={4}>
      <Text fw={600} fz="sm">
        {t('diff.title')}
      </Text>
      <List fz="sm">
        {of.map((one, index) => (
          <List.Item key={index}>
            {t(`diff.${one.what}`, { ...one, ...(one.what === 'recommendation' ? { to: t(`terms:recommendation.${one.to}`) } : {}) })}
          </List.Item>
        ))}
      </List>
    </Stack>
  );
}
