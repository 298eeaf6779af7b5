import { Plus } from 'lucide-react'
import { useCallback, useState } from 'react'
import { addFix, setFixed } from '../../../journey/edits/fixes.ts'
import { librarySolutions, solutionsFor } from '../../../journey/library/solutions.ts'
import { limits } from '../../../journey/model/limits.ts'
import type { Friction } from '../../../journey/model/schema.ts'
import { Button } from '../../components/button.tsx'
import type { Option } from '../../components/option-list.tsx'
import { useLanguage, useText } from '../../language/text.ts'
import { announce } from '../../state/announcements.ts'
import { useEditor, useEditorState } from '../../state/editor.ts'
import { CellPopover } from './cell-popover.tsx'
import { PickList } from './pick-list.tsx'
import { finding } from './use-choices.tsx'

interface AddFixProps {
  /** What the fix is against; without it, that is said afterwards. */
  readonly friction?: Friction
  readonly isPrimary?: boolean
}

/** Adds a fix: one that is known to help, one of the map, any of the library, or one in own words. */
export function AddFix({ friction, isPrimary = false }: AddFixProps) {
  const t = useText()
  const language = useLanguage()
  const editor = useEditor()
  const fixes = useEditorState(({ map }) => map.fixes)
  const [anchor, setAnchor] = useState<HTMLElement>()
  const search = useCallback(
    (query: string) => finding(optionsFor(friction, fixes, language, t), language)(query),
    [friction, fixes, language, t],
  )
  const add = (title: string, key?: string) => {
    editor.edit('step.addFix', undefined, () =>
      addFix(editor.doc, {
        title,
        frictions: friction ? [friction.id] : [],
        ...(key === undefined ? {} : { key }),
      }),
    )
    announce(t('panel.picked', { words: title }))
    setAnchor(undefined)
  }
  const pick = ({ key, label }: Option) => {
    const [kind, ...rest] = key.split(':')
    const id = rest.join(':')
    if (kind === 'library') return add(label, id)
    editor.edit('step.changeFix', undefined, () => setFixed(editor.doc, id, friction?.id ?? '', true))
    announce(t('panel.picked', { words: label }))
    setAnchor(undefined)
  }
  return (
    <>
      <Button
        size="small"
        variant={isPrimary ? 'primary' : 'quiet'}
        icon={<Plus size={14} />}
        aria-haspopup="dialog"
        onClick={({ currentTarget }) => setAnchor(currentTarget)}
      >
        {t('flow.addFix')}
      </Button>
      {anchor && (
        <CellPopover isList label={t('flow.addFix')} anchor={anchor} onClose={() => setAnchor(undefined)}>
          <PickList
            label={t('flow.addFixPlaceholder')}
            search={search}
            maxLength={limits.titleLength}
            onPick={pick}
            onOwnWords={(title) => add(title)}
          />
        </CellPopover>
      )}
    </>
  )
}

function optionsFor(
  friction: Friction | undefined,
  fixes: readonly {
    readonly id: string
    readonly title: string
    readonly key?: string | undefined
    readonly frictions: readonly string[]
  }[],
  language: 'en' | 'id',
  t: ReturnType<typeof useText>,
): readonly Option[] {
  const helping = friction ? solutionsFor(friction.key ?? '') : []
  const here = friction ? fixes.filter(({ frictions }) => frictions.includes(friction.id)) : fixes
  const used = new Set(here.map(({ key }) => key))
  const solution = (group: string) => (each: (typeof librarySolutions)[number] | (typeof helping)[number]) => ({
    key: `library:${each.key}`,
    label: each[language],
    group,
  })
  return [
    ...helping.filter(({ key }) => !used.has(key)).map(solution(t('flow.suggested'))),
    ...(friction ? fixes.filter((fix) => !here.includes(fix)) : []).map(({ id, title }) => ({
      key: `fix:${id}`,
      label: title || t('untitled.fix'),
      group: t('flow.onMap'),
    })),
    ...librarySolutions
      .filter(({ key }) => !used.has(key) && !helping.some((each) => each.key === key))
      .map(solution(t('flow.moreSolutions'))),
  ]
}
