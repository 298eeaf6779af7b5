import type {
  ChangesLayout,
  FigureChip,
  FrictionLine,
  FrictionsLayout,
  MetricLine,
  MetricsLayout,
  Spark,
} from '../layout/one-pager-layout.ts'
import type { Drawing, DrawingItem } from './items.ts'
import { evidenceBox, iconItem, severityItems } from './mark-items.ts'
import { believableBar } from './one-pager-head-items.ts'
import { rankItems } from './one-pager-journey-items.ts'
import { textItems } from './text-items.ts'
import type { ColourToken } from './tokens.ts'

/** The worst frictions as a table. */
export function frictionsItems({ heading, columns, rows, more }: FrictionsLayout): Drawing {
  return [
    ...textItems(heading, 'ink'),
    ...columns.flatMap((block) => textItems(block, 'ink-3')),
    ...rows.flatMap((row, index) => frictionLineItems(row, index === 0)),
    ...(more ? textItems(more, 'ink-3') : []),
  ]
}

function frictionLineItems(row: FrictionLine, isFirst: boolean): Drawing {
  const { rule, mark, severity, evidence, title, about, chips, money } = row
  return [
    ruleItem(rule, isFirst),
    ...rankItems(mark),
    ...severityItems(severity.value, severity, evidence),
    ...textItems(title, 'ink'),
    ...textItems(about, 'ink-3'),
    ...chips.flatMap(chipItems),
    ...(money
      ? [
          ...textItems(money.text, 'ink'),
          { kind: 'rect', ...money.track, radius: 2, fill: 'surface-sunken' } as const,
          ...(money.bar.width > 0 ? believableBar(money.bar, evidence, `severity-${severity.value}`) : []),
        ]
      : []),
  ]
}

function ruleItem({ x, y, width }: FrictionLine['rule'], isFirst: boolean): DrawingItem {
  const stroke = isFirst ? ('ink-2' as const) : ('line' as const)
  return { kind: 'path', d: `M${round(x)} ${round(y)}H${round(x + width)}`, stroke, strokeWidth: 1 }
}

function chipItems({ box, evidence, isStale, text }: FigureChip): Drawing {
  return [...evidenceBox(box, evidence, isStale), ...textItems(text, isStale ? 'ink-3' : 'ink')]
}

/** Key metrics against their targets. */
export function metricsItems({ heading, rows, more }: MetricsLayout): Drawing {
  const top = Math.min(...rows.map(({ rule }) => rule.y))
  return [
    ...textItems(heading, 'ink'),
    ...rows.flatMap((row) => metricLineItems(row, row.rule.y === top)),
    ...(more ? textItems(more, 'ink-3') : []),
  ]
}

const standingColours: Readonly<Record<MetricLine['standing'], ColourToken>> = {
  met: 'good',
  above: 'warning',
  below: 'warning',
  unknown: 'ink-3',
  none: 'ink-3',
}

function metricLineItems(row: MetricLine, isFirst: boolean): Drawing {
  const { rule, title, standing, sign, aim, chip, notMeasured, spark } = row
  return [
    ruleItem(rule, isFirst),
    ...textItems(title, 'ink'),
    ...(sign ? [iconItem(sign, standingColours[standing])] : []),
    ...(aim ? textItems(aim, standing === 'met' ? 'good' : 'ink-3') : []),
    ...(spark ? sparkItems(spark) : []),
    ...(chip ? chipItems(chip) : []),
    ...(notMeasured ? textItems(notMeasured, 'ink-3') : []),
  ]
}

function sparkItems({ path, last, target }: Spark): Drawing {
  return [
    ...(target
      ? [
          {
            kind: 'path',
            d: `M${round(target.x)} ${round(target.y)}H${round(target.x + target.width)}`,
            stroke: 'line-strong',
            strokeWidth: 1,
            dash: [2, 3],
          } as const,
        ]
      : []),
    { kind: 'path', d: path, stroke: 'accent', strokeWidth: 1.75 },
    {
      kind: 'rect',
      x: round(last.x - 2.75),
      y: round(last.y - 2.75),
      width: 5.5,
      height: 5.5,
      radius: 2.75,
      fill: 'accent',
    },
  ]
}

const changeColours: Readonly<Record<ChangesLayout['lines'][number]['kind'], ColourToken>> = {
  added: 'ink-2',
  removed: 'ink-2',
  moved: 'ink-2',
  better: 'good',
  worse: 'danger',
  neutral: 'ink-3',
}

/** What changed since an earlier version. */
export function changesItems({ heading, rule, lines, more }: ChangesLayout): Drawing {
  return [
    ...textItems(heading, 'ink'),
    ruleItem(rule, true),
    ...lines.flatMap(({ kind, sign, text }) => [
      { ...iconItem(sign, changeColours[kind]), strokeWidth: 1.5 },
      ...textItems(text, 'ink-2'),
    ]),
    ...(more ? textItems(more, 'ink-3') : []),
  ]
}

const round = (value: number) => Math.round(value * 100) / 100
