import type { Friction } from '../../../../journey/model/schema.ts'

/** Whether a friction is fixed, or not to be fixed. */
export const isClosed = ({ status }: Friction): boolean => status === 'fixed' || status === 'wont-fix'

/** Those that still stand in the way before those that do not; within each as they were added, so that nothing jumps. */
export function inOrder(frictions: readonly Friction[]): readonly Friction[] {
  return [...frictions.filter((friction) => !isClosed(friction)), ...frictions.filter(isClosed)]
}
