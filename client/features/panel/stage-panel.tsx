import { changeStage } from '../../../journey/edits/stages.ts'
import { label } from '../../../journey/library/words.ts'
import type { Stage } from '../../../journey/model/schema.ts'
import { bands } from '../../../journey/model/vocabulary.ts'
import { Select } from '../../components/select.tsx'
import { useLanguage, useText } from '../../language/text.ts'
import { useEditor, useEditorState } from '../../state/editor.ts'
import { ColourField } from './fields/colour-field.tsx'
import { LiveArea, LiveTitle } from './fields/live-field.tsx'
import { usePanelEdit } from './panel-edit.ts'
import { Notes, Row, Rows, Section } from './section.tsx'
import { ThingTabs } from './thing-tabs.tsx'

/** Everything about one stage. */
export function StagePanel({ stage }: { readonly stage: Stage }) {
  const t = useText()
  const language = useLanguage()
  const { doc } = useEditor()
  const edit = usePanelEdit()
  const touchpoints = useEditorState(({ arrangement }) => arrangement.columns.get(stage.id)?.length ?? 0)
  const { id } = stage
  return (
    <>
      <LiveTitle
        size="large"
        label={t('panel.title')}
        placeholder={t('untitled.stage')}
        value={stage.title}
        write={(title) => edit('step.rename', id, () => changeStage(doc, id, { title }), `title:${id}`)}
      />
      <ThingTabs
        on={id}
        title={stage.title || t('untitled.stage')}
        details={
          <Section title={t('panel.details')} titleHidden>
            <Notes>
              <LiveArea
                label={t('panel.notes')}
                labelHidden
                placeholder={t('panel.notesPlaceholder')}
                value={stage.notes}
                write={(notes) => edit('step.notes', id, () => changeStage(doc, id, { notes }), `notes:${id}`)}
              />
            </Notes>
            <Rows>
              <Select
                label={t('panel.band')}
                value={stage.band}
                options={bands.map((band) => ({ value: band, label: label('band', band, language) }))}
                onChange={(band) => edit('step.band', id, () => changeStage(doc, id, { band }))}
              />
              <Row label={t('panel.contents')}>{t('panel.touchpointCount', { count: touchpoints })}</Row>
              <ColourField
                value={stage.colour}
                onChange={(colour) => edit('step.recolour', id, () => changeStage(doc, id, { colour }))}
              />
            </Rows>
          </Section>
        }
      />
    </>
  )
}
