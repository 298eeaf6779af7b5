import { describeUndo } from '../schedules/undo-properties.ts'

describeUndo(10_000)
