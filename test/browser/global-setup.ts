import type { TestProject } from 'vitest/node'
import { provideLocal } from '../acceptance/global-setup.ts'

/** One local cloud for all pages, its sites built as for a deployment. The kit of the acceptance tests works on it, too. */
export default (project: TestProject): Promise<() => Promise<void>> => provideLocal(project, { sites: 'built' })
