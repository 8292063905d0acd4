import { Alert, Anchor, PasswordInput, Stack, Text } from '@mantine/core';
import { IconKey } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { demoUsersQuery } from '../../api/session.ts';
import { useSession } from '../../session/session-context.ts';

export type Way = 'key' | 'password';

interface Props {
  readonly way: Way;
  readonly hasKey: boolean;
  readonly onWay: (way: Way) => void;
  readonly password: string;
  readonly onPassword: (password: string) => void;
}

/** Second component of a signature (SIG-07/08): the key, or the password, which says that it is the weaker one. */
export function SecondComponent({ way, hasKey, onWay, password, onPassword }: Props) {
  const { t } = useTranslation('sign-off');
  const { demo } = useSession();
  const demoUsers = useQuery({ ...demoUsersQuery, enabled: demo });
  if (way === 'key')
    return (
      <Stack gap={4}>
        <Alert variant="light" icon={<IconKey aria-hidden />} title={t('sign.keyTitle')}>
          {t('sign.keyText')}
        </Alert>
        <Anchor component="button" type="button" fz="sm" onClick={() => onWay('password')}>
          {t('sign.usePassword')}
        </Anchor>
      </Stack>
    );
  return (
    <Stack gap={4}>
      <PasswordInput
        label={t('sign.password')}
        description={
          demoUsers.data?.signingPassword ? t('sign.demoPassword', { password: demoUsers.data.signingPassword }) : t('sign.passwordHint')
        }
        autoComplete="current-password"
        required
        value={password}
        onChange={({ currentTarget }) => onPassword(currentTarget.value)}
        visibilityToggleButtonProps={{ 'aria-label': t('sign.show') }}
      />
      <Text fz="xs" c="dimmed">
        {t('sign.passwordAttested')}
      </Text>
      {hasKey ? (
        <Anchor component="button" type="button" fz="sm" onClick={() => onWay('key')}>
          {t('sign.useKey')}
        </Anchor>
      ) : null}
    </Stack>
  );
}
