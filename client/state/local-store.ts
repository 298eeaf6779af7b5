import { type LocalStore, openLocalStore } from '../services/local-store.ts'

let opened: Promise<LocalStore> | undefined

/** This browser's store; opened once, by whoever needs it first. Never rejects. */
export function localStore(): Promise<LocalStore> {
  return (opened ??= openLocalStore())
}
