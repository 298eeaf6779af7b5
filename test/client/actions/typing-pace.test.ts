import { expect, test } from 'vitest'
import { type PacedKey, typingPace } from '../../../client/actions/typing-pace.ts'

/** Keys of which each is pressed so many ms after the one before; the words that come of them. */
function wordsIn(...keys: readonly (readonly [key: string, after: number, more?: Partial<PacedKey>])[]): string[] {
  const pace = typingPace()
  let at = 1_000
  return keys.flatMap(([key, after, more]) => {
    at += after
    const paced = pace.press({ key, isCommand: false, inField: false, at, ...more })
    return paced.kind === 'words' ? [paced.text] : []
  })
}
const inField = { inField: true }

test('letters that are pressed one by one are commands; signs and digits always are', () => {
  expect(wordsIn(['n', 0], ['f', 500], ['m', 400])).toEqual([])
  expect(wordsIn(['+', 0], ['+', 30], ['+', 30])).toEqual([])
  expect(wordsIn([']', 0], ['[', 90], ['[', 90])).toEqual([])
  expect(wordsIn(['0', 0], ['1', 30], ['2', 30])).toEqual([])
  expect(wordsIn(['x', 0], ['x', 100, { isRepeated: true }], ['x', 30, { isRepeated: true }])).toEqual([])
})

test('a letter that another key follows at once begins a word, with what follows', () => {
  expect(wordsIn(['f', 0], ['r', 60])).toEqual(['fr'])
  expect(wordsIn(['I', 0], [' ', 60])).toEqual(['I '])
  expect(wordsIn(['f', 0], ['1', 60])).toEqual(['f1'])
  expect(wordsIn(['a', 0], ['Shift', 50], ['B', 50])).toEqual(['aB'])
  expect(wordsIn(['t', 0], ['a', 200])).toEqual(['ta'])
})

test('what is typed on after Enter or Tab has ended a title is words from the first letter', () => {
  expect(wordsIn(['a', 0, inField], ['Enter', 100, inField], ['n', 650])).toEqual(['n'])
  expect(wordsIn(['a', 0, inField], ['Enter', 100, inField], ['2', 100])).toEqual(['2'])
  expect(wordsIn(['Tab', 0, inField], ['l', 300])).toEqual(['l'])
  // A space goes on when the field is gone amidst the words, and is none behind Enter.
  expect(wordsIn(['a', 0, inField], [' ', 80], ['b', 80])).toEqual([' ', 'b'])
  expect(wordsIn(['Enter', 0, inField], [' ', 80])).toEqual([])
})

test('after a pause, an arrow, Escape or keys with Ctrl a letter is a command again', () => {
  const typed = [
    ['a', 0, inField],
    ['Enter', 100, inField],
  ] as const
  expect(wordsIn(...typed, ['n', 900])).toEqual([])
  expect(wordsIn(...typed, ['ArrowRight', 50], ['n', 50])).toEqual([])
  expect(wordsIn(...typed, ['Escape', 50], ['n', 50])).toEqual([])
  expect(wordsIn(...typed, ['s', 50, { isCommand: true }], ['n', 50])).toEqual([])
  expect(wordsIn(['x', 0], ['ArrowRight', 50], ['x', 50])).toEqual([])
})

/** How long a command waits after letters that were written in a field, so many ms from each to the next. */
function waitAfter(...writing: readonly (readonly [stepMs: number, letters: number])[]): number {
  const pace = typingPace()
  let at = 1_000
  for (const [stepMs, letters] of writing) {
    for (let count = 0; count < letters; count++) {
      at += stepMs
      pace.press({ key: 'a', isCommand: false, inField: true, at })
    }
  }
  return pace.commandMs
}

test('a command waits longer for whoever writes slowly, so that their words run none; not for quick hands', () => {
  expect(waitAfter()).toBe(160)
  expect(waitAfter([90, 30])).toBe(160)
  expect(waitAfter([200, 30])).toBe(300)
  // A slow word can still be told from a command: by then the next letter must have come.
  expect(waitAfter([500, 30])).toBe(330)
})

test('how quick a hand is shows in what it wrote last, not in pauses nor in a few letters', () => {
  expect(waitAfter([200, 5])).toBe(160)
  expect(waitAfter([5_000, 30])).toBe(160)
  expect(waitAfter([200, 30], [90, 30])).toBe(160)
  expect(waitAfter([90, 30], [200, 30])).toBe(300)
})

test('commands that are pressed slowly, keys with Ctrl and keys held down say nothing of how one writes', () => {
  const pace = typingPace()
  for (let count = 0; count < 30; count++) {
    const at = 1_000 + count * 300
    pace.press({ key: 'a', isCommand: false, inField: false, at })
    pace.press({ key: 'a', isCommand: true, inField: true, at: at + 10 })
    pace.press({ key: 'a', isCommand: false, inField: true, isRepeated: true, at: at + 20 })
  }
  expect(pace.commandMs).toBe(160)
})
