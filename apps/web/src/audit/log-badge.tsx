import { Alert, Button, Group, Paper, Stack, Text, ThemeIcon } from '@mantine/core';
import { IconAlertTriangle, IconShieldCheck, IconShieldQuestion } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import type { ReactNode } from 'react';
import type { LogStatus } from '@consilium/contracts';
import { logStatusQuery } from '../api/audit.ts';
import { Facts } from '../shared/facts.tsx';
import { AnchorLink } from '../shared/links.tsx';
import { Loading } from '../shared/loading.tsx';
import { ProblemAlert } from '../shared/problem-alert.tsx';
import { useFormat } from '../shared/use-format.ts';
import { LogCheckResult } from './log-check-result.tsx';
import { useLogCheck } from './use-log-check.ts';

const LOOK = {
  intact: [IconShieldCheck, 'green'],
  unchecked: [IconShieldQuestion, 'gray'],
  alarm: [IconAlertTriangle, 'red'],
} as const;

/** "intact · 1,248 entries · checkpoint … · verified 10:41", and what is wrong in plain words. */
export function LogBadge() {
  const { t } = useTranslation(['audit', 'shell']);
  const { data, error, refetch } = useQuery(logStatusQuery);
  if (error) return <ProblemAlert error={error} onRetry={() => void refetch()} />;
  return (
    <Paper component="section" p="md" mb="lg" aria-label={t('log.title')}>
      {data ? <Badge of={data} /> : <Loading label={t('shell:loading')} />}
    </Paper>
  );
}

function Badge({ of }: { readonly of: LogStatus }) {
  const { t } = useTranslation('audit');
  const format = useFormat();
  const { state, start, recordError } = useLogCheck();
  const [Icon, color] = LOOK[of.state];
  const line = [
    t('log.entries', { count: of.entries, shown: format.number(of.entries) }),
    of.checkpoint
      ? t('log.checkpoint', { size: format.number(of.checkpoint.size), at: format.instant(of.checkpoint.signedAt) })
      : t('log.noCheckpoint'),
    ...(of.pending > 0 ? [t('log.pending', { count: of.pending })] : []),
    of.verified
      ? t(`log.verified-${of.verified.outcome}`, { at: format.instant(of.verified.at), how: t(`log.how-${of.verified.how}`) })
      : t('log.neverVerified'),
  ];
  return (
    <Stack gap="sm">
      <Group justify="space-between" gap="sm">
        <Group gap="sm" wrap="nowrap" style={{ minWidth: 0 }}>
          <ThemeIcon size={40} radius="xl" variant="light" color={color} aria-hidden>
            <Icon size={22} />
          </ThemeIcon>
          <div style={{ minWidth: 0 }}>
            <Text fw={700}>{t(`log.state-${of.state}`)}</Text>
            <Text fz="sm" c="dimmed" className="tabular">
              {line.join(' · ')}
            </Text>
          </div>
        </Group>
        <Button variant="default" loading={state.kind === 'running'} onClick={() => start(of)}>
          {t('log.verify')}
        </Button>
      </Group>
      {of.alarms.map(({ code, since, text }) => (
        <Alert key={code} color="red" icon={<IconAlertTriangle aria-hidden />} title={t(`log.alarm.${code}`)} role="alert">
          <Text fz="sm">
            {t(`log.wayOut.${code}`)}
            {since === null ? '' : ` ${t('log.since', { at: format.instant(since) })}`}
          </Text>
          {text === null ? null : (
            <Text fz="sm" lang="en" className="wrap">
              {text}
            </Text>
          )}
          {code === 'check-failed' && of.verified ? (
            <AnchorLink to="/audit" search={{ entry: of.verified.entry }} fz="sm">
              {t('log.openCheck')}
            </AnchorLink>
          ) : null}
        </Alert>
      ))}
      <div>
        <LogCheckResult state={state} recordError={recordError} />
        <details className="folded">
          <summary>{t('log.more')}</summary>
          <More of={of} />
        </details>
      </div>
    </Stack>
  );
}

function More({ of }: { readonly of: LogStatus }) {
  const { t } = useTranslation('audit');
  const format = useFormat();
  const { checkpoint, clock } = of;
  return (
    <Facts
      of={[
        [t('log.origin'), of.origin],
        [
          t('log.root'),
          checkpoint ? (
            <code key="root" className="wrap">
              {checkpoint.root}
            </code>
          ) : null,
        ],
        [t('log.cosigned'), checkpoint?.cosignatures.map(({ name, at }) => `${name} (${format.instant(at)})`).join(', ')],
        [t('log.verifiedBy'), of.verified?.by],
        [
          t('log.clock'),
          clock ? t(clock.ok ? 'log.clockOk' : 'log.clockOff', { ms: clock.offsetMs, ntp: t(`log.ntp-${clock.ntp}`) }) : null,
        ],
        ...of.keys.map(({ kind, vkey, fingerprint }): readonly [string, ReactNode] => [
          t(`log.key-${kind}`),
          <span key={vkey}>
            <code className="wrap">{vkey}</code> ({t('log.fingerprint', { fingerprint })})
          </span>,
        ]),
      ]}
    />
  );
}
