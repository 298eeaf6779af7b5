// @vitest-environment happy-dom
import { act } from 'react'
import { type Root, createRoot } from 'react-dom/client'
import { afterEach, beforeEach, expect, test } from 'vitest'
import * as Y from 'yjs'
import { rateActions } from '../../../client/actions/rate-touchpoints.ts'
import { handTool } from '../../../client/actions/tool.ts'
import { ActionButton } from '../../../client/actions/tool-bar.tsx'
import { OpenMap } from '../../../client/actions/use-actions.tsx'
import { TooltipProvider } from '../../../client/components/tooltip.tsx'
import { speak } from '../../../client/language/text.ts'
import { type Editor, openEditor } from '../../../client/state/editor.ts'
import { type Workplace, createWorkplace } from '../../../client/state/workplace.ts'
import { seedMap } from '../../../journey/doc/seed.ts'
import { smallMap, touchpoint } from '../../helpers/laid-out.ts'

let editor: Editor
let workplace: Workplace
let root: Root

beforeEach(async () => {
  globalThis.IS_REACT_ACT_ENVIRONMENT = true
  await speak('en', { remember: false })
  const doc = new Y.Doc()
  seedMap(doc, smallMap([touchpoint('t', 'a0')], { personas: [{ id: 'p', title: 'Rani', order: 'a0' }] }))
  editor = openEditor(doc)
  workplace = createWorkplace({ mode: 'map', panelOpen: false })
  document.body.innerHTML = '<div id="app"></div>'
  root = createRoot(document.getElementById('app') as HTMLElement)
  const [rateBetter = handTool] = rateActions
  act(() =>
    root.render(
      <OpenMap editor={editor} workplace={workplace}>
        <TooltipProvider>
          <ActionButton action={rateBetter} />
          <ActionButton action={handTool} />
        </TooltipProvider>
      </OpenMap>,
    ),
  )
})

afterEach(() => {
  act(() => root.unmount())
  editor.close()
})

const buttons = () => [...document.querySelectorAll('button')]

test('a button can be pressed as soon as its action can be done, and no longer', () => {
  expect(buttons()[0]?.disabled).toBe(true)
  act(() => editor.select(['t']))
  expect(buttons()[0]?.disabled).toBe(false)
  act(() => editor.select([]))
  expect(buttons()[0]?.disabled).toBe(true)
})

test('a button shows what is on, whatever has switched it on', () => {
  expect(buttons()[1]?.getAttribute('aria-pressed')).toBe('false')
  act(() => workplace.setState({ tool: 'hand' }))
  expect(buttons()[1]?.getAttribute('aria-pressed')).toBe('true')
})
