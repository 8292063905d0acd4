import { Anchor, Button } from '@mantine/core';
import type { AnchorProps, ButtonProps } from '@mantine/core';
import { createLink } from '@tanstack/react-router';
import type { ComponentPropsWithRef } from 'react';

type AnchorLike = AnchorProps & Omit<ComponentPropsWithRef<'a'>, keyof AnchorProps>;
type ButtonLike = ButtonProps & Omit<ComponentPropsWithRef<'a'>, keyof ButtonProps>;

/** Links inside the app, typed by its routes, in the looks of an anchor or a button. */
export const AnchorLink = createLink((props: AnchorLike) => <Anchor {...props} />);
export const ButtonLink = createLink((props: ButtonLike) => <Button component="a" {...props} />);
