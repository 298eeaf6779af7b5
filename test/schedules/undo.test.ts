import { describeUndo } from './undo-properties.ts'

describeUndo(200)
