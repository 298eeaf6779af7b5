/** The words that a page may need before anything is shown: the build leaves no others here. */
export { en as words } from './index.ts'
