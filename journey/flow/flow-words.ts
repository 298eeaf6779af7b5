import type { Language } from '../model/vocabulary.ts'

/** What the flow says on a map. Shares, counts and money come as they are written in the language. */
export interface FlowWords {
  readonly visits: (count: string) => string
  readonly reach: (share: string) => string
  readonly leave: (share: string) => string
  readonly lost: (count: string) => string
  /** @param amount a share or a count */
  readonly begin: (amount: string) => string
  readonly end: (outcome: string, share: string) => string
  readonly goodOutcome: string
  readonly atRisk: (money: string, friction: string) => string
  readonly atRiskInAll: (money: string, friction: string) => string
  readonly contradiction: (explained: string, measured: string) => string
  readonly contradictionLong: (touchpoint: string, explained: string, measured: string) => string
  readonly said: (visits: string, leave: string) => string
  readonly saidReach: (share: string, leave: string) => string
  readonly saidLost: (count: string, period: string) => string
  readonly risk: (friction: string, meet: string, leave: string, money: string) => string
  readonly riskPlaces: (count: number) => string
  readonly riskAssumed: (count: number) => string
  readonly period: string
  readonly untitled: { readonly card: string; readonly friction: string; readonly outcome: string }
}

export const flowWords: Readonly<Record<Language, FlowWords>> = {
  en: {
    visits: (count) => `${count} visits`,
    reach: (share) => `${share} come`,
    leave: (share) => `${share} leave`,
    lost: (count) => `${count} lost`,
    begin: (amount) => `${amount} begin`,
    end: (outcome, share) => `→ ${outcome} ${share}`,
    goodOutcome: 'Good outcome',
    atRisk: (money, friction) => `${money} at risk: ${friction}`,
    atRiskInAll: (money, friction) => `${money} in all: ${friction}`,
    contradiction: (explained, measured) => `${explained} > ${measured} counted`,
    contradictionLong: (touchpoint, explained, measured) =>
      `The frictions of “${touchpoint}” explain ${explained} of exits, but only ${measured} was counted. One of these is wrong.`,
    said: (visits, leave) => `${visits} visits per entrant, ${leave} of visitors leave.`,
    saidReach: (share, leave) => `${share} come here, ${leave} of visitors leave.`,
    saidLost: (count, period) => `${count} lost per ${period}.`,
    risk: (friction, meet, leave, money) =>
      `“${friction}”: ${meet} meet it × ${leave} of them leave → ${money} at risk.`,
    riskPlaces: (count) => `That is of all ${count} touchpoints where it occurs.`,
    riskAssumed: (count) => (count === 1 ? '1 of these figures is assumed.' : `${count} of these figures are assumed.`),
    period: 'period',
    untitled: { card: 'Untitled card', friction: 'Untitled friction', outcome: 'Untitled outcome' },
  },
  id: {
    visits: (count) => `${count} kunjungan`,
    reach: (share) => `${share} singgah`,
    leave: (share) => `${share} keluar`,
    lost: (count) => `${count} hilang`,
    begin: (amount) => `${amount} mulai`,
    end: (outcome, share) => `→ ${outcome} ${share}`,
    goodOutcome: 'Hasil baik',
    atRisk: (money, friction) => `${money} berisiko: ${friction}`,
    atRiskInAll: (money, friction) => `${money} seluruhnya: ${friction}`,
    contradiction: (explained, measured) => `${explained} > terukur ${measured}`,
    contradictionLong: (touchpoint, explained, measured) =>
      `Gesekan di “${touchpoint}” menjelaskan ${explained} pelanggan yang keluar, padahal yang terukur hanya ${measured}. Salah satunya keliru.`,
    said: (visits, leave) => `${visits} kunjungan per pelanggan masuk, ${leave} pengunjung keluar.`,
    saidReach: (share, leave) => `${share} singgah, ${leave} pengunjung keluar.`,
    saidLost: (count, period) => `${count} hilang per ${period}.`,
    risk: (friction, meet, leave, money) =>
      `“${friction}”: ${meet} mengalaminya × ${leave} di antaranya keluar → ${money} berisiko.`,
    riskPlaces: (count) => `Itu dari semua ${count} titik sentuh tempat gesekan ini terjadi.`,
    riskAssumed: (count) => `${count} dari angka ini adalah asumsi.`,
    period: 'periode',
    untitled: {
      card: 'Kartu tanpa judul',
      friction: 'Titik gesekan tanpa judul',
      outcome: 'Hasil akhir tanpa judul',
    },
  },
}
