import { expect, it } from 'vitest'
import { idPattern, newId } from '../../../journey/model/id.ts'

it('ids are new, of the known form, and neither options of a command line nor formulas of a spreadsheet', () => {
  const ids = Array.from({ length: 2_000 }, newId)
  expect(new Set(ids).size).toBe(ids.length)
  expect(ids.filter((id) => !idPattern.test(id) || /^[-=+@]/.test(id))).toEqual([])
})
