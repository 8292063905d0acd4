import { Badge, Group, Stack, Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { MatchedItem } from '@consilium/domain';

/** Records with what made them count: level of the match, disease relation, region, verification. */
export function MatchedItems({ title, items }: { readonly title: string; readonly items: readonly MatchedItem[] }) {
  const { t } = useTranslation('prioritize');
  if (items.length === 0)
    return (
      <Text fz="sm" c="dimmed">
        {title}: {t('noItems')}
      </Text>
    );
  return (
    <Stack gap="xs">
      <Text fw={600} fz="sm">
        {title} ({items.length})
      </Text>
      {items.map((item, index) => (
        <Item key={index} of={item} />
      ))}
    </Stack>
  );
}

function Item({ of }: { readonly of: MatchedItem }) {
  const { t } = useTranslation('prioritize');
  const parts = [
    t(`kind.${of.kind}`),
    of.region,
    of.year,
    of.line,
    of.sourceId,
    of.evidenceLevel === null ? null : t('level', { level: of.evidenceLevel }),
    of.rating === null ? null : t('stars', { count: of.rating }),
    of.publications.length > 0 ? of.publications.join(', ') : null,
  ].filter((part) => part !== null && part !== undefined && part !== '');
  return (
    <Stack gap={2} pl="sm" style={{ borderLeft: '2px solid var(--app-line)' }}>
      <Group gap={6}>
        <Text fz="sm" fw={600} className="wrap">
          {of.item}
        </Text>
        {of.gives ? <Badge variant="quiet">{t('gives', { tier: of.gives })}</Badge> : null}
      </Group>
      <Text fz="sm">
        {of.diseaseName} · {t(`relation.${of.diseaseRelation}`)}
        {of.hops > 0 ? ` (${t('hops', { count: of.hops })})` : ''}
      </Text>
      <Text fz="xs" c="dimmed" className="wrap">
        {t(`match.${of.matchLevel}`)} · {of.via} · {parts.join(' · ')}
      </Text>
      <Text fz="xs" c="dimmed">
        {t('verification.label')}:{' '}
        {of.verification ? t(`verification.${of.verification}`, { defaultValue: of.verification }) : t('verification.source')} ·{' '}
        {of.release}
      </Text>
    </Stack>
  );
}
