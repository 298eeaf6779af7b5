import { type RankedFriction, rankings } from '../../../journey/ranking/rank-frictions.ts'
import type { Formats } from '../../language/formats.ts'
import type { Text } from '../../language/text.ts'

/** A friction's places in the rankings, in words: “3rd by severity, 17th by money”. Empty where it has none. */
export function rankWords({ ranks }: Pick<RankedFriction, 'ranks'>, t: Text): string {
  return rankings
    .flatMap((ranking) => {
      const rank = ranks[ranking]
      return rank === null ? [] : [t(`board.rank-${ranking}`, { rank })]
    })
    .join(', ')
}

/** Why a friction is marked: where it stands, and what that may mean. */
export function disputeWords(ranked: Pick<RankedFriction, 'ranks'>, t: Text): string {
  return t('board.disputed', { ranks: rankWords(ranked, t) })
}

/** Money as it is read at a glance: without decimals where they say nothing. */
export function roundMoney(value: number): number {
  const size = Math.abs(value)
  return size >= 100 ? Math.round(value) : Math.round(value * 100) / 100
}

/** Money of the map, or a bare number where it has no currency. */
export function printMoney(value: number, currency: string | undefined, formats: Formats): string {
  const rounded = roundMoney(value) || 0
  return currency === undefined ? formats.number(rounded) : formats.money(rounded, currency)
}
