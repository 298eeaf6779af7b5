/** What the ratings of one persona along the journey come to. Both in the levels of the curve, −2…+2. */
export interface EmotionScore {
  /** Arithmetic mean of all rated touchpoints. */
  readonly mean: number
  /**
   * The mean of the most extreme and the last rating: a heuristic for how the whole will be remembered, not a measured
   * satisfaction.
   */
  readonly peakEnd: number
  /** How many touchpoints are rated. */
  readonly count: number
}

/**
 * Mean and peak–end score of ratings in the order of the journey; nothing when there are none. The most extreme rating
 * is the one farthest from neutral; of two that are equally far the later counts, since it is the fresher memory.
 *
 * Source: B. L. Fredrickson and D. Kahneman, "Duration neglect in retrospective evaluations of affective episodes",
 * Journal of Personality and Social Psychology 65(1), 1993; D. Kahneman et al., "When more pain is preferred to less:
 * adding a better end", Psychological Science 4(6), 1993. The average of peak and end is their predictor.
 */
export function emotionScore(ratings: readonly number[]): EmotionScore | undefined {
  const last = ratings.at(-1)
  if (last === undefined) return undefined
  const peak = ratings.reduce((most, rating) => (Math.abs(rating) >= Math.abs(most) ? rating : most), 0)
  const sum = ratings.reduce((total, rating) => total + rating, 0)
  return { mean: sum / ratings.length, peakEnd: (peak + last) / 2, count: ratings.length }
}
