import { sheetWords } from '../../library/sheet-words.ts'
import { limits } from '../../model/limits.ts'
import { freshOrders } from '../../model/order.ts'
import type { Card, Friction, JourneyMap, Lane, Persona, Stage } from '../../model/schema.ts'
import type { LaneRole, Language } from '../../model/vocabulary.ts'
import { laneRoleWords } from '../../library/lane-roles.ts'
import { type ReadMap, type ReadProblems, bandsOf, checkedMap } from '../read-map.ts'
import { channelOf, cjmlWords, emotionOf } from './cjml-words.ts'
import type { CjmlActor, CjmlJourney, CjmlStep } from './journeys.ts'

/** Labels that tools write where nobody has said anything. */
const emptyLabels: ReadonlySet<string> = new Set(['', 'sending', 'receiving', 'undefined', 'nan', 'null'])
const labelOf = (label: string) => (emptyLabels.has(label.toLowerCase()) ? '' : label)

interface Placed {
  readonly id: string
  readonly step: CjmlStep
  readonly stage: number
  /** Nothing for a touchpoint; else who does it. */
  readonly doer: 'user' | CjmlActor | undefined
  readonly title: string
  readonly notes: string[]
  readonly emotions: Map<string, number>
}

/** Lays the journeys of a file together as one map. */
export function mapOfJourneys(journeys: readonly CjmlJourney[], found: ReadProblems, language: Language): ReadMap {
  return new Assembly(journeys, found, language).map()
}

class Assembly {
  readonly #found: ReadProblems
  readonly #language: Language
  readonly #base: CjmlJourney
  readonly #actual: readonly CjmlJourney[]
  readonly #actors = new Map<string, CjmlActor>()
  readonly #stages: { id: string; name: string; notes: string }[] = []
  readonly #steps: Placed[] = []
  readonly #personas: { readonly id: string; readonly title: string; readonly actor: string; isTaken: boolean }[] = []
  readonly #deviations = new Map<
    string,
    { readonly step: Placed; readonly kind: 'missing' | 'failing'; in: string[] }
  >()

  constructor(journeys: readonly CjmlJourney[], found: ReadProblems, language: Language) {
    this.#found = found
    this.#language = language
    const planned = journeys.filter(({ isPlanned }) => isPlanned)
    this.#actual = journeys.filter(({ isPlanned }) => !isPlanned)
    this.#base = planned[0] ?? this.#actual[0] ?? (journeys[0] as CjmlJourney)
    for (const { title, id, line } of planned.slice(1)) {
      const name = title || id
      found.add('too-many', line, `Only the first planned journey is taken over; “${name}” is left out.`, name)
    }
    for (const { actors } of journeys)
      for (const actor of actors)
        if (actor.name !== '' || !this.#actors.has(actor.id)) this.#actors.set(actor.id, actor)
  }

  map(): ReadMap {
    const { title, summary } = this.#base
    this.#lay(this.#base)
    const users = this.#base.actors.filter(({ isUser }) => isUser)
    if (this.#base.isPlanned) for (const { id } of users) this.#persona(id, false)
    for (const journey of this.#actual) this.#compare(journey)
    if (this.#steps.length > limits.cards || this.#stages.length > limits.stages) {
      this.#found.add('too-many', 0, `More than ${limits.stages} phases or ${limits.cards} touchpoints.`)
      return this.#found.refused()
    }
    const { lanes, cards } = this.#cards()
    const parts: Partial<JourneyMap> = {
      stages: this.#stagesOut(),
      lanes,
      cards,
      personas: ordered(this.#personas.slice(0, limits.personas)).map(({ id, title: name, order }): Persona => ({
        id,
        title: this.#found.title(name, 0),
        order,
      })),
      frictions: this.#frictions(),
    }
    const name = title || this.#base.id || sheetWords(this.#language).untitled
    const description = this.#notes([summary, this.#base.isPlanned ? '' : this.#base.status])
    return checkedMap(
      parts,
      {
        title: this.#found.title(name, this.#base.line),
        locale: this.#language,
        ...(description ? { description } : {}),
      },
      this.#found,
    )
  }

  #nameOf(actor: string): string {
    return this.#actors.get(actor)?.name || actor
  }

  #isUser(actor: string): boolean {
    const known = this.#actors.get(actor)
    if (known) return known.isUser
    // Files name actors by their names at times; cjml.no itself does.
    const named = [...this.#actors.values()].find(({ name }) => name === actor)
    return named?.isUser ?? actor === ''
  }

  #lay(journey: CjmlJourney): void {
    for (const { id, name, description } of journey.phases) this.#stages.push({ id, name, notes: description })
    let stage = 0
    for (const step of journey.steps) {
      stage = this.#stageOf(step, stage)
      this.#steps.push(this.#placed(step, stage))
    }
    if (this.#stages.length === 0) this.#stages.push({ id: '', name: cjmlWords[this.#language].journey, notes: '' })
  }

  /** A step that belongs to no phase goes on in the one before. */
  #stageOf({ phase, line }: CjmlStep, before: number): number {
    if (this.#stages.length === 0 && phase === '') {
      this.#stages.push({ id: '', name: cjmlWords[this.#language].journey, notes: '' })
    }
    if (phase === '') return before
    const at = this.#stages.findIndex(({ id, name }) => id === phase || name === phase)
    if (at >= 0) return at
    this.#found.add('unknown-reference', line, `The phase “${phase}” is not described; it is added.`, phase)
    return this.#stages.push({ id: phase, name: phase, notes: '' }) - 1
  }

  #placed(step: CjmlStep, stage: number): Placed {
    const words = cjmlWords[this.#language]
    const { initiator, receiver, isAction } = step
    const byUser = this.#isUser(initiator.actor)
    const meetsUser = byUser || this.#isUser(receiver.actor)
    const [own, other] = byUser || !meetsUser ? [initiator, receiver] : [receiver, initiator]
    const title = labelOf(own.label) || labelOf(other.label) || step.id
    const notes = [step.comment, step.category]
    const otherLabel = labelOf(other.label)
    if (!isAction && otherLabel !== '' && otherLabel !== title)
      notes.push(`${this.#nameOf(other.actor)}: ${otherLabel}`)
    if (!isAction && !byUser) notes.push(words.initiator(this.#nameOf(initiator.actor)))
    const isTouchpoint = !isAction && meetsUser
    const doer = isTouchpoint ? undefined : byUser ? 'user' : this.#provider(initiator.actor)
    return {
      id: `step-${this.#steps.length + 1}`,
      step,
      stage,
      doer,
      title: this.#found.title(title, step.line),
      notes,
      emotions: new Map(),
    }
  }

  #provider(id: string): CjmlActor {
    return this.#actors.get(id) ?? { id, name: id, isUser: false }
  }

  /** The persona of someone; every further actual journey of the same actor is another person. */
  #persona(actor: string, isActual: boolean, journey = ''): string {
    const known = this.#personas.find((persona) => persona.actor === actor && (!isActual || !persona.isTaken))
    if (known) {
      known.isTaken ||= isActual
      return known.id
    }
    const isAgain = this.#personas.some((persona) => persona.actor === actor)
    const name = this.#nameOf(actor) || cjmlWords[this.#language].customer
    const title = isAgain && journey !== '' ? `${name} – ${journey}` : name
    const id = `persona-${this.#personas.length + 1}`
    this.#personas.push({ id, title, actor, isTaken: isActual })
    if (this.#personas.length === limits.personas + 1)
      this.#found.add('too-many', 0, `More than ${limits.personas} people; the rest is left out.`)
    return id
  }

  /** Lays an actual journey over the map: by the ids of the plan where there is one, else by what steps are called. */
  #compare(journey: CjmlJourney): void {
    const words = cjmlWords[this.#language]
    const name = journey.title || journey.id
    const user = journey.actors.find(({ isUser }) => isUser)?.id ?? ''
    const persona = this.#persona(user, true, name)
    const isKept = this.#personas.findIndex(({ id }) => id === persona) < limits.personas
    let last: Placed | undefined
    const used = new Set<Placed>()
    for (const step of journey.steps) {
      let at = this.#steps.find((one) => !used.has(one) && this.#isSame(one.step, step))
      if (!at) {
        const made = this.#placed(step, last?.stage ?? this.#stageOf(step, 0))
        made.notes.push(this.#base.isPlanned ? `${words.unplanned} ${words.seenIn(name)}` : words.seenIn(name))
        this.#steps.splice(last ? this.#steps.indexOf(last) + 1 : 0, 0, made)
        at = made
      } else if (step.comment !== '' && step !== at.step && step.comment !== at.step.comment)
        at.notes.push(`${name}: ${step.comment}`)
      used.add(at)
      last = at
      const felt = emotionOf(step.rating)
      if (felt !== undefined && isKept) at.emotions.set(persona, felt)
      else if (felt === undefined && step.rating !== '')
        this.#found.add('out-of-range', step.line, `The experience “${step.rating}” is not in 1 to 5.`, step.rating)
      if (step.experience !== '') at.notes.push(`${this.#nameOf(user)}: “${step.experience}”`)
      this.#deviate(at, step, name)
    }
  }

  #isSame(planned: CjmlStep, actual: CjmlStep): boolean {
    if (planned === actual) return true
    if (this.#base.isPlanned && planned.id !== '' && planned.id === actual.id) return true
    const label = labelOf(actual.initiator.label).toLowerCase()
    return label !== '' && label === labelOf(planned.initiator.label).toLowerCase()
  }

  #deviate(step: Placed, { compliance }: CjmlStep, journey: string): void {
    const kind = ({ missing: 'missing', failing: 'failing', failed: 'failing' } as const)[compliance]
    if (kind === undefined) return
    const key = `${kind}/${step.id}`
    const known = this.#deviations.get(key)
    if (known) known.in.push(journey)
    else this.#deviations.set(key, { step, kind, in: [journey] })
  }

  #stagesOut(): Stage[] {
    const bands = bandsOf(this.#stages.map(({ name }) => name))
    return ordered(this.#stages).map(({ name, notes, order }, index): Stage => {
      const text = this.#notes([notes])
      const title = this.#found.title(name || sheetWords(this.#language).untitled, 0)
      return {
        id: `stage-${index + 1}`,
        title,
        order,
        band: bands[index] ?? 'pre-sale',
        ...(text ? { notes: text } : {}),
      }
    })
  }

  #cards(): { readonly lanes: readonly Lane[]; readonly cards: readonly Card[] } {
    const doers = [...new Set(this.#steps.flatMap(({ doer }) => (doer === undefined || doer === 'user' ? [] : [doer])))]
    const lanes = ordered([
      lane('lane-action', 'action', laneRoleWords.action[this.#language]),
      lane('lane-touchpoint', 'touchpoint', laneRoleWords.touchpoint[this.#language]),
      ...(this.#personas.length > 0 ? [lane('lane-emotion', 'emotion', laneRoleWords.emotion[this.#language])] : []),
      ...(this.#deviations.size > 0 ? [lane('lane-friction', 'friction', laneRoleWords.friction[this.#language])] : []),
      ...doers.map(({ name, id }, index) =>
        lane(`lane-actor-${index + 1}`, 'backstage', this.#found.title(name || id, 0)),
      ),
    ]).filter(({ role }) => role !== 'action' || this.#steps.some(({ doer }) => doer === 'user'))
    const orders = freshOrders(this.#steps.length)
    const cards = this.#steps.map((step, index): Card => {
      const { doer, title, emotions, stage } = step
      const at =
        doer === undefined
          ? 'lane-touchpoint'
          : doer === 'user'
            ? 'lane-action'
            : `lane-actor-${doers.indexOf(doer) + 1}`
      const under = doer === undefined ? undefined : this.#touchpointOf(step, index)
      const { owner, channels } = this.#ends(step)
      const notes = this.#notes(step.notes)
      return {
        id: step.id,
        title,
        place: { stage: `stage-${stage + 1}`, lane: at, order: orders[index] ?? 'a0', ...(under ? { under } : {}) },
        ...(notes ? { notes } : {}),
        ...(channels.length > 0 ? { channels } : {}),
        ...(emotions.size > 0 ? { emotions: Object.fromEntries(emotions) } : {}),
        ...(owner ? { owner } : {}),
      }
    })
    return { lanes, cards }
  }

  /** An action stands under the touchpoint before it, or, where the stage begins with it, under the next one. */
  #touchpointOf({ stage }: Placed, index: number): string | undefined {
    const isSpine = (one: Placed) => one.doer === undefined && one.stage === stage
    return (this.#steps.slice(0, index).findLast(isSpine) ?? this.#steps.slice(index + 1).find(isSpine))?.id
  }

  #ends({ step, doer }: Placed): { readonly owner: string; readonly channels: readonly string[] } {
    const provider = [step.receiver.actor, step.initiator.actor].find((actor) => actor !== '' && !this.#isUser(actor))
    const name = doer === undefined && provider !== undefined ? this.#nameOf(provider) : ''
    const isDefault = Object.values(cjmlWords).some((words) => words.provider === name)
    const channels = [...new Set(step.channels.flatMap((one) => channelOf(one) ?? []))]
    return {
      owner: isDefault ? '' : name.slice(0, limits.nameLength),
      channels: channels.map((one) => one.slice(0, limits.nameLength)),
    }
  }

  #frictions(): Friction[] {
    const words = cjmlWords[this.#language]
    const n = this.#actual.length
    return ordered([...this.#deviations.values()]).map(({ step, kind, in: journeys, order }, index): Friction => ({
      id: `friction-${index + 1}`,
      title: this.#found.title(words[kind](step.title), step.step.line),
      order,
      on: [step.id],
      severity: 2,
      status: 'open',
      evidence: 'measured',
      frequency: { value: { k: Math.min(journeys.length, n), n }, evidence: 'measured' },
      notes: this.#notes([words.seenIn(journeys.join(', '))]),
    }))
  }

  #notes(texts: readonly string[]): string {
    const whole = texts.filter((text) => text.trim() !== '').join('\n')
    if (whole.length <= limits.notesLength) return whole
    this.#found.add('cut', 0, `Notes are longer than ${limits.notesLength} characters and were cut.`)
    return whole.slice(0, limits.notesLength).replace(/[\ud800-\udbff]$/, '')
  }
}

const lane = (id: string, role: LaneRole, title: string) => ({ id, role, title })

function ordered<T extends object>(things: readonly T[]): (T & { readonly order: string })[] {
  const orders = freshOrders(things.length)
  return things.map((thing, index) => ({ ...thing, order: orders[index] ?? 'a0' }))
}
