import { useSignIn } from '../../state/sign-in.ts'
import { SignInBand } from './sign-in-band.tsx'
import { SignOut } from './sign-out.tsx'

/** Signing in where it is wanted, signing out where it is done. */
export function SignInOfLibrary() {
  const state = useSignIn((signIn) => signIn.state)
  return state === 'done' ? <SignOut /> : <SignInBand />
}
