import { Badge, Button, Group, Stack, Text } from '@mantine/core';
import { IconKey } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { SigningKeyList } from '@consilium/contracts';
import { canUseKeys, ownKeysQuery, proposedKeysQuery } from '../api/signing-keys.ts';
import { useSession } from '../session/session-context.ts';
import { EmptyState } from '../shared/empty-state.tsx';
import { Facts } from '../shared/facts.tsx';
import { PageHead } from '../shared/page-head.tsx';
import { Panel } from '../shared/panel.tsx';
import { ProblemAlert } from '../shared/problem-alert.tsx';
import { useFormat } from '../shared/use-format.ts';
import { ConfirmDialog } from './confirm-dialog.tsx';
import { EnrolForm } from './enrol-form.tsx';
import { RevokeKey } from './revoke-key.tsx';

type Key = SigningKeyList['items'][number];

/** Own keys to sign with, and those of others that wait for a second person (SIG-09). */
export function SigningKeysPage() {
  const { t } = useTranslation('signing-keys');
  const { permissions } = useSession();
  const [mayOwn, mayConfirm] = [permissions['credential:manage-own'] === true, permissions['credential:confirm'] === true];
  const own = useQuery(ownKeysQuery(mayOwn));
  const proposed = useQuery(proposedKeysQuery(mayConfirm));
  const [confirming, setConfirming] = useState<Key | null>(null);
  return (
    <>
      <PageHead title={t('title')} hint={t('hint')} />
      <Stack gap="lg">
        {mayOwn ? (
          <Panel title={t('own.title')} hint={t('own.hint')}>
            {own.error ? <ProblemAlert error={own.error} onRetry={() => void own.refetch()} /> : null}
            {own.data?.items.length === 0 ? <EmptyState icon={IconKey} title={t('own.none')} text={t('own.noneText')} /> : null}
            {own.data?.items.map((key) => (
              <KeyFacts key={key.id} of={key}>
                {key.status === 'revoked' ? null : <RevokeKey id={key.id} label={key.label} />}
              </KeyFacts>
            ))}
            {canUseKeys() ? <EnrolForm /> : <Text fz="sm">{t('enrol.notHere')}</Text>}
          </Panel>
        ) : null}
        {mayConfirm ? (
          <Panel title={t('proposed.title')} hint={t('proposed.hint')}>
            {proposed.error ? <ProblemAlert error={proposed.error} onRetry={() => void proposed.refetch()} /> : null}
            {proposed.data?.items.length === 0 ? <Text c="dimmed">{t('proposed.none')}</Text> : null}
            {proposed.data?.items.map((key) => (
              <KeyFacts key={key.id} of={key} owner>
                <Button size="xs" onClick={() => setConfirming(key)}>
                  {t('proposed.confirm', { name: key.user.name })}
                </Button>
                <RevokeKey id={key.id} label={key.label} />
              </KeyFacts>
            ))}
          </Panel>
        ) : null}
      </Stack>
      {confirming ? <ConfirmDialog of={confirming} onClose={() => setConfirming(null)} /> : null}
    </>
  );
}

const COLOR = { active: 'green', proposed: 'orange', revoked: 'gray' } as const;

function KeyFacts({ of, owner = false, children }: { readonly of: Key; readonly owner?: boolean; readonly children: React.ReactNode }) {
  const { t } = useTranslation('signing-keys');
  const format = useFormat();
  return (
    <Stack gap="xs">
      <Group justify="space-between">
        <Text fw={600}>{owner ? `${of.user.name} · ${of.label}` : of.label}</Text>
        <Badge color={COLOR[of.status]}>{t(`status.${of.status}`)}</Badge>
      </Group>
      <Facts
        of={[
          [t('proposedAt'), format.instant(of.proposedAt)],
          [
            t('confirmedBy'),
            of.confirmedBy === null ? t('notYet') : `${of.confirmedBy}, ${format.instant(of.confirmedAt ?? of.proposedAt)}`,
          ],
          [t('revokedAt'), of.revokedAt === null ? t('notRevoked') : format.instant(of.revokedAt)],
        ]}
      />
      <Group>{children}</Group>
    </Stack>
  );
}
