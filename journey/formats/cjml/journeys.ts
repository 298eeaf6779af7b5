import type { XmlElement } from './xml-tree.ts'
import { oneLine, plainText } from '../plain-text.ts'

/** A journey as a CJML file tells it. */
export interface CjmlJourney {
  readonly isPlanned: boolean
  readonly id: string
  readonly title: string
  readonly summary: string
  readonly status: string
  readonly phases: readonly { readonly id: string; readonly name: string; readonly description: string }[]
  readonly actors: readonly CjmlActor[]
  readonly steps: readonly CjmlStep[]
  readonly line: number
}

export interface CjmlActor {
  readonly id: string
  readonly name: string
  readonly isUser: boolean
}

export interface CjmlStep {
  readonly id: string
  readonly isAction: boolean
  readonly phase: string
  /** What became of it in an actual journey: `missing`, `failing`, `adhoc`; empty or `completed` when all was well. */
  readonly compliance: string
  readonly initiator: CjmlEnd
  readonly receiver: CjmlEnd
  readonly channels: readonly string[]
  readonly comment: string
  readonly category: string
  readonly rating: string
  readonly experience: string
  readonly line: number
}

export interface CjmlEnd {
  readonly actor: string
  readonly label: string
}

/** Elements that were passed over: how often, and where first. */
export type PassedOver = Map<string, { count: number; readonly line: number }>

/** Reads the journeys of a file. */
export function journeysIn(root: XmlElement, passed: PassedOver): readonly CjmlJourney[] {
  const found: CjmlJourney[] = []
  if (isJourney(root)) return [readJourney(root, passed)]
  for (const child of root.children) {
    if (isJourney(child)) found.push(readJourney(child, passed))
    else if (child.children.some(isJourney)) found.push(...journeysIn(child, passed))
    else pass(child, passed)
  }
  return found
}

const isJourney = ({ name }: XmlElement) => ['plannedjourney', 'actualjourney', 'journey'].includes(name)

function pass({ name, line }: XmlElement, passed: PassedOver): void {
  const known = passed.get(name)
  if (known) known.count++
  else passed.set(name, { count: 1, line })
}

const textOf = (element: XmlElement | undefined) => plainText(element?.text ?? '').trim()
const child = (element: XmlElement | undefined, name: string) => element?.children.find((one) => one.name === name)
const said = (element: XmlElement, name: string) => textOf(child(element, name))

/** What an element refers to: in an attribute of one of some names, or in its own words. */
function idOf(element: XmlElement | undefined, ...names: readonly string[]): string {
  const attribute = names.map((name) => element?.attributes.get(name)).find((value) => value !== undefined)
  return oneLine(attribute ?? element?.text ?? '')
}

function readJourney(element: XmlElement, passed: PassedOver): CjmlJourney {
  const known = new Set([
    'journeyid',
    'journeytitle',
    'journeyname',
    'journeyshortsummary',
    'journeylongsummary',
    'journeystatus',
    'journeyphases',
    'plannedreference',
    'actors',
    'touchpoints',
    'comment',
  ])
  for (const one of element.children) if (!known.has(one.name)) pass(one, passed)
  const phases = child(element, 'journeyphases')?.children ?? []
  const steps: CjmlStep[] = []
  for (const one of child(element, 'touchpoints')?.children ?? []) {
    const step = readStep(one, passed)
    if (step) steps.push(step)
    else pass(one, passed)
  }
  return {
    isPlanned: element.name !== 'actualjourney',
    id: said(element, 'journeyid'),
    title: oneLine(said(element, 'journeytitle') || said(element, 'journeyname')),
    summary: ['journeyshortsummary', 'journeylongsummary', 'comment']
      .map((name) => said(element, name))
      .filter((text) => text !== '')
      .join('\n\n'),
    status: said(element, 'journeystatus'),
    phases: phases.map((phase) => {
      const id = idOf(phase, 'phaseid', 'id')
      return { id, name: oneLine(said(phase, 'phasename')) || id, description: said(phase, 'phasedescription') }
    }),
    actors: (child(element, 'actors')?.children ?? []).map((actor) => {
      const id = idOf(actor, 'actorid', 'actoridref', 'id')
      const name = oneLine(said(actor, 'actorname') || said(actor, 'companyname'))
      return { id, name, isUser: actor.name === 'enduser' }
    }),
    steps,
    line: element.line,
  }
}

const kinds = /^(?:planned|actual)?(action|communicationpoint|touchpoint)$/

function readStep(element: XmlElement, passed: PassedOver): CjmlStep | undefined {
  const kind = kinds.exec(element.name)?.[1]
  if (kind === undefined) return undefined
  const known = new Set([
    'touchpointid',
    'belongsto',
    'compliance',
    'initiator',
    'receiver',
    'channel',
    'comment',
    'touchpointexperience',
    'category',
  ])
  for (const one of element.children) {
    if (known.has(one.name)) continue
    // Empty ones say nothing that could be lost.
    if (one.children.length > 0 || textOf(one) !== '' || one.attributes.size > 0) pass(one, passed)
  }
  const end = (side: 'initiator' | 'receiver'): CjmlEnd => {
    const one = child(element, side)
    const label = one && (said(one, `${side}label`) || said(one, 'label'))
    return { actor: idOf(child(one, 'refersto'), 'actoridref', 'actorid'), label: oneLine(label ?? '') }
  }
  const experience = child(element, 'touchpointexperience')
  const channels = element.children.filter(({ name }) => name === 'channel')
  return {
    id: said(element, 'touchpointid'),
    isAction: kind === 'action' || child(element, 'receiver') === undefined,
    phase: idOf(child(element, 'belongsto'), 'phaseidref', 'phaseid'),
    compliance: said(element, 'compliance')
      .toLowerCase()
      .replaceAll(/[^a-z]/g, ''),
    initiator: end('initiator'),
    receiver: end('receiver'),
    channels: channels.flatMap((channel) => {
      const names = channel.children.filter(({ name }) => name === 'channelname').map(textOf)
      return (names.length > 0 ? names : [textOf(channel)]).map(oneLine).filter((name) => name !== '')
    }),
    comment: said(element, 'comment'),
    category: said(element, 'category'),
    rating: experience ? said(experience, 'experiencerating') : '',
    experience: experience ? said(experience, 'experiencedescription') : '',
    line: element.line,
  }
}
