import { Plus } from 'lucide-react'
import { templatePictures } from 'virtual:template-pictures'
import type { TemplateEntry, TemplateKey } from '../../../journey/library/templates.ts'
import { classNames } from '../../components/class-names.ts'
import { PictureSvg } from '../../components/picture-svg.tsx'
import { Spinner } from '../../components/spinner.tsx'
import { useLanguage } from '../../language/text.ts'
import styles from './template-tile.module.css'

interface TemplateTileProps {
  readonly template: TemplateEntry & { readonly key: TemplateKey }
  readonly busy: boolean
  readonly onStart: (key: TemplateKey) => void
  /** With its line of description, as in the gallery. */
  readonly described?: boolean
}

/** A template as a button that starts a map from it. */
export function TemplateTile({ template, busy, onStart, described = false }: TemplateTileProps) {
  const language = useLanguage()
  const { key, title, description } = template
  return (
    <button
      type="button"
      aria-busy={busy}
      className={classNames(styles.tile, described && styles.described)}
      onClick={() => onStart(key)}
    >
      <span className={classNames(styles.picture, key === 'blank' && styles.blank)} aria-hidden="true">
        {key === 'blank' ? <Plus size={28} className={styles.plus} /> : <PictureSvg picture={templatePictures[key]} />}
        {busy && (
          <span className={styles.busy}>
            <Spinner size={24} />
          </span>
        )}
      </span>
      <span className={styles.title}>{title[language]}</span>
      {described && <span className={styles.description}>{description[language]}</span>}
    </button>
  )
}
