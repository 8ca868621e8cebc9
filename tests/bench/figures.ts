/** What was asked of Graph for one purpose. */
export interface Figure {
  readonly units: number
  readonly requests: number
}

/** What was asked of Graph, by purpose. */
export type Figures = ReadonlyMap<string, Figure>

const NOTHING: Figure = { units: 0, requests: 0 }
const LINE = /^(samsyn_graph_resource_units_total|samsyn_graph_request_seconds_count)\{(.*)\} (\d+)$/

/** Reads what Samsyn tells its operators in Prometheus' form. */
export function figuresIn(metrics: string): Figures {
  const figures = new Map<string, Figure>()
  for (const line of metrics.split('\n')) {
    const [, name, labels = '', value] = LINE.exec(line) ?? []
    const purpose = /purpose="(\w+)"/.exec(labels)?.[1]
    if (purpose === undefined) continue
    const { units, requests } = figures.get(purpose) ?? NOTHING
    const isUnits = name === 'samsyn_graph_resource_units_total'
    figures.set(purpose, {
      units: isUnits ? units + Number(value) : units,
      requests: isUnits ? requests : requests + Number(value),
    })
  }
  return figures
}

export function difference(after: Figures, before: Figures): Figures {
  return combined(after, before, (a, b) => a - b)
}

export function sum(one: Figures, other: Figures): Figures {
  return combined(one, other, (a, b) => a + b)
}

function combined(one: Figures, other: Figures, how: (a: number, b: number) => number): Figures {
  const purposes = new Set([...one.keys(), ...other.keys()])
  return new Map(
    [...purposes].map((purpose) => {
      const [a, b] = [one.get(purpose) ?? NOTHING, other.get(purpose) ?? NOTHING]
      return [purpose, { units: how(a.units, b.units), requests: how(a.requests, b.requests) }]
    }),
  )
}

/** Resource units altogether, or for these purposes. */
export function unitsOf(figures: Figures, ...purposes: readonly string[]): number {
  const wanted = purposes.length > 0 ? purposes : [...figures.keys()]
  return wanted.reduce((total, purpose) => total + (figures.get(purpose)?.units ?? 0), 0)
}

/** Lines of a table with its columns aligned: the first to the left, the others to the right. */
export function table(rows: readonly (readonly (string | number)[])[]): string {
  const widths = (rows[0] ?? []).map((_, at) => Math.max(...rows.map((row) => String(row[at] ?? '').length)))
  const line = (row: readonly (string | number)[]) =>
    row.map((cell, at) =>
      at === 0 ? String(cell).padEnd(widths[0] ?? 0) : String(cell).padStart(widths[at] ?? 0),
    )
  return rows.map((row) => line(row).join('  ').trimEnd()).join('\n')
}
