import { Badge, Button, Table, Text } from '@mantine/core';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { endOtherSessions, endSession, sessionsQuery } from '../api/accounts.ts';
import { Loading } from '../shared/loading.tsx';
import { Panel } from '../shared/panel.tsx';
import { ProblemAlert } from '../shared/problem-alert.tsx';
import { useFormat } from '../shared/use-format.ts';

/** Where one is signed in; each can be ended from here. */
export function OwnSessions() {
  const { t } = useTranslation(['session', 'shell']);
  const format = useFormat();
  const client = useQueryClient();
  const { data, error, refetch } = useQuery(sessionsQuery);
  const end = useMutation({
    mutationFn: (id: string | null) => (id === null ? endOtherSessions() : endSession(id)),
    onSuccess: () => client.invalidateQueries({ queryKey: sessionsQuery.queryKey }),
  });
  const others = data?.sessions.filter(({ current }) => !current) ?? [];
  const endOthers =
    others.length > 0 ? (
      <Button variant="default" loading={end.isPending} onClick={() => end.mutate(null)}>
        {t('sessions.endOthers')}
      </Button>
    ) : null;
  return (
    <Panel title={t('sessions.title')} hint={t('sessions.hint')} aside={endOthers}>
      {error ? <ProblemAlert error={error} onRetry={() => void refetch()} /> : null}
      {end.error ? <ProblemAlert error={end.error} /> : null}
      {data ? (
        <div className="scroll-x" tabIndex={0} role="region" aria-label={t('sessions.table')}>
          <Table className="stack-table" miw={{ base: 0, sm: 640 }}>
            <Table.Thead>
              <Table.Tr>
                <Table.Th scope="col">{t('sessions.agent')}</Table.Th>
                <Table.Th scope="col">{t('sessions.started')}</Table.Th>
                <Table.Th scope="col">{t('sessions.lastSeen')}</Table.Th>
                <Table.Th scope="col">{t('sessions.expires')}</Table.Th>
                <Table.Th scope="col">{t('sessions.end')}</Table.Th>
              </Table.Tr>
            </Table.Thead>
            <Table.Tbody>
              {data.sessions.map((session) => (
                <Table.Tr key={session.id}>
                  <Table.Th scope="row" className="wrap" data-label={t('sessions.agent')}>
                    <Text fz="sm">{session.agent ?? t('shell:notReported')}</Text>
                  </Table.Th>
                  <Table.Td data-label={t('sessions.started')}>{format.instant(session.startedAt)}</Table.Td>
                  <Table.Td data-label={t('sessions.lastSeen')}>{format.instant(session.lastSeenAt)}</Table.Td>
                  <Table.Td data-label={t('sessions.expires')}>{format.instant(session.expiresAt)}</Table.Td>
                  <Table.Td data-label={t('sessions.end')}>
                    {session.current ? (
                      <Badge variant="quiet">{t('sessions.current')}</Badge>
                    ) : (
                      <Button
                        size="xs"
                        variant="default"
                        aria-label={t('sessions.endOne', { at: format.instant(session.startedAt) })}
                        onClick={() => end.mutate(session.id)}
                      >
                        {t('sessions.end')}
                      </Button>
                    )}
                  </Table.Td>
                </Table.Tr>
              ))}
            </Table.Tbody>
          </Table>
        </div>
      ) : (
        <Loading label={t('shell:loading')} />
      )}
    </Panel>
  );
}
