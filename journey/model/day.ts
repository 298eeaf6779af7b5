const two = (part: number) => String(part).padStart(2, '0')

/** The calendar day where the user is, as `2026-11-22`. */
export function dayOf(time: Date): string {
  return `${time.getFullYear()}-${two(time.getMonth() + 1)}-${two(time.getDate())}`
}
