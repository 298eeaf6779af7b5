import { Trash2 } from 'lucide-react'
import { Button } from '../../components/button.tsx'
import item from './item-list.module.css'
import { usePanel } from './panel-context.ts'

interface DeleteFootProps {
  readonly label: string
  readonly onDelete: () => void
  /** Takes the thing away from here alone, where it stands elsewhere too. */
  readonly here?: { readonly label: string; readonly onRemove: () => void } | false
}

/** The last line of everything about one thing: what makes it go. The focus stays in the panel. */
export function DeleteFoot({ label, onDelete, here = false }: DeleteFootProps) {
  const { focus } = usePanel()
  return (
    <div className={item.foot}>
      {here && (
        <Button
          size="small"
          variant="quiet"
          onClick={() => {
            here.onRemove()
            focus()
          }}
        >
          {here.label}
        </Button>
      )}
      <Button
        size="small"
        variant="quiet"
        icon={<Trash2 size={14} />}
        onClick={() => {
          onDelete()
          focus()
        }}
      >
        {label}
      </Button>
    </div>
  )
}
