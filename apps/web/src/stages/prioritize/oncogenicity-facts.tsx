import { Accordion, List, Stack, Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { Oncogenicity } from '@consilium/domain';
import { Facts } from '../../shared/facts.tsx';
import { CountedCriteria, meaningOf } from './counted-criteria.tsx';

/** Class, points and every criterion: what counted, what was suppressed, what nobody could decide yet. */
export function OncogenicityFacts({ of }: { readonly of: Oncogenicity }) {
  const { t } = useTranslation('prioritize');
  return (
    <Stack gap="sm">
      <Facts
        of={[
          [t('oncogenicity.class'), t(`oncogenicity.${of.class}`)],
          [t('oncogenicity.points'), of.points],
          [
            t('oncogenicity.criteria'),
            of.criteria.length > 0 ? <CountedCriteria key="criteria" of={of.criteria} /> : t('oncogenicity.none'),
          ],
          [t('oncogenicity.suppressed'), of.suppressed.map(({ code, by }) => `${code} (${by})`).join('; ') || t('oncogenicity.none')],
          [t('oncogenicity.scheme'), of.scheme],
        ]}
      />
      {of.note ? (
        <Text fz="sm" lang="en">
          {of.note}
        </Text>
      ) : null}
      {of.notAssessed && of.notAssessed.length > 0 ? (
        <Accordion variant="contained" chevronPosition="left">
          <Accordion.Item value="open">
            <Accordion.Control>{t('oncogenicity.notAssessed', { count: of.notAssessed.length })}</Accordion.Control>
            <Accordion.Panel>
              <List fz="sm" lang="en" listStyleType="none" spacing={6}>
                {of.notAssessed.map(({ code, why }) => (
                  <List.Item key={code}>
                    <Text span fz="sm" fw={600}>
                      {code}
                    </Text>{' '}
                    {meaningOf(code)}
                    <Text fz="xs" c="dimmed" className="wrap">
                      {why}
                    </Text>
                  </List.Item>
                ))}
              </List>
            </Accordion.Panel>
          </Accordion.Item>
        </Accordion>
      ) : null}
    </Stack>
  );
}
