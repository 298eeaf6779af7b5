import { type RankedFriction, rankings } from '../../../journey/ranking/rank-frictions.ts'
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
