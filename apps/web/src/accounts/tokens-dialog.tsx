import { Alert, Button, Checkbox, Code, CopyButton, Group, List, Modal, NumberInput, Stack, Text, TextInput } from '@mantine/core';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { SERVICE_SCOPES } from '@consilium/domain';
import type { ServiceScope } from '@consilium/domain';
import type { AccountView, TokenList } from '@consilium/contracts';
import { addToken, revokeToken, tokensQuery } from '../api/accounts.ts';
import { ProblemOrProof } from '../session/confirm-identity.tsx';
import { ProblemAlert } from '../shared/problem-alert.tsx';
import { useFormat } from '../shared/use-format.ts';

/** Tokens of a service; a new one is shown this once. */
export function TokensDialog({ account, onClose }: { readonly account: AccountView; readonly onClose: () => void }) {
  const { t } = useTranslation(['accounts', 'shell']);
  const { data, error } = useQuery(tokensQuery(account.id));
  return (
    <Modal
      opened
      onClose={onClose}
      size="lg"
      title={t('tokens.title', { name: account.name })}
      closeButtonProps={{ 'aria-label': t('shell:close') }}
    >
      <Stack>
        <Text fz="sm">{t('tokens.explains')}</Text>
        {error ? <ProblemAlert error={error} /> : null}
        {data ? <Tokens user={account.id} of={data} /> : null}
        <NewToken user={account.id} />
      </Stack>
    </Modal>
  );
}

function Tokens({ user, of }: { readonly user: string; readonly of: TokenList }) {
  const { t } = useTranslation('accounts');
  const format = useFormat();
  const client = useQueryClient();
  const revoke = useMutation({
    mutationFn: (id: string) => revokeToken(user, id),
    onSuccess: (next) => client.setQueryData(tokensQuery(user).queryKey, next),
  });
  if (of.tokens.length === 0) return <Text fz="sm">{t('tokens.noneYet')}</Text>;
  return (
    <List listStyleType="none" spacing="sm">
      {of.tokens.map(({ id, label, scopes, expiresAt, lastUsedAt, revokedAt }) => (
        <List.Item key={id} styles={{ itemWrapper: { display: 'block' }, itemLabel: { display: 'block' } }}>
          <Group justify="space-between" wrap="nowrap">
            <div>
              <Text fw={600}>{label}</Text>
              <Text fz="sm" c="dimmed">
                {scopes.join(', ')} · {revokedAt === null ? t('tokens.ends', { at: format.day(expiresAt) }) : t('tokens.revoked')}
                {lastUsedAt === null ? '' : ` · ${t('tokens.used', { at: format.instant(lastUsedAt) })}`}
              </Text>
            </div>
            {revokedAt === null ? (
              <Button size="xs" variant="default" aria-label={t('tokens.revokeOne', { label })} onClick={() => revoke.mutate(id)}>
                {t('tokens.revoke')}
              </Button>
            ) : null}
          </Group>
        </List.Item>
      ))}
    </List>
  );
}

function NewToken({ user }: { readonly user: string }) {
  const { t } = useTranslation('accounts');
  const client = useQueryClient();
  const [label, setLabel] = useState('');
  const [scopes, setScopes] = useState<ServiceScope[]>([]);
  const [days, setDays] = useState(90);
  const make = useMutation({
    mutationFn: () => addToken(user, { label, scopes, days }),
    onSuccess: () => client.invalidateQueries({ queryKey: tokensQuery(user).queryKey }),
  });
  return (
    <Stack gap="sm">
      <TextInput label={t('tokens.label')} value={label} onChange={({ currentTarget }) => setLabel(currentTarget.value)} />
      <Checkbox.Group
        label={t('tokens.scopes')}
        value={scopes}
        onChange={(chosen) => setScopes(SERVICE_SCOPES.filter((one) => chosen.includes(one)))}
      >
        <Group mt="xs" gap="md">
          {SERVICE_SCOPES.map((scope) => (
            <Checkbox key={scope} value={scope} label={scope} />
          ))}
        </Group>
      </Checkbox.Group>
      <NumberInput
        label={t('tokens.days')}
        min={1}
        max={366}
        allowDecimal={false}
        hideControls
        value={days}
        onChange={(value) => setDays(Number(value))}
      />
      {make.error ? <ProblemOrProof error={make.error} onConfirmed={() => make.mutate()} /> : null}
      {make.data ? <MadeToken token={make.data.token} /> : null}
      <Group justify="flex-end">
        <Button loading={make.isPending} disabled={label.trim() === '' || scopes.length === 0} onClick={() => make.mutate()}>
          {t('tokens.add')}
        </Button>
      </Group>
    </Stack>
  );
}

function MadeToken({ token }: { readonly token: string }) {
  const { t } = useTranslation('accounts');
  return (
    <Alert color="petrol" role="status" title={t('tokens.made')}>
      <Group>
        <Code className="wrap">{token}</Code>
        <CopyButton value={token}>
          {({ copied, copy }) => (
            <Button size="xs" variant="default" onClick={copy}>
              {t(copied ? 'tokens.copied' : 'tokens.copy')}
            </Button>
          )}
        </CopyButton>
      </Group>
    </Alert>
  );
}
