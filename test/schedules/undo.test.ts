import { describeFailingUndo, describeUndo } from './undo-properties.ts'

describeUndo(200)
describeFailingUndo()
