import { create } from 'zustand'
import type { SignInFacts } from '../services/sign-in.ts'

/** Whether one has to sign in here to make maps. */
export interface SignIn {
  /** `unknown` until the server has said so, and while it cannot: then everything is made on this device as always. */
  readonly state: 'unknown' | 'free' | 'wanted' | 'done'
  /** How one signs in; undefined until the server has said so. */
  readonly ways?: SignInFacts['ways']
}

/** There as long as the server's last word was that it wants people to sign in. */
export const signInKey = 'jejak.sign-in'

/** What the server said the last time is shown until it says something else. */
export const useSignIn = create<SignIn>(() => ({ state: isRemembered() ? 'wanted' : 'unknown' }))

function isRemembered(): boolean {
  try {
    return localStorage.getItem(signInKey) !== null
  } catch {
    return false
  }
}
