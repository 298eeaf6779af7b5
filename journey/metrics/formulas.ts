/**
 * The formulas of the catalogue. Percentages are 0…100, as on the map; money is in any one currency. A formula that has
 * no value for what it was given (nobody was asked, a negative count, more lost than there were) returns undefined.
 */

/** Standard normal quantile for 95 % confidence, two-sided. */
const z95 = 1.959963984540054

/** Answers to "how likely are you to recommend us", counted: 9–10, 7–8, 0–6. */
export interface NpsCounts {
  readonly promoters: number
  readonly passives: number
  readonly detractors: number
}

/** Net Promoter Score in points, −100…100 (Reichheld 2003; S2). */
export function nps(counts: NpsCounts): number | undefined {
  const shares = npsShares(counts)
  // Multiplied before it is divided: 33 of 100 are 33, not 32.99999999999999.
  return shares && ((counts.promoters - counts.detractors) * 100) / shares.n
}

/**
 * Half the width of the 95 % confidence interval of a Net Promoter Score, in points: 1.96 · √((p⁺ + p⁻ − NPS²) ÷ n), the
 * normal approximation for the mean of +1, 0 and −1. Too narrow below some thirty answers.
 */
export function npsMarginOfError(counts: NpsCounts): number | undefined {
  const shares = npsShares(counts)
  if (!shares) return undefined
  const score = shares.promoters - shares.detractors
  const variance = Math.max(shares.promoters + shares.detractors - score * score, 0)
  return z95 * Math.sqrt(variance / shares.n) * 100
}

/** An interval in percent. */
export interface PercentInterval {
  readonly low: number
  readonly high: number
}

/**
 * The 95 % confidence interval of a proportion, in percent (Wilson 1927, without continuity correction). Unlike the
 * textbook interval it stays within 0…100 and holds for small samples and for 0 of n.
 */
export function wilsonInterval(successes: number, n: number): PercentInterval | undefined {
  if (sharePercent(successes, n) === undefined) return undefined
  const share = successes / n
  const z2 = z95 * z95
  const centre = (share + z2 / (2 * n)) / (1 + z2 / n)
  const half = (z95 / (1 + z2 / n)) * Math.sqrt((share * (1 - share)) / n + z2 / (4 * n * n))
  // At the ends the interval is exact; the subtraction leaves rounding noise there.
  return {
    low: successes === 0 ? 0 : (centre - half) * 100,
    high: successes === n ? 100 : (centre + half) * 100,
  }
}

/** Churn of a period, in percent: customers lost in it ÷ customers at its start (S0). */
export function churnPercent(lost: number, atStart: number): number | undefined {
  return sharePercent(lost, atStart)
}

/** Retention of a period, in percent: 100 − churn (S1). */
export function retentionPercent(lost: number, atStart: number): number | undefined {
  const churn = churnPercent(lost, atStart)
  return churn === undefined ? undefined : 100 - churn
}

/** Customer satisfaction, in percent: answers in the top two boxes ÷ all answers. */
export function csatPercent(satisfied: number, answers: number): number | undefined {
  return sharePercent(satisfied, answers)
}

/** Cost per ticket, in the currency of the spend: support spend ÷ tickets (S3). Also per customer or per order. */
export function costPerTicket(supportSpend: number, tickets: number): number | undefined {
  return perUnit(supportSpend, tickets)
}

/** Customer acquisition cost, in the currency of the spend: acquisition spend ÷ new customers (S3). */
export function cac(acquisitionSpend: number, newCustomers: number): number | undefined {
  return perUnit(acquisitionSpend, newCustomers)
}

/**
 * Customer lifetime value: m · r ÷ (1 + d − r), the present value of a margin that arrives at the end of every period
 * for as long as the customer stays (S3, S4). Margin, retention and discount are of the same period.
 * @param marginPerPeriod money; may be negative.
 * @param retentionPerPeriodPercent 0…100.
 * @param discountPerPeriodPercent 0 or more. At 0 with retention 100 the value would be infinite: undefined.
 */
export function clv(
  marginPerPeriod: number,
  retentionPerPeriodPercent: number,
  discountPerPeriodPercent: number,
): number | undefined {
  const retention = retentionPerPeriodPercent / 100
  const discount = discountPerPeriodPercent / 100
  const isDefined = Number.isFinite(marginPerPeriod) && retention >= 0 && retention <= 1 && isCount(discount)
  const denominator = 1 + discount - retention
  return isDefined && denominator > 0 ? (marginPerPeriod * retention) / denominator : undefined
}

function npsShares({ promoters, passives, detractors }: NpsCounts) {
  const n = promoters + passives + detractors
  if (![promoters, passives, detractors].every(isCount) || n === 0) return undefined
  return { promoters: promoters / n, detractors: detractors / n, n }
}

function sharePercent(part: number, whole: number): number | undefined {
  return isCount(part) && isCount(whole) && whole > 0 && part <= whole ? (part * 100) / whole : undefined
}

function perUnit(spend: number, units: number): number | undefined {
  return isCount(spend) && isCount(units) && units > 0 ? spend / units : undefined
}

/** Finite and not negative; fractions are allowed, since answers may be weighted. */
function isCount(value: number): boolean {
  return Number.isFinite(value) && value >= 0
}
