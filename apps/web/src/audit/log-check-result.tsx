import { Alert, Progress, Stack, Text } from '@mantine/core';
import { IconAlertTriangle, IconCheck } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { AnchorLink } from '../shared/links.tsx';
import { ProblemAlert } from '../shared/problem-alert.tsx';
import { useFormat } from '../shared/use-format.ts';
import type { LogChecked } from './log-check/check-log.ts';
import type { LogCheckState } from './use-log-check.ts';

interface Props {
  readonly state: LogCheckState;
  readonly recordError: Error | null;
}

export function LogCheckResult({ state, recordError }: Props) {
  const { t } = useTranslation('audit');
  return (
    <div aria-live="polite">
      {state.kind === 'running' ? <Running done={state.done} size={state.size} /> : null}
      {state.kind === 'failed' ? (
        <Alert color="orange" mb="sm" icon={<IconAlertTriangle aria-hidden />} title={t('check.failed')}>
          {t(`check.${state.reason}`)}
        </Alert>
      ) : null}
      {state.kind === 'done' ? <Found of={state.found} since={state.since} /> : null}
      {recordError ? <ProblemAlert error={recordError} /> : null}
    </div>
  );
}

function Running({ done, size }: { readonly done: number; readonly size: number }) {
  const { t } = useTranslation('audit');
  const format = useFormat();
  const label = t('check.running', { done: format.number(done), size: format.number(size) });
  return (
    <Stack gap={4} mb="sm">
      <Text fz="sm" className="tabular">
        {label}
      </Text>
      <Progress value={size === 0 ? 0 : (100 * done) / size} aria-label={label} />
    </Stack>
  );
}

function Found({ of, since }: { readonly of: LogChecked; readonly since: string | null }) {
  const { t } = useTranslation('audit');
  const format = useFormat();
  if (of.outcome === 'intact')
    return (
      <Alert color="green" mb="sm" icon={<IconCheck aria-hidden />} title={t('check.intact')}>
        <Text fz="sm">{t('check.intactText', { count: of.size, shown: format.number(of.size) })}</Text>
        <Text fz="sm">{of.witnesses.length > 0 ? t('check.witnesses', { names: format.list(of.witnesses) }) : t('check.noWitness')}</Text>
        <Text fz="sm">{since === null ? t('check.first') : t('check.since', { at: format.instant(since) })}</Text>
      </Alert>
    );
  return (
    <Alert color="red" mb="sm" icon={<IconAlertTriangle aria-hidden />} title={t('check.broken')} role="alert">
      <Text fz="sm">
        {t(`check.code.${(of.code ?? 'LOG.CHECKPOINT').replace('.', '-')}`)} (<code>{of.code}</code>)
      </Text>
      {of.firstBad === null ? null : <Text fz="sm">{t('check.firstBad', { index: format.number(of.firstBad) })}</Text>}
      {of.firstBadId === null ? null : (
        <AnchorLink to="/audit" search={{ entry: of.firstBadId }} fz="sm">
          {of.firstBadId}
        </AnchorLink>
      )}
    </Alert>
  );
}
