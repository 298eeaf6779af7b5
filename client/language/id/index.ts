import { announce, outline } from './announce.ts'
import { board, boardAction, boardKeyword, boardStep } from './board.ts'
import { colour } from './colour.ts'
import type { Catalogue } from '../messages.ts'
import { action, canvas, step } from './canvas.ts'
import { comments, commentsAction, commentsKeyword } from './comments.ts'
import { command } from './command.ts'
import { economics, economicsAction, economicsKeyword } from './economics.ts'
import { exports, exportsAction } from './exports.ts'
import { figure } from './figure.ts'
import { flow, flowStep } from './flow.ts'
import { grid } from './grid.ts'
import { history, historyAction, historyKeyword, historyStep } from './history.ts'
import { imports, importsAction, importsKeyword, importsStep } from './imports.ts'
import { keyword } from './keyword.ts'
import { library } from './library.ts'
import { map, save } from './map.ts'
import { metric, metricStep } from './metric.ts'
import { panel, panelStep, tray } from './panel.ts'
import { pointer, pointerAction, pointerStep } from './pointer.ts'
import { onePager, onePagerAction, onePagerKeyword } from './one-pager.ts'
import { paste, pasteAction, pasteStep } from './paste.ts'
import { present, presentAction, presentKeyword } from './present.ts'
import { problem } from './problem.ts'
import { reality, realityAction, realityKeyword, realityStep } from './reality.ts'
import { share, shareAction, shareKeyword } from './share.ts'
import { shell } from './shell.ts'
import { signIn } from './sign-in.ts'
import { untitled } from './untitled.ts'
import { find, view, viewAction, viewStep } from './view.ts'
import { viewer, viewerAction, viewerKeyword } from './viewer.ts'
import { whatIf, whatIfAction, whatIfKeyword, whatIfStep } from './what-if.ts'
import { workbook, workbookAction, workbookKeyword, workbookStep } from './workbook.ts'

/** Every Indonesian message, by area. */
export const id: Catalogue = {
  shell,
  signIn,
  untitled,
  library,
  pointer,
  problem,
  colour,
  announce,
  outline,
  canvas,
  action: {
    ...action,
    ...pointerAction,
    ...exportsAction,
    ...pasteAction,
    ...viewAction,
    ...importsAction,
    ...realityAction,
    ...economicsAction,
    ...boardAction,
    ...whatIfAction,
    ...workbookAction,
    ...onePagerAction,
    ...viewerAction,
    ...shareAction,
    ...presentAction,
    ...historyAction,
    ...commentsAction,
  },
  command,
  keyword: {
    ...keyword,
    ...importsKeyword,
    ...realityKeyword,
    ...economicsKeyword,
    ...boardKeyword,
    ...whatIfKeyword,
    ...workbookKeyword,
    ...onePagerKeyword,
    ...viewerKeyword,
    ...shareKeyword,
    ...presentKeyword,
    ...historyKeyword,
    ...commentsKeyword,
  },
  find,
  view,
  grid,
  map,
  save,
  panel,
  figure,
  metric,
  flow,
  economics,
  tray,
  paste,
  imports,
  reality,
  board,
  whatIf,
  onePager,
  share,
  present,
  history,
  comments,
  viewer,
  exports,
  workbook,
  step: {
    ...step,
    ...pointerStep,
    ...panelStep,
    ...metricStep,
    ...flowStep,
    ...pasteStep,
    ...viewStep,
    ...importsStep,
    ...realityStep,
    ...boardStep,
    ...whatIfStep,
    ...workbookStep,
    ...historyStep,
  },
}
