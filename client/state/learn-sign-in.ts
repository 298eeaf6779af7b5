import { askSignIn } from '../services/sign-in.ts'
import { suggestName } from '../services/suggest-name.ts'
import { signInKey, useSignIn } from './sign-in.ts'

/** Asks the server whether one has to sign in, and remembers it for the next visit. Never rejects. */
export async function learnSignIn(): Promise<void> {
  const facts = await askSignIn({ origin: location.origin })
  const state = facts === undefined ? 'unknown' : !facts.needed ? 'free' : facts.signedIn ? 'done' : 'wanted'
  useSignIn.setState({ state, ...(facts ? { ways: facts.ways } : {}) })
  if (facts) remember(state === 'wanted')
  if (facts?.name !== undefined) suggestName(facts.name)
}

function remember(isWanted: boolean): void {
  try {
    if (isWanted) localStorage.setItem(signInKey, 'wanted')
    else localStorage.removeItem(signInKey)
  } catch {
    // Storage is forbidden: the next visit finds out anew.
  }
}
