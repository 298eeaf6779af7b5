import type { Arrangement } from '../../journey/model/arrange.ts'
import type { JourneyMap } from '../../journey/model/schema.ts'
import { type Shown, applyLook } from '../../journey/views/apply-look.ts'
import { type Look, isSameLook, lookOfView, showsEverything, soundLook, wholeLook } from '../../journey/views/look.ts'
import { currentLanguage } from '../language/text.ts'

/** What someone sees of the open map, and how. Nothing of it is part of the map until it is saved as a view. */
export interface LookState {
  readonly look: Look
  /** The saved view that the look was taken from, be it changed since or not. */
  readonly viewId: string | undefined
  /** What stays in sight although the look does not mean it: what one made, changed or looked for meanwhile. */
  readonly kept: ReadonlySet<string>
  /** The map as the look shows it. */
  readonly shown: Shown
}

/** Nothing stays in sight but what the look means. */
export const noneKept: ReadonlySet<string> = new Set()

/** All of a map. */
export function firstLook(map: JourneyMap, arrangement: Arrangement): LookState {
  return { look: wholeLook, viewId: undefined, kept: noneKept, shown: show(map, arrangement, wholeLook, noneKept) }
}

/** Works out what a look shows, in the language that is spoken. */
export function show(map: JourneyMap, arrangement: Arrangement, look: Look, kept: ReadonlySet<string>): Shown {
  return applyLook(map, arrangement, look, { language: currentLanguage(), kept })
}

interface Before extends LookState {
  readonly map: JourneyMap
  readonly selection: readonly string[]
}

/**
 * The look after the map has changed. What others do is filtered at once; what one does oneself, and what is selected,
 * does not vanish from under one's hands. A view that others change while it is looked through changes with them.
 */
export function lookAfter(before: Before, map: JourneyMap, arrangement: Arrangement, isOwn: boolean): LookState {
  const stored = before.map.views?.find(({ id }) => id === before.viewId)
  const view = map.views?.find(({ id }) => id === before.viewId)
  const follows = stored && view && stored !== view && isSameLook(lookOfView(stored), before.look)
  const look = soundLook(follows ? lookOfView(view) : before.look, map)
  const viewId = view?.id
  if (showsEverything(look)) return { look, viewId, kept: noneKept, shown: show(map, arrangement, look, noneKept) }
  const shown = show(map, arrangement, look, before.kept)
  const lost = lostFrom(before, map, shown, isOwn)
  if (lost.length === 0) return { look, viewId, kept: before.kept, shown }
  const kept = new Set([...before.kept, ...lost])
  return { look, viewId, kept, shown: show(map, arrangement, look, kept) }
}

/** Things that were seen, or are new, and would not be seen now. */
function lostFrom(before: Before, map: JourneyMap, shown: Shown, isOwn: boolean): readonly string[] {
  const seen = seenIds(shown)
  if (!isOwn) {
    const wasSeen = seenIds(before.shown)
    return before.selection.filter((id) => wasSeen.has(id) && !seen.has(id))
  }
  const wasSeen = seenIds(before.shown)
  const wasThere = new Set([...before.map.cards, ...before.map.stages, ...before.map.lanes].map(({ id }) => id))
  return [...map.cards, ...map.stages, ...map.lanes].flatMap(({ id }) =>
    !seen.has(id) && (wasSeen.has(id) || !wasThere.has(id)) ? [id] : [],
  )
}

/** Ids of what is shown and not dimmed. */
function seenIds({ map, dimmed }: Shown): ReadonlySet<string> {
  return new Set([...map.cards.filter(({ id }) => !dimmed.has(id)), ...map.stages, ...map.lanes].map(({ id }) => id))
}
