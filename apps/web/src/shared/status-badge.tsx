import { Badge } from '@mantine/core';
import { IconBan, IconCircleCheck, IconClockPause, IconLoader, IconPencilCheck, IconX } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import type { CaseStatus } from '@consilium/domain';

const LOOK = {
  running: [IconLoader, 'petrol'],
  held: [IconClockPause, 'orange'],
  'in-review': [IconPencilCheck, 'petrol'],
  issued: [IconCircleCheck, 'green'],
  closed: [IconCircleCheck, 'gray'],
  rejected: [IconX, 'red'],
  cancelled: [IconBan, 'gray'],
} as const;

export function StatusBadge({ status }: { readonly status: CaseStatus }) {
  const { t } = useTranslation('terms');
  const [Icon, color] = LOOK[status];
  return (
    <Badge color={color} leftSection={<Icon size={14} aria-hidden />}>
      {t(`status.${status}`)}
    </Badge>
  );
}
