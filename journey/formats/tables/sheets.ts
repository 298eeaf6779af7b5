import { channels } from '../../library/channels.ts'
import type { Labelled, Words } from '../../library/label.ts'
import { laneRoleWords } from '../../library/lane-roles.ts'
import { label } from '../../library/words.ts'
import { arrange, byPlace } from '../../model/arrange.ts'
import { byOrder } from '../../model/order.ts'
import type { JourneyMap } from '../../model/schema.ts'
import * as vocabulary from '../../model/vocabulary.ts'
import type { Draft, Field } from './field.ts'
import { day, keys, number, record, reference, references, text, word, yesNo } from './fields.ts'
import { figure } from './figure-field.ts'

/** The sheets of a map as tables: the same for workbooks and for CSV. */
export const sheetKeys = [
  'stages',
  'lanes',
  'personas',
  'outcomes',
  'touchpoints',
  'cards',
  'links',
  'frictions',
  'metrics',
  'series',
  'fixes',
] as const
export type SheetKey = (typeof sheetKeys)[number]

/** The collection of the map whose things are a sheet's rows; points of a series belong to their metrics. */
export type RowCollection = Exclude<SheetKey, 'touchpoints' | 'series'>

/** One sheet: its name, its columns by field, and its rows. The id is in a column of its own, the first. */
export interface Sheet {
  readonly key: SheetKey
  readonly title: Words
  readonly collection: RowCollection | 'series'
  readonly fields: readonly Field[]
  rows(map: JourneyMap): readonly Readonly<Draft>[]
}

export const idColumn: Words = { en: 'Id', id: 'Id' }

const both = (en: string, id: string): Words => ({ en, id })
const labelled = <Key extends string>(
  list: readonly Key[],
  of: (key: Key, language: 'en' | 'id') => string,
): Labelled[] => list.map((key) => ({ key, en: of(key, 'en'), id: of(key, 'id') }))

const bands = labelled(vocabulary.bands, (key, language) => label('band', key, language))
const colours = labelled(vocabulary.colours, (key, language) => label('colour', key, language))
const roles = labelled(vocabulary.laneRoles, (key, language) => laneRoleWords[key][language])
const moments = labelled(vocabulary.moments, (key, language) => label('moment', key, language))
const supportModes = labelled(vocabulary.supportModes, (key, language) => label('supportMode', key, language))
const evidences = labelled(vocabulary.evidences, (key, language) => label('evidence', key, language))
const statuses = labelled(vocabulary.frictionStatuses, (key, language) => label('frictionStatus', key, language))
const frictionKinds = labelled(vocabulary.frictionKinds, (key, language) => label('frictionKind', key, language))
const lossBuckets = labelled(vocabulary.lossBuckets, (key, language) => label('lossBucket', key, language))
const persistences: readonly Labelled[] = [
  { key: 'once', en: 'Once', id: 'Sekali' },
  { key: 'again', en: 'Again and again', id: 'Berulang kali' },
]
const exitKinds: readonly Labelled[] = [
  { key: 'base', en: 'Without frictions', id: 'Tanpa titik gesekan' },
  { key: 'measured', en: 'All who leave', id: 'Semua yang keluar' },
]
const betterWays: readonly Labelled[] = [
  { key: 'up', en: 'Higher', id: 'Naik' },
  { key: 'down', en: 'Lower', id: 'Turun' },
]

const title = text('title', both('Title', 'Judul'), 36, '')
const notes = text('notes', both('Notes', 'Catatan'), 48)
const owner = text('owner', both('Owner', 'Penanggung jawab'), 18)
const colour = word('colour', both('Colour', 'Warna'), colours)
const evidence = word('evidence', both('Evidence', 'Bukti'), evidences)
const n = number('n', both('Sample size', 'Ukuran sampel'))
const stage = reference('stage', both('Stage', 'Tahap'), ['stages'], { within: 'place', isRequired: true })
const lane = reference('lane', both('Lane', 'Lajur'), ['lanes'], { within: 'place', isRequired: true })
const under = reference('under', both('Under touchpoint', 'Di bawah titik sentuh'), ['cards'], { within: 'place' })
const figureOf = (key: string, header: Words, bounds: 'share' | 'amount') => figure(key, header, bounds, evidences)
const channelKeys = keys('channels', both('Channels', 'Kanal'), channels)

const ordered = (collection: Exclude<RowCollection, 'cards' | 'links'>) => (of: JourneyMap) =>
  [...of[collection]].sort(byOrder) as unknown as readonly Readonly<Draft>[]

/** Whether a card stands in the spine of the map. */
const isTouchpoint = (of: JourneyMap) => {
  const lanes = new Set(of.lanes.filter(({ role }) => role === 'touchpoint').map(({ id }) => id))
  return (card: JourneyMap['cards'][number]) => lanes.has(card.place.lane)
}

/** The sheets of a map. Some have a column for each persona or outcome. */
export function sheetsOf(map: JourneyMap): readonly Sheet[] {
  return [
    {
      key: 'stages',
      title: both('Stages', 'Tahap'),
      collection: 'stages',
      fields: [title, word('band', both('Band', 'Fase'), bands), colour, notes],
      rows: ordered('stages'),
    },
    {
      key: 'lanes',
      title: both('Lanes', 'Lajur'),
      collection: 'lanes',
      fields: [
        title,
        word('role', both('Role', 'Peran'), roles),
        colour,
        yesNo('collapsed', both('Folded', 'Dilipat')),
      ],
      rows: ordered('lanes'),
    },
    {
      key: 'personas',
      title: both('Personas', 'Persona'),
      collection: 'personas',
      fields: [title, colour, notes],
      rows: ordered('personas'),
    },
    {
      key: 'outcomes',
      title: both('Outcomes', 'Hasil akhir'),
      collection: 'outcomes',
      fields: [title, yesNo('good', both('Good', 'Baik')), figureOf('value', both('Value', 'Nilai'), 'amount')],
      rows: ordered('outcomes'),
    },
    {
      key: 'touchpoints',
      title: both('Touchpoints', 'Titik sentuh'),
      collection: 'cards',
      fields: [
        title,
        stage,
        lane,
        record('emotions', both('Emotion', 'Emosi'), map.personas),
        channelKeys,
        word('moment', both('Moment', 'Momen'), moments),
        word('supportMode', both('Support', 'Dukungan'), supportModes),
        owner,
        number('entry', both('Begin here (weight)', 'Mulai di sini (bobot)')),
        figureOf('exit', both('Leave here', 'Keluar di sini'), 'share'),
        word('exitKind', both('Leave here: who', 'Keluar di sini: siapa'), exitKinds),
        figureOf('visitCost', both('Cost per visit', 'Biaya per kunjungan'), 'amount'),
        record('ends', both('End here (weight)', 'Berakhir di sini (bobot)'), map.outcomes),
        colour,
        notes,
      ],
      rows(of) {
        const placed = arrange(of).touchpoints
        const seen = new Set(placed)
        const others = of.cards.filter(isTouchpoint(of)).filter((card) => !seen.has(card))
        return [...placed, ...others.sort(byPlace)]
      },
    },
    {
      key: 'cards',
      title: both('Other cards', 'Kartu lain'),
      collection: 'cards',
      fields: [title, stage, lane, under, channelKeys, owner, colour, notes],
      rows(of) {
        const isSpine = isTouchpoint(of)
        return of.cards.filter((card) => !isSpine(card)).sort(byPlace)
      },
    },
    {
      key: 'links',
      title: both('Links', 'Tautan'),
      collection: 'links',
      fields: [
        reference('from', both('From', 'Dari'), ['cards'], { isRequired: true }),
        reference('to', both('To', 'Ke'), ['cards'], { isRequired: true }),
        number('weight', both('Weight', 'Bobot')),
        text('label', both('Label', 'Label')),
        text('kind', both('Kind', 'Jenis'), 14),
      ],
      rows: (of) => of.links,
    },
    {
      key: 'frictions',
      title: both('Frictions', 'Titik gesekan'),
      collection: 'frictions',
      fields: [
        title,
        references('on', both('Where', 'Di mana'), ['cards', 'stages']),
        number('severity', both('Severity (0–4)', 'Keparahan (0–4)')),
        word('status', both('Status', 'Status'), statuses),
        word('kind', both('Kind', 'Jenis'), frictionKinds),
        evidence,
        figureOf('frequency', both('Meet it', 'Mengalaminya'), 'share'),
        figureOf('exitImpact', both('Leave because of it', 'Keluar karenanya'), 'share'),
        word('persistence', both('How often', 'Seberapa sering'), persistences),
        number('impact', both('Impact (RICE)', 'Dampak (RICE)')),
        number('importance', both('Importance (0–10)', 'Kepentingan (0–10)')),
        number('satisfaction', both('Satisfaction (0–10)', 'Kepuasan (0–10)')),
        word('lossBucket', both('Loss', 'Kerugian'), lossBuckets),
        owner,
        text('url', both('Address', 'Alamat')),
        notes,
      ],
      rows: ordered('frictions'),
    },
    {
      key: 'metrics',
      title: both('Metrics', 'Metrik'),
      collection: 'metrics',
      fields: [
        title,
        text('key', both('Catalogue key', 'Kunci katalog'), 20, 'custom'),
        reference('on', both('Where', 'Di mana'), ['cards', 'stages']),
        number('value', both('Value', 'Nilai')),
        text('unit', both('Unit', 'Satuan'), 10),
        number('target', both('Target', 'Target')),
        n,
        evidence,
        text('source', both('Source', 'Sumber')),
        day('asOf', both('As of', 'Per tanggal')),
        day('expires', both('Valid until', 'Berlaku sampai')),
        number('p10', both('10% are below', '10% di bawah')),
        number('p90', both('90% are below', '90% di bawah')),
        word('better', both('Better', 'Lebih baik'), betterWays),
        text('period', both('Period', 'Periode'), 14),
        owner,
        notes,
      ],
      rows: ordered('metrics'),
    },
    {
      key: 'series',
      title: both('Metric series', 'Deret metrik'),
      collection: 'series',
      fields: [
        reference('metric', both('Metric', 'Metrik'), ['metrics'], { isRequired: true }),
        day('day', both('Day', 'Tanggal')),
        number('value', both('Value', 'Nilai')),
        n,
      ],
      rows: (of) =>
        [...of.metrics].sort(byOrder).flatMap(({ id, series = {} }) =>
          Object.entries(series)
            .sort(([a], [b]) => (a < b ? -1 : 1))
            .map(([on, point]) => ({ id: `${id}:${on}`, metric: id, day: on, ...point })),
        ),
    },
    {
      key: 'fixes',
      title: both('Fixes', 'Perbaikan'),
      collection: 'fixes',
      fields: [
        title,
        references('frictions', both('Frictions', 'Titik gesekan'), ['frictions']),
        figureOf('effectiveness', both('Effect', 'Dampak'), 'share'),
        figureOf('cost', both('Cost', 'Biaya'), 'amount'),
        figureOf('effort', both('Effort (person-days)', 'Upaya (hari kerja)'), 'amount'),
        day('due', both('Due', 'Tenggat')),
        owner,
        notes,
      ],
      rows: ordered('fixes'),
    },
  ]
}
