// @vitest-environment happy-dom
import { afterEach, beforeEach, expect, test } from 'vitest'
import { takeKeysOfPage } from '../../../client/actions/page-keys.ts'

let end: () => void
let keys: string[]

beforeEach(() => {
  document.body.innerHTML = `
    <header><button id="view">View</button><button id="help" aria-haspopup="menu">Help</button></header>
    <aside><button id="panel">Panel</button></aside>
    <div role="grid"><div id="place" tabindex="0"></div></div>`
  keys = []
  const place = document.querySelector<HTMLElement>('#place')
  place?.addEventListener('keydown', ({ key }) => keys.push(key))
  end = takeKeysOfPage(() => place?.focus())
})
afterEach(() => end())

function press(id: string, key: string): void {
  const target = document.querySelector<HTMLElement>(id)
  target?.focus()
  target?.dispatchEvent(new KeyboardEvent('keydown', { key, bubbles: true, cancelable: true }))
}

test('keys pressed nowhere go to the map', () => {
  press('body', 'n')
  expect(keys).toEqual(['n'])
})

test('a button above the map on which a pointer has left the focus lets the map have the keys it does nothing with', () => {
  press('#view', 'ArrowRight')
  press('#view', '2')
  expect(keys).toEqual(['ArrowRight', '2'])
  expect(document.activeElement?.id).toBe('place')
  for (const key of ['Enter', ' ', 'Delete', 'Backspace', 'Tab']) press('#view', key)
  expect(keys).toEqual(['ArrowRight', '2'])
})

test('a menu keeps the arrows that open it, an open popover all keys, and the panel its own', () => {
  press('#help', 'ArrowDown')
  document.querySelector('#view')?.setAttribute('aria-expanded', 'true')
  press('#view', 'ArrowDown')
  press('#panel', 'ArrowDown')
  expect(keys).toEqual([])
})

test('who has gone to a button with Tab keeps its keys there, until the map or a pointer has the focus again', () => {
  press('#place', 'Tab')
  press('#view', 'ArrowRight')
  expect(keys).toEqual(['Tab'])
  window.dispatchEvent(new Event('pointerdown'))
  press('#view', 'ArrowRight')
  expect(keys).toEqual(['Tab', 'ArrowRight'])
})
