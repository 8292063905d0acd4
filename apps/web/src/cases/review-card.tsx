import { Group, Paper, Stack, Text, Title } from '@mantine/core';
import { IconArrowRight } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import type { CaseSummaryBody } from '@consilium/contracts';
import { ButtonLink } from '../shared/links.tsx';
import { DueClock } from '../shared/due-clock.tsx';
import { useFormat } from '../shared/use-format.ts';
import { useNow } from '../shared/use-now.ts';
import { diagnosisText, useAgeAndSex } from './diagnosis-text.ts';

export function ReviewCard({ of }: { readonly of: CaseSummaryBody }) {
  const { t } = useTranslation(['cases', 'terms', 'shell']);
  const ageAndSex = useAgeAndSex();
  const format = useFormat();
  const now = useNow();
  return (
    <Paper p="lg" component="article" style={{ display: 'flex' }}>
      <Stack gap="sm" flex={1}>
        <Group justify="space-between" wrap="nowrap">
          <Text fw={600} fz="sm" className="tabular">
            {of.ref}
          </Text>
          <DueClock at={of.dueAt} status={of.status} />
        </Group>
        <Title order={2} fz="lg">
          {of.question ?? t('shell:notReported')}
        </Title>
        <Text fz="sm" c="dimmed">
          {diagnosisText(of.diagnosis)} · {ageAndSex(of)}
        </Text>
        <Text fz="sm">
          {t('reviews.missing', {
            seats:
              of.missingSeats.length > 0 ? of.missingSeats.map((seat) => t(`terms:specialty.${seat}`)).join(', ') : t('reviews.approvals'),
          })}
        </Text>
        <Text fz="sm" c="dimmed">
          {t('reviews.since', { since: format.since(of.since, now) })}
        </Text>
        <ButtonLink
          to="/cases/$caseId"
          params={{ caseId: of.id }}
          variant="light"
          mt="auto"
          rightSection={<IconArrowRight size={16} aria-hidden />}
          aria-label={t('reviews.openCase', { ref: of.ref })}
        >
          {t('reviews.open')}
        </ButtonLink>
      </Stack>
    </Paper>
  );
}
