/**
 * A colour of the OKLCH space as an sRGB hex string. A chroma that sRGB cannot show is lowered until it can, so that
 * lightness and hue stay as asked.
 * @param lightness 0…1
 * @param chroma 0…about 0.3
 * @param hue degrees
 */
export function oklch(lightness: number, chroma: number, hue: number): string {
  let low = 0
  let high = chroma
  if (!inGamut(linearRgb(lightness, chroma, hue))) {
    for (let step = 0; step < 16; step++) {
      const middle = (low + high) / 2
      if (inGamut(linearRgb(lightness, middle, hue))) low = middle
      else high = middle
    }
    high = low
  }
  return `#${linearRgb(lightness, high, hue).map(channelHex).join('')}`
}

/** WCAG 2 contrast ratio of two sRGB hex colours, 1…21. */
export function contrast(a: string, b: string): number {
  const [darker = 0, lighter = 0] = [luminance(a), luminance(b)].sort((x, y) => x - y)
  return (lighter + 0.05) / (darker + 0.05)
}

// Matrices: Björn Ottosson, "A perceptual color space for image processing", 2020.
function linearRgb(lightness: number, chroma: number, hue: number): [number, number, number] {
  const a = chroma * Math.cos((hue * Math.PI) / 180)
  const b = chroma * Math.sin((hue * Math.PI) / 180)
  const l = (lightness + 0.3963377774 * a + 0.2158037573 * b) ** 3
  const m = (lightness - 0.1055613458 * a - 0.0638541728 * b) ** 3
  const s = (lightness - 0.0894841775 * a - 1.291485548 * b) ** 3
  return [
    4.0767416621 * l - 3.3077115913 * m + 0.2309699292 * s,
    -1.2684380046 * l + 2.6097574011 * m - 0.3413193965 * s,
    -0.0041960863 * l - 0.7034186147 * m + 1.707614701 * s,
  ]
}

function inGamut(rgb: readonly number[]): boolean {
  return rgb.every((channel) => channel >= -0.0001 && channel <= 1.0001)
}

function channelHex(linear: number): string {
  const clamped = Math.min(Math.max(linear, 0), 1)
  const encoded = clamped <= 0.0031308 ? 12.92 * clamped : 1.055 * clamped ** (1 / 2.4) - 0.055
  return Math.round(encoded * 255)
    .toString(16)
    .padStart(2, '0')
}

function luminance(hex: string): number {
  const [r = 0, g = 0, b = 0] = [1, 3, 5].map((start) => {
    const value = Number.parseInt(hex.slice(start, start + 2), 16) / 255
    return value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4
  })
  return 0.2126 * r + 0.7152 * g + 0.0722 * b
}
