import { List, Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { RejectedItem } from '@consilium/domain';

/** Records that did not count, with the coded reason; those not listed are counted. */
export function RejectedList({ items, more = 0 }: { readonly items: readonly RejectedItem[]; readonly more?: number }) {
  const { t } = useTranslation('prioritize');
  if (items.length === 0 && more === 0)
    return (
      <Text fz="sm" c="dimmed">
        {t('rejected.none')}
      </Text>
    );
  return (
    <List fz="sm" spacing={4}>
      {items.map(({ item, reason, note }, index) => (
        <List.Item key={index}>
          <Text span fw={600} fz="sm" className="wrap">
            {item}
          </Text>
          : {t(`rejected.${reason}`)}.{' '}
          <Text span c="dimmed" fz="sm" lang="en">
            {note}
          </Text>
        </List.Item>
      ))}
      {more > 0 ? <List.Item>{t('rejected.more', { count: more })}</List.Item> : null}
    </List>
  );
}
