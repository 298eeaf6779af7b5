import { laneRoleWords } from '../../library/lane-roles.ts'
import { sheetWords } from '../../library/sheet-words.ts'
import { formatMetric } from '../../metrics/number-format.ts'
import { type Arrangement, arrange } from '../../model/arrange.ts'
import type { Card, JourneyMap } from '../../model/schema.ts'
import type { LaneRole, Language } from '../../model/vocabulary.ts'
import { oneLine, plainText } from '../plain-text.ts'
import { escapeXml } from '../svg/markup.ts'
import { channelName, cjmlWords, unknownChannel } from './cjml-words.ts'
import { keepMap } from './kept-map.ts'
import { lostInCjml } from './lost.ts'

/** Lanes whose cards are what an organisation does; in CJML whoever does it has a lane, and is an actor. */
export const providerRoles: ReadonlySet<LaneRole> = new Set(['frontstage', 'backstage', 'support'])

/**
 * A map as CJML 2.0, the Customer Journey Modeling Language: its stages are phases, its touchpoints communication points
 * of a planned journey, what customers and the organisation do are actions. Experience, which CJML knows of actual
 * journeys only, stands in one for each persona that was rated. Equal maps give equal texts.
 * @see https://cjml.no
 */
export function renderCjml(map: JourneyMap, language: Language = map.meta.locale ?? 'en'): string {
  const journeys = new Writer(map, language).journeys()
  const lost = lostInCjml(map)
  const note = lost.length > 0 ? `  <!-- Not carried by CJML: ${lost.join(', ')}. -->\n` : ''
  const xml = `<?xml version="1.0" encoding="UTF-8"?>\n<CJML version="2.0">\n${note}${journeys}</CJML>\n`
  return `${xml}${keepMap(map, xml)}`
}

interface Actor {
  readonly id: string
  readonly name: string
}

type Rating = { readonly value: number; readonly journey: Actor } | undefined

class Writer {
  readonly #map: JourneyMap
  readonly #language: Language
  readonly #arrangement: Arrangement
  readonly #users: readonly Actor[]
  readonly #providers = new Map<string, Actor>()
  readonly #ids = new Map<string, string>()

  constructor(map: JourneyMap, language: Language) {
    this.#map = map
    this.#language = language
    this.#arrangement = arrange(map)
    const named = map.personas.map(({ id, title }, index): Actor & { persona: string } => ({
      id: `U${index + 1}`,
      name: this.#named(title),
      persona: id,
    }))
    this.#users = named.length > 0 ? named : [{ id: 'U1', name: cjmlWords[language].customer }]
    this.#steps().forEach(({ id }, index) => this.#ids.set(id, `T${index + 1}`))
    for (const card of this.#steps()) this.#providerOf(card)
  }

  journeys(): string {
    const { title, description } = this.#map.meta
    const planned = [
      line(2, 'journeyID', 'PJ1'),
      line(2, 'journeyTitle', this.#named(title)),
      this.#phases(),
      line(2, 'journeyShortSummary', description),
      this.#actors(this.#users, true),
      `    <touchpoints>\n${this.#steps()
        .map((card) => this.#step(card, 'planned'))
        .join('')}    </touchpoints>\n`,
    ]
    const actual = this.#map.personas.flatMap((persona, index) => {
      const rated = this.#arrangement.touchpoints.filter(({ emotions }) => emotions?.[persona.id] !== undefined)
      const user = this.#users[index]
      return rated.length > 0 && user ? [this.#rated(user, persona.id, rated, index + 1)] : []
    })
    return [element(1, 'plannedJourney', planned.join('')), ...actual].join('')
  }

  #rated(user: Actor, persona: string, cards: readonly Card[], number: number): string {
    const parts = [
      line(2, 'journeyID', `AJ${number}`),
      line(2, 'journeyTitle', user.name),
      line(2, 'plannedReference', 'PJ1'),
      this.#phases(),
      line(2, 'journeyShortSummary', cjmlWords[this.#language].rated(user.name)),
      this.#actors([user], false),
      `    <touchpoints>\n${cards
        .map((card) => this.#step(card, 'actual', { value: card.emotions?.[persona] ?? 0, journey: user }))
        .join('')}    </touchpoints>\n`,
    ]
    return element(1, 'actualJourney', parts.join(''))
  }

  #named(text: string): string {
    return oneLine(text) || sheetWords(this.#language).untitled
  }

  #roleOf(card: Card): LaneRole | undefined {
    return this.#map.lanes.find(({ id }) => id === card.place.lane)?.role
  }

  /** What happens, stage by stage: each touchpoint with the actions under it, and then those of the stage as a whole. */
  #steps(): readonly Card[] {
    const doing = this.#map.lanes.filter(({ role }) => role === 'action' || providerRoles.has(role))
    const arrangement = this.#arrangement
    return this.#map.stages.flatMap((stage) => [
      ...(arrangement.columns.get(stage.id) ?? []).flatMap((touchpoint) => [
        touchpoint,
        ...doing.flatMap((lane) => arrangement.cell(stage.id, lane.id).under.get(touchpoint.id) ?? []),
      ]),
      ...doing.flatMap((lane) => arrangement.cell(stage.id, lane.id).whole),
    ])
  }

  #providerOf(card: Card): Actor {
    const lane = this.#map.lanes.find(({ id }) => id === card.place.lane)
    const isOwn = lane !== undefined && providerRoles.has(lane.role)
    const ofLane = isOwn ? oneLine(lane.title) || laneRoleWords[lane.role][this.#language] : ''
    const name = (isOwn ? ofLane : oneLine(card.owner ?? '')) || cjmlWords[this.#language].provider
    const known = this.#providers.get(name)
    const provider = known ?? { id: `P${this.#providers.size + 1}`, name }
    if (!known) this.#providers.set(name, provider)
    return provider
  }

  #phases(): string {
    const phases = this.#map.stages.map(({ title, notes }, index) => {
      const inside = line(4, 'phaseName', this.#named(title)) + line(4, 'phaseDescription', notes)
      return `      <journeyPhase phaseID="S${index + 1}">\n${inside}      </journeyPhase>\n`
    })
    return phases.length > 0 ? element(2, 'journeyPhases', phases.join('')) : ''
  }

  /** An actor is told once, and referred to in the journeys after. */
  #actors(users: readonly Actor[], isFirst: boolean): string {
    const tell = (kind: string, label: string, { id, name }: Actor) =>
      isFirst
        ? `      <${kind} actorID="${id}">\n${line(4, label, name)}      </${kind}>\n`
        : `      <${kind} actorIDref="${id}"/>\n`
    const told = [
      ...users.map((user) => tell('endUser', 'actorName', user)),
      ...[...this.#providers.values()].map((provider) => tell('serviceProvider', 'companyName', provider)),
    ]
    return element(2, 'actors', told.join(''))
  }

  #step(card: Card, kind: 'planned' | 'actual', rating?: Rating): string {
    const role = this.#roleOf(card)
    const isAction = role !== 'touchpoint'
    const stage = this.#map.stages.findIndex(({ id }) => id === this.#arrangement.stageOf.get(card.id))
    const title = this.#named(card.title)
    const user = rating?.journey ?? this.#users[0]
    const provider = this.#providerOf(card)
    const isFromUs = isAction ? role !== 'action' : card.supportMode === 'proactive'
    const [from, to] = isFromUs ? [provider, user] : [user, provider]
    const [channel, ...others] = card.channels ?? []
    const parts = [
      line(4, 'touchpointID', this.#ids.get(card.id)),
      `        <belongsTo phaseIDref="S${stage + 1}"/>\n`,
      this.#end('initiator', from, title),
      ...(isAction
        ? []
        : [
            this.#end('receiver', to, title),
            element(
              4,
              'channel',
              line(5, 'channelName', channel === undefined ? unknownChannel : channelName(channel)),
            ),
          ]),
      line(4, 'comment', rating ? undefined : this.#comment(card, others)),
      rating ? element(4, 'touchpointExperience', line(5, 'experienceRating', String(rating.value + 3))) : '',
    ]
    return element(3, `${kind}${isAction ? 'Action' : 'CommunicationPoint'}`, parts.join(''))
  }

  #end(side: 'initiator' | 'receiver', actor: Actor | undefined, label: string): string {
    const refers = `          <refersTo actorIDref="${actor?.id ?? ''}"/>\n`
    return element(4, side, refers + line(5, `${side}Label`, label))
  }

  /** What CJML has no place for, and people would miss. */
  #comment(card: Card, channels: readonly string[]): string {
    const words = cjmlWords[this.#language]
    const { frictions, metrics, meta } = this.#map
    return [
      card.notes ?? '',
      ...(channels.length > 0 ? [words.channels(channels.map(channelName).join(', '))] : []),
      ...frictions
        .filter(({ on }) => on.includes(card.id))
        .map(({ title, severity }) => words.friction(this.#named(title), severity)),
      ...metrics.flatMap(({ on, title, value, key, unit }) =>
        on === card.id && value !== undefined
          ? [words.metric(this.#named(title), formatMetric(value, { key, unit }, this.#language, meta.currency))]
          : [],
      ),
    ]
      .filter((text) => text !== '')
      .join('\n')
  }
}

const indent = (depth: number) => '  '.repeat(depth)

function element(depth: number, name: string, inside: string): string {
  return `${indent(depth)}<${name}>\n${inside}${indent(depth)}</${name}>\n`
}

/** Nothing for a text that is empty. */
function line(depth: number, name: string, text = ''): string {
  const plain = plainText(text).trim()
  return plain === '' ? '' : `${indent(depth)}<${name}>${escapeXml(plain)}</${name}>\n`
}
