import { newId, idPattern } from '../../journey/model/id.ts'
import { type Colour, colours } from '../../journey/model/vocabulary.ts'
import { type PresenceUser, cleanName, isTime } from './presence.ts'

/** Who the user of this browser is to others: a name and a colour, kept in this browser. */
export interface UserIdentity {
  readonly user: PresenceUser
  /** Whether the user has no name of their own yet, nor said that they want none. */
  readonly isNameMissing: boolean
  /** Changes name or colour; an empty name gives the default one. */
  change(fields: Partial<Pick<PresenceUser, 'name' | 'colour'>>): void
  /** The user stays who they are called, and is not asked any more. */
  declineName(): void
  /**
   * Changes a colour that fell to the user by chance to a free one, where another had it before or chose it.
   * @param others who is there too; the user's other tabs may be among them
   */
  yieldColour(others: readonly PresenceUser[]): void
  /** Calls back when the user changes, in this tab or in another. Returns how to stop. */
  watch(listener: (user: PresenceUser) => void): () => void
}

interface Self extends Required<PresenceUser> {
  /** Whose the name is: the user's own, the default that stays since they want no other, or the default so far. */
  readonly named: 'own' | 'declined' | 'not yet'
}

/** Where the browser keeps it. */
export const storageKey = 'jejak.user'

/** Who is on several maps at once, each full of colours, could yield to and fro for ever. */
const mostYields = 12

/**
 * Reads who the user is. Where the browser keeps nothing, a name and a colour last as long as the page.
 * @param defaultName a friendly name in the user's language, for who has chosen none.
 */
export function openUserIdentity(defaultName: string, page: Window | undefined = globalThis.window): UserIdentity {
  const listeners = new Set<(user: PresenceUser) => void>()
  let self = parse(read(page), {
    name: defaultName,
    colour: anyOf(vivid) ?? 'blue',
    browser: newId(),
    since: Date.now(),
    named: 'not yet',
  })
  let user = shown(self)
  let yields = 0
  const take = (next: Self) => {
    if (JSON.stringify(next) === JSON.stringify(self)) return
    self = next
    user = shown(self)
    for (const listener of listeners) listener(user)
  }
  const change = (fields: Partial<Self>) => {
    take({ ...self, ...fields })
    write(page, self)
  }
  // The colour has to be the same next time, whoever it fell to.
  write(page, self)
  page?.addEventListener('storage', ({ key, newValue }) => {
    if (key === storageKey && newValue !== null) take(parse(newValue, self))
  })
  return {
    get user() {
      return user
    },
    get isNameMissing() {
      return self.named === 'not yet'
    },
    change({ name, colour }) {
      const own = name === undefined ? undefined : cleanName(name)
      change({
        ...(own === undefined ? {} : { name: own || defaultName }),
        // Who leaves the field as it was has not called themselves so.
        ...(own && own !== self.name ? { named: 'own' as const } : {}),
        ...(colour === undefined ? {} : { colour, since: 0 }),
      })
    },
    declineName: () => change({ named: 'declined' }),
    yieldColour(others) {
      const strangers = others.filter(({ browser }) => browser !== undefined && browser !== self.browser)
      if (!strangers.some((other) => other.colour === self.colour && comesBefore(other, self))) return
      const taken = new Set(others.map(({ colour }) => colour))
      const free = anyOf(vivid.filter((colour) => !taken.has(colour)))
      if (!free || yields >= mostYields) return
      yields++
      change({ colour: free, since: Date.now() })
    },
    watch(listener) {
      listeners.add(listener)
      return () => void listeners.delete(listener)
    },
  }
}

/** Whether of two with one colour the other keeps it; both sides come to the same. A chosen one yields to nobody. */
function comesBefore({ since = 0, browser = '' }: PresenceUser, self: Self): boolean {
  if (self.since === 0) return false
  return since < self.since || (since === self.since && browser < self.browser)
}

function shown({ named: _named, ...user }: Self): PresenceUser {
  return user
}

function parse(text: string | null | undefined, known: Self): Self {
  try {
    const { name, colour, browser, since, named } = JSON.parse(text ?? '{}') as Partial<Record<keyof Self, unknown>>
    const own = typeof name === 'string' ? cleanName(name) : ''
    return {
      name: own || known.name,
      colour: isColour(colour) ? colour : known.colour,
      browser: typeof browser === 'string' && idPattern.test(browser) ? browser : known.browser,
      since: isTime(since) ? since : known.since,
      named: named === 'not yet' || named === 'declined' ? named : own ? 'own' : known.named,
    }
  } catch {
    return known
  }
}

const isColour = (value: unknown): value is Colour => colours.some((known) => known === value)

/** Not slate: it is what stands for a colour that is not known. */
const vivid = colours.filter((colour) => colour !== 'slate')

function anyOf(some: readonly Colour[]): Colour | undefined {
  return some[Math.floor(Math.random() * some.length)]
}

/** Storage may be forbidden altogether; its getter throws then. */
function read(page: Window | undefined): string | null | undefined {
  try {
    return page?.localStorage.getItem(storageKey)
  } catch {
    return undefined
  }
}

function write(page: Window | undefined, self: Self): void {
  try {
    page?.localStorage.setItem(storageKey, JSON.stringify(self))
  } catch {
    // The name lasts as long as the page then.
  }
}
