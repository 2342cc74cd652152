import type { Rule } from '../rule.ts'
import { arrowsPointOneWay, layersStayPure, noImportsPastTheDoor } from './arrows.ts'
import { exportsAreDocumented, packagesIntroduceThemselves } from './docs.ts'
import { noLeftovers, noMachinePaths } from './leftovers.ts'
import { lockfileIsWhole } from './lockfile.ts'
import { shortFiles, shortFunctions, shortResolvers } from './size.ts'
import { allTestsRun, titlesAreSentences } from './tests.ts'

/** Every rule. Each has planted faults in rules.test.ts. */
export const rules: Record<string, Rule> = {
  shortFiles,
  shortFunctions,
  shortResolvers,
  noLeftovers,
  noMachinePaths,
  allTestsRun,
  titlesAreSentences,
  arrowsPointOneWay,
  noImportsPastTheDoor,
  layersStayPure,
  exportsAreDocumented,
  packagesIntroduceThemselves,
  lockfileIsWhole,
}
