import { expect, it } from 'vitest'
import { arrange } from '../../../journey/model/arrange.ts'
import { applyLook } from '../../../journey/views/apply-look.ts'
import { withoutAssumptions } from '../../../journey/views/hide-assumed.ts'
import { lookOfView, showsEverything, viewFields, wholeLook } from '../../../journey/views/look.ts'
import { richMap } from '../rich-map.ts'

const metrics = [
  { id: 'a', title: 'A', order: 'a0', key: 'csat', evidence: 'assumed', value: 70, n: 5, target: 80 },
  { id: 'b', title: 'B', order: 'a1', key: 'csat', evidence: 'measured', value: 60 },
  { id: 'c', title: 'C', order: 'a2', key: 'csat', evidence: 'assumed' },
] as const

it('takes assumed numbers off the map as it is shown, and leaves all else as it is', () => {
  const map = { ...richMap(), metrics }
  const { map: shown } = applyLook(map, arrange(map), { ...wholeLook, hideAssumed: true }, { language: 'en' })
  expect(shown.metrics[0]).toEqual({ id: 'a', title: 'A', order: 'a0', key: 'csat', evidence: 'assumed', target: 80 })
  expect(shown.metrics[1]).toBe(metrics[1])
  expect(shown.metrics[2]).toBe(metrics[2])
  expect(withoutAssumptions(map).metrics[0]).toBe(shown.metrics[0])
  expect(applyLook(map, arrange(map), wholeLook, { language: 'en' }).map).toBe(map)
})

it('is the map itself where nothing is assumed', () => {
  const map = { ...richMap(), metrics: [metrics[1]] }
  expect(withoutAssumptions(map)).toBe(map)
})

it('is part of a look that is saved as a view', () => {
  const look = { ...wholeLook, hideAssumed: true }
  expect(showsEverything(look)).toBe(false)
  const saved = Object.fromEntries(Object.entries(viewFields(look)).filter(([, value]) => value !== undefined))
  expect(saved).toEqual({ hideAssumed: true })
  expect(lookOfView({ id: 'v', title: '', order: 'a0', ...saved })).toEqual(look)
})
