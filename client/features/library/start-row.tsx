import { ArrowRight } from 'lucide-react'
import { type TemplateKey, templates } from '../../../journey/library/templates.ts'
import { Button } from '../../components/button.tsx'
import { useText } from '../../language/text.ts'
import styles from './start-row.module.css'
import { TemplateTile } from './template-tile.tsx'
import { useStartMap } from './use-start-map.ts'

/** The quickest ways to a new map; the gallery has them all. */
const featured: readonly TemplateKey[] = ['blank', 'general', 'ecommerce', 'saas', 'support-desk', 'service-blueprint']
const shown = featured.flatMap((key) => templates.filter((template) => template.key === key))

/** A row of templates at the top of the library. */
export function StartRow({ onMore }: { readonly onMore: () => void }) {
  const t = useText()
  const { starting, start } = useStartMap()
  return (
    <section aria-labelledby="start-map" className={styles.band}>
      <div className={styles.inner}>
        <div className={styles.head}>
          <h2 id="start-map" className={styles.title}>
            {t('library.startTitle')}
          </h2>
          <Button variant="quiet" size="small" trailing={<ArrowRight size={16} />} onClick={onMore}>
            {t('library.allTemplates')}
          </Button>
        </div>
        <ul className={styles.row}>
          {shown.map((template) => (
            <li key={template.key} className={styles.place}>
              <TemplateTile template={template} busy={starting === template.key} onStart={start} />
            </li>
          ))}
        </ul>
      </div>
    </section>
  )
}
