/** Exit codes of the commands. */
export const DONE = 0
export const FAILED = 1
export const WRONG_USAGE = 2

/** Where a command says what it did, what is wrong, and how far it has come. */
export interface Terminal {
  say(line: string): void
  complain(line: string): void
  /** Shows a line that the next one replaces; an empty one clears it. */
  progress(line: string): void
}

/** A command: its arguments, its environment and its terminal. Answers the exit code of the process. */
export type Command = (args: readonly string[], env: NodeJS.ProcessEnv, terminal: Terminal) => Promise<number>

/** Runs a command as this process: its arguments, its environment, its terminal and its exit code. */
export function asProcess(command: Command): void {
  command(process.argv.slice(2), process.env, PROCESS_TERMINAL).then(
    (code) => {
      process.exitCode = code
    },
    (error: unknown) => {
      console.error(error)
      process.exitCode = FAILED
    },
  )
}

/** Progress is shown only where somebody can watch it. */
const PROCESS_TERMINAL: Terminal = {
  say: (line) => console.log(line),
  complain: (line) => console.error(line),
  progress: (line) => {
    if (process.stderr.isTTY) process.stderr.write(`\r\u001b[K${line}`)
  },
}
