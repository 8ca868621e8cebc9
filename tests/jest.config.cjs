const { resolve } = require('node:path')

/** Whatever keeps something in lists: run once with them in SQLite, and once in SharePoint (simulated). */
const KEEPING =
  '/tests/(integration|matters|reconcile|plan|plan-upkeep|teams|http|minutes/service|decisions/races|obstacles/service).*\\.test\\.ts$'

const base = {
  rootDir: resolve(__dirname, '..'),
  transform: {
    '\\.(ts|tsx|mjs|js)$': [
      '@swc/jest',
      {
        jsc: { target: 'es2024', parser: { syntax: 'typescript', tsx: true } },
        module: { type: 'commonjs' },
      },
    ],
  },
  // Packages that are published as ES modules only.
  transformIgnorePatterns: [
    '/node_modules/(?!(marked|unpdf|yauzl|https-proxy-agent|http-proxy-agent|agent-base|proxy-agent-negotiate)/)',
  ],
}

/** @type {import('jest').Config} */
module.exports = {
  projects: [
    { ...base, displayName: 'sqlite', testMatch: ['<rootDir>/tests/**/*.test.{ts,tsx}'] },
    {
      ...base,
      displayName: 'sharepoint',
      testRegex: [KEEPING],
      testPathIgnorePatterns: ['/node_modules/', '/integration/sharepoint-'],
      setupFiles: [resolve(__dirname, 'support/lists-in-sharepoint.cjs')],
    },
  ],
  // Jest would leave one core free; the tests wait much of the time.
  maxWorkers: '100%',
  testTimeout: 20_000,
}
