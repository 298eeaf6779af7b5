/**
 * Steps that lift files of older major versions to the current one, oldest first: the step at index `n` takes
 * major `n + 1` to `n + 2`. Empty as long as there is only one major.
 */
const steps: readonly ((file: Record<string, unknown>) => Record<string, unknown>)[] = []

/** A file in the shape of the current major version. Pure; the input is not changed. */
export function migrateFile(file: Record<string, unknown>): Record<string, unknown> {
  const meta = file.meta as { schema?: { major?: unknown } } | undefined
  const major = typeof meta?.schema?.major === 'number' ? meta.schema.major : 1
  return steps.slice(Math.max(major, 1) - 1).reduce((lifted, step) => step(lifted), file)
}
