import { expect, test } from 'vitest'
import { emotionScore } from '../../../journey/metrics/emotion-score.ts'

test('nobody rated: there is no score, rather than a zero', () => {
  expect(emotionScore([])).toBeUndefined()
})

test('the mean is that of all rated touchpoints', () => {
  expect(emotionScore([1, 2, -1, 0])?.mean).toBe(0.5)
})

test.each([
  ['the worst moment and a good end', [1, -2, 1], -0.5],
  ['the best moment and a flat end', [0, 2, 1, 0], 1],
  ['a single rating is peak and end', [-1], -1],
  ['peaks of both signs: the later one is remembered', [2, -2, 1], -0.5],
  ['peaks of both signs, the other way round', [-2, 2, 1], 1.5],
  ['the end is the peak', [0, 1, -2], -2],
  ['neutral throughout', [0, 0], 0],
  ['ratings between the levels', [0.5, -1.5, 1], -0.25],
])('peak–end: %s', (_, ratings, expected) => {
  expect(emotionScore(ratings)?.peakEnd).toBe(expected)
})

test('it stays within the levels whatever was rated', () => {
  for (let seed = 1; seed <= 200; seed++) {
    const ratings = Array.from({ length: 1 + (seed % 9) }, (_, index) => Math.sin(seed * 12.9 + index * 78.2) * 2)
    const score = emotionScore(ratings)
    for (const value of [score?.mean, score?.peakEnd])
      expect(Math.abs(value ?? NaN), `seed ${seed}`).toBeLessThanOrEqual(2)
  }
})
