import { describe, expect, test } from 'vitest'
import { suggestName } from '../../../client/services/suggest-name.ts'
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

  test('is what their account calls them, until they choose a name', () => {
    const page = createPage()
    const before = openUserIdentity('Guest 7', page).user
    suggestName('  Ani Wijaya ', page)
    const identity = openUserIdentity('Guest 7', page)
    expect(identity.user).toEqual({ ...before, name: 'Ani Wijaya' })
    expect(identity.isNameMissing).toBe(false)
    identity.change({ name: 'Ani' })
    suggestName('Ani Wijaya', page)
    expect(openUserIdentity('Guest 7', page).user.name).toBe('Ani')
    const fresh = createPage()
    suggestName('Budi', fresh)
    expect(openUserIdentity('Guest 8', fresh).user.name).toBe('Budi')
    const shy = createPage()
    openUserIdentity('Guest 9', shy).declineName()
    suggestName('Citra', shy)
    expect(openUserIdentity('Guest 9', shy).user.name).toBe('Guest 9')
    suggestName(' ', createPage({ getItem: () => '{' }))
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
    expect(openUserIdentity('Other', page).user).toMatchObject({ name: 'Guest', colour })
  })

  test('changes with another tab', () => {
    const page = createPage()
    const identity = openUserIdentity('Guest', page)
    const event = Object.assign(new Event('storage'), {
      key: 'jejak.user',
      newValue: '{"name":"Budi","colour":"plum"}',
    })
    page.dispatchEvent(event)
    expect(identity.user).toMatchObject({ name: 'Budi', colour: 'plum' })
    page.dispatchEvent(Object.assign(new Event('storage'), { key: 'jejak.user', newValue: '{broken' }))
    expect(identity.user).toMatchObject({ name: 'Budi', colour: 'plum' })
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

  test('is asked for a name until there is one, or none is wanted', () => {
    const page = createPage()
    const sari = openUserIdentity('Guest 7', page)
    expect(sari.isNameMissing).toBe(true)
    // A field that is left as it was names nobody.
    sari.change({ name: 'Guest 7' })
    expect(openUserIdentity('Guest 9', page)).toMatchObject({ isNameMissing: true, user: { name: 'Guest 7' } })
    sari.change({ name: 'Sari' })
    expect(sari.isNameMissing).toBe(false)
    expect(openUserIdentity('Guest 9', page).isNameMissing).toBe(false)

    const other = createPage()
    openUserIdentity('Guest 8', other).declineName()
    expect(openUserIdentity('Guest 9', other)).toMatchObject({ isNameMissing: false, user: { name: 'Guest 8' } })
    const known = createPage({ getItem: () => '{"name":"Budi","colour":"plum"}', setItem: () => undefined })
    expect(openUserIdentity('Guest', known).isNameMissing).toBe(false)
  })
})

/** Someone with a colour since a time; 0: who chose it. */
function comer(browser: string, colour: string, since: number) {
  const page = createPage()
  page.localStorage.setItem('jejak.user', JSON.stringify({ name: 'Guest', colour, browser, since, named: 'not yet' }))
  return { identity: openUserIdentity('Guest', page), page }
}

describe('a colour that fell to the user by chance', () => {
  test('yields to who had it before, and the new one is kept', () => {
    const { identity, page } = comer('late', 'teal', 2_000)
    const early = comer('early', 'teal', 1_000).identity
    const seen: string[] = []
    identity.watch(({ colour }) => seen.push(colour))
    early.yieldColour([identity.user])
    identity.yieldColour([early.user])
    expect(early.user.colour).toBe('teal')
    expect(seen).toEqual([identity.user.colour])
    expect(['teal', 'slate']).not.toContain(identity.user.colour)
    expect(openUserIdentity('Guest', page).user.colour).toBe(identity.user.colour)
  })

  test('takes the only one that is free, and stays where none is', () => {
    const all = colours.map((colour) => comer(`b-${colour}`, colour, 1_000).identity.user)
    const { identity } = comer('late', 'teal', 2_000)
    identity.yieldColour(all.filter(({ colour }) => colour !== 'plum'))
    expect(identity.user.colour).toBe('plum')
    identity.yieldColour(all)
    expect(identity.user.colour).toBe('plum')
  })

  test('yields to a chosen one, and a chosen one to nobody', () => {
    const chosen = comer('a', 'teal', 3_000).identity
    chosen.change({ colour: 'teal' })
    const early = comer('b', 'teal', 1_000).identity
    chosen.yieldColour([early.user])
    expect(chosen.user.colour).toBe('teal')
    early.yieldColour([chosen.user])
    expect(early.user.colour).not.toBe('teal')
  })

  test('is the same in all tabs of a browser, and of who says less', () => {
    const { identity } = comer('mine', 'teal', 2_000)
    identity.yieldColour([identity.user, { name: 'Old', colour: 'teal' }])
    expect(identity.user.colour).toBe('teal')
  })
})
