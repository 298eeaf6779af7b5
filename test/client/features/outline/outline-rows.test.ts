import { describe, expect, it } from 'vitest'
import { rowName } from '../../../../client/features/outline/row-name.ts'
import { outlineRows } from '../../../../client/features/outline/outline-rows.ts'
import { currentLanguage, currentText, speak } from '../../../../client/language/text.ts'
import { placeKey } from '../../../../client/state/focus.ts'
import { arrange } from '../../../../journey/model/arrange.ts'
import { bigMap } from '../../../helpers/big-map.ts'
import { smallMap } from '../../panel/open-panel.tsx'

const lines = (closed: readonly string[] = []) =>
  outlineRows(smallMap, arrange(smallMap), new Set(closed)).map(
    (row) => `${'  '.repeat(row.level - 1)}${titleOf(row)} ${row.position}/${row.siblings}`,
  )
const titleOf = (row: ReturnType<typeof outlineRows>[number]) =>
  row.kind === 'card' ? row.card.title : row.kind === 'stage' ? row.stage.title : row.lane.title

describe('the outline', () => {
  it('lists stages, their lanes that hold something, and the cards there in the order of the map', () => {
    expect(lines()).toEqual([
      'Looking 1/2',
      '  Touchpoints 1/2',
      '    Sees an ad 1/2',
      '    Compares shops 2/2',
      '  Actions 2/2',
      '    Reads the guide 1/1',
      'Buying 2/2',
      '  Touchpoints 1/1',
      '    Pays 1/1',
    ])
  })

  it('says under which touchpoint a card stands', () => {
    const rows = outlineRows(smallMap, arrange(smallMap), new Set())
    expect(rows.find((row) => row.kind === 'card' && row.card.id === 'guide')).toMatchObject({
      under: 'Compares shops',
    })
  })

  it('folds a stage or a lane away', () => {
    expect(lines([placeKey({ kind: 'stage', id: 'look' })])).toEqual([
      'Looking 1/2',
      'Buying 2/2',
      '  Touchpoints 1/1',
      '    Pays 1/1',
    ])
    expect(lines([placeKey({ kind: 'cell', stage: 'look', lane: 'touch' })])).not.toContain('    Sees an ad 1/2')
  })

  it('has a place to begin in a stage where nothing stands', () => {
    const empty = { ...smallMap, cards: [] }
    const rows = outlineRows(empty, arrange(empty), new Set())
    expect(rows.map(({ kind }) => kind)).toEqual(['stage', 'lane', 'stage', 'lane'])
  })

  it('holds every placed card of a big map once', () => {
    const map = bigMap(300, 4)
    const arrangement = arrange(map)
    const shown = outlineRows(map, arrangement, new Set()).flatMap((row) => (row.kind === 'card' ? [row.card.id] : []))
    const placed = map.cards.filter(({ id }) => arrangement.stageOf.has(id)).map(({ id }) => id)
    expect(shown.toSorted()).toEqual(placed.toSorted())
  })
})

/** What the rows of the small map are called. */
function rowNames(): string[] {
  const map = {
    ...smallMap,
    cards: smallMap.cards.map((card) =>
      card.id === 'pay' ? { ...card, channels: ['email'], emotions: { rani: -2 as const } } : card,
    ),
  }
  const speech = { map, arrangement: arrange(map), text: currentText(), language: currentLanguage() }
  return outlineRows(map, speech.arrangement, new Set()).map((row) => rowName(row, speech))
}

describe('the name of a row', () => {
  it('says what it is and what hangs there; the tree says where it stands', async () => {
    await speak('en', { remember: false })
    expect(rowNames()).toEqual([
      'Stage: Looking. 2 touchpoints.',
      'Lane: Touchpoints. 2 cards.',
      'Touchpoint: Sees an ad.',
      'Touchpoint: Compares shops. 2 metrics.',
      'Lane: Actions. 1 card.',
      'Action: Reads the guide. Under Compares shops.',
      'Stage: Buying. 1 touchpoint.',
      'Lane: Touchpoints. 1 card.',
      'Touchpoint: Pays. Emotion: Rani −2. Channels: Email.',
    ])
  })

  it('is Indonesian where that is spoken', async () => {
    await speak('id', { remember: false })
    expect(rowNames().slice(0, 4)).toEqual([
      'Tahap: Looking. 2 titik sentuh.',
      'Lajur: Touchpoints. 2 kartu.',
      'Titik sentuh: Sees an ad.',
      'Titik sentuh: Compares shops. 2 metrik.',
    ])
  })
})
