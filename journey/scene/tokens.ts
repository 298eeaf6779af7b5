import { type Colour, colours } from '../model/vocabulary.ts'
import { oklch } from './oklch.ts'

/**
 * The design tokens: the one place where the look is decided. The CSS gets them as custom properties
 * ({@link cssVariables}), the scene renderer and the thumbnails read the same values.
 */

type Level = 0 | 1 | 2 | 3 | 4

/** Names of the colours, as in `--j-<name>`. */
export type ColourToken =
  | 'surface'
  | 'surface-raised'
  | 'surface-sunken'
  | 'sheet'
  | 'ink'
  | 'ink-2'
  | 'ink-3'
  | 'line'
  | 'line-strong'
  | 'accent'
  | 'accent-strong'
  | 'accent-ink'
  | 'accent-tint'
  /** Bands under links, as wide as many go that way. */
  | 'flow'
  | 'focus'
  | 'danger'
  | 'danger-ink'
  | 'danger-tint'
  | 'warning'
  | 'warning-tint'
  | 'good'
  | 'good-tint'
  | 'emotion-low'
  | 'emotion-high'
  | `${Colour}-${'tint' | 'wash' | 'strong' | 'ink'}`
  | `severity-${Level}`
  | `severity-ink-${Level}`

/** Names of everything that a theme holds. */
export type Token =
  | ColourToken
  | `radius-${1 | 2 | 3}`
  | `space-${1 | 2 | 3 | 4 | 5 | 6 | 7 | 8}`
  | `text-${1 | 2 | 3 | 4 | 5 | 6}`
  | 'font'
  | 'shadow-1'
  | 'shadow-2'

/** One look: every token's value. Colours are sRGB hex. */
export type Theme = Readonly<Record<Token, string>>
export type ThemeName = 'light' | 'dark'

/** The bundled typeface, as the font package registers it. */
export const fontFamily = 'Plus Jakarta Sans Variable'

/** Hue angles, spread so that neighbours in `colours` stay apart for most eyes; chroma is relative. */
const hues: Readonly<Record<Colour, { hue: number; chroma: number }>> = {
  slate: { hue: 250, chroma: 0.22 },
  coral: { hue: 28, chroma: 1 },
  amber: { hue: 68, chroma: 0.9 },
  olive: { hue: 112, chroma: 0.8 },
  green: { hue: 150, chroma: 0.85 },
  teal: { hue: 195, chroma: 0.8 },
  blue: { hue: 243, chroma: 0.95 },
  indigo: { hue: 276, chroma: 1 },
  violet: { hue: 304, chroma: 0.95 },
  plum: { hue: 350, chroma: 0.95 },
}

interface HueScale {
  wash: readonly [lightness: number, chroma: number]
  tint: readonly [lightness: number, chroma: number]
  strong: readonly [lightness: number, chroma: number]
  ink: readonly [lightness: number, chroma: number]
}

type HueToken = `${Colour}-${keyof HueScale}`

/** Every hue at the same four lightnesses, so that no stage outshouts another. */
function hueTokens(scale: HueScale): Record<HueToken, string> {
  const tokens: Partial<Record<HueToken, string>> = {}
  for (const colour of colours) {
    const { hue, chroma } = hues[colour]
    for (const part of ['wash', 'tint', 'strong', 'ink'] as const) {
      const [lightness, most] = scale[part]
      tokens[`${colour}-${part}`] = oklch(lightness, most * chroma, hue)
    }
  }
  return tokens as Record<HueToken, string>
}

/** Sizes are the same by day and by night. Lengths sit on a 4 px grid. */
const shape = {
  'radius-1': '4px',
  'radius-2': '8px',
  'radius-3': '12px',
  'space-1': '4px',
  'space-2': '8px',
  'space-3': '12px',
  'space-4': '16px',
  'space-5': '24px',
  'space-6': '32px',
  'space-7': '48px',
  'space-8': '64px',
  'text-1': '11px',
  'text-2': '12px',
  'text-3': '14px',
  'text-4': '16px',
  'text-5': '20px',
  'text-6': '28px',
  font: `'${fontFamily}', 'Plus Jakarta Sans', system-ui, sans-serif`,
} as const

const paper = 85
const inkHue = 262

const light: Theme = {
  ...shape,
  surface: oklch(0.978, 0.004, paper),
  'surface-raised': '#ffffff',
  'surface-sunken': oklch(0.952, 0.006, paper),
  sheet: oklch(0.987, 0.003, paper),
  ink: oklch(0.235, 0.018, inkHue),
  'ink-2': oklch(0.4, 0.016, inkHue),
  'ink-3': oklch(0.515, 0.014, inkHue),
  line: oklch(0.912, 0.006, paper),
  'line-strong': oklch(0.62, 0.01, paper),
  accent: oklch(0.47, 0.09, 205),
  'accent-strong': oklch(0.39, 0.08, 205),
  'accent-ink': '#ffffff',
  'accent-tint': oklch(0.945, 0.03, 200),
  flow: oklch(0.86, 0.055, 205),
  focus: oklch(0.55, 0.13, 220),
  danger: oklch(0.51, 0.19, 26),
  'danger-ink': '#ffffff',
  'danger-tint': oklch(0.95, 0.03, 26),
  warning: oklch(0.5, 0.11, 68),
  'warning-tint': oklch(0.955, 0.045, 85),
  good: oklch(0.48, 0.11, 152),
  'good-tint': oklch(0.95, 0.035, 155),
  'emotion-low': oklch(0.95, 0.03, 30),
  'emotion-high': oklch(0.955, 0.035, 150),
  ...hueTokens({ wash: [0.972, 0.014], tint: [0.935, 0.042], strong: [0.6, 0.16], ink: [0.395, 0.1] }),
  'severity-0': oklch(0.55, 0.012, inkHue),
  'severity-1': oklch(0.55, 0.055, 95),
  'severity-2': oklch(0.55, 0.115, 68),
  'severity-3': oklch(0.55, 0.17, 40),
  'severity-4': oklch(0.45, 0.19, 22),
  'severity-ink-0': '#ffffff',
  'severity-ink-1': '#ffffff',
  'severity-ink-2': '#ffffff',
  'severity-ink-3': '#ffffff',
  'severity-ink-4': '#ffffff',
  'shadow-1': '0 1px 2px rgb(25 28 38 / 0.07), 0 1px 1px rgb(25 28 38 / 0.04)',
  'shadow-2': '0 12px 32px rgb(25 28 38 / 0.14), 0 2px 6px rgb(25 28 38 / 0.08)',
}

const night = oklch(0.17, 0.008, inkHue)

const dark: Theme = {
  ...shape,
  surface: oklch(0.195, 0.007, inkHue),
  'surface-raised': oklch(0.272, 0.01, inkHue),
  'surface-sunken': oklch(0.168, 0.006, inkHue),
  sheet: oklch(0.21, 0.007, inkHue),
  ink: oklch(0.945, 0.005, paper),
  'ink-2': oklch(0.81, 0.008, paper),
  'ink-3': oklch(0.7, 0.01, paper),
  line: oklch(0.335, 0.011, inkHue),
  'line-strong': oklch(0.59, 0.012, inkHue),
  accent: oklch(0.76, 0.1, 200),
  'accent-strong': oklch(0.84, 0.09, 200),
  'accent-ink': night,
  'accent-tint': oklch(0.315, 0.04, 205),
  flow: oklch(0.42, 0.06, 205),
  focus: oklch(0.75, 0.12, 220),
  danger: oklch(0.74, 0.15, 24),
  'danger-ink': night,
  'danger-tint': oklch(0.3, 0.06, 24),
  warning: oklch(0.81, 0.12, 78),
  'warning-tint': oklch(0.31, 0.045, 75),
  good: oklch(0.79, 0.12, 152),
  'good-tint': oklch(0.3, 0.045, 155),
  'emotion-low': oklch(0.285, 0.035, 26),
  'emotion-high': oklch(0.285, 0.03, 155),
  ...hueTokens({ wash: [0.224, 0.016], tint: [0.305, 0.05], strong: [0.69, 0.14], ink: [0.87, 0.075] }),
  'severity-0': oklch(0.7, 0.012, inkHue),
  'severity-1': oklch(0.74, 0.06, 98),
  'severity-2': oklch(0.79, 0.13, 76),
  'severity-3': oklch(0.72, 0.16, 46),
  'severity-4': oklch(0.66, 0.2, 22),
  'severity-ink-0': night,
  'severity-ink-1': night,
  'severity-ink-2': night,
  'severity-ink-3': night,
  'severity-ink-4': night,
  'shadow-1': '0 1px 2px rgb(0 0 0 / 0.4)',
  'shadow-2': '0 12px 32px rgb(0 0 0 / 0.5), 0 2px 6px rgb(0 0 0 / 0.35)',
}

/** Both looks. */
export const themes: Readonly<Record<ThemeName, Theme>> = { light, dark }

/** A theme as CSS declarations, one `--j-<token>: value;` a line. */
export function cssVariables(theme: Theme): string {
  return Object.entries(theme)
    .map(([token, value]) => `--j-${token}: ${value};`)
    .join('\n')
}
