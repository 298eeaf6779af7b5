import { ChevronDown, ExternalLink } from 'lucide-react'
import { useId } from 'react'
import { label } from '../../../../journey/library/words.ts'
import type { Friction } from '../../../../journey/model/schema.ts'
import { useLanguage, useText } from '../../../language/text.ts'
import { SeverityShape } from '../../../components/icon.tsx'
import { FrictionEditor } from './friction-editor.tsx'
import { isClosed } from './friction-order.ts'
import item from '../item-list.module.css'

interface FrictionItemProps {
  readonly friction: Friction
  /** The place whose frictions are listed. */
  readonly on: string | undefined
  readonly open: boolean
  readonly onToggle: () => void
}

/** A friction as a line; opened, everything about it. */
export function FrictionItem({ friction, on, open, onToggle }: FrictionItemProps) {
  const t = useText()
  const language = useLanguage()
  const bodyId = useId()
  const { title, severity, status, owner, url } = friction
  const places = friction.on.length
  const facts = [
    label('frictionStatus', status, language),
    ...(owner === undefined ? [] : [owner]),
    ...(places > 1 ? [t('panel.placeCount', { count: places })] : []),
  ]
  return (
    <li className={item.item} data-open={open || undefined} data-closed={isClosed(friction) || undefined}>
      <div className={item.line}>
        <button
          type="button"
          className={item.head}
          aria-expanded={open}
          aria-controls={open ? bodyId : undefined}
          onClick={onToggle}
        >
          <SeverityShape
            severity={severity}
            size={20}
            evidence={friction.evidence}
            label={t('panel.severityIs', { severity })}
          />
          <span className={item.words}>
            <span className={item.title} dir="auto">
              {title || t('untitled.friction')}
            </span>
            <span className={item.facts}>
              {(open ? [label('severity', severity, language), ...facts] : facts).join(' · ')}
            </span>
          </span>
          <ChevronDown size={16} className={item.chevron} aria-hidden />
        </button>
        {url !== undefined && !open && (
          <a
            href={url}
            target="_blank"
            rel="noopener noreferrer"
            className={item.link}
            aria-label={t('panel.openLinkOf', { title })}
          >
            <ExternalLink size={14} aria-hidden />
          </a>
        )}
      </div>
      {open && (
        <div id={bodyId} className={item.editor}>
          <FrictionEditor friction={friction} on={on} />
        </div>
      )}
    </li>
  )
}
