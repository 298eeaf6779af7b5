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
