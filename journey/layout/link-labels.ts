import { sizes } from './sizes.ts'

/** An arc as its label sees it; all in px. */
export interface LabelledArc {
  readonly track: number
  /** Where the arc leaves and arrives. */
  readonly out: number
  readonly into: number
  /** Width of the label's box; 0 without a label. */
  readonly width: number
}

/** Width of the cells in which room for labels is counted. */
const cell = 8
/** Kept free at both ends of an arc: its rounded corner and a piece of line. */
const endRoom = 16
/** Clear space left and right of a label. */
const margin = 4
/** Candidates left and right of the middle. */
const mostSteps = 24
/** A line through a label is worth going this far aside, another label over it is worth anything. */
const lineCost = 3
const labelCost = 1_000

/** Where the labels of a lane's arcs stand, and how high its tracks lie. */
export interface LabelPlan {
  /** The middle of each arc's label. */
  readonly middles: readonly number[]
  /** px of each track above the lowest. */
  readonly heights: readonly number[]
}

/**
 * Puts each label as near to the middle of its arc as it stands clear of labels on the neighbouring tracks and of lines
 * that come down through it; short arcs, which have the least choice, come first. Tracks lie close together where their
 * labels stand beside each other, and a label's height apart where there is no other way.
 * @param tracks how many there are
 */
export function planLabels(arcs: readonly LabelledArc[], tracks: number): LabelPlan {
  const middles = arcs.map(({ out, into }) => (out + into) / 2)
  const taken = Array.from({ length: tracks }, () => new Set<number>())
  const touching = new Set<number>()
  const lines = highestLines(arcs)
  const isTaken = (track: number, cells: readonly number[]) => cells.some((each) => taken[track]?.has(each))
  const costAt = ({ track, width }: LabelledArc, middle: number): number => {
    const cells = cellsOf(middle, width)
    let cost = 0
    for (const other of [track - 1, track, track + 1]) if (isTaken(other, cells)) cost += labelCost
    for (let x = Math.floor(middle - width / 2); x <= middle + width / 2; x++)
      if ((lines.get(x) ?? -1) > track) cost += lineCost
    return cost
  }
  const labelled = arcs
    .map((arc, index) => ({ arc, index, centre: middles[index] ?? 0 }))
    .filter(({ arc }) => arc.width > 0)
    .sort((a, b) => spanOf(a.arc) - spanOf(b.arc))
  for (const { arc, index, centre } of labelled) {
    const steps = Math.min(mostSteps, Math.floor(Math.max(0, spanOf(arc) / 2 - endRoom - arc.width / 2) / cell))
    let best = { middle: centre, cost: costAt(arc, centre) }
    for (let step = 1; step <= steps && best.cost > step; step++) {
      for (const middle of [centre - step * cell, centre + step * cell]) {
        const cost = costAt(arc, middle) + step
        if (cost < best.cost) best = { middle, cost }
      }
    }
    middles[index] = best.middle
    const cells = cellsOf(best.middle, arc.width)
    if (isTaken(arc.track - 1, cells)) touching.add(arc.track - 1)
    if (isTaken(arc.track + 1, cells)) touching.add(arc.track)
    for (const each of cells) taken[arc.track]?.add(each)
  }
  return { middles, heights: heightsOf(tracks, touching, labelled.length > 0) }
}

/** The cells that a label would take. */
function cellsOf(middle: number, width: number): number[] {
  const first = Math.floor((middle - width / 2 - margin) / cell)
  const last = Math.floor((middle + width / 2 + margin) / cell)
  return Array.from({ length: last - first + 1 }, (_, index) => first + index)
}

/** @param touching tracks whose labels reach over or under one on the next track */
function heightsOf(tracks: number, touching: ReadonlySet<number>, hasLabels: boolean): number[] {
  const { wide, narrow, spread, most } = sizes.tracks
  const free = tracks - 1 - touching.size
  const gap = Math.min(hasLabels ? wide : narrow, Math.max(narrow, (spread - touching.size * wide) / Math.max(free, 1)))
  const total = touching.size * wide + free * gap
  const scale = Math.min(1, most / Math.max(total, 1))
  const heights: number[] = []
  let height = 0
  for (let track = 0; track < tracks; track++) {
    heights.push(Math.round(height))
    height += (touching.has(track) ? wide : gap) * scale
  }
  return heights
}

const spanOf = ({ out, into }: LabelledArc) => Math.abs(into - out)

/** The highest track from which a line comes down, by whole px. */
function highestLines(arcs: readonly LabelledArc[]): ReadonlyMap<number, number> {
  const lines = new Map<number, number>()
  for (const { track, out, into } of arcs)
    for (const x of [Math.round(out), Math.round(into)]) lines.set(x, Math.max(track, lines.get(x) ?? track))
  return lines
}
