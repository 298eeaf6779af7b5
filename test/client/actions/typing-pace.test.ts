import { expect, test } from 'vitest'
import { type PacedKey, typingPace } from '../../../client/actions/typing-pace.ts'

/** Keys of which each is pressed so many ms after the one before; those that are no commands. */
function wordsIn(...keys: readonly (readonly [key: string, after: number, more?: Partial<PacedKey>])[]): string[] {
  const pressed = typingPace()
  let at = 0
  return keys.flatMap(([key, after, more]) => {
    at += after
    return pressed({ key, isCommand: false, inField: false, at, ...more }) ? [key] : []
  })
}
const inField = { inField: true }

test('letters that are pressed one by one are commands, and so is the same one again', () => {
  expect(wordsIn(['n', 0], ['f', 500], ['m', 400])).toEqual([])
  expect(wordsIn(['+', 0], ['+', 30], ['+', 30])).toEqual([])
  // Signs make no words: who goes on a stage too far goes back at once.
  expect(wordsIn([']', 0], ['[', 90], ['[', 90])).toEqual([])
})

test('of a word that is typed where nothing is written, only the first letter can be taken for a command', () => {
  expect(wordsIn(['f', 0], ['i', 120], ['n', 200], ['d', 150], [' ', 90], ['m', 600])).toEqual([
    'i',
    'n',
    'd',
    ' ',
    'm',
  ])
})

test('what is typed on after Enter or Tab has ended a title is no command at all', () => {
  expect(wordsIn(['a', 0, inField], ['Enter', 100, inField], ['n', 650], ['e', 200], ['w', 200])).toEqual([
    'n',
    'e',
    'w',
  ])
  expect(wordsIn(['Tab', 0, inField], ['l', 300])).toEqual(['l'])
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
})

test('Shift for a capital neither begins nor ends a word', () => {
  expect(wordsIn(['a', 0], ['Shift', 50], ['B', 50])).toEqual(['Shift', 'B'].slice(1))
})
