import { afterEach, describe, expect, it } from 'vitest'
import { dismissToast, rewordToast, showToast, useToasts } from '../../../client/components/toast-store.ts'

const words = () => useToasts.getState().toasts.map(({ message }) => message)
afterEach(() => useToasts.getState().toasts.forEach(({ id }) => dismissToast(id)))

describe('toasts', () => {
  it('of one key take the place of each other, and of no other', () => {
    showToast({ message: 'Saved' })
    showToast({ key: 'history', message: 'Undid: one' })
    const dismissSecond = showToast({ key: 'history', message: 'Undid: two' })
    expect(words()).toEqual(['Saved', 'Undid: two'])
    const dismissThird = showToast({ key: 'history', message: 'Undid: three' })
    dismissSecond()
    expect(words()).toEqual(['Saved', 'Undid: three'])
    dismissThird()
    expect(words()).toEqual(['Saved'])
  })

  it('are at most three, the oldest goes', () => {
    for (const message of ['a', 'b', 'c', 'd']) showToast({ message })
    expect(words()).toEqual(['b', 'c', 'd'])
  })

  it('change their words where they stand', () => {
    showToast({ key: 'export', message: 'Drawing' })
    const [before] = useToasts.getState().toasts
    rewordToast('export', 'Drawing: 50 %')
    expect(useToasts.getState().toasts).toEqual([{ ...before, message: 'Drawing: 50 %' }])
  })
})
