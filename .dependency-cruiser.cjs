/** Who may import whom (docs/architecture.md). `reachable` rules count what is imported by way of others, too. */
const outside = '^(node_modules/|[a-z@][^./]*$|node:)'

/** @type {import('dependency-cruiser').IConfiguration} */
module.exports = {
  forbidden: [
    {
      name: 'no-cycles',
      severity: 'error',
      from: {},
      to: { circular: true, viaOnly: { dependencyTypesNot: ['type-only'] } },
    },
    {
      name: 'rules-are-pure',
      comment: 'Rules and state reach the kernel and the plan’s types only; of packages a schema validator.',
      severity: 'error',
      from: { path: '^src/[^/]+/(model|rules|state|events|evolve|commands|reading|[a-z]+-rules)\\.ts$' },
      to: { reachable: true, path: outside, pathNot: 'node_modules/zod/' },
    },
    {
      name: 'kernel-stands-alone',
      severity: 'error',
      from: { path: '^src/kernel/' },
      to: { path: '^src/', pathNot: ['^src/kernel/', '^src/plan/model\\.ts$'] },
    },
    {
      name: 'features-keep-their-insides',
      comment: 'A feature knows of another only its model.',
      severity: 'error',
      from: { path: '^src/(minutes|decisions|funds|booster-days|obstacles|voices|reports|meetings)/' },
      to: {
        path: '^src/(minutes|decisions|funds|booster-days|obstacles|voices|reports|meetings)/',
        pathNot: ['^src/$1/', '/(model|state)\\.ts$'],
      },
    },
    {
      name: 'only-teams-knows-botbuilder',
      severity: 'error',
      from: { pathNot: '^src/(teams/|app\\.ts$)' },
      to: { path: 'node_modules/(botbuilder|botframework)' },
    },
    {
      name: 'only-http-knows-restify',
      severity: 'error',
      from: { pathNot: '^src/(http/|app\\.ts$)' },
      to: { path: 'node_modules/(@types/)?restify' },
    },
    {
      name: 'only-sqlite-knows-sqlite',
      severity: 'error',
      from: { pathNot: '^src/(lists/sqlite/|app\\.ts$)' },
      to: { path: '^(node:)?sqlite$' },
    },
    {
      name: 'only-graph-knows-the-graph-client',
      severity: 'error',
      from: { pathNot: '^src/(graph/|open-store\\.ts$)' },
      to: { path: 'node_modules/(@microsoft/microsoft-graph|@azure/)' },
    },
    {
      name: 'only-sharepoint-knows-graph',
      comment: 'What is kept in lists does not know where they are.',
      severity: 'error',
      from: { pathNot: '^src/(graph/|lists/sharepoint/|open-store\\.ts$|doctor/|cli/|metrics/)' },
      to: { path: '^src/graph/', pathNot: '^src/graph/meter\\.ts$' },
    },
    {
      name: 'only-the-tab-knows-react',
      severity: 'error',
      from: { pathNot: '^src/tab/' },
      to: { path: 'node_modules/(react|react-dom|@fluentui|@microsoft/teams-js)' },
    },
    {
      name: 'the-tab-knows-no-server',
      comment:
        'The tab takes types, words and pure helpers; never something that reaches the server’s packages.',
      severity: 'error',
      from: { path: '^src/tab/' },
      to: {
        reachable: true,
        path: ['node_modules/(botbuilder|restify|pino|luxon|date-holidays|pdfkit|docx)', '^node:'],
      },
    },
    {
      name: 'adapters-are-named-in-app-only',
      severity: 'error',
      from: {
        pathNot: [
          '^src/(app|main|open-store)\\.ts$',
          '^src/lists/(sqlite|sharepoint)/',
          '^src/(doctor/|cli/provision)',
        ],
      },
      to: {
        path: '^src/lists/(sqlite|sharepoint)/',
        pathNot: '^src/lists/sqlite/(open-database|database-advice|mirror)\\.ts$',
      },
    },
    {
      name: 'no-orphans',
      severity: 'error',
      from: { orphan: true, pathNot: ['\\.d\\.ts$', '^src/cli/', 'vite\\.config\\.mts$'] },
      to: {},
    },
  ],
  options: {
    tsConfig: { fileName: 'tsconfig.json' },
    tsPreCompilationDeps: true,
    doNotFollow: { path: 'node_modules' },
    exclude: { path: '^dist/' },
  },
}
