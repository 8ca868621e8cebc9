import type { Downloaded } from './api'

/** Saves a file that was fetched with the sign-in, which a plain link could not carry. */
export function save({ blob, name }: Downloaded): void {
  const link = document.createElement('a')
  link.href = URL.createObjectURL(blob)
  link.download = name
  link.click()
  // The browser has to have begun before the address may go.
  setTimeout(() => URL.revokeObjectURL(link.href), 60_000)
}
