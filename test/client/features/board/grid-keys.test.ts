import { expect, test } from 'vitest'
import { goneTo, head } from '../../../../client/features/board/grid-keys.ts'

const rows = Array.from({ length: 30 }, (_, index) => `r${index}`)
const columns = ['a', 'b', 'c']
const press = (key: string, row: string, column: string, mod = false) =>
  goneTo({ key, ctrlKey: mod, metaKey: false, altKey: false }, { row, column }, rows, columns)

test('arrows walk cells up to the headings and stop at the edges', () => {
  expect(press('ArrowUp', 'r0', 'b')).toEqual({ row: head, column: 'b' })
  expect(press('ArrowUp', head, 'b')).toEqual({ row: head, column: 'b' })
  expect(press('ArrowDown', 'r29', 'b')).toEqual({ row: 'r29', column: 'b' })
  expect(press('ArrowLeft', 'r3', 'a')).toEqual({ row: 'r3', column: 'a' })
  expect(press('ArrowRight', 'r3', 'a')).toEqual({ row: 'r3', column: 'b' })
})

test('Home, End, pages and Ctrl go far', () => {
  expect(press('End', 'r3', 'a')).toEqual({ row: 'r3', column: 'c' })
  expect(press('Home', 'r3', 'c', true)).toEqual({ row: 'r0', column: 'a' })
  expect(press('End', 'r3', 'a', true)).toEqual({ row: 'r29', column: 'c' })
  expect(press('PageDown', 'r3', 'a')).toEqual({ row: 'r13', column: 'a' })
  expect(press('PageUp', 'r3', 'a')).toEqual({ row: 'r0', column: 'a' })
  expect(press('Enter', 'r3', 'a')).toBeUndefined()
})
