import { Badge, Button, createTheme, Modal, Drawer, Paper, Radio, Table, Tooltip } from '@mantine/core';
import type { CSSVariablesResolver, MantineColorsTuple } from '@mantine/core';

/** The one accent. Shade 8 on white and shade 4 on the dark ground both pass 4.5:1. */
const petrol: MantineColorsTuple = [
  '#eaf6f7', '#d5ecee', '#abd9dd', '#7fc6cd', '#5cb7c0', '#3fa9b4', '#25919c', '#167984', '#0c626c', '#064c54',
]; // prettier-ignore
const ink: MantineColorsTuple = [
  '#e3e7eb', '#c6ccd3', '#a9b1ba', '#7d8690', '#454d57', '#363d46', '#242a31', '#191e24', '#12161a', '#0b0e11',
]; // prettier-ignore

export const theme = createTheme({
  colors: { petrol, dark: ink },
  primaryColor: 'petrol',
  primaryShade: { light: 8, dark: 5 },
  autoContrast: true,
  luminanceThreshold: 0.32,
  defaultRadius: 'md',
  cursorType: 'pointer',
  fontFamily: 'Inter, ui-sans-serif, system-ui, -apple-system, "Segoe UI", Roboto, "Helvetica Neue", Arial, sans-serif',
  fontFamilyMonospace: 'ui-monospace, SFMono-Regular, Menlo, Consolas, monospace',
  headings: { fontWeight: '650', sizes: { h1: { fontSize: '1.5rem', lineHeight: '1.3' }, h2: { fontSize: '1.125rem' }, h3: { fontSize: '1rem' } } },
  components: {
    Badge: Badge.extend({ defaultProps: { variant: 'light', tt: 'none', fw: 600, radius: 'sm' } }),
    Button: Button.extend({ defaultProps: { fw: 600 } }),
    Modal: Modal.extend({ defaultProps: { centered: true, overlayProps: { backgroundOpacity: 0.45, blur: 2 } } }),
    Drawer: Drawer.extend({ defaultProps: { position: 'right', size: 'lg', overlayProps: { backgroundOpacity: 0.35 } } }),
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
