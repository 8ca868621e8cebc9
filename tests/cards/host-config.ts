interface Theme {
  readonly page: string
  readonly text: string
  readonly subtle: string
  readonly accent: string
  readonly good: string
  readonly warning: string
  readonly attention: string
  readonly emphasis: string
}

const THEMES: Readonly<Record<'light' | 'dark' | 'contrast', Theme>> = {
  light: {
    page: '#ffffff',
    text: '#242424',
    subtle: '#616161',
    accent: '#4f52b2',
    good: '#0e700e',
    warning: '#8a3707',
    attention: '#b10e1c',
    emphasis: '#f0f0f0',
  },
  dark: {
    page: '#292929',
    text: '#ffffff',
    subtle: '#adadad',
    accent: '#9299f7',
    good: '#6bb700',
    warning: '#faa06b',
    attention: '#e37d80',
    emphasis: '#3d3d3d',
  },
  contrast: {
    page: '#000000',
    text: '#ffffff',
    subtle: '#ffffff',
    accent: '#ffff00',
    good: '#3ff23f',
    warning: '#ffff00',
    attention: '#ff8080',
    emphasis: '#000000',
  },
}

export type ThemeName = keyof typeof THEMES
export const THEME_NAMES = Object.keys(THEMES) as ThemeName[]

/** How the renderer is told to look, near to what Teams makes of cards in each of its themes. */
export function hostConfig(name: ThemeName) {
  const theme = THEMES[name]
  const color = (value: string, subtle = value) => ({ default: value, subtle })
  const foregroundColors = {
    default: color(theme.text, theme.subtle),
    dark: color('#000000'),
    light: color('#ffffff'),
    accent: color(theme.accent),
    good: color(theme.good),
    warning: color(theme.warning),
    attention: color(theme.attention),
  }
  const style = (backgroundColor: string) => ({ backgroundColor, foregroundColors })
  return {
    fontFamily: 'Segoe UI, Liberation Sans, DejaVu Sans, sans-serif',
    spacing: { small: 8, default: 12, medium: 16, large: 20, extraLarge: 24, padding: 16 },
    separator: { lineThickness: 1, lineColor: theme.emphasis },
    fontSizes: { small: 12, default: 14, medium: 16, large: 18, extraLarge: 24 },
    fontWeights: { lighter: 200, default: 400, bolder: 600 },
    containerStyles: {
      default: style(theme.page),
      emphasis: style(theme.emphasis),
      good: style(theme.emphasis),
      warning: style(theme.emphasis),
      attention: style(theme.emphasis),
      accent: style(theme.emphasis),
    },
    actions: {
      maxActions: 6,
      spacing: 'default',
      buttonSpacing: 8,
      actionsOrientation: 'horizontal',
      actionAlignment: 'left',
      showCard: { actionMode: 'inline' },
    },
    adaptiveCard: { allowCustomStyle: false },
  }
}

/** What Teams' own style sheet does for buttons and inputs. */
export function styleSheet(name: ThemeName): string {
  const { page, text, accent, subtle } = THEMES[name]
  return `
    body { margin: 0; background: ${page}; color: ${text}; }
    .ac-actionSet { flex-wrap: wrap; row-gap: 8px; }
    .ac-pushButton { font: 600 14px Segoe UI, Liberation Sans, sans-serif; padding: 6px 12px; border: 1px solid ${subtle}; border-radius: 4px; background: ${page}; color: ${text}; max-width: 100%; }
    .ac-pushButton.style-positive { background: ${accent}; color: ${page}; border-color: ${accent}; }
    .ac-input { font: 14px Segoe UI, Liberation Sans, sans-serif; box-sizing: border-box; width: 100%; max-width: 100%; background: ${page}; color: ${text}; border: 1px solid ${subtle}; padding: 6px; }
    input[type=checkbox].ac-input, .ac-choiceSetInput-multiSelect input { width: auto; }
    textarea.ac-input { min-height: 72px; }
    .ac-inlineActionButton { cursor: pointer; }
  `
}
