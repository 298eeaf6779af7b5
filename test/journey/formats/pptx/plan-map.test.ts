import { describe, expect, it } from 'vitest'
import {
  type Column,
  type MapPage,
  type PlanLane,
  type PlanStage,
  type Tile,
  planMap,
} from '../../../../journey/formats/pptx/plan-map.ts'
import { randomNumbers } from '../../../helpers/big-map.ts'

const room = { x: 126, y: 66, w: 798, h: 442 } as const
const card = (text: string): Tile => ({ text, tone: { kind: 'card', colour: 'slate' } })
const touchpoint = (text: string): Tile => ({ text, tone: { kind: 'touchpoint', colour: 'blue' } })

const stagesOf = (counts: readonly number[]): readonly PlanStage[] =>
  counts.map((_, index) => ({ id: `s${index}`, title: `Stage ${index}`, colour: 'blue' }))
const columnsOf = (counts: readonly number[]): readonly Column[] =>
  counts.flatMap((count, stage) =>
    Array.from({ length: count }, (_, at) => ({ stage: `s${stage}`, key: `${stage}-${at}` })),
  )

const headingLane = (columns: readonly Column[]): PlanLane => ({
  title: 'Touchpoints',
  isHeading: true,
  columns: new Map(columns.map(({ key }) => [key, [touchpoint(`T ${key}`)]])),
  stages: new Map(),
})

const textsOn = (pages: readonly MapPage[]) =>
  pages.flatMap(({ bands }) => bands.flatMap(({ tiles }) => tiles.map(({ tile }) => tile.text)))

describe('a map on slides', () => {
  it('keeps stages whole where they fit, seven columns on a slide at most', () => {
    const counts = [3, 4, 3, 5, 9]
    const columns = columnsOf(counts)
    const pages = planMap(stagesOf(counts), columns, [headingLane(columns)], room)
    expect(pages.map(({ stages }) => stages.map(({ id, isContinued }) => id + (isContinued ? '+' : '')))).toEqual([
      ['s0', 's1'],
      ['s2'],
      ['s3'],
      ['s4'],
      ['s4+'],
    ])
  })

  it('says again what the columns are where lanes go on on the next slide', () => {
    const columns = columnsOf([3])
    const lanes = ['A', 'B', 'C'].map((title): PlanLane => ({
      title,
      isHeading: false,
      columns: new Map([['0-1', Array.from({ length: 8 }, (_, index) => card(`${title} ${index}`))]]),
      stages: new Map(),
    }))
    const pages = planMap(stagesOf([3]), columns, [headingLane(columns), ...lanes], room)
    expect(pages.length).toBeGreaterThan(1)
    for (const { bands } of pages) expect(bands[0]?.title).toBe('Touchpoints')
  })

  it('places everything once, inside the room, and nothing on something else', () => {
    const seed = Math.floor(Math.random() * 2 ** 31)
    const random = randomNumbers(seed)
    for (let round = 0; round < 20; round++) {
      const counts = Array.from({ length: 1 + Math.floor(random() * 6) }, () => 1 + Math.floor(random() * 10))
      const columns = columnsOf(counts)
      const tiles = (name: string) =>
        Array.from({ length: Math.floor(random() * 9) }, (_, index) =>
          card(`${name} ${index} ${'word '.repeat(random() * 60)}`),
        )
      const lanes = ['A', 'B', 'C'].map((title): PlanLane => ({
        title,
        isHeading: false,
        columns: new Map(columns.map(({ key }) => [key, tiles(`${title} ${key}`)])),
        stages: new Map(counts.map((_, stage) => [`s${stage}`, tiles(`${title} s${stage}`)])),
      }))
      const pages = planMap(stagesOf(counts), columns, lanes, room)
      const given = lanes
        .flatMap((lane) => [...lane.columns.values(), ...lane.stages.values()].flat())
        .map(({ text }) => text)
      expect(textsOn(pages).sort(), `seed ${seed}`).toEqual(given.sort())
      for (const { bands } of pages) {
        const placed = bands.flatMap(({ tiles: all }) => all)
        for (const one of placed) {
          expect(one.x >= room.x && one.x + one.w <= room.x + room.w + 0.01, `seed ${seed}`).toBe(true)
          expect(one.y >= room.y && one.y + one.h <= room.y + room.h + 0.01, `seed ${seed}`).toBe(true)
        }
        const isOver = (a: (typeof placed)[number], b: (typeof placed)[number]) =>
          a.x < b.x + b.w - 0.01 && b.x < a.x + a.w - 0.01 && a.y < b.y + b.h - 0.01 && b.y < a.y + a.h - 0.01
        expect(
          placed.some((a, index) => placed.slice(index + 1).some((b) => isOver(a, b))),
          `seed ${seed}`,
        ).toBe(false)
      }
    }
  })
})
