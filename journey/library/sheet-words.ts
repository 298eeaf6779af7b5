import type { Metric } from '../model/schema.ts'
import type { Language } from '../model/vocabulary.ts'
import { catalogueMetric } from '../metrics/catalogue.ts'
import { emotionScore } from '../metrics/emotion-score.ts'
import { intervalOf, intervalScale, intervalText } from '../metrics/interval.ts'
import { formatRating, formatMetric } from '../metrics/number-format.ts'
import { channels } from './channels.ts'
import { label } from './words.ts'

/** Moments of truth as badges: the field's abbreviations. */
const moments = {
  en: { micro: 'Micro', zmot: 'ZMOT', fmot: 'FMOT', smot: 'SMOT', tmot: 'TMOT', mot: 'MOT' },
  id: { micro: 'Mikro', zmot: 'ZMOT', fmot: 'FMOT', smot: 'SMOT', tmot: 'TMOT', mot: 'MOT' },
} as const

const own = {
  en: {
    untitled: 'Untitled',
    notMeasured: 'not measured',
    emotion: {
      mean: 'mean',
      peakEnd: 'peak–end',
      part: (shown: number, all: number) => `${shown} of ${all} touchpoints`,
      peakEndNote: 'Peak–end: half the strongest and half the last rating. A heuristic for what people remember.',
    },
    lines: {
      interaction: 'Line of interaction',
      visibility: 'Line of visibility',
      internal: 'Line of internal interaction',
    },
    legend: { evidence: 'How far to believe a number', severity: 'Severity of a friction' },
  },
  id: {
    untitled: 'Tanpa judul',
    notMeasured: 'belum diukur',
    emotion: {
      mean: 'rata-rata',
      peakEnd: 'puncak–akhir',
      part: (shown: number, all: number) => `${shown} dari ${all} titik sentuh`,
      peakEndNote:
        'Puncak–akhir: setengah dari nilai terkuat dan setengah dari nilai terakhir. Heuristik untuk apa yang diingat orang.',
    },
    lines: {
      interaction: 'Garis interaksi',
      visibility: 'Garis visibilitas',
      internal: 'Garis interaksi internal',
    },
    legend: {
      evidence: 'Seberapa jauh angka dapat dipercaya',
      severity: 'Tingkat keparahan titik gesekan',
    },
  },
} as const

/** What the sheet itself says in a language: bands, legend, badges, names of channels. The same object every time. */
export function sheetWords(language: Language) {
  return words[language]
}

/** Mean and peak–end score of ratings, in a language, and of how many they are where that is not all. */
function scoresIn(language: Language): (ratings: readonly number[], all?: number) => string | undefined {
  const { mean, peakEnd, part } = own[language].emotion
  return (ratings, all = ratings.length) => {
    const score = emotionScore(ratings)
    if (!score) return undefined
    const figures = [
      `${mean} ${formatRating(score.mean, language)}`,
      `${peakEnd} ${formatRating(score.peakEnd, language)}`,
      ...(all > score.count ? [part(score.count, all)] : []),
    ]
    return figures.join(' · ')
  }
}

/** How many personas are not shown, in a chart's own words. */
const hiddenPersonas: Readonly<Record<Language, (count: number) => string>> = {
  en: (count) => `${count} more ${count === 1 ? 'persona is' : 'personas are'} not shown`,
  id: (count) => `${count} persona lain tidak ditampilkan`,
}

const words = { en: wordsOf('en'), id: wordsOf('id') }

function wordsOf(language: Language) {
  return {
    ...own[language],
    emotion: {
      ...own[language].emotion,
      rating: (value: number) => formatRating(value, language),
      scores: scoresIn(language),
      hidden: hiddenPersonas[language],
    },
    moments: moments[language],
    metricValue: (value: number, metric: Pick<Metric, 'key' | 'unit'>, currency: string | undefined) =>
      formatMetric(value, metric, language, currency),
    metricInterval: (metric: Metric, currency: string | undefined) => {
      const interval = intervalOf(metric)
      if (!interval) return undefined
      const { low, high } = interval
      return { low, high, ...intervalScale(metric, interval), text: intervalText(metric, language, currency) ?? '' }
    },
    metricBetter: (key: string) => catalogueMetric(key)?.better,
    bands: {
      'pre-sale': label('band', 'pre-sale', language),
      sale: label('band', 'sale', language),
      'post-sale': label('band', 'post-sale', language),
    },
    evidence: {
      measured: label('evidence', 'measured', language),
      estimated: label('evidence', 'estimated', language),
      assumed: label('evidence', 'assumed', language),
    },
    severity: {
      0: label('severity', 0, language),
      1: label('severity', 1, language),
      2: label('severity', 2, language),
      3: label('severity', 3, language),
      4: label('severity', 4, language),
    },
    supportModes: {
      proactive: label('supportMode', 'proactive', language),
      reactive: label('supportMode', 'reactive', language),
    },
    channels: Object.fromEntries(channels.map((channel) => [channel.key, channel[language]])) as Readonly<
      Record<string, string>
    >,
  }
}
