import {
  Accordion,
  Alert,
  Badge,
  Button,
  createTheme,
  defaultVariantColorsResolver,
  Drawer,
  Menu,
  Modal,
  Paper,
  Radio,
  Table,
  Tooltip,
} from '@mantine/core';
import type { CSSVariablesResolver, MantineColorsTuple, VariantColorsResolver } from '@mantine/core';

/** The one accent. White on shades 7 and 8, shade 8 on white and shade 3 on the dark ground pass 4.5:1. */
const petrol: MantineColorsTuple = [
  '#eaf6f7', '#d5ecee', '#abd9dd', '#7fc6cd', '#5cb7c0', '#3fa9b4', '#25919c', '#167984', '#0c626c', '#064c54',
]; // prettier-ignore
const ink: MantineColorsTuple = [
  '#e3e7eb', '#c6ccd3', '#a9b1ba', '#7d8690', '#454d57', '#363d46', '#242a31', '#191e24', '#12161a', '#0b0e11',
]; // prettier-ignore

/** `light` with text that passes 4.5:1 on its ground in both schemes; `quiet` for what is only said beside the point. */
const variantColors: VariantColorsResolver = (input) => {
  const resolved = defaultVariantColorsResolver(input);
  const name = input.color === undefined || input.color === '' ? input.theme.primaryColor : input.color.split('.')[0];
  if (input.variant === 'quiet')
    return {
      ...resolved,
      background: 'transparent',
      hover: 'transparent',
      color: 'var(--mantine-color-dimmed)',
      border: '1px solid var(--app-line)',
    };
  if (input.variant !== 'light') return resolved;
  return {
    ...resolved,
    background: `color-mix(in srgb, var(--mantine-color-${name}-6) 13%, var(--mantine-color-body))`,
    hover: `color-mix(in srgb, var(--mantine-color-${name}-6) 20%, var(--mantine-color-body))`,
    color: `light-dark(color-mix(in srgb, var(--mantine-color-${name}-9) 65%, black), var(--mantine-color-${name}-2))`,
  };
};

/** The head of a dialog is an HTML header, which assistive technology would take for a second banner of the page. */
const NO_BANNER = { header: { role: 'presentation' } };

const DIALOG_TITLE = { title: { fontWeight: 700, fontSize: '1.125rem', lineHeight: 1.3 } };

export const theme = createTheme({
  variantColorResolver: variantColors,
  colors: { petrol, dark: ink },
  primaryColor: 'petrol',
  primaryShade: { light: 8, dark: 7 },
  defaultRadius: 'md',
  cursorType: 'pointer',
  fontFamily: 'Inter, ui-sans-serif, system-ui, -apple-system, "Segoe UI", Roboto, "Helvetica Neue", Arial, sans-serif',
  fontFamilyMonospace: 'ui-monospace, SFMono-Regular, Menlo, Consolas, monospace',
  headings: {
    fontWeight: '650',
    sizes: { h1: { fontSize: '1.5rem', lineHeight: '1.3' }, h2: { fontSize: '1.125rem' }, h3: { fontSize: '1rem' } },
  },
  components: {
    Accordion: Accordion.extend({ styles: { label: { fontSize: 14, lineHeight: 1.45, paddingBlock: 12 } } }),
    Alert: Alert.extend({
      styles: {
        root: {
          background: 'var(--mantine-color-body)',
          border: '1px solid var(--app-line)',
          borderInlineStart: '4px solid var(--alert-color)',
          borderRadius: 12,
        },
        label: { color: 'var(--mantine-color-text)' },
        message: { color: 'var(--mantine-color-text)' },
      },
    }),
    Badge: Badge.extend({
      defaultProps: { variant: 'light', tt: 'none', fw: 600, radius: 'sm' },
      styles: { root: { overflow: 'visible', maxWidth: 'none' }, label: { overflow: 'visible' } },
    }),
    Button: Button.extend({ defaultProps: { fw: 600 } }),
    Menu: Menu.extend({ defaultProps: { withInitialFocusPlaceholder: false, withinPortal: false } }),
    Modal: Modal.extend({
      styles: DIALOG_TITLE,
      defaultProps: { centered: true, attributes: NO_BANNER, overlayProps: { backgroundOpacity: 0.45, blur: 2 } },
    }),
    Drawer: Drawer.extend({
      styles: DIALOG_TITLE,
      defaultProps: { attributes: NO_BANNER, position: 'right', size: 'lg', overlayProps: { backgroundOpacity: 0.35 } },
    }),
    Paper: Paper.extend({ defaultProps: { withBorder: true, radius: 'lg' } }),
    Radio: Radio.extend({ defaultProps: { size: 'md' } }),
    Table: Table.extend({ defaultProps: { verticalSpacing: 'sm', horizontalSpacing: 'md' } }),
    Tooltip: Tooltip.extend({ defaultProps: { multiline: true, maw: 320, events: { hover: true, focus: true, touch: true } } }),
  },
});

/** Mantine's own dimmed and light colors fall short of 4.5:1 on some of their grounds. */
export const cssVariables: CSSVariablesResolver = () => ({
  variables: {},
  light: {
    '--mantine-color-dimmed': '#495057',
    '--mantine-color-placeholder': '#5b636b',
    '--mantine-color-body': '#ffffff',
    '--app-ground': '#f5f7f8',
    '--app-line': '#dde3e7',
    '--app-draft': '#f8f5fb',
    '--app-draft-line': '#b9a3d0',
    '--app-mark': '#ffe89a',
  },
  dark: {
    '--mantine-color-dimmed': '#b3bac2',
    '--mantine-color-placeholder': '#9aa2ab',
    '--mantine-color-anchor': '#7fc6cd',
    '--mantine-color-body': '#191e24',
    '--app-ground': '#12161a',
    '--app-line': '#363d46',
    '--app-draft': '#211d29',
    '--app-draft-line': '#6d5a86',
    '--app-mark': '#6b5a12',
  },
});
