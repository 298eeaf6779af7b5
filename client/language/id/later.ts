/** The words of what is fetched when it is asked for: the build leaves no others here. */
export { id as words } from './index.ts'
