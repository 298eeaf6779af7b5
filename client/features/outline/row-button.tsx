import { Ellipsis } from 'lucide-react'
import { useState } from 'react'
import { useThingMenu } from '../../actions/thing-menu.tsx'
import { IconButton } from '../../components/button.tsx'
import { Menu } from '../../components/menu.tsx'
import { useText } from '../../language/text.ts'

/** A row's menu behind a button, where there is no right button to press. The keyboard has the context menu's key. */
export function RowButton({ thing, name }: { readonly thing: string; readonly name: string }) {
  const text = useText()
  const { lines, choose, keepFocus } = useThingMenu()
  const [open, setOpen] = useState(false)
  return (
    <Menu
      align="end"
      trigger={
        <IconButton
          size="small"
          tabIndex={-1}
          label={text('outline.menuOf', { name })}
          icon={<Ellipsis size={16} />}
          onPointerDown={(event) => event.stopPropagation()}
        />
      }
      items={open ? lines({ thing }) : []}
      onOpenChange={(next) => {
        if (next) choose({ thing })
        setOpen(next)
      }}
      onCloseAutoFocus={keepFocus}
    />
  )
}
