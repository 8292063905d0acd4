import { Anchor, Text, Title } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { DoorPage } from './door-page.tsx';
import { OwnPassword } from './own-password.tsx';
import { useSession } from './session-context.ts';
import { useSignIn } from './use-sign-in.ts';

/** Somebody else has set the password: nothing else is open before its owner has changed it. */
export function GivenPasswordPage() {
  const { t } = useTranslation(['session', 'shell']);
  const { user } = useSession();
  const { out } = useSignIn();
  return (
    <DoorPage gap="lg">
      <Title order={1}>{t('given.title', { name: user.name })}</Title>
      <Text c="dimmed">{t('given.hint')}</Text>
      <OwnPassword />
      <Anchor component="button" type="button" ta="center" fz="sm" onClick={() => out.mutate()}>
        {t('shell:user.out')}
      </Anchor>
    </DoorPage>
  );
}
