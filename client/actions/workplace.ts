import { CaseSensitive, Command, Keyboard, ListTree, Map as MapIcon, Mouse, PanelRight } from 'lucide-react'
import { prefer, usePreferences } from '../state/preferences.ts'
import { openOrClosePanel } from '../state/workplace.ts'
import type { Action } from './action.ts'

const always = () => true

/** Finds any action by its name. */
export const openPalette: Action = {
  id: 'open-palette',
  group: 'find',
  label: 'action.openPalette',
  keywords: 'keyword.palette',
  icon: Command,
  shortcuts: ['$mod+k'],
  scope: 'page',
  isEnabled: always,
  run: ({ workplace }) => workplace.setState({ dialog: { kind: 'palette' } }),
}

/** Shows which keys do what. */
export const openShortcuts: Action = {
  id: 'open-shortcuts',
  group: 'find',
  label: 'action.openShortcuts',
  keywords: 'keyword.shortcuts',
  noTouch: true,
  icon: Keyboard,
  // Layouts differ in whether the question mark needs Shift.
  shortcuts: ['Shift+?', '?'],
  scope: 'page',
  isEnabled: always,
  run: ({ workplace }) => workplace.setState({ dialog: { kind: 'shortcuts' } }),
}

export const togglePanel: Action = {
  id: 'toggle-panel',
  group: 'view',
  label: 'action.panel',
  keywords: 'keyword.panel',
  icon: PanelRight,
  shortcuts: ['$mod+\\'],
  scope: 'page',
  isEnabled: always,
  isOn: ({ workplace }) => workplace.getState().panelOpen,
  run: ({ workplace }) => openOrClosePanel(workplace, !workplace.getState().panelOpen),
}

/** Shows the map as an outline, or drawn again. */
export const toggleOutline: Action = {
  id: 'toggle-outline',
  group: 'view',
  label: 'action.outline',
  keywords: 'keyword.outline',
  icon: ListTree,
  shortcuts: ['g'],
  scope: 'page',
  isEnabled: always,
  isOn: ({ workplace }) => workplace.getState().mode === 'outline',
  run: ({ workplace }) => workplace.setState(({ mode }) => ({ mode: mode === 'outline' ? 'map' : 'outline' })),
}

/** Shows the small picture of the whole map on the drawing, or hides it. */
export const toggleOverview: Action = {
  id: 'toggle-overview',
  group: 'view',
  label: 'action.overview',
  keywords: 'keyword.overview',
  icon: MapIcon,
  isEnabled: ({ workplace }) => workplace.getState().mode === 'map',
  isOn: ({ workplace }) => workplace.getState().overviewShown,
  run: ({ workplace }) =>
    workplace.setState(({ overviewShown }) => ({ overviewOpen: !overviewShown, overviewAsked: !overviewShown })),
}

export const toggleSingleKeys: Action = {
  id: 'toggle-single-keys',
  group: 'map',
  label: 'action.singleKeys',
  keywords: 'keyword.singleKeys',
  icon: CaseSensitive,
  noTouch: true,
  isEnabled: always,
  isOn: () => usePreferences.getState().singleKeys,
  run: () => prefer({ singleKeys: !usePreferences.getState().singleKeys }),
}

export const toggleWheelZoom: Action = {
  id: 'toggle-wheel-zoom',
  group: 'map',
  label: 'action.wheelZoom',
  keywords: 'keyword.wheelZoom',
  icon: Mouse,
  noTouch: true,
  isEnabled: always,
  isOn: () => usePreferences.getState().wheel === 'zoom',
  run: () => prefer({ wheel: usePreferences.getState().wheel === 'zoom' ? 'pan' : 'zoom' }),
}
