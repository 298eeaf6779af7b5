import type { ComponentType } from 'react'
import { withWords } from '../../language/text.ts'
import { learnSignIn } from '../../state/learn-sign-in.ts'
import { useSignIn } from '../../state/sign-in.ts'

/** Learns whether one has to sign in. @returns what the library shows for it; undefined where nobody has to */
export async function offerSignIn(): Promise<ComponentType | undefined> {
  await learnSignIn()
  const { state } = useSignIn.getState()
  if (state !== 'wanted' && state !== 'done') return undefined
  return (await withWords(() => import('./sign-in-of-library.tsx'))).SignInOfLibrary
}
