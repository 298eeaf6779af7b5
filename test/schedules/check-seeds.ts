import { type Counts, type Outcome, runSchedule } from './run-schedule.ts'
import type { Subject } from './subject.ts'

/** Runs the schedules of the seeds `from` … `to` − 1: which of them broke a promise, and what all of them did. */
export function checkSeeds(subject: Subject, from: number, to: number): { broken: Outcome[]; counts: Counts } {
  const broken: Outcome[] = []
  const counts: Counts = {}
  for (let seed = from; seed < to; seed++) {
    const outcome = runSchedule(subject, seed)
    for (const [thing, count] of Object.entries(outcome.counts)) counts[thing] = (counts[thing] ?? 0) + count
    if (outcome.faults.length > 0) broken.push(outcome)
  }
  return { broken, counts }
}

export const allKept = 'every promise is kept'

/** What a person needs to find out why: the seeds, and the first of them with what was done. */
export function explain(broken: readonly Outcome[]): string {
  const [first] = broken
  if (!first) return allKept
  return [
    `seeds ${broken.map(({ seed }) => seed).join(', ')} break a promise; seed ${first.seed}:`,
    ...first.faults.map(({ kind, text }) => `  ${kind}: ${text}`),
    'after these operations:',
    ...first.log.map((line) => `  ${line}`),
  ].join('\n')
}
