import { describe, expect, test } from 'vitest'
import { colours, severities } from '../../../journey/model/vocabulary.ts'
import { contrast, oklch } from '../../../journey/scene/oklch.ts'
import { type ColourToken, type ThemeName, cssVariables, themes } from '../../../journey/scene/tokens.ts'

test('oklch gives the sRGB values that other implementations give', () => {
  expect(oklch(0, 0, 0)).toBe('#000000')
  expect(oklch(1, 0, 0)).toBe('#ffffff')
  expect(oklch(0.627955, 0.257683, 29.2339)).toBe('#ff0000')
  expect(oklch(0.86644, 0.294827, 142.4953)).toBe('#00ff00')
})

test('oklch keeps lightness when a colour is too strong for sRGB', () => {
  expect(oklch(0.6, 0.4, 195)).toMatch(/^#[0-9a-f]{6}$/)
  expect(contrast(oklch(0.6, 0.4, 195), oklch(0.6, 0, 0))).toBeLessThan(1.35)
})

describe.each(Object.keys(themes) as ThemeName[])('%s theme', (name) => {
  const theme = themes[name]
  const surfaces: ColourToken[] = ['surface', 'surface-raised', 'surface-sunken', 'sheet']
  /** The pairs that stand out less than they must. */
  const below = (least: number, marks: ColourToken[], grounds: ColourToken[]) =>
    marks.flatMap((mark) =>
      grounds
        .filter((ground) => contrast(theme[mark], theme[ground]) < least)
        .map((ground) => `${mark} ${theme[mark]} on ${ground} ${theme[ground]}`),
    )
  const tints: ColourToken[] = colours.map((colour) => `${colour}-tint` as const)
  const washes: ColourToken[] = colours.map((colour) => `${colour}-wash` as const)

  test('text reads at 4.5:1 on every surface', () => {
    expect.soft(below(4.5, ['ink', 'ink-2', 'ink-3', 'accent', 'danger', 'warning', 'good'], surfaces)).toEqual([])
    expect.soft(below(4.5, ['ink', 'ink-2', 'ink-3'], [...tints, ...washes])).toEqual([])
    expect.soft(below(4.5, ['ink', 'ink-2', 'ink-3'], ['emotion-low', 'emotion-high'])).toEqual([])
  })

  test('text reads at 4.5:1 on its own ground', () => {
    for (const colour of colours)
      expect.soft(below(4.5, [`${colour}-ink`], [`${colour}-tint`, `${colour}-wash`, ...surfaces])).toEqual([])
    for (const level of severities)
      expect.soft(below(4.5, [`severity-ink-${level}`], [`severity-${level}`])).toEqual([])
    expect.soft(below(4.5, ['accent-ink'], ['accent', 'accent-strong'])).toEqual([])
    expect.soft(below(4.5, ['danger-ink'], ['danger'])).toEqual([])
    expect.soft(below(4.5, ['ink', 'accent'], ['accent-tint'])).toEqual([])
    expect.soft(below(4.5, ['ink', 'danger'], ['danger-tint'])).toEqual([])
    expect.soft(below(4.5, ['ink', 'warning'], ['warning-tint'])).toEqual([])
    expect.soft(below(4.5, ['ink', 'good'], ['good-tint'])).toEqual([])
  })

  test('marks, strong lines and the focus ring stand out at 3:1', () => {
    expect.soft(below(3, ['line-strong', 'focus', 'accent'], surfaces)).toEqual([])
    expect.soft(below(3, ['focus'], [...tints, ...washes])).toEqual([])
    expect
      .soft(
        below(
          3,
          severities.map((level) => `severity-${level}` as const),
          [...surfaces, ...tints],
        ),
      )
      .toEqual([])
    for (const colour of colours)
      expect
        .soft(
          below(
            3,
            [`${colour}-strong`],
            [`${colour}-tint`, `${colour}-wash`, 'emotion-low', 'emotion-high', ...surfaces],
          ),
        )
        .toEqual([])
  })

  test('stage hues are equally light', () => {
    for (const part of ['tint', 'strong', 'ink'] as const) {
      const tokens = colours.map((colour) => theme[`${colour}-${part}`])
      for (const token of tokens) expect.soft(contrast(token, tokens[0] ?? ''), `${part} ${token}`).toBeLessThan(1.3)
    }
  })

  test('becomes CSS custom properties', () => {
    expect(cssVariables(theme)).toContain(`--j-surface: ${theme.surface};\n`)
    expect(cssVariables(theme)).toContain(`--j-coral-strong: ${theme['coral-strong']};\n`)
    expect(cssVariables(theme).split('\n')).toHaveLength(Object.keys(theme).length)
  })
})
