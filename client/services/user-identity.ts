import { type Colour, colours } from '../../journey/model/vocabulary.ts'
import { type PresenceUser, cleanName } from './presence.ts'

/** Who the user of this browser is to others: a name and a colour, kept in this browser. */
export interface UserIdentity {
  readonly user: PresenceUser
  /** Changes name or colour; an empty name gives the default one. */
  change(fields: Partial<PresenceUser>): void
  /** Calls back when the user changes, in this tab or in another. Returns how to stop. */
  watch(listener: (user: PresenceUser) => void): () => void
}

const storageKey = 'jejak.user'

/**
 * Reads who the user is. Where the browser keeps nothing, a name and a colour last as long as the page.
 * @param defaultName a friendly name in the user's language, for who has chosen none.
 */
export function openUserIdentity(defaultName: string, page: Window | undefined = globalThis.window): UserIdentity {
  const listeners = new Set<(user: PresenceUser) => void>()
  let user = parse(read(page), defaultName)
  const take = (next: PresenceUser) => {
    if (next.name === user.name && next.colour === user.colour) return
    user = next
    for (const listener of listeners) listener(user)
  }
  // The colour has to be the same next time, whoever it fell to.
  write(page, user)
  page?.addEventListener('storage', ({ key, newValue }) => {
    if (key === storageKey && newValue !== null) take(parse(newValue, user.name, user.colour))
  })
  return {
    get user() {
      return user
    },
    change(fields) {
      const next = { ...user, ...fields }
      take({ name: cleanName(next.name) || defaultName, colour: next.colour })
      write(page, user)
    },
    watch(listener) {
      listeners.add(listener)
      return () => void listeners.delete(listener)
    },
  }
}

function parse(text: string | null | undefined, name: string, colour: Colour = anyColour()): PresenceUser {
  try {
    const stored = JSON.parse(text ?? '{}') as Partial<Record<keyof PresenceUser, unknown>>
    return {
      name: (typeof stored.name === 'string' && cleanName(stored.name)) || name,
      colour: isColour(stored.colour) ? stored.colour : colour,
    }
  } catch {
    return { name, colour }
  }
}

const isColour = (value: unknown): value is Colour => colours.some((known) => known === value)

/** Not slate: it is what stands for a colour that is not known. */
function anyColour(): Colour {
  const vivid = colours.filter((colour) => colour !== 'slate')
  return vivid[Math.floor(Math.random() * vivid.length)] ?? 'blue'
}

/** Storage may be forbidden altogether; its getter throws then. */
function read(page: Window | undefined): string | null | undefined {
  try {
    return page?.localStorage.getItem(storageKey)
  } catch {
    return undefined
  }
}

function write(page: Window | undefined, user: PresenceUser): void {
  try {
    page?.localStorage.setItem(storageKey, JSON.stringify(user))
  } catch {
    // The name lasts as long as the page then.
  }
}
