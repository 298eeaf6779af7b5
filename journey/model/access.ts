import { randomText } from './id.ts'

/**
 * What a share link lets people do, each with all of those before it: see the map; say something about it; change it;
 * decide who else may.
 */
export const accessRoles = ['viewer', 'commenter', 'editor', 'owner'] as const
export type AccessRole = (typeof accessRoles)[number]

/** Whether `role` includes what `least` may do. */
export function includesRole(role: AccessRole, least: AccessRole): boolean {
  return accessRoles.indexOf(role) >= accessRoles.indexOf(least)
}

/** The form of a share link's secret. */
export const keyPattern = /^[A-Za-z0-9_-]{43}$/

/** A new secret for a share link: 43 characters of the base64url alphabet, 258 bits. */
export const newKey = (): string => randomText(43)
