import { CloudOff, Copy, Download, Ellipsis, Link2, Pencil, Trash2 } from 'lucide-react'
import { useRef } from 'react'
import { Link } from 'wouter'
import { limits } from '../../../journey/model/limits.ts'
import { Badge } from '../../components/badge.tsx'
import { IconButton } from '../../components/button.tsx'
import { classNames } from '../../components/class-names.ts'
import { EditableText } from '../../components/editable-text.tsx'
import { Menu } from '../../components/menu.tsx'
import { PictureSvg } from '../../components/picture-svg.tsx'
import { Tooltip } from '../../components/tooltip.tsx'
import { useAgo, useFormats } from '../../language/formats.ts'
import { useText } from '../../language/text.ts'
import type { MapCard } from '../../services/local-store.ts'
import styles from './map-tile.module.css'
import { mapActions } from './map-actions.ts'
import { useNow } from './use-now.ts'

interface MapTileProps {
  readonly map: MapCard
  readonly renaming: boolean
  readonly onRename: (on: boolean) => void
  readonly onRemove: () => void
}

/** A map of the library: its picture, what it is called, how large it is, when it was last edited. */
export function MapTile({ map, renaming, onRename, onRemove }: MapTileProps) {
  const t = useText()
  const formats = useFormats()
  const ago = useAgo()
  const now = useNow()
  const link = useRef<HTMLAnchorElement>(null)
  const renameNext = useRef(false)
  const title = map.title.trim() || t('untitled.map')

  return (
    <li className={styles.tile}>
      <div className={styles.picture}>
        <PictureSvg picture={map.picture} />
      </div>
      <p className={styles.badges}>
        {map.sample === true && (
          <Tooltip label={t('library.sampleHint')}>
            <span>
              <Badge>{t('library.sample')}</Badge>
            </span>
          </Tooltip>
        )}
        {!map.published && (
          <Tooltip label={t('library.deviceOnlyHint')}>
            <span className={styles.deviceOnly}>
              <CloudOff size={14} aria-hidden />
              {t('library.deviceOnly')}
            </span>
          </Tooltip>
        )}
      </p>
      <div className={styles.head}>
        {renaming ? (
          <EditableText
            selectOnMount
            className={styles.renaming}
            label={t('library.renameLabel')}
            value={map.title}
            placeholder={t('untitled.map')}
            dir="auto"
            maxLength={limits.titleLength}
            onCommit={(next, isEscaped) => mapActions.rename(map, next, isEscaped)}
            onDone={() => {
              onRename(false)
              requestAnimationFrame(() => link.current?.focus())
            }}
          />
        ) : (
          <h2 className={styles.title} dir="auto">
            <Link ref={link} href={`/m/${map.id}`} className={styles.link}>
              {title}
            </Link>
          </h2>
        )}
        <div className={styles.more}>
          <Menu
            align="end"
            trigger={<IconButton label={t('library.moreOf', { title })} icon={<Ellipsis size={18} />} />}
            // Renaming moves the focus into the title; the menu must not take it back.
            onCloseAutoFocus={(event) => {
              if (!renameNext.current) return
              event.preventDefault()
              renameNext.current = false
              onRename(true)
            }}
            items={[
              { label: t('library.rename'), icon: <Pencil size={16} />, onSelect: () => (renameNext.current = true) },
              { label: t('library.duplicate'), icon: <Copy size={16} />, onSelect: () => mapActions.duplicate(map) },
              { label: t('library.copyLink'), icon: <Link2 size={16} />, onSelect: () => mapActions.copyLink(map) },
              { label: t('library.download'), icon: <Download size={16} />, onSelect: () => mapActions.download(map) },
              { kind: 'separator' },
              {
                label: t('library.delete'),
                icon: <Trash2 size={16} />,
                danger: true,
                onSelect: onRemove,
              },
            ]}
          />
        </div>
      </div>
      <p className={classNames(styles.facts, styles.size)}>
        {t('library.size', { stages: map.stages, cards: map.cards })}
      </p>
      <p className={classNames(styles.facts, styles.edited)}>
        <time
          className={styles.time}
          dateTime={new Date(map.editedAt).toISOString()}
          title={formats.dateTime(map.editedAt)}
        >
          {t('library.edited', { when: ago(map.editedAt, now) })}
        </time>
      </p>
    </li>
  )
}
