import { createRequire } from 'node:module'

/** The sample plan as it was built, for programs that Node runs without building them. */
export const { samplePlan } = createRequire(import.meta.url)(
  '../../dist/plan/sample/sample-plan.js',
) as typeof import('../../src/plan/sample/sample-plan.js')
