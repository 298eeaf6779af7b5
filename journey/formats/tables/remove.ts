import type { JourneyMap } from '../../model/schema.ts'

/** A map without some things, and without what only stood for them: links, metrics and frictions that hung on nothing else. */
export function withoutThings(map: JourneyMap, gone: ReadonlySet<string>): JourneyMap {
  if (gone.size === 0) return map
  const stays = ({ id }: { readonly id: string }) => !gone.has(id)
  const isThere = (id: string | undefined) => id === undefined || !gone.has(id)
  const left = <Value>(record: Readonly<Record<string, Value>>) =>
    Object.fromEntries(Object.entries(record).filter(([id]) => !gone.has(id)))
  const frictions = map.frictions
    .filter(stays)
    .map((friction) => ({ ...friction, on: friction.on.filter(isThere), had: friction.on.length }))
    .filter(({ on, had }) => had === 0 || on.length > 0)
    .map(({ had: _had, ...friction }) => friction)
  const metrics = map.metrics.filter((metric) => stays(metric) && isThere(metric.on))
  // What went with the others.
  const kept = new Set([...frictions, ...metrics].map(({ id }) => id))
  const lost = new Set(
    [...gone].concat([...map.frictions, ...map.metrics].map(({ id }) => id).filter((id) => !kept.has(id))),
  )
  return {
    ...map,
    stages: map.stages.filter(stays),
    lanes: map.lanes.filter(stays),
    personas: map.personas.filter(stays),
    outcomes: map.outcomes.filter(stays),
    cards: map.cards.filter(stays).map((card) => ({
      ...card,
      ...(card.emotions ? { emotions: left(card.emotions) } : {}),
      ...(card.ends ? { ends: left(card.ends) } : {}),
    })),
    links: map.links.filter((link) => stays(link) && isThere(link.from) && isThere(link.to)),
    frictions,
    metrics,
    fixes: map.fixes.filter(stays).map((fix) => ({ ...fix, frictions: fix.frictions.filter((id) => !lost.has(id)) })),
    ...(map.views
      ? {
          views: map.views.map(({ stage, ...view }) => ({
            ...view,
            ...(stage !== undefined && isThere(stage) ? { stage } : {}),
            ...(view.personas ? { personas: view.personas.filter(isThere) } : {}),
            ...(view.curves ? { curves: view.curves.filter(isThere) } : {}),
          })),
        }
      : {}),
    ...(map.scenarios
      ? {
          scenarios: map.scenarios.map((scenario) =>
            scenario.strengths ? { ...scenario, strengths: left(scenario.strengths) } : scenario,
          ),
        }
      : {}),
    ...(map.imports
      ? {
          imports: map.imports.map(({ metric, on, ...mapping }) => ({
            ...mapping,
            ...(metric !== undefined && !lost.has(metric) ? { metric } : {}),
            ...(on !== undefined && isThere(on) ? { on } : {}),
          })),
        }
      : {}),
  }
}
