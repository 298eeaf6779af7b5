import type { ExportFormat } from '../../../journey/export/exported-file.ts'
import { pdfPapers } from '../../../journey/formats/pdf/plan-pages.ts'
import { type OnePagerPaper, onePagerPapers } from '../../../journey/layout/one-pager-sizes.ts'
import { NumberField } from '../../components/number-field.tsx'
import { Segmented } from '../../components/segmented.tsx'
import type { MessageKey } from '../../language/messages.ts'
import { useText } from '../../language/text.ts'
import { type ExportChoice, drawnFormats, layoutOf, layoutsOf, wordedFormats } from './export-choice.ts'
import { Row } from './row.tsx'

interface ExportShapeProps {
  readonly choice: ExportChoice
  readonly change: (fields: Partial<ExportChoice>) => void
}

const paperNames = {
  a4: 'onePager.paper-a4',
  a3: 'onePager.paper-a3',
  letter: 'onePager.paper-letter',
  wide: 'onePager.paper-wide',
} as const satisfies Readonly<Record<OnePagerPaper, MessageKey>>

/** A PDF lies on pages; what is one picture is the map or the one-pager. */
const layoutName = (format: ExportFormat, layout: ExportChoice['pages']): MessageKey =>
  format !== 'pdf' && layout === 'fitted' ? 'exports.pages-map' : `exports.pages-${layout}`

/** Chooses how a file is to look: colours, words, pages, size. */
export function ExportShape({ choice, change }: ExportShapeProps) {
  const text = useText()
  const { format } = choice
  const layouts = layoutsOf(format)
  const layout = layoutOf(choice)
  const isOnePager = layout === 'one-pager'
  const papers = isOnePager ? onePagerPapers : pdfPapers
  return (
    <>
      {layouts.length > 1 && (
        <Row label={text('exports.pages')}>
          <Segmented
            label={text('exports.pages')}
            options={layouts.map((value) => ({ value, label: text(layoutName(format, value)) }))}
            value={layout}
            onChange={(pages) => change({ pages })}
          />
        </Row>
      )}
      {(format === 'pdf' || isOnePager) && (
        <Row label={text('exports.paper')}>
          <Segmented
            label={text('exports.paper')}
            options={papers.map((value) => ({ value, label: text(paperNames[value]) }))}
            value={papers.find((value) => value === choice.paper) ?? 'a3'}
            onChange={(paper) => change({ paper })}
          />
        </Row>
      )}
      {(drawnFormats.includes(format) || isOnePager) && (
        <Row label={text('exports.theme')}>
          <Segmented
            label={text('exports.theme')}
            options={[
              { value: 'light', label: text('exports.light') },
              { value: 'dark', label: text('exports.dark') },
            ]}
            value={choice.theme}
            onChange={(theme) => change({ theme })}
          />
        </Row>
      )}
      {wordedFormats.includes(format) && (
        <Row label={text('exports.language')}>
          <Segmented
            label={text('exports.language')}
            options={[
              { value: 'en', label: 'English' },
              { value: 'id', label: 'Indonesia' },
            ]}
            value={choice.language}
            onChange={(next) => change({ language: next })}
          />
        </Row>
      )}
      {format === 'png' && (
        <Row label={text('exports.size')}>
          <Segmented
            label={text('exports.size')}
            options={[
              { value: '1', label: '1×' },
              { value: '2', label: '2×' },
              { value: 'width', label: text('exports.byWidth') },
            ]}
            value={choice.size}
            onChange={(size) => change({ size })}
          />
        </Row>
      )}
      {format === 'png' && choice.size === 'width' && (
        <NumberField
          draftKey="export-width"
          label={text('exports.width')}
          suffix="px"
          least={1}
          most={60_000}
          whole
          value={choice.width}
          onChange={(width) => change({ width: width ?? choice.width })}
        />
      )}
    </>
  )
}
