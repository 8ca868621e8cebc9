/** @type {import('jest').Config} */
module.exports = {
  rootDir: '..',
  testMatch: ['<rootDir>/tests/**/*.test.ts', '<rootDir>/tests/**/*.test.tsx'],
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
  testTimeout: 20_000,
}
