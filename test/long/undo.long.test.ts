import { describeUndo } from '../schedules/undo-properties.ts'

/** Another run looks elsewhere: `JEJAK_FIRST_SEED=20000 npm run test:long`. */
describeUndo(10_000, Number(process.env.JEJAK_FIRST_SEED ?? 0))
