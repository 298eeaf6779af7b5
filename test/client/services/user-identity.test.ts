import { describe, expect, test } from 'vitest'
import { openUserIdentity } from '../../../client/services/user-identity.ts'
import { colours } from '../../../journey/model/vocabulary.ts'

/** A window with a storage of its own. */
function createPage(storage: Partial<Storage> = createStorage()): Window {
  return Object.assign(new EventTarget(), { localStorage: storage }) as unknown as Window
}

function createStorage(): Partial<Storage> {
  const values = new Map<string, string>()
  return {
    getItem: (key) => values.get(key) ?? null,
    setItem: (key, value) => void values.set(key, value),
  }
}

describe('who the user is', () => {
  test('stays the same on the next visit', () => {
    const page = createPage()
    const first = openUserIdentity('Guest 7', page).user
    expect(first.name).toBe('Guest 7')
    expect(colours).toContain(first.colour)
    expect(openUserIdentity('Guest 9', page).user).toEqual(first)
  })

  test('changes, and tells who watches', () => {
    const page = createPage()
    const identity = openUserIdentity('Guest', page)
    const seen: string[] = []
    identity.watch(({ name }) => seen.push(name))
    identity.change({ name: '  Sari \n Dewi ' })
    identity.change({ name: ' ' })
    // The first colour fell to the user by chance.
    const colour = identity.user.colour === 'teal' ? 'amber' : 'teal'
    identity.change({ colour })
    expect(seen).toEqual(['Sari Dewi', 'Guest', 'Guest'])
    expect(openUserIdentity('Other', page).user).toEqual({ name: 'Guest', colour })
  })

  test('changes with another tab', () => {
    const page = createPage()
    const identity = openUserIdentity('Guest', page)
    const event = Object.assign(new Event('storage'), {
      key: 'jejak.user',
      newValue: '{"name":"Budi","colour":"plum"}',
    })
    page.dispatchEvent(event)
    expect(identity.user).toEqual({ name: 'Budi', colour: 'plum' })
    page.dispatchEvent(Object.assign(new Event('storage'), { key: 'jejak.user', newValue: '{broken' }))
    expect(identity.user).toEqual({ name: 'Budi', colour: 'plum' })
  })

  test.each([['not JSON'], ['null'], ['[]'], ['{"name":7,"colour":"red; x"}']])(
    'survives what is stored: %s',
    (text) => {
      const { user } = openUserIdentity('Guest', createPage({ getItem: () => text, setItem: () => undefined }))
      expect(user.name).toBe('Guest')
      expect(colours).toContain(user.colour)
    },
  )

  test('works where storage is forbidden', () => {
    const target = new EventTarget()
    Object.defineProperty(target, 'localStorage', {
      get() {
        throw new DOMException('Denied.', 'SecurityError')
      },
    })
    const identity = openUserIdentity('Guest', target as unknown as Window)
    identity.change({ name: 'Sari' })
    expect(identity.user.name).toBe('Sari')
  })
})
