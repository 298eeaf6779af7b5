import type { Language } from '../model/vocabulary.ts'
import { catalogueMetric } from './catalogue.ts'
import { cac, churnPercent, clv, costPerTicket, csatPercent, nps, retentionPercent } from './formulas.ts'

type Words = Readonly<Record<Language, string>>

/**
 * What an input of a calculator counts or measures. Counts are whole; percentages are 0…100; durations are in the unit
 * of the metric, money is in the currency of the map; a score is on the metric's own scale.
 */
export type InputKind = 'count' | 'money' | 'percent' | 'duration' | 'score'

/** One number that a value is reckoned from. `id` is its Indonesian name, as in every library. */
export interface CalculatorInput extends Words {
  /** Its name in `metric.inputs`. */
  readonly key: string
  readonly kind: InputKind
  readonly least?: number
  readonly most?: number
  /** The value can be reckoned without it. */
  readonly optional?: true
}

/** Why a value cannot be reckoned. */
export type InputProblem = 'missing' | 'not-a-number' | 'outside' | 'not-whole' | 'zero' | 'more-than' | 'contradicts'

/** A value in the unit of its metric (percentages 0…100), or the input that stands in the way and why. */
export type Reckoning =
  | {
      readonly ok: true
      readonly value: number
      /** How many were asked or counted. */
      readonly n?: number
      readonly p90?: number
    }
  | {
      readonly ok: false
      readonly input: string
      readonly why: InputProblem
      /** The other input, of `more-than` and `contradicts`. */
      readonly than?: string
    }

/** What was entered, by the inputs' keys. */
export type Inputs = Readonly<Record<string, number>>

/** How one metric of the catalogue is reckoned. */
export interface Calculator {
  readonly metric: string
  readonly inputs: readonly CalculatorInput[]
  /** Inputs are of the user's own names, all of one kind: complaints by type. */
  readonly open?: Words
  readonly reckon: (inputs: Inputs) => Reckoning
}

type Solve<Key extends string> = (given: { readonly [K in Key]: number }, all: Inputs) => Reckoning

const count = <Key extends string>(key: Key, en: string, id: string) =>
  ({ key, en, id, kind: 'count', least: 0 }) as const
const money = <Key extends string>(key: Key, en: string, id: string) =>
  ({ key, en, id, kind: 'money', least: 0 }) as const
const duration = <Key extends string>(key: Key, en: string, id: string) =>
  ({ key, en, id, kind: 'duration', least: 0 }) as const

type Reckoned = Extract<Reckoning, { readonly ok: true }>

function value(reckoned: number | undefined, n?: number): Reckoned {
  // Each input was looked at before: a formula without a value is a mistake of ours.
  if (reckoned === undefined) throw new Error('A formula has no value for inputs that were found sound.')
  return { ok: true, value: reckoned, ...(n === undefined ? {} : { n }) }
}

/** A calculator whose required inputs are each sound by themselves when `solve` is called. */
function calculator<Key extends string>(
  metric: string,
  required: readonly (CalculatorInput & { readonly key: Key })[],
  solve: Solve<Key>,
  optional: readonly CalculatorInput[] = [],
): Calculator {
  const inputs = [...required, ...optional.map((input) => ({ ...input, optional: true as const }))]
  return {
    metric,
    inputs,
    reckon(given) {
      for (const input of inputs) {
        const why = soundness(input, given[input.key])
        if (why !== undefined) return { ok: false, input: input.key, why }
      }
      return solve(given as { readonly [K in Key]: number }, given)
    },
  }
}

/** What is wrong with one input by itself. */
function soundness(input: CalculatorInput, given: number | undefined): InputProblem | undefined {
  if (given === undefined) return input.optional ? undefined : 'missing'
  if (!Number.isFinite(given)) return 'not-a-number'
  if (input.kind === 'count' && !Number.isInteger(given)) return 'not-whole'
  const { least = Number.NEGATIVE_INFINITY, most = Number.POSITIVE_INFINITY } = input
  return given < least || given > most ? 'outside' : undefined
}

/** A share of a whole in percent: `part` ÷ `whole` × 100. */
function shareOf<Part extends string, Whole extends string>(
  metric: string,
  part: CalculatorInput & { readonly key: Part },
  whole: CalculatorInput & { readonly key: Whole },
  percent: (part: number, whole: number) => number | undefined,
): Calculator {
  return calculator<Part | Whole>(metric, [part, whole], (given) => {
    if (given[whole.key] === 0) return { ok: false, input: whole.key, why: 'zero' }
    if (given[part.key] > given[whole.key]) return { ok: false, input: part.key, why: 'more-than', than: whole.key }
    return value(percent(given[part.key], given[whole.key]), given[whole.key])
  })
}

/** Something spread over units: `spend` ÷ `units`. */
function perUnit<Spend extends string, Units extends string>(
  metric: string,
  spend: CalculatorInput & { readonly key: Spend },
  units: CalculatorInput & { readonly key: Units },
  divide: (spend: number, units: number) => number | undefined,
): Calculator {
  return calculator<Spend | Units>(metric, [spend, units], (given) => {
    if (given[units.key] === 0) return { ok: false, input: units.key, why: 'zero' }
    return value(divide(given[spend.key], given[units.key]), given[units.key])
  })
}

const calculators: readonly Calculator[] = [
  calculator(
    'nps',
    [
      count('promoters', 'Promoters (9–10)', 'Promotor (9–10)'),
      count('passives', 'Passives (7–8)', 'Pasif (7–8)'),
      count('detractors', 'Detractors (0–6)', 'Detraktor (0–6)'),
    ],
    (given) => {
      const answers = given.promoters + given.passives + given.detractors
      return answers === 0 ? { ok: false, input: 'promoters', why: 'zero' } : value(nps(given), answers)
    },
  ),
  shareOf(
    'csat',
    count('satisfied', 'Satisfied (top two boxes)', 'Puas (dua kotak teratas)'),
    count('answers', 'All answers', 'Semua jawaban'),
    csatPercent,
  ),
  calculator(
    'ces',
    [{ ...count('answers', 'Answers', 'Jawaban'), least: 1 }],
    ({ answers }, { sum, mean }) => {
      if (sum === undefined) return mean === undefined ? missing('sum') : value(mean, answers)
      const reckoned = sum / answers
      if (reckoned < 1 || reckoned > 7) return { ok: false, input: 'sum', why: 'outside' }
      // A mean is reported with one or two decimals.
      if (mean !== undefined && Math.abs(reckoned - mean) > 0.05)
        return { ok: false, input: 'mean', why: 'contradicts', than: 'sum' }
      return value(reckoned, answers)
    },
    [
      { key: 'sum', en: 'Sum of the scores (1–7)', id: 'Jumlah skor (1–7)', kind: 'score', least: 0 },
      { key: 'mean', en: 'or their mean', id: 'atau rata-ratanya', kind: 'score', least: 1, most: 7 },
    ],
  ),
  shareOf(
    'churn',
    count('lost', 'Customers lost', 'Pelanggan yang hilang'),
    count('atStart', 'Customers at the start', 'Pelanggan pada awal periode'),
    churnPercent,
  ),
  shareOf(
    'retention',
    count('lost', 'Customers lost', 'Pelanggan yang hilang'),
    count('atStart', 'Customers at the start', 'Pelanggan pada awal periode'),
    retentionPercent,
  ),
  calculator(
    'clv',
    [
      { key: 'margin', en: 'Margin per period', id: 'Margin per periode', kind: 'money' },
      { key: 'retention', en: 'Retention per period', id: 'Retensi per periode', kind: 'percent', least: 0, most: 100 },
      {
        key: 'discount',
        en: 'Discount rate per period',
        id: 'Tingkat diskonto per periode',
        kind: 'percent',
        least: 0,
      },
    ],
    ({ margin, retention, discount }) => {
      // Someone who never leaves is worth without end where the future is not discounted.
      if (retention === 100 && discount === 0) return { ok: false, input: 'discount', why: 'zero' }
      return value(clv(margin, retention, discount))
    },
  ),
  perUnit(
    'cac',
    money('spend', 'Acquisition spend', 'Biaya akuisisi'),
    count('newCustomers', 'New customers', 'Pelanggan baru'),
    cac,
  ),
  perUnit(
    'retention-cost',
    money('spend', 'Retention spend', 'Biaya retensi'),
    count('kept', 'Customers kept', 'Pelanggan yang bertahan'),
    (spend, kept) => spend / kept,
  ),
  perUnit(
    'cost-per-ticket',
    money('spend', 'Support spend', 'Biaya dukungan'),
    count('tickets', 'Tickets', 'Tiket'),
    costPerTicket,
  ),
  calculator(
    'first-response-time',
    [duration('median', 'Median', 'Median')],
    ({ median }, { p90, replies }) => {
      if (p90 !== undefined && p90 < median) return { ok: false, input: 'median', why: 'more-than', than: 'p90' }
      const reckoned = value(median, replies)
      return p90 === undefined ? reckoned : { ...reckoned, p90 }
    },
    [duration('p90', '90th percentile', 'Persentil ke-90'), count('replies', 'First replies', 'Balasan pertama')],
  ),
  calculator(
    'average-handle-time',
    [
      duration('talk', 'Talk time in all', 'Total waktu bicara'),
      duration('hold', 'Hold time in all', 'Total waktu tunggu'),
      duration('afterCall', 'After-call work in all', 'Total kerja setelah panggilan'),
      count('contacts', 'Contacts', 'Kontak'),
    ],
    ({ talk, hold, afterCall, contacts }) =>
      contacts === 0
        ? { ok: false, input: 'contacts', why: 'zero' }
        : value((talk + hold + afterCall) / contacts, contacts),
  ),
  // More than is received can be resolved on a day that works off a backlog.
  perUnit(
    'daily-resolution-rate',
    count('resolved', 'Resolved that day', 'Diselesaikan hari itu'),
    count('received', 'Received that day', 'Diterima hari itu'),
    (resolved, received) => (resolved * 100) / received,
  ),
  shareOf(
    'first-contact-resolution',
    count('resolvedFirst', 'Resolved on first contact', 'Selesai pada kontak pertama'),
    count('contacts', 'Contacts', 'Kontak'),
    sharePercent,
  ),
  perUnit(
    'hold-time',
    duration('wait', 'Wait in all', 'Total waktu tunggu'),
    count('answered', 'Contacts answered', 'Kontak yang dijawab'),
    (wait, answered) => wait / answered,
  ),
  shareOf(
    'abandonment',
    count('abandoned', 'Abandoned', 'Ditinggalkan'),
    count('offered', 'Offered', 'Ditawarkan'),
    sharePercent,
  ),
  {
    metric: 'complaints',
    inputs: [],
    open: { en: 'Complaints by type', id: 'Keluhan per jenis' },
    reckon(given) {
      const entries = Object.entries(given)
      if (entries.length === 0) return missing('')
      for (const [input, complaints] of entries) {
        const why = soundness({ key: input, en: input, id: input, kind: 'count', least: 0 }, complaints)
        if (why !== undefined) return { ok: false, input, why }
      }
      return value(entries.reduce((total, [, complaints]) => total + complaints, 0))
    },
  },
  shareOf('conversion', count('out', 'Went on', 'Lanjut'), count('in', 'Came in', 'Masuk'), sharePercent),
]

const missing = (input: string): Reckoning => ({ ok: false, input, why: 'missing' })

function sharePercent(part: number, whole: number): number {
  return (part * 100) / whole
}

const byMetric = new Map(calculators.map((each) => [each.metric, each]))

/**
 * The calculator of a metric of the catalogue. Undefined for what is a plain count or amount (reach, visits, revenue),
 * and for metrics that the catalogue does not know.
 */
export function calculatorOf(key: string): Calculator | undefined {
  return byMetric.get(key)
}

/** Reckons a metric's value from named inputs; undefined where the metric has no calculator. */
export function reckon(key: string, inputs: Inputs): Reckoning | undefined {
  return catalogueMetric(key) && calculatorOf(key)?.reckon(inputs)
}
