import { Badge } from '@mantine/core';
import { IconClockExclamation, IconDoorExit, IconReplace, IconRobot } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import type { AuditMark } from '@consilium/contracts';

const LOOK = {
  ai: [IconRobot, 'grape'],
  overridden: [IconReplace, 'petrol'],
  late: [IconClockExclamation, 'orange'],
  'break-glass': [IconDoorExit, 'red'],
} as const;

const isBadge = (mark: AuditMark): mark is keyof typeof LOOK => mark in LOOK;

/** What makes an entry worth a look, in words; that it changed something is the rule, and bears no badge. */
export function MarkBadges({ marks }: { readonly marks: readonly AuditMark[] }) {
  const { t } = useTranslation('audit');
  return marks.filter(isBadge).map((mark) => {
    const [Icon, color] = LOOK[mark];
    return (
      <Badge key={mark} size="sm" color={color} leftSection={<Icon size={11} aria-hidden />}>
        {t(`mark.${mark}`)}
      </Badge>
    );
  });
}
