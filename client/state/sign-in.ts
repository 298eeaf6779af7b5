import { create } from 'zustand'
import type { SignInFacts } from '../services/sign-in.ts'

/** Whether one has to sign in here to make maps. */
export interface SignIn {
  /** `unknown` until the server has said so, and while it cannot: then everything is made on this device as always. */
  readonly state: 'unknown' | 'free' | 'wanted' | 'done'
  /** How one signs in; undefined until the server has said so. */
  readonly ways?: SignInFacts['ways']
}

const storageKey = 'jejak.sign-in'

/** What the server said the last time is shown until it says something else. */
export const useSignIn = create<SignIn>(() => ({ state: isRemembered() ? 'wanted' : 'unknown' }))

/** Asks the server, and remembers for the next visit whether it wants people to sign in. Never rejects. */
export async function learnSignIn(): Promise<void> {
  // Fetched beside the page: nothing waits for it.
  const { askSignIn } = await import('../services/sign-in.ts')
  const facts = await askSignIn({ origin: location.origin })
  const state = facts === undefined ? 'unknown' : !facts.needed ? 'free' : facts.signedIn ? 'done' : 'wanted'
  useSignIn.setState({ state, ...(facts ? { ways: facts.ways } : {}) })
  if (facts) remember(state === 'wanted')
}

function isRemembered(): boolean {
  try {
    return localStorage.getItem(storageKey) !== null
  } catch {
    return false
  }
}

function remember(isWanted: boolean): void {
  try {
    if (isWanted) localStorage.setItem(storageKey, 'wanted')
    else localStorage.removeItem(storageKey)
  } catch {
    // Storage is forbidden: the next visit finds out anew.
  }
}
