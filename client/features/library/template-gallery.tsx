import { FileUp } from 'lucide-react'
import { templates } from '../../../journey/library/templates.ts'
import { Button } from '../../components/button.tsx'
import { Dialog } from '../../components/dialog.tsx'
import { useText } from '../../language/text.ts'
import styles from './template-gallery.module.css'
import { TemplateTile } from './template-tile.tsx'
import { useStartMap } from './use-start-map.ts'

interface TemplateGalleryProps {
  readonly onClose: () => void
  readonly onImport: () => void
}

const blankFirst = [...templates].sort((a, b) => Number(b.key === 'blank') - Number(a.key === 'blank'))

/** Every template with a picture and a line of what it holds. */
export function TemplateGallery({ onClose, onImport }: TemplateGalleryProps) {
  const t = useText()
  const { starting, start } = useStartMap()
  return (
    <Dialog
      open
      onOpenChange={onClose}
      size="large"
      title={t('library.galleryTitle')}
      description={t('library.galleryBody')}
      footer={
        <Button
          icon={<FileUp size={16} />}
          onClick={() => {
            onClose()
            onImport()
          }}
        >
          {t('library.importFile')}
        </Button>
      }
    >
      <ul className={styles.grid}>
        {blankFirst.map((template) => (
          <li key={template.key}>
            <TemplateTile template={template} busy={starting === template.key} onStart={start} described />
          </li>
        ))}
      </ul>
    </Dialog>
  )
}
