import { CopyPlus, Trash2 } from 'lucide-react'
import { deleteSelection } from '../../actions/delete-selection.ts'
import { duplicateSelection } from '../../actions/duplicate-selection.ts'
import { changeCard } from '../../../journey/edits/cards.ts'
import { changeLane } from '../../../journey/edits/lanes.ts'
import { changeStage } from '../../../journey/edits/stages.ts'
import type { Colour } from '../../../journey/model/vocabulary.ts'
import { Button } from '../../components/button.tsx'
import { formatsOf } from '../../language/formats.ts'
import { useLanguage, useText } from '../../language/text.ts'
import { type Thing, useEditor } from '../../state/editor.ts'
import { ColourField } from './fields/colour-field.tsx'
import { AddFriction } from './frictions/friction-list.tsx'
import { AddMetric } from './metrics/metric-list.tsx'
import { usePanel, useRunAction } from './panel-context.ts'
import { usePanelEdit } from './panel-edit.ts'
import { Rows, Section } from './section.tsx'
import styles from './side-panel.module.css'

const kinds = ['card', 'stage', 'lane', 'link'] as const

/** Several selected things: what can be done with all of them at once. */
export function SelectionPanel({ things }: { readonly things: readonly Thing[] }) {
  const t = useText()
  const language = useLanguage()
  const editor = useEditor()
  const { doc } = editor
  const edit = usePanelEdit()
  const run = useRunAction()
  const { focus } = usePanel()
  const counted = (some: readonly Thing[]) =>
    kinds.flatMap((kind) => {
      const count = some.filter((thing) => thing.kind === kind).length
      return count > 0 ? [t(`panel.${kind}Count`, { count })] : []
    })
  const coloured = things.filter((thing) => thing.kind !== 'link')
  const holders = things.filter(({ kind }) => kind === 'card' || kind === 'stage')
  const holderIds = holders.map(({ value }) => value.id)
  const all = (some: readonly Thing[]) => ({
    count: some.length,
    things: formatsOf(language).list(counted(some)),
  })
  const [first, ...others] = coloured.map(({ value }) => value.colour)
  const isMixed = others.some((colour) => colour !== first)

  const recolour = (colour: Colour | undefined) =>
    edit('step.recolourMany', undefined, () => {
      for (const { kind, value } of coloured) {
        if (kind === 'card') changeCard(doc, value.id, { colour })
        else if (kind === 'stage') changeStage(doc, value.id, { colour })
        else changeLane(doc, value.id, { colour })
      }
    })
  return (
    <>
      <h2 className={styles.heading}>{t('panel.selectedCount', { count: things.length })}</h2>
      <p className={styles.subheading}>{counted(things).join(' · ')}</p>
      <Section title={t('panel.forAll', all(things))}>
        {coloured.length > 0 && (
          <Rows>
            <ColourField
              value={isMixed ? undefined : first}
              mixed={isMixed}
              noneLabel={t('panel.none')}
              onChange={recolour}
            />
          </Rows>
        )}
        {holders.length > 0 && (
          <div className={styles.pickers}>
            <AddFriction on={holderIds} placeholder={t('panel.addFrictionTo', all(holders))} />
            <AddMetric on={holderIds} placeholder={t('panel.addMetricTo', all(holders))} />
          </div>
        )}
        <div className={styles.actions}>
          {coloured.length > 0 && (
            <Button icon={<CopyPlus size={16} />} onClick={() => run(duplicateSelection)}>
              {t('panel.duplicateAll')}
            </Button>
          )}
          <Button
            icon={<Trash2 size={16} />}
            onClick={() => {
              run(deleteSelection)
              focus()
            }}
          >
            {t('panel.deleteAll')}
          </Button>
        </div>
      </Section>
    </>
  )
}
