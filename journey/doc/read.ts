import * as Y from 'yjs'
import { byPlace } from '../model/arrange.ts'
import { byOrder } from '../model/order.ts'
import {
  type Card,
  type Collection,
  type Comment,
  type Entities,
  type JourneyMap,
  type ImportMapping,
  type Link,
  type Scenario,
  type View,
  type Vote,
  collections,
} from '../model/schema.ts'
import { PlainRoot } from './plain-root.ts'
import { readComment, readEntity, readLink, readMeta, readVote } from './repair.ts'
import {
  type EntityMap,
  collectionRoot,
  commentsRoot,
  isLive,
  linksRoot,
  mapRoots,
  metaRoot,
  votesRoot,
} from './shape.ts'

/** Reads a document as a map. Total: never throws and never writes, whatever a peer put there. */
export function readMap(doc: Y.Doc): JourneyMap {
  return new MapReader(doc).read()
}

/** A document's map, kept current. */
export interface MapWatch {
  /** The map as of the last transaction. Parts that did not change keep their identity. */
  readonly current: JourneyMap
  /** Tells at once what others did and what is still to be told. */
  settle(): void
  close(): void
}

/** Work that is asked for often and done now and then: once for all that asked since. */
export interface Later {
  /** Has the work done soon, if it is not to be done soon already. */
  request(): void
  /** The work is not to be done any more. */
  cancel(): void
}

/**
 * Reads a document and calls `listener` after each transaction that changed what the map shows. `isOwn` says that the
 * change was made here, by an edit or by taking one back, and did not come from someone else.
 * @param later has what others do told together, when it says so; each on its own without it. One's own is never late,
 * and is told after all that others did before.
 */
export function watchMap(
  doc: Y.Doc,
  listener: (map: JourneyMap, isOwn: boolean) => void,
  later?: (work: () => void) => Later,
): MapWatch {
  const reader = new MapReader(doc)
  let told = reader.read()
  const tell = (isOwn: boolean) => {
    const next = reader.read()
    if (next === told) return
    told = next
    listener(next, isOwn)
  }
  const waiting = later?.(() => tell(false))
  const settle = () => {
    waiting?.cancel()
    tell(false)
  }
  const beforeTransaction = (transaction: Y.Transaction) => {
    if (waiting && transaction.local) settle()
  }
  const onTransaction = (transaction: Y.Transaction) => {
    if (transaction.changed.size === 0) return
    reader.take(transaction)
    if (waiting && !transaction.local) waiting.request()
    else tell(transaction.local)
  }
  doc.on('beforeTransaction', beforeTransaction)
  doc.on('afterTransaction', onTransaction)
  return {
    get current() {
      return reader.read()
    },
    settle,
    close: () => {
      waiting?.cancel()
      doc.off('beforeTransaction', beforeTransaction)
      doc.off('afterTransaction', onTransaction)
    },
  }
}

export type SharedType = Y.Transaction['changed'] extends Map<infer Type, unknown> ? Type : never

/** Incremental reading: entities are read again only when something in them changed. */
class MapReader {
  readonly #doc: Y.Doc
  /** Live entities by id as they stand in the document, before what refers to something gone is hidden. */
  readonly #live: { [C in Collection]: Map<string, Entities[C]> }
  readonly #links: PlainRoot<Link>
  readonly #comments: PlainRoot<Comment>
  readonly #votes: PlainRoot<Vote>
  readonly #shown = new WeakMap<object, { key: string; value: object }>()
  #meta: ReturnType<typeof readMeta>
  #map: JourneyMap | undefined
  #stale = true

  constructor(doc: Y.Doc) {
    this.#doc = doc
    this.#live = Object.fromEntries(collections.map((collection) => [collection, new Map()])) as never
    // Naming the roots makes Yjs give them their type before the first update arrives.
    mapRoots(doc)
    this.#meta = readMeta(metaRoot(doc))
    for (const collection of collections) {
      for (const id of collectionRoot(doc, collection).keys()) this.#readEntity(collection, id)
    }
    this.#links = new PlainRoot(linksRoot(doc), readLink)
    this.#comments = new PlainRoot(commentsRoot(doc), readComment)
    this.#votes = new PlainRoot(votesRoot(doc), (_key, stored) => readVote(stored))
  }

  /** Reads again what a transaction touched. */
  take(transaction: Y.Transaction): void {
    for (const [type, keys] of transaction.changed) this.#takeType(type, keys)
  }

  read(): JourneyMap {
    if (!this.#stale && this.#map) return this.#map
    this.#stale = false
    this.#map = this.#build(this.#map)
    return this.#map
  }

  #takeType(type: SharedType, keys: Set<string | null>): void {
    const root = outermost(type)
    const id = root.id ?? undefined
    if (root.type === metaRoot(this.#doc)) {
      this.#meta = readMeta(metaRoot(this.#doc))
      this.#stale = true
      return
    }
    const plain = [this.#links, this.#comments, this.#votes].find((each) => each.root === root.type)
    if (plain) this.#stale = plain.take(keys) || this.#stale
    else {
      const collection = collections.find((name) => collectionRoot(this.#doc, name) === root.type)
      if (!collection) return
      if (id !== undefined) this.#readEntity(collection, id)
      else for (const key of keys) if (key !== null) this.#readEntity(collection, key)
    }
  }

  #readEntity<C extends Collection>(collection: C, id: string): void {
    const stored = collectionRoot(this.#doc, collection).get(id)
    const live = this.#live[collection] as Map<string, Entities[C]>
    const isShown = stored instanceof Y.Map && isLive(stored as EntityMap)
    const entity = isShown ? readEntity(collection, id, stored) : undefined
    if (entity) live.set(id, entity)
    else if (!live.delete(id)) return
    this.#stale = true
  }

  #build(previous: JourneyMap | undefined): JourneyMap {
    const live = this.#live
    const isPlace = (id: string) => live.cards.has(id) || live.stages.has(id)
    const list = <C extends Collection>(collection: C, entities: readonly Entities[C][]): readonly Entities[C][] =>
      keepIdentity(previous?.[collection] as readonly Entities[C][] | undefined, entities)
    const ordered = <C extends Exclude<Collection, 'cards'>>(collection: C) =>
      [...live[collection].values()].sort(byOrder)

    // What is attached only to things that are gone is hidden with them, and comes back with them.
    const frictions = ordered('frictions').flatMap((friction) => {
      const on = friction.on.filter(isPlace)
      if (on.length === 0 && friction.on.length > 0) return []
      return [this.#show(friction, 'on', on)]
    })
    const shownFrictions = new Set(frictions.map(({ id }) => id))
    const fixes = ordered('fixes').map((fix) =>
      this.#show(
        fix,
        'frictions',
        fix.frictions.filter((id) => shownFrictions.has(id)),
      ),
    )
    const links = [...this.#links.values.values()]
      .filter((link) => live.cards.has(link.from) && live.cards.has(link.to))
      .sort((a, b) => (a.id < b.id ? -1 : 1))
    const views = ordered('views').map((view) => this.#showView(view))
    const scenarios = ordered('scenarios').map((scenario) => this.#showScenario(scenario))
    const imports = ordered('imports').map((mapping) => this.#showImport(mapping, isPlace))
    const isTarget = (id: string) => isPlace(id) || shownFrictions.has(id) || live.fixes.has(id)
    const { comments, votes } = this.#showDiscussion(isTarget)
    return {
      ...this.#meta.extra,
      meta: this.#meta.meta,
      stages: list('stages', ordered('stages')),
      lanes: list('lanes', ordered('lanes')),
      cards: list('cards', [...live.cards.values()].map((card) => this.#showCard(card)).sort(byPlace)),
      links: keepIdentity(previous?.links, links),
      frictions: list('frictions', frictions),
      metrics: list(
        'metrics',
        ordered('metrics').filter(({ on }) => on === undefined || isPlace(on)),
      ),
      fixes: list('fixes', fixes),
      personas: list('personas', ordered('personas')),
      outcomes: list('outcomes', ordered('outcomes')),
      ...(views.length > 0 ? { views: list('views', views) } : {}),
      ...(scenarios.length > 0 ? { scenarios: list('scenarios', scenarios) } : {}),
      ...(imports.length > 0 ? { imports: list('imports', imports) } : {}),
      ...(comments.length > 0 ? { comments: keepIdentity(previous?.comments, comments) } : {}),
      ...(votes.length > 0 ? { votes: keepIdentity(previous?.votes, votes) } : {}),
    }
  }

  /** What is said of things that are there, by time, and the votes for them. */
  #showDiscussion(isTarget: (id: string) => boolean): { readonly comments: Comment[]; readonly votes: Vote[] } {
    const isShown = ({ on, replyTo }: Comment): boolean =>
      isTarget(on) && (replyTo === undefined || this.#comments.values.has(replyTo))
    return {
      comments: [...this.#comments.values.values()]
        .filter(isShown)
        .sort((a, b) => byTime(a, b) || (a.id < b.id ? -1 : 1)),
      votes: [...this.#votes.values]
        .filter(([, { on }]) => isTarget(on))
        .sort(([a, one], [b, other]) => byTime(one, other) || (a < b ? -1 : 1))
        .map(([, vote]) => vote),
    }
  }

  /** An entity with the ids of one field filtered; the same object as long as neither changes. */
  #show<T extends object, F extends keyof T & string>(entity: T, field: F, ids: readonly string[]): T {
    if (ids.length === (entity[field] as readonly string[]).length) return entity
    return this.#memo(entity, ids.join(' '), () => ({ ...entity, [field]: ids }))
  }

  /** A card without the emotions of personas and the ends in outcomes that are gone. */
  #showCard(card: Card): Card {
    return this.#showRecord(this.#showRecord(card, 'emotions', this.#live.personas), 'ends', this.#live.outcomes)
  }

  /** A scenario without the fixes that are gone. */
  #showScenario(scenario: Scenario): Scenario {
    return this.#showRecord(scenario, 'strengths', this.#live.fixes)
  }

  /** How a table is read, without the metric and the place that are gone. */
  #showImport(mapping: ImportMapping, isPlace: (id: string) => boolean): ImportMapping {
    const hasMetric = mapping.metric === undefined || this.#live.metrics.has(mapping.metric)
    const hasPlace = mapping.on === undefined || isPlace(mapping.on)
    if (hasMetric && hasPlace) return mapping
    return this.#memo(mapping, `${hasMetric}/${hasPlace}`, () => {
      const { metric, on, ...rest } = mapping
      return {
        ...rest,
        ...(hasMetric && metric !== undefined ? { metric } : {}),
        ...(hasPlace && on !== undefined ? { on } : {}),
      }
    })
  }

  /** An entity with the entries of one record whose keys are there; without the record when there are none. */
  #showRecord<T extends object, F extends keyof T & string>(
    entity: T,
    field: F,
    there: ReadonlyMap<string, unknown>,
  ): T {
    const record = (entity[field] ?? {}) as Readonly<Record<string, unknown>>
    const all = Object.keys(record)
    const shown = all.filter((key) => there.has(key))
    if (shown.length === all.length) return entity
    return this.#memo(entity, `${field}/${shown.join(' ')}`, () => {
      const { [field]: _record, ...rest } = entity
      if (shown.length === 0) return rest as T
      return { ...rest, [field]: Object.fromEntries(shown.map((key) => [key, record[key]])) } as T
    })
  }

  /** A view without the personas and the stage that are gone. What it says of them comes back with them. */
  #showView(view: View): View {
    const isPersona = (id: string) => this.#live.personas.has(id)
    const personas = view.personas?.filter(isPersona) ?? []
    const curves = view.curves?.filter(isPersona) ?? []
    const hasStage = view.stage !== undefined && this.#live.stages.has(view.stage)
    const isWhole =
      personas.length === (view.personas?.length ?? 0) &&
      curves.length === (view.curves?.length ?? 0) &&
      hasStage === (view.stage !== undefined)
    if (isWhole) return view
    return this.#memo(view, `${personas.join(' ')}/${curves.join(' ')}/${hasStage}`, () => {
      const { personas: _personas, curves: _curves, stage, ...rest } = view
      return {
        ...rest,
        ...(personas.length > 0 ? { personas } : {}),
        ...(hasStage && stage !== undefined ? { stage } : {}),
        ...(curves.length > 0 ? { curves } : {}),
      }
    })
  }

  #memo<T extends object>(entity: T, key: string, make: () => T): T {
    const known = this.#shown.get(entity)
    if (known?.key === key) return known.value as T
    const value = make()
    this.#shown.set(entity, { key, value })
    return value
  }
}

/** The root a changed type stands in, and the id of the entry it stands under (none for the root itself). */
export function outermost(type: SharedType): { type: unknown; id?: string } {
  let current: SharedType = type
  let id: string | undefined
  for (let item = current._item; item !== null; item = current._item) {
    id = item.parentSub ?? undefined
    current = item.parent as SharedType
  }
  return id === undefined ? { type: current } : { type: current, id }
}

function keepIdentity<T>(previous: readonly T[] | undefined, next: readonly T[]): readonly T[] {
  return previous?.length === next.length && next.every((item, index) => item === previous[index]) ? previous : next
}

const byTime = (a: { readonly at: number }, b: { readonly at: number }) => a.at - b.at
