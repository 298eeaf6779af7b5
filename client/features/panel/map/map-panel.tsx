import { ChartNoAxesGantt } from 'lucide-react'
import { changeMap } from '../../../../journey/edits/map.ts'
import { addStage } from '../../../../journey/edits/stages.ts'
import { defaultStages } from '../../../../journey/library/default-stages.ts'
import { Button } from '../../../components/button.tsx'
import { useLanguage, useText } from '../../../language/text.ts'
import { useEditor, useEditorState } from '../../../state/editor.ts'
import { LiveArea, LiveTitle } from '../fields/live-field.tsx'
import { useGoTo } from '../panel-context.ts'
import { usePanelEdit } from '../panel-edit.ts'
import { Section } from '../section.tsx'
import { ThingTabs } from '../thing-tabs.tsx'
import styles from './map.module.css'
import { EconomicsSection } from '../economics/economics-section.tsx'
import { EvidenceSection } from './evidence-section.tsx'
import { MapSettings } from './map-settings.tsx'
import { OutcomeSection } from './outcome-section.tsx'
import { PersonaSection } from './persona-section.tsx'

/** The map as a whole; shown when nothing is selected. */
export function MapPanel() {
  const t = useText()
  const { doc } = useEditor()
  const edit = usePanelEdit()
  const meta = useEditorState(({ map }) => map.meta)
  return (
    <>
      <LiveTitle
        size="large"
        label={t('panel.mapTitle')}
        placeholder={t('untitled.map')}
        value={meta.title}
        write={(title) => edit('step.renameMap', undefined, () => changeMap(doc, { title }), 'map:title')}
      />
      <Counts />
      <ThingTabs
        on={undefined}
        details={
          <>
            <Section title={t('panel.description')}>
              <div className={styles.text}>
                <LiveArea
                  label={t('panel.description')}
                  labelHidden
                  placeholder={t('panel.descriptionPlaceholder')}
                  value={meta.description}
                  write={(description) =>
                    edit('step.mapDescription', undefined, () => changeMap(doc, { description }), 'map:description')
                  }
                />
              </div>
              <PostSaleHint />
            </Section>
            <PersonaSection />
            <Section title={t('panel.numbers')}>
              <MapSettings />
            </Section>
            <OutcomeSection />
            <EconomicsSection />
            <EvidenceSection />
          </>
        }
      />
    </>
  )
}

function Counts() {
  const t = useText()
  const stages = useEditorState(({ map }) => map.stages.length)
  const cards = useEditorState(({ map }) => map.cards.length)
  const touchpoints = useEditorState(({ arrangement }) => arrangement.touchpoints.length)
  const words = [
    t('panel.stageCount', { count: stages }),
    t('panel.touchpointCount', { count: touchpoints }),
    t('panel.cardCount', { count: cards }),
  ]
  return <p className={styles.counts}>{words.join(' · ')}</p>
}

/** Teams tend to map what leads to the sale only; a map that ends there gets one sentence and one button. */
function PostSaleHint() {
  const t = useText()
  const language = useLanguage()
  const { doc } = useEditor()
  const edit = usePanelEdit()
  const goTo = useGoTo()
  const stages = useEditorState(({ map }) => map.stages)
  if (stages.length === 0 || stages.some(({ band }) => band === 'post-sale')) return null
  const add = () => {
    const use = defaultStages.find(({ key }) => key === 'use')
    const fields = { title: use?.[language] ?? '', band: 'post-sale', colour: use?.colour ?? 'green' } as const
    const id = edit('step.addStage', undefined, () => addStage(doc, fields))
    goTo(id)
  }
  return (
    <div className={styles.hint} role="note">
      <ChartNoAxesGantt size={18} aria-hidden />
      <div>
        <p>{t('panel.noPostSale')}</p>
        <Button size="small" onClick={add}>
          {t('panel.addPostSale')}
        </Button>
      </div>
    </div>
  )
}
