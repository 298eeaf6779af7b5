import { ArrowDownUp, ClipboardCopy, ListFilter, Rows3, Search, ShieldQuestion } from 'lucide-react'
import { type ReactNode, useEffect, useRef } from 'react'
import { label } from '../../../journey/library/words.ts'
import { frictionStatuses, lossBuckets } from '../../../journey/model/vocabulary.ts'
import { toggleHideAssumed } from '../../actions/views.ts'
import { useActions } from '../../actions/use-actions.tsx'
import { Button, IconButton } from '../../components/button.tsx'
import type { MenuItem } from '../../components/menu-item.ts'
import { Menu } from '../../components/menu.tsx'
import { TextField } from '../../components/text-field.tsx'
import { useLanguage, useText } from '../../language/text.ts'
import {
  type BoardFilter,
  type FrictionColumn,
  boardOf,
  frictionColumns,
  useBoard,
  wholeBoard,
} from '../../state/board.ts'
import { useEditor, useEditorState } from '../../state/editor.ts'
import styles from './board.module.css'
import type { BoardRow } from './board-rows.ts'
import { StatusIcon } from './status-icon.tsx'

interface BoardBarProps {
  readonly rows: readonly BoardRow[]
  readonly shown: number
  readonly onCopy: () => void
  readonly onSort: (by: FrictionColumn) => void
  readonly isNarrow: boolean
  readonly children: ReactNode
}

/** Looks for frictions, narrows them down, groups and sorts them. */
export function BoardBar({ rows, shown, onCopy, onSort, isNarrow, children }: BoardBarProps) {
  const t = useText()
  const editor = useEditor()
  const context = useActions()
  const board = boardOf(editor)
  const filter = useBoard((state) => state.filter)
  const isGrouped = useBoard((state) => state.isGrouped)
  const sort = useBoard((state) => state.sort)
  const asked = useBoard((state) => state.asked)
  const hides = useEditorState(({ look }) => look.hideAssumed)
  const filters = useFilters(rows)
  const field = useRef<HTMLInputElement>(null)
  const answered = useRef(asked)
  useEffect(() => {
    if (answered.current === asked) return
    answered.current = asked
    field.current?.focus()
    field.current?.select()
  }, [asked])
  const narrowed = filter.statuses.length + filter.buckets.length + filter.stages.length
  const isFiltered = narrowed > 0 || filter.query !== ''
  const nameOf = (by: FrictionColumn) => t(`board.column-${by}`)
  return (
    <section className={styles.bar} aria-label={t('board.tools')}>
      <div className={styles.search}>
        <TextField
          ref={field}
          label={t('board.search')}
          labelHidden
          type="search"
          prefix={<Search size={14} aria-hidden />}
          placeholder={t('board.search')}
          value={filter.query}
          maxLength={120}
          onChange={({ target }) => board.setState({ filter: { ...filter, query: target.value } })}
        />
      </div>
      <Menu
        trigger={
          <Button size="small" icon={<ListFilter size={14} />} aria-pressed={narrowed > 0}>
            {narrowed > 0 ? t('board.filtered', { count: narrowed }) : t('board.filter')}
          </Button>
        }
        items={filters}
      />
      {isNarrow && (
        <Menu
          trigger={
            <Button size="small" icon={<ArrowDownUp size={14} />}>
              {nameOf(sort.by)}
            </Button>
          }
          items={[
            {
              kind: 'choice',
              label: t('board.sortBy'),
              value: sort.by,
              options: frictionColumns.map((value) => ({ value, label: nameOf(value) })),
              onChange: (value) => {
                const by = frictionColumns.find((each) => each === value)
                if (by && by !== sort.by) onSort(by)
              },
            },
            { kind: 'separator' },
            { label: t('board.turn'), onSelect: () => onSort(sort.by) },
          ]}
        />
      )}
      <IconButton
        size="small"
        label={t('board.group')}
        icon={<Rows3 size={16} />}
        pressed={isGrouped}
        onClick={() => board.setState({ isGrouped: !isGrouped })}
      />
      <IconButton
        size="small"
        label={t('action.hideAssumed')}
        icon={<ShieldQuestion size={16} />}
        pressed={hides}
        onClick={() => toggleHideAssumed.run(context())}
      />
      <IconButton size="small" label={t('board.copy')} icon={<ClipboardCopy size={16} />} onClick={onCopy} />
      {isFiltered && (
        <Button size="small" variant="quiet" onClick={() => board.setState({ filter: wholeBoard })}>
          {t('board.showing', { shown, count: rows.length })}
        </Button>
      )}
      <span className={styles.end}>{children}</span>
    </section>
  )
}

/** What frictions can be narrowed down by, as lines of a menu. */
function useFilters(rows: readonly BoardRow[]): readonly MenuItem[] {
  const t = useText()
  const language = useLanguage()
  const board = boardOf(useEditor())
  const filter = useBoard((state) => state.filter)
  const stages = useEditorState(({ map }) => map.stages)
  const check = <Key extends 'statuses' | 'buckets' | 'stages'>(
    key: Key,
    value: BoardFilter[Key][number],
    name: string,
    count: number,
    icon?: ReactNode,
  ): MenuItem => {
    const values: readonly string[] = filter[key]
    return {
      kind: 'check',
      label: t('board.nameAndCount', { name, count }),
      ...(icon === undefined ? {} : { icon }),
      checked: values.includes(value),
      onChange: (on) =>
        board.setState({
          filter: { ...filter, [key]: on ? [...values, value] : values.filter((each) => each !== value) },
        }),
    }
  }
  return [
    { kind: 'heading', label: t('panel.status') },
    ...frictionStatuses.map((status) =>
      check(
        'statuses',
        status,
        label('frictionStatus', status, language),
        rows.filter(({ friction }) => friction.status === status).length,
        <StatusIcon status={status} />,
      ),
    ),
    { kind: 'separator' },
    { kind: 'heading', label: t('panel.lossBucket') },
    ...([...lossBuckets, 'none'] as const).map((bucket) =>
      check('buckets', bucket, t(`board.bucket-${bucket}`), rows.filter((row) => row.bucket === bucket).length),
    ),
    { kind: 'separator' },
    {
      kind: 'submenu',
      label: t('panel.stages'),
      items: stages.map(({ id, title }) =>
        check('stages', id, title || t('untitled.stage'), rows.filter((row) => row.stages.includes(id)).length),
      ),
    },
    { kind: 'separator' },
    { label: t('board.clear'), onSelect: () => board.setState({ filter: wholeBoard }) },
  ]
}
