import { Alert, Button, Group, Stack, Text } from '@mantine/core';
import { IconLockOpen } from '@tabler/icons-react';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import type { BrokenGlassBody } from '@consilium/contracts';
import { endGlass, glassNoticesQuery, myGlassesQuery } from '../api/break-glass.ts';
import { useSession } from '../session/session-context.ts';
import { AnchorLink } from '../shared/links.tsx';
import { ProblemAlert } from '../shared/problem-alert.tsx';
import { useFormat } from '../shared/use-format.ts';

/** Over every screen: what this person has open out of turn, and what others opened that nobody has judged yet (ACC-06). */
export function GlassBanner() {
  const { permissions } = useSession();
  const mine = useQuery(myGlassesQuery(permissions['break-glass:end'] === true));
  const notices = useQuery(glassNoticesQuery(permissions['break-glass:list'] === true));
  const waiting = (notices.data?.items ?? []).filter(({ review }) => review === null).length;
  const open = mine.data?.items ?? [];
  if (open.length === 0 && waiting === 0) return null;
  return (
    <Stack gap="xs" mb="lg">
      {open.map((glass) => (
        <OwnGlass key={glass.id} glass={glass} />
      ))}
      {waiting > 0 ? <Waiting count={waiting} /> : null}
    </Stack>
  );
}

function Waiting({ count }: { readonly count: number }) {
  const { t } = useTranslation('break-glass');
  return (
    <Alert color="orange" variant="light" icon={<IconLockOpen aria-hidden />} role="note" title={t('notice.title', { count })}>
      <AnchorLink to="/break-glass">{t('notice.link')}</AnchorLink>
    </Alert>
  );
}

function OwnGlass({ glass }: { readonly glass: BrokenGlassBody }) {
  const { t } = useTranslation('break-glass');
  const format = useFormat();
  const client = useQueryClient();
  const end = useMutation({
    mutationFn: () => endGlass(glass.caseId, glass.id),
    onSuccess: async () => {
      // What was read under it leaves the screen with it.
      client.removeQueries({ queryKey: ['cases', glass.caseId], type: 'inactive' });
      await client.resetQueries({ queryKey: ['cases', glass.caseId] });
      await client.invalidateQueries({ queryKey: ['break-glass'] });
    },
  });
  return (
    <Alert color="red" variant="light" icon={<IconLockOpen aria-hidden />} role="note" title={t('banner.title', { ref: glass.caseRef })}>
      <Group justify="space-between" gap="sm">
        <Text fz="sm" className="wrap">
          {t('banner.text', { until: format.instant(glass.until) })}{' '}
          <AnchorLink to="/cases/$caseId" params={{ caseId: glass.caseId }}>
            {t('banner.link', { ref: glass.caseRef })}
          </AnchorLink>
        </Text>
        <Button size="xs" variant="default" loading={end.isPending} onClick={() => end.mutate()}>
          {t('banner.end', { ref: glass.caseRef })}
        </Button>
      </Group>
      {end.error ? <ProblemAlert error={end.error} /> : null}
    </Alert>
  );
}
