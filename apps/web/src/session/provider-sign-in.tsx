import { Alert, Button } from '@mantine/core';
import { IconBuildingHospital } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { providerHref } from '../api/accounts.ts';

const here = (): string => window.location.pathname;

/** To the identity provider of the house, and back to where one was. */
export function ProviderButton({ name }: { readonly name: string }) {
  const { t } = useTranslation('session');
  return (
    <Button component="a" href={providerHref(here())} size="md" fullWidth leftSection={<IconBuildingHospital size={20} aria-hidden />}>
      {t('provider.signIn', { name })}
    </Button>
  );
}

/** Why the identity provider's answer opened nothing; the server put one of its codes into the address. */
export function ProviderRefusal() {
  const { t } = useTranslation('session');
  const code = new URLSearchParams(window.location.search).get('refused');
  if (code === null || !/^[A-Z_]+\.[A-Z_]+$/.test(code)) return null;
  return (
    <Alert color="red" role="alert" title={t('refused.title')}>
      {t([`refused.${code}`, 'refused.other'])} ({code})
    </Alert>
  );
}
