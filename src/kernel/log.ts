/** Where faults and events worth knowing are written, each once and with its cause. Pino fits. */
export interface Log {
  info(facts: object, message: string): void
  warn(facts: object, message: string): void
  error(facts: object, message: string): void
}
