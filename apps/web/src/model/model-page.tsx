import { Alert, Badge, Button, Group, List, Stack, Text } from '@mantine/core';
import { IconPlugConnectedX } from '@tabler/icons-react';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { DEFAULT_POLICY } from '@consilium/domain';
import type { ModelStatus, ModelSwitchBody } from '@consilium/contracts';
import { modelQuery, setModelSwitch } from '../api/evidence.ts';
import { useSession } from '../session/session-context.ts';
import { EmptyState } from '../shared/empty-state.tsx';
import { Facts } from '../shared/facts.tsx';
import { Loading } from '../shared/loading.tsx';
import { PageHead } from '../shared/page-head.tsx';
import { Panel } from '../shared/panel.tsx';
import { ProblemAlert } from '../shared/problem-alert.tsx';
import { ReasonDialog } from '../shared/reason-dialog.tsx';
import { useFormat } from '../shared/use-format.ts';

type Target = Pick<ModelSwitchBody, 'scope' | 'target'>;
const SITE: Target = { scope: 'site', target: '*' };
const BOARD: Target = { scope: 'board', target: DEFAULT_POLICY.id };

/** What model the site has, what it used today, and the stop switches (AIO-06). */
export function ModelPage() {
  const { t } = useTranslation(['model', 'shell']);
  const { data, error, isPending, refetch } = useQuery(modelQuery);
  return (
    <>
      <PageHead title={t('title')} hint={t('hint')} />
      {isPending ? <Loading label={t('shell:loading')} /> : null}
      {error ? <ProblemAlert error={error} onRetry={() => void refetch()} /> : null}
      {data ? (
        <Stack gap="lg">
          <Configured status={data} />
          <Switches status={data} />
        </Stack>
      ) : null}
    </>
  );
}

function Configured({ status: { configured, today, caps } }: { readonly status: ModelStatus }) {
  const { t } = useTranslation('model');
  const format = useFormat();
  return (
    <Panel title={t('configured.title')}>
      {configured === null ? (
        <EmptyState icon={IconPlugConnectedX} title={t('none.title')} text={t('none.text')} />
      ) : (
        <Facts
          of={[
            [t('configured.model'), `${configured.provider}: ${configured.model}`],
            [t('configured.destination'), configured.destination],
            [t('configured.today'), t('configured.tokens', { tokens: format.number(today.tokens) })],
            [t('configured.cap'), caps === null ? null : t('configured.tokens', { tokens: format.number(caps.tokensPerDay) })],
          ]}
        />
      )}
    </Panel>
  );
}

function Switches({ status }: { readonly status: ModelStatus }) {
  const { t } = useTranslation('model');
  const model: readonly Target[] = status.configured ? [{ scope: 'model', target: status.configured.model }] : [];
  const targets = [SITE, ...model, BOARD];
  const stopped = status.switches.filter((one) => one.stopped);
  return (
    <Panel title={t('switches.title')} hint={t('switches.hint')}>
      {stopped.length > 0 ? (
        <Alert color="orange" variant="light" title={t('switches.isStopped', { count: stopped.length })} role="note" />
      ) : null}
      <List listStyleType="none" spacing="md">
        {targets.map((target) => (
          <List.Item key={target.scope} styles={{ itemWrapper: { display: 'block' }, itemLabel: { display: 'block' } }}>
            <SwitchRow target={target} status={status} />
          </List.Item>
        ))}
      </List>
    </Panel>
  );
}

function SwitchRow({ target, status }: { readonly target: Target; readonly status: ModelStatus }) {
  const { t } = useTranslation('model');
  const { permissions } = useSession();
  const format = useFormat();
  const client = useQueryClient();
  const [isAsking, setAsking] = useState(false);
  const last = status.switches.find(({ scope, target: of }) => scope === target.scope && of === target.target);
  const isStopped = last?.stopped === true;
  const act = useMutation({
    mutationFn: (reason: string) => setModelSwitch({ ...target, stopped: !isStopped, reason }),
    onSuccess: (next) => {
      client.setQueryData(modelQuery.queryKey, next);
      setAsking(false);
    },
  });
  const mayTurn = permissions[isStopped ? 'policy:manage' : 'model:stop'];
  const verb = isStopped ? 'resume' : 'stop';
  return (
    <>
      <Group justify="space-between" wrap="nowrap" align="flex-start">
        <div style={{ minWidth: 0 }}>
          <Group gap="xs">
            <Text fw={600} className="wrap">
              {t(`scope.${target.scope}`, { target: target.target })}
            </Text>
            <Badge color={isStopped ? 'orange' : 'petrol'}>{t(isStopped ? 'state.stopped' : 'state.running')}</Badge>
          </Group>
          <Text fz="sm" c="dimmed" className="wrap">
            {last ? t('switches.last', { by: last.by, at: format.instant(last.at), reason: last.reason }) : t('switches.never')}
          </Text>
        </div>
        {mayTurn ? (
          <Button variant="default" onClick={() => setAsking(true)} style={{ flexShrink: 0 }}>
            {t(`switches.${verb}`)}
          </Button>
        ) : null}
      </Group>
      <ReasonDialog
        title={t(`dialog.${verb}.title`)}
        explains={t(`dialog.${verb}.explains`)}
        submit={t(`switches.${verb}`)}
        opened={isAsking}
        onClose={() => setAsking(false)}
        act={act}
        danger={!isStopped}
      />
    </>
  );
}
